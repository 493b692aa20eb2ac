"""What the One image page can look closer at, a file a view."""
