"""The Myths page."""
