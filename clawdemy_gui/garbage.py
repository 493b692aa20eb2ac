"""Collects Python's garbage in the window's thread alone.

Left to itself Python collects in whichever thread happens to make the next object. A widget that nobody holds
any more would then be destroyed in a worker's thread, which Qt does not allow and may not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


def collect_in_thread_of(owner: QObject) -> None:
    """From now on, once a second while there is an event loop; never looks through what exists already."""
    gc.disable()
    gc.freeze()
    timer = QTimer(owner, interval=_EVERY_MS)
    timer.timeout.connect(collect_what_is_due)
    timer.start()


def collect_what_is_due() -> None:
    """The oldest generation that Python would collect by itself now, with all younger ones."""
    for generation, (count, threshold) in reversed(
        [*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]
    ):
        if count > threshold > 0:
            gc.collect(generation)
            return
