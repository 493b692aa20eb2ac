"""What the Dials page can look closer at, a file a view."""
