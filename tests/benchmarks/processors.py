"""Which kind of processor this is: what is recorded for another one says nothing here."""

import platform
from pathlib import Path

from numpy._core._multiarray_umath import __cpu_features__ as features


def kind() -> str:
    """What numpy's fast forms use here."""
    wide = features.get("X86_V4", features.get("AVX512_SKX", False))  # the older name until numpy 2.4
    return "avx512" if wide else "avx2" if features.get("AVX2") else "other"


def model() -> str:
    """The processor's name, as far as the system tells."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def processor() -> str:
    """Its name and its kind: what a record is for."""
    return f"{model()} ({kind()})"
