"""What the guide and the practice are drawn with."""
