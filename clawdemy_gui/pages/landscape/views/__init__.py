"""What the Landscape page can look closer at, a file a view."""
