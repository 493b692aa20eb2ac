"""The guided lesson and the practice: steps as data, what counts as done, and leading through them."""
