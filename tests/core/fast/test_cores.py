"""Sharing a job between threads: every piece once, errors reported, several callers at a time."""

import threading
from collections import Counter

import pytest

from clawdemy_gui.core.fast.cores import crew_for, share, threads


@pytest.mark.parametrize("pieces", [0, 1, 2, 1000])
@pytest.mark.parametrize("workers", [1, 2, 7])
def test_every_piece_is_done_once(pieces, workers):
    done = []
    share(pieces, [done.append] * workers)
    assert Counter(done) == Counter(range(pieces))


def test_small_jobs_stay_in_one_thread():
    assert crew_for(1437) == 1
    assert crew_for(1437, times=10) == threads()
    assert crew_for(60_000) == threads() >= 1
    seen = set()
    share(50, [lambda piece: seen.add(threading.get_ident())])
    assert seen == {threading.get_ident()}


@pytest.mark.parametrize("workers", [1, 3])
def test_an_error_in_a_piece_reaches_the_caller(workers):
    def worker(piece):
        if piece == 40:
            raise ValueError("piece 40")

    with pytest.raises(ValueError, match="piece 40"):
        share(100, [worker] * workers)
    share(3, [lambda piece: None] * workers)


def test_several_callers_may_share_at_the_same_time():
    counts = [Counter() for _ in range(6)]
    locks = [threading.Lock() for _ in counts]

    def counting(number):
        def work(piece):
            with locks[number]:
                counts[number][piece] += 1

        return work

    callers = [
        threading.Thread(target=share, args=(500, [counting(number)] * 3)) for number in range(len(counts))
    ]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join(20)
    assert all(count == Counter(range(500)) for count in counts)
