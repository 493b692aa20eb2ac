"""The charts that stand beside the wall on the Training set page, one file each."""
