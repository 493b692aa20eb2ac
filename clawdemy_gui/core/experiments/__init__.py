"""The experiments of the Myths page as mathematics: seeded generators that yield a Step now and then.

Each takes a network, images and labels, and a seed; the same seed finds the same on the same machine. Only a
measured rate, which says how fast this machine is, differs from run to run.
"""
