"""What the Training set page can look closer at, a file a view."""
