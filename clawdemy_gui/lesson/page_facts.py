"""What a page's state says by itself: the facts that need no network and no images."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from clawdemy_gui.core.cost import OUTPUTS, cost, squared_misses
from clawdemy_gui.core.reading import read_answer
from clawdemy_gui.core.valley_diagnosis import what_happens
from clawdemy_gui.core.valleys import nearest_minimum
from clawdemy_gui.lesson.facts import Facts, Value
from clawdemy_gui.state.descent import Descent
from clawdemy_gui.state.dials import Dials
from clawdemy_gui.state.landscape import Landscape
from clawdemy_gui.state.myths import Myths
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.state.subject import Subject
from clawdemy_gui.state.training_set import TrainingSet

_TIED = 1e-12


def facts_of(page: str, state: Struct, view: Struct, measured: Facts | None = None) -> Facts:
    """The facts of a page: what its state says, and what the page has measured with its images."""
    found: dict[str, Value] = {"page": page, "view": _view(view)}
    derive = _DERIVED.get(type(state))
    if derive is not None:
        found.update(derive(state))
    if isinstance(in_hand := getattr(view, "in_hand", None), int):
        found["in_hand"] = in_hand
    found.update(measured or {})
    return found


def since(now: Facts, began: Facts) -> Facts:
    """`now` and which outputs have moved since the step began."""
    moved = [
        k for k in range(OUTPUTS) if f"output_{k}" in now and now[f"output_{k}"] != began.get(f"output_{k}")
    ]
    if "output_0" not in now or "output_0" not in began:
        return now
    found: dict[str, Value] = {**now, "moved": len(moved)}
    if len(moved) == 1:
        found.update(moved_output=moved[0], moved_to=now[f"output_{moved[0]}"])
    return found


def _view(view: Struct) -> str:
    """The name of what the page shows beside its stage; empty for nothing."""
    shown = getattr(view, "closer", getattr(view, "chart", ""))
    return str(shown)


def _one_image(state: OneImage) -> Facts:
    outputs, label = state.outputs, state.label
    misses = squared_misses(outputs, label)
    total = cost(outputs, label)
    reading = read_answer(outputs, label)
    ordered = sorted(outputs)
    largest = [k for k in range(OUTPUTS) if misses[k] > misses.max() - _TIED]
    found: dict[str, Value] = {
        "label": label,
        **{f"output_{k}": output for k, output in enumerate(outputs)},
        "cost": total,
        "kind": reading.kind,
        "says_right": reading.digits == (label,),
        "lead": ordered[-1] - ordered[-2],
        "label_output": outputs[label],
        "label_miss": float(misses[label]),
        "other_misses": total - float(misses[label]),
        "largest_miss": float(misses.max()),
        "largest_share": float(misses.max()) / total if total else 0.0,
        "image": state.image,
    }
    if len(reading.digits) == 1:
        found["says"] = reading.digits[0]
    if len(largest) == 1:
        found["largest_output"] = largest[0]
    others = {float(misses[k]) for k in range(OUTPUTS) if k != label}
    if len(others) == 1:
        found["other_miss"] = others.pop()
    return found | _kept(state)


def _kept(state: OneImage) -> dict[str, Value]:
    """What is kept as A and B, under the label of now."""
    found: dict[str, Value] = {"kept": (state.kept_a is not None) + (state.kept_b is not None)}
    if state.kept_a is not None:
        found["cost_a"] = cost(state.kept_a, state.label)
    if state.kept_b is not None:
        found["cost_b"] = cost(state.kept_b, state.label)
    if found["kept"] == 2:
        found["a_is_b"] = state.kept_a == state.kept_b
    return found


def _subject(subject: Subject) -> dict[str, Value]:
    network = subject.network
    name = network.path or ("random" if network.random is not None else network.name)
    return {"network": name, "part": subject.data.part, "turned": len(network.turned)}


def _training_set(state: TrainingSet) -> Facts:
    found = _subject(state.subject) | {"averaged": state.averaged}
    if state.filter.label is not None:
        found["filter_label"] = state.filter.label
    return found


def _dials(state: Dials) -> Facts:
    return _subject(state.subject) | {"dial": state.dial}


def _small_valley(state: SmallValley) -> Facts:
    walked = state.walked()
    last, valley = walked[-1], state.shape
    found: dict[str, Value] = {
        "valley": state.valley,
        "place": last.place[0],
        "height": last.cost,
        "slope": last.slope[0],
        "step_size": state.step_size,
        "steps": last.number,
        "walk": what_happens(valley, walked, state.step_size),
        "in_deepest": nearest_minimum(valley, last.place) == valley.minima[0],
    }
    if valley.dials > 1:
        found.update(place_2=last.place[1], slope_2=last.slope[1])
    return found


def _landscape(state: Landscape) -> Facts:
    ball, ball_2 = state.ball
    return _subject(state.subject) | {
        "way": state.way,
        "directions": state.directions,
        "ball": ball,
        "ball_2": ball_2,
        "seed": state.seed,
    }


def _descent(state: Descent) -> Facts:
    leg = state.training.leg()
    return {
        "steps": state.training.step,
        "step_size": leg.step_size,
        "batch": leg.batch_size,
        "random_labels": leg.random_labels,
        "seed": state.training.seed,
    }


def _myths(state: Myths) -> Facts:
    card = state.card(state.opened)
    return {
        "card": state.opened,
        "predicted": card.is_predicted,
        "ran": card.ran,
        "cards_ran": sum(each.ran for each in state.cards),
    }


_DERIVED: dict[type[Struct], Callable[[Any], Facts]] = {
    OneImage: _one_image,
    TrainingSet: _training_set,
    Dials: _dials,
    SmallValley: _small_valley,
    Landscape: _landscape,
    Descent: _descent,
    Myths: _myths,
}
