"""An explorer of a neural network's cost, for the lesson “What learning really means”."""

import os

# Our own worker threads share the cores; a BLAS pool beside them halves the speed and makes the window
# stutter (OpenBLAS reads this once, when numpy is first imported).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
