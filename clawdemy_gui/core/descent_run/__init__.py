"""A descent as a whole: its schedule, its history, and a diagnosis of it."""
