"""The distribution of the total cost over the images: which few hold most of it, and which digits."""

from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.images import DIGITS

Floats: TypeAlias = npt.NDArray[np.float64]
Bytes: TypeAlias = npt.NDArray[np.uint8]
Places: TypeAlias = npt.NDArray[np.int64]
Sorting: TypeAlias = Literal["cost", "label", "wrong-first", "original"]
Verdict: TypeAlias = Literal["all", "right", "wrong"]

EDGES = (*(round(0.1 * step, 1) for step in range(21)), 10.0)
"""Bins of costs: a tenth each up to 2, which a confident wrong answer costs, and all above it in one."""
_FEW = 0.5
"""While fewer answers than this are wrong, the wrong ones are the few that carry the cost,"""
_COSTLIEST = 0.1
"""otherwise this share of the images, the costliest."""


class Concentration(NamedTuple):
    """How few images carry how much of the total cost."""

    images: int
    share: float
    """Of all images, 0…1."""
    of_cost: float
    """Of the sum of all costs, 0…1."""
    wrong: bool
    """Whether they are the wrong answers; otherwise they are just the costliest."""


class PerDigit(NamedTuple):
    """The images of each digit by themselves; a digit without images has NaN."""

    costs: Floats
    """(10,) average costs."""
    accuracies: Floats
    """(10,), each 0…1."""
    counts: Places
    """(10,)."""


def running_average(costs: Floats) -> Floats:
    """The average of the first image, of the first two, of the first three …, (n,)."""
    return np.cumsum(costs) / np.arange(1, len(costs) + 1)


def concentration(costs: Floats, wrong: npt.NDArray[np.bool_]) -> Concentration:
    """The wrong answers' share of the images and of the cost; the costliest images' if none or most are.

    costs, wrong: (n,), n ≥ 1.
    """
    count = int(np.count_nonzero(wrong))
    few = 0 < count <= _FEW * len(costs)
    if few:
        theirs = float(costs[wrong].sum())
    else:
        count = max(1, round(_COSTLIEST * len(costs)))
        theirs = float(np.partition(costs, len(costs) - count)[len(costs) - count :].sum())
    total = float(costs.sum())
    return Concentration(count, count / len(costs), theirs / total if total else 0.0, few)


def bins(costs: Floats) -> Bytes:
    """The bin of each cost, (n,): 0–0.1 is bin 0, and a cost on an edge belongs above it."""
    places = np.searchsorted(EDGES, costs, side="right") - 1
    return np.clip(places, 0, len(EDGES) - 2).astype(np.uint8)


def counts_by_bin(placed: Bytes) -> Places:
    """How many images each bin holds, (len(EDGES) − 1,); `placed` comes from `bins`."""
    return np.bincount(placed, minlength=len(EDGES) - 1)


def sums_by_bin(placed: Bytes, costs: Floats) -> Floats:
    """What the images of each bin cost together, (len(EDGES) − 1,)."""
    sums: Floats = np.bincount(placed, costs, minlength=len(EDGES) - 1).astype(np.float64)
    return sums


def label_by_answer(labels: Bytes, answers: Bytes) -> Places:
    """How many images of each label got each answer, (10, 10): rows are labels."""
    pairs = labels.astype(np.int64) * DIGITS + answers
    return np.bincount(pairs, minlength=DIGITS * DIGITS).reshape(DIGITS, DIGITS)


def per_digit(costs: Floats, labels: Bytes, answers: Bytes) -> PerDigit:
    """Average cost and accuracy of the images of each digit."""
    counts = np.bincount(labels, minlength=DIGITS)
    with np.errstate(invalid="ignore"):
        average = np.bincount(labels, costs, minlength=DIGITS) / counts
        right = np.bincount(labels[labels == answers], minlength=DIGITS) / counts
    return PerDigit(average, right, counts)


def costliest_first(costs: Floats) -> Places:
    """The images' numbers from the costliest to the cheapest, (n,); equals as they are stored."""
    return np.argsort(-costs, kind="stable")


def sorted_images(costliest: Places, labels: Bytes, answers: Bytes, sorting: Sorting) -> Places:
    """The images' numbers in the order asked for, (n,); costly images before cheap ones among equals.

    `costliest` comes from `costliest_first`, which takes a tenth of a second for a million images.
    """
    if sorting == "original":
        return np.arange(len(costliest))
    if sorting == "cost":
        return costliest
    key = labels if sorting == "label" else (labels == answers).astype(np.uint8)
    return costliest[np.argsort(key[costliest], kind="stable")]


def matching(
    costs: Floats,
    labels: Bytes,
    answers: Bytes,
    label: int | None = None,
    answer: int | None = None,
    verdict: Verdict = "all",
    bin_number: int | None = None,
) -> npt.NDArray[np.bool_]:
    """Which images have this label, this answer, this verdict and a cost in this bin, (n,); None: any."""
    match = np.ones(len(costs), bool)
    if label is not None:
        match &= labels == label
    if answer is not None:
        match &= answers == answer
    if verdict != "all":
        match &= (labels == answers) == (verdict == "right")
    if bin_number is not None:
        match &= costs >= EDGES[bin_number]
        if bin_number < len(EDGES) - 2:
            match &= costs < EDGES[bin_number + 1]
    return match
