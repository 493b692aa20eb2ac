"""The One image page."""
