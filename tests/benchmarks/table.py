"""Prints one table of ratios to the blackboard's form: python -m tests.benchmarks [--short | --record].

Everything is counted in processor time of all threads, in turns, so that a busy machine is fair to all.
`--short` fails when a ratio is more than 30 % under what is recorded for this very processor; `--record`
writes what it found. The record of avx2 is from a processor with AVX-512 that was told to leave it unused:
NPY_DISABLE_CPU_FEATURES="X86_V4 AVX512_ICL AVX512_SPR" OPENBLAS_CORETYPE=Haswell.
"""

import json
import platform
import sys
import time
from pathlib import Path
from statistics import median

from numpy._core._multiarray_umath import __cpu_features__ as features

from tests.benchmarks.jobs import Job, jobs, limits

RECORDED = Path(__file__).with_name("recorded.json")
MAY_FALL = 0.3
LEAST = 0.05
"""Seconds of processor time that one measurement takes at least: its clock is coarse on some systems."""
SHORT, LONG = 5, 15
HEAD = """\
| job, 57,480 images unless said | ours | blackboard, float32 | ratio | limit | share of the limit |
|---|---|---|---|---|---|"""


def kind() -> str:
    """What numpy's fast forms use here."""
    wide = features.get("X86_V4", features.get("AVX512_SKX", False))  # the older name until numpy 2.4
    return "avx512" if wide else "avx2" if features.get("AVX2") else "other"


def processor() -> str:
    """Its name, as far as the system tells."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{named[0] if named else platform.processor() or platform.machine()} ({kind()})"


def seconds(function) -> float:
    """Processor time of one call."""
    calls, began = 0, time.process_time()
    while (spent := time.process_time() - began) < LEAST:
        function()
        calls += 1
    return spent / calls


def measured(job: Job, rounds: int) -> tuple[float, float, float]:
    """Seconds of ours, of the peer and of the limit: medians of `rounds` turns."""
    multiply, products, curve, elements = limits()
    found = [
        (
            seconds(job.ours),
            seconds(job.peer) / job.share,
            seconds(multiply) / products * job.products + seconds(curve) / elements * job.sigmoids,
        )
        for _ in range(rounds)
    ]
    ours, peer, limit = zip(*found, strict=True)
    ratio = median(b / a for a, b in zip(ours, peer, strict=True))
    share = median(b / a for a, b in zip(ours, limit, strict=True))
    return median(ours), ratio, share


def row(job: Job, ours: float, ratio: float, share: float) -> str:
    return (
        f"| {job.name} | {1000 * ours:.3g} ms | {1000 * ours * ratio:.3g} ms | {ratio:.2f} "
        f"| {1000 * ours * share:.3g} ms | {share:.0%} |"
    )


def main() -> None:
    """Print the table, then judge or record."""
    rounds = SHORT if "--short" in sys.argv else LONG
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    expected, found, fallen = recorded.get(processor(), {}), {}, []
    print(f"{processor()}, processor time of all threads\n")
    print(HEAD)
    for job in jobs():
        result = measured(job, rounds)
        least = expected.get(job.name, 0) * (1 - MAY_FALL)
        if result[1] < least:
            result = measured(job, rounds)
        print(row(job, *result), flush=True)
        found[job.name] = round(result[1], 2)
        if result[1] < least:
            fallen.append(f"{job.name}: {result[1]:.2f} times the blackboard, {expected[job.name]} recorded")
    if "--record" in sys.argv:
        RECORDED.write_text(
            json.dumps(recorded | {processor(): found}, indent=2, ensure_ascii=False) + "\n", "utf-8"
        )
    elif not expected:
        print("\nNothing is recorded for this processor: no verdict.")
    elif fallen and "--short" in sys.argv:
        sys.exit("\nFallen by more than 30 %:\n" + "\n".join(fallen))
