"""One myth a file; each ends with its MYTH."""
