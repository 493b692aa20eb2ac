"""What the column of the Small valley page can show, a file a view."""
