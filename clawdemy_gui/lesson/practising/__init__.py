"""The practice on the screen, a file a kind."""
