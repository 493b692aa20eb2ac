"""Prints one table of ratios to our peers: python -m tests.benchmarks [--short | --record | --recorded].

Everything is counted in processor time of all threads, in turns, so that a busy machine is fair to all.
`--short` leaves PyTorch out and fails when a ratio is more than 30 % under what is recorded for this very
processor; `--record` writes what it found; `--recorded` prints what was found on each kind of processor. The
record of avx2 is from a processor with AVX-512 that was told to leave it unused: NPY_DISABLE_CPU_FEATURES=
"X86_V4 AVX512_ICL AVX512_SPR" OPENBLAS_CORETYPE=Haswell ATEN_CPU_CAPABILITY=avx2 DNNL_MAX_CPU_ISA=AVX2.
"""

import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.jobs import BEST, USUAL, Job, jobs, limits, torch_peers
from tests.benchmarks.processors import kind, model, processor

RECORDED = Path(__file__).with_name("recorded.json")
MAY_FALL = 0.3
LEAST = 0.05
"""Seconds of processor time that one measurement takes at least: its clock is coarse on some systems."""
SHORT, LONG = 5, 15
LIMIT = "limit"
GOALS = {
    ("total cost", USUAL): (1.7, 1.4),
    ("gradient", USUAL): (2.6, 1.9),
    ("epoch, 10 images a step", USUAL): (16, 14.5),
    ("epoch, 10 images a step", BEST): (3.1, 2.6),
    ("worst dial, one turn", USUAL): (28, 14),
    ("worst dial, 201 values", USUAL): (36.5, 20.1),
    ("plane, 21 × 21, 1,437 images", USUAL): (14, 7),
    ("plane, 21 × 21, 1,437 images", BEST): (4.6, 2.7),
}
"""What each ratio should be, with AVX-512 and with AVX2; one that falls short is written beside its goal."""
HEAD = """\
| job, 57,480 images unless said | ours | peer | peer's | ratio | limit | share of the limit |
|---|---|---|---|---|---|---|"""


class Found(NamedTuple):
    """What a job took, by the median of its turns."""

    ours: float
    """Seconds of processor time."""
    ratios: dict[str, float]
    """For each peer, and for the limit, its seconds divided by ours."""


def seconds(function) -> float:
    """Processor time of one call."""
    calls, began = 0, time.process_time()
    while (spent := time.process_time() - began) < LEAST:
        function()
        calls += 1
    return spent / calls


def measured(job: Job, rounds: int) -> Found:
    """Ours, each peer and the limit by turns."""
    multiply, products, curve, elements = limits()
    ours, ratios = [], {name: [] for name in [*job.peers, LIMIT]}
    for _ in range(rounds):
        ours.append(seconds(job.ours))
        for name, forms in job.peers.items():
            ratios[name].append(min(seconds(form.run) / form.share for form in forms) / ours[-1])
        limit = seconds(multiply) / products * job.products + seconds(curve) / elements * job.sigmoids
        ratios[LIMIT].append(limit / ours[-1])
    return Found(median(ours), {name: median(found) for name, found in ratios.items()})


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


def both_kinds(recorded: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """What is recorded for this processor with and without AVX-512, a row for each job and peer."""
    names = ("avx512", "avx2")
    kinds = [recorded.get(f"{model()} ({name})", {}) for name in names]
    lines = [
        "| job, 57,480 images unless said | peer | AVX-512: ours | ratio | of the limit | AVX2: ours | ratio "
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
    is_short = "--short" in sys.argv
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    if "--recorded" in sys.argv:
        print("\n".join(both_kinds(recorded)))
        return
    expected, written, fallen = recorded.get(processor(), {}), {}, []
    print(f"{processor()}, processor time of all threads\n")
    print(HEAD)
    for job in jobs(with_torch=torch_peers is not None and not is_short):
        found = measured(job, SHORT if is_short else LONG)
        if is_short and _fallen(job, found, expected):
            found = measured(job, LONG)
        print("\n".join(rows(job, found)), flush=True)
        figures = {name: round(ratio, 2) for name, ratio in found.ratios.items()}
        written[job.name] = {"ours, ms": float(f"{1000 * found.ours:.3g}"), **figures}
        fallen += _fallen(job, found, expected)
    if "--record" in sys.argv:
        text = json.dumps(recorded | {processor(): written}, indent=2, ensure_ascii=False)
        RECORDED.write_text(text + "\n", "utf-8")
    elif not expected:
        print("\nNothing is recorded for this processor: no verdict.")
    elif fallen and is_short:
        sys.exit("\nFallen by more than 30 %:\n" + "\n".join(fallen))


def _fallen(job: Job, found: Found, expected: dict[str, dict[str, float]]) -> list[str]:
    """A line for each ratio that is too far under its record."""
    known = expected.get(job.name, {})
    return [
        f"{job.name}: {found.ratios[peer]:.2f} times the {peer}, {known[peer]} recorded"
        for peer in job.peers
        if found.ratios[peer] < known.get(peer, 0) * (1 - MAY_FALL)
    ]
