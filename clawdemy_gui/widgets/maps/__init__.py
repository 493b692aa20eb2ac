"""Maps of cells and of heights."""
