"""Slices of the landscape: directions to look along, their surveys, and a network’s twins."""
