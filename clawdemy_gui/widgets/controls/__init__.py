"""What one turns, slides, types into and chooses with."""
