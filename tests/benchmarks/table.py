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

from tests.benchmarks.jobs import Job, jobs, limits, torch_peers
from tests.benchmarks.processors import model, processor

RECORDED = Path(__file__).with_name("recorded.json")
MAY_FALL = 0.3
LEAST = 0.05
"""Seconds of processor time that one measurement takes at least: its clock is coarse on some systems."""
SHORT, LONG = 5, 15
LIMIT = "limit"
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
        f"| {found.ratios[peer]:.2f} | {_time(limit)} | {found.ratios[LIMIT]:.0%} |"
        for peer in job.peers
    ]


def _time(seconds: float) -> str:
    return f"{1000 * seconds:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def both_kinds(recorded: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """What is recorded for this processor with and without AVX-512, a row for each job and peer."""
    kinds = [recorded.get(f"{model()} ({name})", {}) for name in ("avx512", "avx2")]
    lines = [
        "| job, 57,480 images unless said | peer | AVX-512: ours | ratio | of the limit | AVX2: ours | ratio "
        "| of the limit |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for job, figures in kinds[0].items():
        others = [each.get(job, {}) for each in kinds]
        for peer in (name for name in figures if name not in ("ours, ms", LIMIT)):
            cells = [
                f"{_time(each['ours, ms'] / 1000)} | {each[peer]:.3g} | {each[LIMIT]:.0%}"
                if peer in each
                else "– | – | –"
                for each in others
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
