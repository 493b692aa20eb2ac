"""A descent as a whole: its legs, its history, and what is happening in it."""
