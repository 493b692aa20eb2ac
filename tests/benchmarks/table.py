"""Prints one table of ratios to our peers: python -m tests.benchmarks [--short] [--record] | [--recorded].

The table is for MNIST, by the clock, each on every core, as our goals were set; contenders take turns and
wait until others leave the processor. `--short` counts processor time on the embedded digits, one thread a
peer and without PyTorch, so that a busy machine without MNIST can judge. Both fail when a ratio stays more
than 30 % under what is recorded for this very processor. `--record` writes what was found; `--recorded`
prints what was found on each kind of processor. The record of avx2 is from a processor with AVX-512 that was
told to leave it unused: NPY_DISABLE_CPU_FEATURES="X86_V4 AVX512_ICL AVX512_SPR" OPENBLAS_CORETYPE=Haswell
ATEN_CPU_CAPABILITY=avx2 DNNL_MAX_CPU_ISA=AVX2.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.jobs import (
    BEST,
    EPOCH,
    GRADIENT,
    SWEEP,
    TOTAL,
    TURN,
    USUAL,
    Data,
    Job,
    embedded,
    jobs,
    limits,
    plane_name,
    real_mnist,
    torch_peers,
)
from tests.benchmarks.processors import kind, model, processor
from tests.benchmarks.quiet import wait_for_quiet

RECORDED = Path(__file__).with_name("recorded.json")
MAY_FALL = 0.3
LIMIT = "limit"
GOALS = {
    (TOTAL, USUAL): (1.7, 1.4),
    (GRADIENT, USUAL): (2.6, 1.9),
    (EPOCH, USUAL): (16, 14.5),
    (EPOCH, BEST): (3.1, 2.6),
    (TURN, USUAL): (28, 14),
    (SWEEP, USUAL): (36.5, 20.1),
    (plane_name(51, 2000), USUAL): (14, 7),
    (plane_name(51, 2000), BEST): (4.6, 2.7),
}
"""What each ratio should be, with AVX-512 and with AVX2; one that falls short is written beside its goal."""
HEAD = """\
| job, {data} unless said | ours | peer | peer's | ratio | limit | share of the limit |
|---|---|---|---|---|---|---|"""


class Way(NamedTuple):
    """How to measure."""

    part: str
    """Of the record."""
    data: Callable[[], Data]
    rounds: int
    by_the_clock: bool
    least: float
    """Seconds that one measurement takes: processor time comes in coarse steps, threads are slow to wake."""


FULL = Way("by the clock", real_mnist, 9, True, 0.15)
SHORT = Way("short", embedded, 5, False, 0.05)
_MORE = 5
"""Rounds of a job that is called once in each, for one: single calls scatter."""
TRIES, LONGER, REST_S = 3, 15, 10
"""What seems to have fallen is measured again: other programs may crowd the cache for a while."""


class Taken(NamedTuple):
    """Seconds of one call."""

    clock: float
    processor: float
    """Of all threads."""


class Found(NamedTuple):
    """What a job took, by the median of its turns."""

    ours: float
    """Seconds."""
    ratios: dict[str, float]
    """For each peer its seconds divided by ours; for the limit the same in processor time."""


def taken(function: Callable[[], object], least: float) -> Taken:
    """The mean of as many calls as take long enough."""
    calls, began, processor_began = 0, time.perf_counter(), time.process_time()
    while not calls or time.process_time() - processor_began < least or time.perf_counter() - began < least:
        function()
        calls += 1
    return Taken((time.perf_counter() - began) / calls, (time.process_time() - processor_began) / calls)


def measured(job: Job, way: Way, rounds: int) -> Found:
    """Ours, each peer and the limit by turns."""
    multiply, products, curve, elements = limits()

    alone = way.by_the_clock and job.after_a_pause

    def seconds(function: Callable[[], object]) -> Taken:
        if way.by_the_clock:
            wait_for_quiet()
        return taken(function, 0 if alone else way.least)

    ours, limits_found = [], []
    of_forms = {name: [[] for _ in forms] for name, forms in job.peers.items()}
    for _ in range(rounds * (_MORE if alone else 1)):
        own = seconds(job.ours)
        ours.append(own.clock if way.by_the_clock else own.processor)
        for name, forms in job.peers.items():
            for form, found in zip(forms, of_forms[name], strict=True):
                time = seconds(form.run)
                found.append((time.clock if way.by_the_clock else time.processor) / form.share / ours[-1])
        product, sigmoids = seconds(multiply).processor, seconds(curve).processor
        limit = product / products * job.products + sigmoids / elements * job.sigmoids
        limits_found.append(limit / own.processor)
    # The best form, not the luckiest call of all forms in each round: ours has one form, and no luck.
    ratios = {name: min(median(found) for found in forms) for name, forms in of_forms.items()}
    return Found(median(ours), ratios | {LIMIT: median(limits_found)})


def rows(job: Job, found: Found) -> list[str]:
    limit = found.ours * found.ratios[LIMIT]
    return [
        f"| {job.name} | {_time(found.ours)} | {peer} | {_time(found.ours * found.ratios[peer])} "
        f"| {_beside_goal(found.ratios[peer], job.name, peer, kind())} | {_time(limit)} "
        f"| {found.ratios[LIMIT]:.0%} |"
        for peer in job.peers
    ]


def _beside_goal(ratio: float, job: str, peer: str, kind_of_processor: str) -> str:
    """The ratio; “of” its goal where it is missed."""
    wide, narrow = GOALS.get((job, peer), (0.0, 0.0))
    goal = wide if kind_of_processor == "avx512" else narrow
    return f"{ratio:.3g} of {goal:g}" if ratio < goal else f"{ratio:.3g}"


def _time(seconds: float) -> str:
    return f"{1000 * seconds:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def both_kinds(recorded: dict[str, dict[str, dict[str, dict[str, float]]]]) -> list[str]:
    """What is recorded for this processor with and without AVX-512, a row for each job and peer."""
    names = ("avx512", "avx2")
    kinds = [recorded.get(f"{model()} ({name})", {}).get(FULL.part, {}) for name in names]
    lines = [
        "| job, MNIST unless said | peer | AVX-512: ours | ratio | of the limit | AVX2: ours | ratio "
        "| of the limit |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for job, figures in kinds[0].items():
        others = [each.get(job, {}) for each in kinds]
        for peer in (name for name in figures if name not in ("ours, ms", LIMIT)):
            cells = [
                f"{_time(each['ours, ms'] / 1000)} | {_beside_goal(each[peer], job, peer, name)} "
                f"| {each[LIMIT]:.0%}"
                if peer in each
                else "– | – | –"
                for name, each in zip(names, others, strict=True)
            ]
            lines.append(f"| {job} | {peer} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Print the table, then judge or record."""
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    if "--recorded" in sys.argv:
        print("\n".join(both_kinds(recorded)))
        return
    way = SHORT if "--short" in sys.argv else FULL
    known = recorded.get(processor(), {})
    expected, written, fallen, data = known.get(way.part, {}), {}, [], way.data()
    print(f"{processor()}, {'the clock' if way.by_the_clock else 'processor time of all threads'}\n")
    print(HEAD.format(data=data.name))
    for job in jobs(data, with_torch=torch_peers is not None and way is FULL):
        found = measured(job, way, way.rounds)
        print("\n".join(rows(job, found)), flush=True)
        figures = {name: round(ratio, 2) for name, ratio in found.ratios.items()}
        written[job.name] = {"ours, ms": float(f"{1000 * found.ours:.3g}"), **figures}
        if _fallen(job, found, expected):
            fallen.append(job)
    if "--record" in sys.argv:
        text = json.dumps(recorded | {processor(): known | {way.part: written}}, indent=2, ensure_ascii=False)
        RECORDED.write_text(text + "\n", "utf-8")
    elif not expected:
        print("\nNothing is recorded for this processor: no verdict.")
    elif lines := _still_fallen(fallen, way, expected):
        sys.exit("\nFallen by more than 30 %:\n" + "\n".join(lines))


def _still_fallen(fallen: list[Job], way: Way, expected: dict[str, dict[str, float]]) -> list[str]:
    """What stays under its record however often these jobs are measured again."""
    lines = {job.name: [""] for job in fallen}
    for _ in range(TRIES):
        time.sleep(REST_S if fallen else 0)
        for job in fallen:
            lines[job.name] = _fallen(job, measured(job, way, LONGER), expected)
        fallen = [job for job in fallen if lines[job.name]]
    return [line for job in fallen for line in lines[job.name]]


def _fallen(job: Job, found: Found, expected: dict[str, dict[str, float]]) -> list[str]:
    """A line for each ratio that is too far under its record."""
    known = expected.get(job.name, {})
    return [
        f"{job.name}: {found.ratios[peer]:.2f} times the {peer}, {known[peer]} recorded"
        for peer in job.peers
        if found.ratios[peer] < known.get(peer, 0) * (1 - MAY_FALL)
    ]
