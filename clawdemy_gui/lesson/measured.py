"""Facts that need a network and its images, found from a state alone, so that no window is needed."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from msgspec import Struct

from clawdemy_gui.core.dial_ranking import dead_dials
from clawdemy_gui.core.dials import hold
from clawdemy_gui.core.network import Network, costs_and_answers, evaluate
from clawdemy_gui.files.images.dataset import DataSet
from clawdemy_gui.files.subject import Shown, network_of, opening_data, other_part
from clawdemy_gui.files.terrain import Terrain, surveying_ways
from clawdemy_gui.lesson.facts import Facts, Value
from clawdemy_gui.state.descent import Descent
from clawdemy_gui.state.dials import REACH, Dials
from clawdemy_gui.state.landscape import Landscape
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet

_SWEEP = 201
"""Values along a dial, as many as the Dials page draws."""
_LINE = 61
_Chosen = TypeVar("_Chosen", bound=Struct)


def takes_measuring(state: Struct) -> bool:
    """Whether a page of this state has facts that need a network and images."""
    return type(state) in _MEASURED


def measured(state: Struct) -> Facts:
    """What the page of this state would measure; nothing for a page without images.

    Takes up to a second where a descent must be walked. Raises files' DataError.
    """
    measure = _MEASURED.get(type(state))
    return {} if measure is None else measure(state)


@lru_cache(maxsize=16)
def _images(choice: DataChoice) -> DataSet:
    *_, data = opening_data(choice)
    if not isinstance(data, DataSet):
        raise ValueError("the images were not opened")
    return data


@lru_cache(maxsize=64)
def _evaluated(subject: Subject) -> Facts:
    data, network = _images(subject.data), network_of(subject.network).network
    found = evaluate(network, data.images, data.labels)
    return {"total_cost": found.cost, "accuracy": found.accuracy, "images": found.total}


def _training_set(state: TrainingSet) -> Facts:
    data, network = _images(state.subject.data), network_of(state.subject.network).network
    judged = costs_and_answers(network, data.images, data.labels)
    wrong = judged.answers != data.labels
    total = float(judged.costs.sum())
    facts: dict[str, Value] = {
        **_evaluated(state.subject),
        "average": float(judged.costs[: state.averaged].mean()),
        "worst_cost": float(judged.costs.max()),
        "wrong": int(np.count_nonzero(wrong)),
        "wrong_share": float(wrong.mean()),
        "wrong_costs": float(judged.costs[wrong].sum()) / total if total else 0.0,
    }
    return facts


def _dials(state: Dials) -> Facts:
    network = network_of(state.subject.network).network
    lowest_at, lowest = _lowest(state.subject.data, state.others, state.dial)
    return {
        **_evaluated(state.subject),
        "dial_value": float(network.parameters[state.dial]),
        "dial_dead": bool(_dead(state.subject.data, network)[state.dial]),
        "lowest_at": lowest_at,
        "lowest_cost": lowest,
    }


@lru_cache(maxsize=4)
def _dead(choice: DataChoice, network: Network) -> np.ndarray[Any, np.dtype[np.bool_]]:
    return dead_dials(network, _images(choice).images)


@lru_cache(maxsize=32)
def _lowest(choice: DataChoice, others: NetworkChoice, dial: int) -> tuple[float, float]:
    """Where along a dial the cost is least, and how small it is there."""
    data, values = _images(choice), np.linspace(-REACH, REACH, _SWEEP)
    *_, picture = hold(network_of(others).network, data.images, data.labels).sweep(dial, values)
    least = int(picture.costs.argmin())
    return float(values[least]), float(picture.costs[least])


@lru_cache(maxsize=16)
def _landscape(state: Landscape) -> Facts:
    data, network = _images(state.subject.data), network_of(state.subject.network)
    *_, terrain = surveying_ways(Shown(state.subject, data, network), state)
    if not isinstance(terrain, Terrain):
        raise ValueError("the slice was not found")
    here = terrain.landscape.evaluate_at(*state.place)
    between = [
        terrain.landscape.evaluate_at(x, *(0.0,) * (state.directions - 1)).cost
        for x in np.linspace(0.0, 1.0, _LINE)
    ]
    return {
        **_evaluated(state.subject),
        "ball_cost": here.cost,
        "hill": max(between),
    }


@lru_cache(maxsize=16)
def _descent(state: Descent) -> Facts:
    leg = state.training.leg()
    network = NetworkChoice(trained=state.training)
    found: dict[str, Value] = dict(_evaluated(Subject(leg.data, network)))
    tests = other_part(leg.data, _images(leg.data))
    if tests is not None:
        tested = _evaluated(Subject(tests, network))
        found.update(test_cost=tested["total_cost"], test_accuracy=tested["accuracy"])
    return found


_MEASURED: dict[type[Struct], Callable[[Any], Facts]] = {
    TrainingSet: _training_set,
    Dials: _dials,
    Landscape: _landscape,
    Descent: _descent,
}
