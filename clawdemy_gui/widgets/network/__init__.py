"""The drawing of a network: an image, columns of neurons, ten outputs."""
