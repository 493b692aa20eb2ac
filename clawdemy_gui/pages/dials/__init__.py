"""The Dials page."""
