"""Gives freed memory back to the system where its C library would rather keep it.

glibc learns from every large array that is freed to keep such memory for the next one, up to 32 MiB each, and
in an arena for each thread. What 60,000 images need for a moment then stays with the process, in pieces that
fit nothing: 100 MiB and more after some thousand events.
"""

import ctypes
import sys

_ARENAS, _ARENAS_AT_MOST = -8, 2
_MAPPED, _MAPPED_FROM = -3, 4 * 2**20
"""mallopt's names, and bytes: arrays from this size on are mapped, and gone when they are freed."""


def give_back() -> None:
    """From now on, where the C library is glibc; elsewhere nothing happens."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_ARENAS, _ARENAS_AT_MOST)
        mallopt(_MAPPED, _MAPPED_FROM)
