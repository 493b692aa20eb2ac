"""The network in front as code to take away: short scripts for numpy and PyTorch, and the files they read."""
