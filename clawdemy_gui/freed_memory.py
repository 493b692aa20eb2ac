"""Gives freed memory back to the system where its C library would rather keep it.

glibc learns from every large array that is freed to keep such memory for the next one, up to 32 MiB each, and
in an arena for each thread. What 60,000 images need for a moment then stays with the process, in pieces that
fit nothing: 100 MiB and more after some thousand events.
"""

import ctypes
import sys
from collections.abc import Callable

_ARENAS, _ARENAS_AT_MOST = -8, 2
_MAPPED, _MAPPED_FROM = -3, 4 * 2**20
"""mallopt's names, and bytes: arrays from this size on are mapped, and gone when they are freed."""


GIVEN_BACK_EVERY_MS = 20_000


def give_back_large_arrays() -> None:
    """From now on, where the C library is glibc; elsewhere nothing happens."""
    mallopt = _from_c_library("mallopt")
    if mallopt is not None:
        mallopt(_ARENAS, _ARENAS_AT_MOST)
        mallopt(_MAPPED, _MAPPED_FROM)


def give_back_small_pieces() -> None:
    """Whole pages that are free between pieces in use; call it now and then. It takes a few milliseconds."""
    malloc_trim = _from_c_library("malloc_trim")
    if malloc_trim is not None:
        malloc_trim(0)


def _from_c_library(name: str) -> Callable[..., object] | None:
    """The function of this name, if the C library is glibc."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
