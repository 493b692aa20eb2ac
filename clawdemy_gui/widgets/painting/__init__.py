"""The strokes and colours that every drawing is made of."""
