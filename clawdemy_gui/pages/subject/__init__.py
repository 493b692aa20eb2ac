"""The row that chooses network and images, shared by the pages after the first."""
