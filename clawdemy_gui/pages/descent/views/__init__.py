"""What the column of the Descent page can show, a file a view."""
