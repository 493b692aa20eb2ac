"""The Small valley page."""
