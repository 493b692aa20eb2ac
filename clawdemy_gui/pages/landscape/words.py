"""The words of the Landscape page: what its axes are, and what its measured numbers say."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.subject.words import network_title
from clawdemy_gui.state.landscape import Landscape

translate = QCoreApplication.translate

_A_HILL = 0.05
"""A way that climbs less than this above its ends has no hill worth a word."""
_RISES = 1e-4


def way_titles() -> dict[str, str]:
    """What the ways are called in the list."""
    return {
        "random": translate("landscape", "Random directions"),
        "downhill": translate("landscape", "Downhill"),
        "dials": translate("landscape", "Two dials"),
        "network": translate("landscape", "Towards a network"),
        "twin": translate("landscape", "Towards its shuffled twin"),
        "path": translate("landscape", "Path of a descent"),
    }


def prepared_titles() -> dict[str, tuple[str, str]]:
    """The prepared views: their names, and what they show."""
    return {
        "trained": (
            translate("landscape", "Start → trained"),
            translate("landscape", "The straight way from random dials to the trained network: it falls"),
        ),
        "hill": (
            translate("landscape", "A → B"),
            translate("landscape", "The straight way between two trained networks: a hill"),
        ),
        "twin": (
            translate("landscape", "Shuffled twin"),
            translate(
                "landscape", "The way to the same network with its neurons in another order: a hill too"
            ),
        ),
    }


def axis_words(state: Landscape, axis: int) -> str:
    """What is counted along the first (0) or the second (1) direction."""
    if state.way == "dials":
        text = translate("landscape", "dial {dial:,}, turned by")
        return text.format(dial=state.dials[axis])
    if state.way == "path":
        texts = (
            translate("landscape", "the path's main direction"),
            translate("landscape", "its second direction"),
        )
        return texts[axis]
    if axis == 1 or state.way == "random":
        text = translate("landscape", "random direction, seed {seed}")
        other = translate("landscape", "another random direction, seed {seed}")
        return (other if axis == 1 and state.way == "random" else text).format(seed=state.seed)
    if state.way == "downhill":
        return translate("landscape", "downhill (1: a tenth of the dials' size)")
    if state.way == "twin":
        return translate("landscape", "towards its shuffled twin (there: 1), seed {seed}").format(
            seed=state.seed
        )
    text = translate("landscape", "towards {name} (there: 1)")
    return text.format(name=short_title(network_title(state.target)))


def short_title(title: str) -> str:
    """A network's name up to its first comma or colon."""
    return title.split(",")[0].split(":")[0]


def mark_words(state: Landscape) -> str:
    """What stands at 1."""
    if state.way == "twin":
        return translate("landscape", "the twin")
    return short_title(network_title(state.target))


def seen_words(directions: int, dials: int) -> str:
    """You see 2 of 13,002 directions."""
    if directions == 1:
        text = translate("landscape", "You see <b>1</b> of {dials:,} directions")
    else:
        text = translate("landscape", "You see <b>2</b> of {dials:,} directions")
    return text.format(dials=dials)


def notice(
    state: Landscape, x: np.ndarray, costs: np.ndarray, dials: int, ends: tuple[float, float] | None
) -> str:
    """One sentence of what to notice, from the measured numbers.

    x: (n,) places along the first direction; costs: (n,) along it, or (rows, n) with the network's row in the
    middle; ends: the exact costs of the network and of the one it is looked towards.
    """
    along = costs if costs.ndim == 1 else costs[len(costs) // 2]
    if state.way in ("network", "twin"):
        return _between(state, x, along, ends) if ends is not None else ""
    lowest, highest = float(costs.min()), float(costs.max())
    if state.way == "downhill":
        return _downhill(x, along, ends[0]) if ends is not None else ""
    if state.way == "dials":
        text = translate(
            "landscape",
            "All that these dials can do: the cost stays between <b>{low}</b> and <b>{high}</b>, while "
            "{hidden:,} other dials stand still.",
        )
        return text.format(low=total_text(lowest), high=total_text(highest), hidden=dials - costs.ndim)
    if state.way == "path":
        text = translate(
            "landscape",
            "The orange path is the descent, from its start to the ball: it never saw this map, only the "
            "slope under its feet.",
        )
        return text
    count = minima(costs)
    if lowest == highest:
        text = translate("landscape", "Flat: everywhere in this slice the cost is the same.")
    elif count == 0:
        text = translate(
            "landscape",
            "No place inside this slice is lower than all around it: the lowest lies at its edge.",
        )
    elif count == 1:
        text = translate(
            "landscape",
            "A tidy bowl with one minimum: that is what {shown} of {dials:,} directions show. Go towards "
            "another network to see a hill.",
        )
    else:
        text = translate("landscape", "This slice has <b>{count}</b> minima. Try another seed.")
    return text.format(dials=dials, count=count, shown=costs.ndim)


def _between(state: Landscape, x: np.ndarray, along: np.ndarray, ends: tuple[float, float]) -> str:
    inside = (x >= -1e-9) & (x <= 1 + 1e-9)
    way = along[inside]
    name = mark_words(state)
    if len(way) < 3 or x[0] > 0.02 or x[-1] < 0.98:
        return translate("landscape", "Only a part of the way to {name} is seen here.").format(name=name)
    (start, end), top = ends, float(way.max())
    if top > max(start, end) + _A_HILL:
        if state.way == "twin":
            text = translate(
                "landscape",
                "The twin computes the same function, {start} at both ends, yet the straight way between "
                "them climbs to <b>{top}</b>: the landscape holds the same valley over and over.",
            )
        else:
            text = translate(
                "landscape",
                "From here (<b>{start}</b>) straight to {name} (<b>{end}</b>) the cost climbs to "
                "<b>{top}</b>: two valleys and a hill between them.",
            )
    elif np.diff(way).max() <= _RISES:
        text = translate(
            "landscape",
            "From <b>{start}</b> straight to {name} at <b>{end}</b> the cost never rises. Who stands at the "
            "start sees only the slope under their feet, not this way.",
        )
    else:
        text = translate(
            "landscape", "From here (<b>{start}</b>) straight to {name} (<b>{end}</b>) there is no hill."
        )
    return text.format(start=total_text(start), end=total_text(end), top=total_text(top), name=name)


def _downhill(x: np.ndarray, along: np.ndarray, start: float) -> str:
    best = int(np.argmin(np.where(x >= -1e-9, along, np.inf)))
    if along[best] >= start:
        text = translate(
            "landscape",
            "The ball lies almost at the bottom, at <b>{start}</b>: a step of the size seen here, even the "
            "steepest way down, only leads up, to <b>{low}</b> or more.",
        )
        return text.format(start=total_text(start), low=total_text(float(along[best])))
    text = translate(
        "landscape",
        "Along the steepest way down the cost falls from <b>{start}</b> to <b>{low}</b>, then it rises again "
        "to <b>{end}</b>: a step too long lands on the other side.",
    )
    if along[-1] <= along[best] + 1e-6:
        text = translate(
            "landscape",
            "Along the steepest way down the cost falls from <b>{start}</b> to <b>{low}</b> and stays low.",
        )
    return text.format(
        start=total_text(start), low=total_text(float(along[best])), end=total_text(float(along[-1]))
    )


def minima(costs: np.ndarray) -> int:
    """How many places of a grid or a row are lower than all their neighbours; the edge does not count."""
    inner = tuple(slice(1, -1) for _ in costs.shape)
    lower = np.ones(costs[inner].shape, bool)
    for shift in np.ndindex(*(3 for _ in costs.shape)):
        if any(part != 1 for part in shift):
            there = tuple(slice(part, part + side - 2) for part, side in zip(shift, costs.shape, strict=True))
            lower &= costs[inner] < costs[there]
    return int(lower.sum())


def place_text(place: Sequence[float]) -> str:
    """A place in the slice: (0.31, −0.12), or one number along one direction."""
    if len(place) == 1:
        return far_text(place[0])
    return "(" + ", ".join(far_text(far) for far in place) + ")"


def far_text(far: float) -> str:
    """How far along a direction, short."""
    text = f"{far:.2f}" if abs(far) >= 0.1 or far == 0 else f"{far:.3g}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def percent_text(share: float) -> str:
    """A share 0…1 with as many digits as tell it from nothing and from all: 97.5 %, 0.07 %, >99.9 %."""
    per_cent = 100 * share
    if 99.95 <= per_cent < 100:
        return ">99.9 %"
    if per_cent >= 1:
        return f"{per_cent:.1f} %"
    if 0 < per_cent < 1e-6:
        return "<0.000001 %"
    return f"{per_cent:.2g} %" if per_cent else "0 %"
