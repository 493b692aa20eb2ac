"""From what was chosen to a slice: its directions, what else stands in it, and what it hides.

All of it runs in a worker thread: another network may have to be opened, a descent to be walked again.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.schedule import Phase, start_of, walk
from clawdemy_gui.core.landscape import Slice
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices import directions as core
from clawdemy_gui.core.slices.directions import main_directions, one_dial, random_direction, towards
from clawdemy_gui.core.slices.rolling import shadow
from clawdemy_gui.core.slices.twin import shuffled_twin
from clawdemy_gui.files.images.dataset import Progress, translate
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.networks.recipe import opening_stretches
from clawdemy_gui.files.networks.shipped import SHIPPED
from clawdemy_gui.files.subject import Shown, network_of, opening_network
from clawdemy_gui.state.landscape import Landscape, Region
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.state.subject import NetworkChoice, Training

_PATH_SETTINGS = 60
"""So many settings of the dials along a descent's path are enough to see it."""
_SPARE = 0.18
"""Free share beside a path."""
_DOWNHILL = 0.1
"""How far downhill 1 is, in lengths of all dials: the slope lives in few dials, so it changes them a lot."""
_TURN = 12.0
"""How far two dials are turned at first."""


class Path(NamedTuple):
    """The way that a network has come."""

    settings: np.ndarray
    """(k, parameter_count), the last one is the network."""
    straight: bool
    """Only its start is known: the straight way from there."""


class Terrain(NamedTuple):
    """A slice with everything about it that does not depend on which part of it is seen."""

    key: object
    """What it was made from."""
    landscape: Slice
    region: Region
    """The part to begin with."""
    mark: tuple[float, float] | None
    """Where the other network stands."""
    ends: tuple[float, float] | None
    """The exact cost of the network and of the one it is looked towards, if any (else its own again).

    Found after the first coarse picture.
    """
    path: np.ndarray
    """(k, 2): the way the network came, as this slice shows it; (0, 2) if nobody knows."""
    share: float | None
    """How much of that way's movement the slice shows, 0…1."""
    straight: bool
    """Of that way only the start is known."""
    cosine: float | None
    """Between the two directions."""


def key_of(shown: Shown, state: Landscape) -> object:
    """Two states with the same key have the same slice."""
    parts = {
        "random": (state.seed,),
        "downhill": (state.seed,),
        "dials": state.dials,
        "network": (state.target, state.seed),
        "twin": (state.seed,),
        "path": (state.seed,),
    }[state.way]
    return (state.subject, id(shown.data), shown.network.network, state.way, state.directions, parts)


def surveying_ways(shown: Shown, state: Landscape) -> Iterator[Progress | Terrain]:
    """Find the slice: yields Progress and, last, the Terrain. Raises DataError and ValueError."""
    network = shown.network.network
    path: Path | None = None
    for found in _path(state.subject.network, network):
        if isinstance(found, Path):
            path = found
        else:
            yield found
    target = network
    if state.way == "network":
        for opened in opening_network(state.target):
            if isinstance(opened, SavedNetwork):
                target = opened.network
            else:
                yield opened
    ways = _directions(shown, state, network, target, path)
    landscape = Slice(network, ways[: state.directions], shown.data.images, shown.data.labels)
    yield _terrain(key_of(shown, state), state, landscape, path)


def _directions(
    shown: Shown, state: Landscape, network: Network, target: Network, path: Path | None
) -> list[np.ndarray]:
    if state.way == "dials":
        last = network.parameter_count - 1
        one, other = (min(dial, last) for dial in state.dials)
        if one == other:
            raise ValueError(
                translate(
                    "Landscape",
                    "These are one dial, and a map needs two: random directions are shown instead.",
                )
            )
        return [one_dial(network, one), one_dial(network, other)]
    if state.way == "path":
        return _path_directions(network, path)
    second = random_direction(network, LARGEST_SEED + 1 + state.seed)
    if state.way == "random":
        first = random_direction(network, state.seed)
    elif state.way == "downhill":
        first = _as_long_as(core.downhill(network, shown.data.images, shown.data.labels), network)
    elif state.way == "twin":
        first = towards(network, shuffled_twin(network, state.seed))
    else:
        first = _towards(network, target)
    if not second.any():
        second = np.random.default_rng(state.seed).standard_normal(len(second))
        first = first if first.any() else np.random.default_rng(LARGEST_SEED + 1).standard_normal(len(first))
    return [first, second]


def _towards(network: Network, target: Network) -> np.ndarray:
    try:
        way = towards(network, target)
    except ValueError:
        words = translate(
            "Landscape",
            "That network is built differently, so no straight way leads there: random directions are shown.",
        )
        raise ValueError(words) from None
    if not way.any():
        words = translate(
            "Landscape",
            "That is the same network, so no way leads there: random directions are shown instead.",
        )
        raise ValueError(words)
    return way


def _as_long_as(direction: np.ndarray, network: Network) -> np.ndarray:
    """The direction a tenth as long as the network's own dials are far from zero together."""
    length = np.linalg.norm(direction)
    own = np.linalg.norm(network.parameters.astype(np.float64)) or np.sqrt(network.parameter_count)
    if not length:
        raise ValueError(
            translate(
                "Landscape",
                "The ground is flat here, so no way leads downhill: random directions are shown instead.",
            )
        )
    return np.asarray(direction * (_DOWNHILL * own / length))


def _path_directions(network: Network, path: Path | None) -> list[np.ndarray]:
    if path is None or path.straight or len(path.settings) < 3:
        words = translate(
            "Landscape",
            "Nobody knows the path that led to this network: random directions are shown instead.",
        )
        raise ValueError(words)
    found = main_directions(path.settings, network.parameters)
    return [found.first, found.second]


def _path(choice: NetworkChoice, network: Network) -> Iterator[Progress | Path]:
    """The way the network came, if that is known; nothing if it is not."""
    if choice.trained is not None and choice.trained.step > 1:
        yield from _walked(choice.trained, network)
        return
    start = f"{choice.name}-start"
    plain = choice.path is None and choice.random is None and choice.trained is None
    if plain and start in [each.name for each in SHIPPED]:
        began = network_of(NetworkChoice(start)).network
        if began.layers == network.layers:
            yield Path(np.stack([began.parameters, network.parameters]), straight=True)


def _walked(recipe: Training, network: Network) -> Iterator[Progress | Path]:
    """Walk the descent again, keeping some settings of the dials on the way."""
    start: Network | None = None
    for found in opening_network(recipe.start):
        if isinstance(found, SavedNetwork):
            start = found.network
        else:
            yield found
    stretches: list[Phase] = []
    for opened in opening_stretches(recipe, measured=False):
        if isinstance(opened, Progress):
            yield opened
        else:
            stretches = opened
    if start is None:
        return
    apart = recipe.step / _PATH_SETTINGS
    settings, moment = [start.parameters], start_of(start)
    for number in range(1, _PATH_SETTINGS + 1):
        until = round(number * apart)
        for step in walk(moment, stretches, until) if until > moment.step else ():
            moment = step if isinstance(step, Checkpoint) else step.checkpoint
            yield Progress(moment.step, recipe.step)
        if not np.array_equal(settings[-1], moment.network.parameters):
            settings.append(moment.network.parameters)
    yield Path(np.stack([*settings[:-1], network.parameters]), straight=False)


def _terrain(key: object, state: Landscape, landscape: Slice, path: Path | None) -> Terrain:
    places, share, straight = np.zeros((0, 2)), None, False
    if path is not None:
        seen = shadow(landscape, path.settings)
        places = np.zeros((len(seen.places), 2))
        places[:, : seen.places.shape[1]] = seen.places
        share, straight = seen.share, path.straight
    mark = (1.0, 0.0) if state.way in ("network", "twin") else None
    cosine = None
    if len(landscape.directions) == 2:
        one, other = landscape.directions / np.linalg.norm(landscape.directions, axis=1, keepdims=True)
        cosine = float(one @ other)
    region = _region(state, places)
    shown = places[:0] if straight else places
    return Terrain(key, landscape, region, mark, None, shown, share, straight, cosine)


def with_ends(terrain: Terrain) -> Terrain:
    """The same with the exact costs of the network, and of the other one if there is one."""
    landscape, count = terrain.landscape, len(terrain.landscape.directions)
    if terrain.ends is not None:
        return terrain
    start = end = landscape.evaluate_at(*(0.0, 0.0)[:count]).cost
    if terrain.mark is not None:
        end = landscape.evaluate_at(*terrain.mark[:count]).cost
    return terrain._replace(ends=(start, end))


def _region(state: Landscape, places: np.ndarray) -> Region:
    if state.way == "dials":
        return Region(-_TURN, _TURN, -_TURN, _TURN)
    if state.way in ("network", "twin"):
        flat = state.directions == 1
        return Region(-0.25, 1.25, -1, 1) if flat else Region(-0.6, 1.6, -1.0, 1.0)
    if state.way == "path" and len(places):
        low, high = places.min(axis=0), places.max(axis=0)
        spare = _SPARE * np.maximum(high - low, (high - low).max() / 3 or 1.0)
        (left, bottom), (right, top) = (low - spare).tolist(), (high + spare).tolist()
        return Region(left, right, bottom, top)
    return Region(-1.0, 1.5) if state.way == "downhill" else Region(-1.0, 1.0)
