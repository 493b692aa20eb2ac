"""Qt drawing: plain numbers in, plain numbers out; no widget has heard of the lesson."""
