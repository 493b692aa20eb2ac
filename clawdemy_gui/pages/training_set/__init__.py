"""The Training set page."""
