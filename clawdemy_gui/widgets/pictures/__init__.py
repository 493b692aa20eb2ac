"""Images of digits, one or many."""
