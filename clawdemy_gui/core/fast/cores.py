"""Shares one job between the processor's cores: a few threads take numbered pieces until none is left.

numpy lets go of the interpreter while it works, so threads do share the cores; BLAS itself runs one thread
(clawdemy_gui/__init__.py says why).
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import count

_WORTH_SHARING = 5000
"""Fewer images, fed through a network once, are done before a second thread has woken up: two threads take no
less time by the clock for them (a processor at rest) and half as much again of the processor's."""
_MOST_THREADS = 4
"""More than this mostly wait for each other: the pieces are short."""


@cache
def threads() -> int:
    """How many threads work on a large job, the caller's own among them."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(allowed or 1, _MOST_THREADS)


def crew_for(images: int, times: float = 1) -> int:
    """How many threads should work on so many images; `times`: as long as so many forward passes of each."""
    return threads() if images * times >= _WORTH_SHARING else 1


@cache
def _others() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads() - 1, thread_name_prefix="core")


def share(pieces: int, workers: Sequence[Callable[[int], None]]) -> None:
    """Call some worker with each number 0…pieces-1; each worker runs in one thread, the first in this one.

    Which worker gets which piece is left to chance, so a piece must not depend on its worker.
    An exception in any of them is raised here, when all have stopped.
    """
    take = count().__next__

    def work(worker: Callable[[int], None]) -> None:
        while (piece := take()) < pieces:
            worker(piece)

    started = [_others().submit(work, worker) for worker in workers[1:pieces]]
    try:
        work(workers[0])
    finally:
        _finish(started)


def _finish(started: list[Future[None]]) -> None:
    """Wait for those that began; one still waiting for a thread is not needed any more."""
    for future in started:
        if not future.cancel():
            future.result()
