"""Frames, lines of text and lists: what holds the rest together."""
