"""The Descent page."""
