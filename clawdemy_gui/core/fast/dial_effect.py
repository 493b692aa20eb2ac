"""The effect of a dial: which weighted sums it moves, and the cost and the right answers it moves them to.

A dial moves one neuron, and only of those images that send it something: a weight from a pixel those where
the pixel is not blank. What the other neurons add to the next layer is summed up once, when the dial is
first turned; a turn adds the moving neuron to it. A piece, some images of one label, is evaluated at a time.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.later_layers import Evaluated, LaterLayers, sums_of_squares, to_misses
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.fast.stored_pass import StoredPass, feed_of, rest_of
from clawdemy_gui.core.fast.weighted_sums import Floats, Run, pass_on, sum_of_bias_row

_LONGEST_PIECE = 5800
"""Images: the outputs' product, 10·17 numbers for each, is then small enough for OpenBLAS not to pack it."""

_FAR_ON = 8.5
"""A scaled sum so far from 0 leaves its neuron on, or off, as long as the dial is not turned far."""
_WORTH_SORTING, _FEW = 0.05, 3000
"""With a smaller share of neurons on or off, or fewer images, looking for them takes longer than they do."""


class Piece(NamedTuple):
    """Images of one label that the dial moves; its neuron's scaled sum is value · feed + rest."""

    label: int
    columns: "slice | npt.NDArray[np.intp]"
    feed: Floats
    """(images,)."""
    rest: Floats
    """(images,)."""


def effect_of_dial(stored: StoredPass, dial: int) -> "DialEffect":
    """The effect of this dial. Raises ValueError if there is none."""
    layer, _, _ = stored.network.place(dial)
    feed = feed_of(stored, dial)
    rest = rest_of(stored, dial, feed)
    is_output = layer == len(stored.network.layers) - 1
    longest = len(feed) if is_output else _LONGEST_PIECE
    still = None
    # Steps make stairs: the same images, added up in the same order, cost exactly the same.
    if not is_output and stored.network.hidden == "sigmoid":
        far = np.abs(rest + stored.network.parameters[dial] * feed)
        moved = far[feed != 0]
        if len(moved) > _FEW and np.count_nonzero(moved > _FAR_ON) > _WORTH_SORTING * len(moved):
            still = far
    pieces = [piece for run in stored.runs for piece in _pieces(run, feed, rest, still, longest)]
    if is_output:
        return OutputDialEffect(stored, dial, pieces)
    return HiddenDialEffect(stored, dial, pieces, leaves_still=still is not None)


def _pieces(run: Run, feed: Floats, rest: Floats, still: Floats | None, longest: int) -> Iterator[Piece]:
    """The images of a run that the dial moves; if `still` is given, those that it moves the least come last.

    still: (n,), how far each image's neuron is from moving at all: how far on or off it is.
    """
    moved = np.flatnonzero(feed[run.start : run.stop]) + run.start
    if still is not None:
        moved = moved[np.argsort(still[moved])]
    for columns in np.array_split(moved, max(1, -(-len(moved) // longest))):
        if len(columns):
            neighbours = still is None and columns[-1] - columns[0] == len(columns) - 1
            here = slice(columns[0], columns[-1] + 1) if neighbours else columns
            yield Piece(run.label, here, feed[here], rest[here])


class HiddenDialEffect:
    """A dial of a hidden neuron: it moves every neuron after its own layer."""

    def __init__(self, stored: StoredPass, dial: int, pieces: list[Piece], leaves_still: bool) -> None:
        """leaves_still: the last images of a piece keep their costs while their neuron stays on or off."""
        layer, to, _ = stored.network.place(dial)
        self.pieces = pieces
        self._hidden = stored.network.hidden
        self._later = stored.matrices[layer:]
        neurons = len(stored.matrices[layer - 1])
        rows = neurons + bool(self._later)
        self._rows = rows
        """The neurons of the next layer and, if it is hidden, a bias row."""
        self._reach = stored.matrices[layer - 1][:, to : to + 1].astype(stored.first.dtype)
        """(neurons of the next layer, 1): how far this neuron moves them."""
        without = stored.matrices[layer - 1].copy()
        without[:, to] = 0
        self._others = [without @ stored.activations[layer - 1][:, piece.columns] for piece in pieces]
        """(neurons, images) for each piece: the next layer's sums without the moving neuron."""
        self._leaves_still = leaves_still
        self._before = [stored.activations[layer - 1][to, piece.columns].copy() for piece in pieces]
        """(images,) for each piece: what the neuron passes on before the dial is turned."""
        self._costs = [stored.costs[piece.columns] for piece in pieces]
        self._right = [stored.right[piece.columns] for piece in pieces]
        farthest = float(np.abs(self._reach).max(initial=0.0))
        self._least = float(np.finfo(without.dtype).eps) / 4 / farthest if farthest else np.inf
        """A neuron that moves no further moves no sum of the next layer by a digit that a one can hold."""

    def scratch(self) -> LaterLayers:
        """Scratch paper for one thread."""
        return LaterLayers(self._hidden)

    def evaluate(self, number: int, values: Floats, scratch: LaterLayers) -> Evaluated:
        """How piece `number` does with the dial at each of these values, (k,)."""
        piece = self.pieces[number]
        neuron = np.multiply.outer(values, piece.feed)
        neuron += piece.rest
        pass_on(neuron, self._hidden)
        if not self._leaves_still:
            return self._pass_on(neuron, self._others[number], piece.label, scratch)
        far = np.subtract(neuron, self._before[number])
        np.abs(far, out=far)
        moved = (far[0] if len(far) == 1 else far.max(axis=0)) > self._least
        # A neuron that is on or off as before, as many are, leaves its image's cost and answer as they were.
        first = len(moved) - int(moved[::-1].argmax()) if moved.any() else 0
        found = self._pass_on(neuron[:, :first], self._others[number][:, :first], piece.label, scratch)
        if first == len(moved):
            return found
        right = np.tile(self._right[number], (len(values), 1))
        right[:, :first] = found.right
        return Evaluated(found.costs + float(self._costs[number][first:].sum()), right)

    def _pass_on(self, neuron: Floats, others: Floats, label: int, scratch: LaterLayers) -> Evaluated:
        """The costs and answers by what the moving neuron passes on, (k, images)."""
        sums = scratch.sums(len(neuron), self._rows, neuron.shape[1], neuron)
        neurons = sums[:, : len(self._reach)]
        np.multiply(self._reach, neuron[:, np.newaxis], out=neurons)
        np.add(neurons, others, out=neurons)
        sums[:, len(self._reach) :] = sum_of_bias_row(self._hidden)
        return scratch.evaluate(sums, self._later, label)


class OutputDialEffect:
    """A dial of an output: it moves this output alone."""

    def __init__(self, stored: StoredPass, dial: int, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self._hidden = stored.network.hidden
        self._output = stored.network.place(dial).to
        self._form = sigmoid()
        self._limits: list[Floats] = []
        """(images,) for each piece: the scaled sum from which on, or before which, the answer is right."""
        self._costs: list[float] = []
        """For each piece: what the nine other outputs cost."""
        for piece in pieces:
            outputs = stored.outputs[:, piece.columns].copy()
            self._limits.append(_limit(outputs, piece.label, self._output))
            to_misses(outputs, piece.label)
            outputs[self._output] = 0
            self._costs.append(float(np.square(outputs, dtype=np.float64).sum()) * self._form.scale**2)

    def scratch(self) -> LaterLayers:
        """No layer follows an output."""
        return LaterLayers(self._hidden)

    def evaluate(self, number: int, values: Floats, scratch: LaterLayers) -> Evaluated:
        """How piece `number` does with the dial at each of these values, (k,)."""
        piece = self.pieces[number]
        own = piece.label == self._output
        sums = np.multiply.outer(values, piece.feed)
        sums += piece.rest
        limit, rises = self._limits[number], self._form.sum_scale > 0
        if own:
            right = sums >= limit if rises else sums <= limit
        else:
            right = sums < limit if rises else sums > limit
        self._form.apply(sums)
        sums += (self._form.shift - own) / self._form.scale
        return Evaluated(self._costs[number] + sums_of_squares(sums) * self._form.scale**2, right)


DialEffect: TypeAlias = HiddenDialEffect | OutputDialEffect


def _limit(outputs: Floats, label: int, moving: int) -> Floats:
    """Where an answer turns right or wrong as one output moves: its scaled sum, (images,), by (10, images).

    Of equal sums the first is the answer, so a later one has to be larger: at least the next number there is.
    """
    if sigmoid().sum_scale < 0:
        return -_rising_limit(-outputs, label, moving)
    return _rising_limit(outputs, label, moving)


def _rising_limit(outputs: Floats, label: int, moving: int) -> Floats:
    """The same for sums that are not turned about."""
    if label == moving:
        earlier = outputs[:label].max(axis=0, initial=-np.inf)
        later = outputs[label + 1 :].max(axis=0, initial=-np.inf)
        limit: Floats = np.maximum(np.nextafter(earlier, np.inf, dtype=outputs.dtype), later)
        return limit
    own = outputs[label]
    others = np.delete(outputs, moving, axis=0)
    earlier = others[: label - (moving < label)].max(axis=0, initial=-np.inf)
    later = others[label - (moving < label) + 1 :].max(axis=0, initial=-np.inf)
    limit = own if moving < label else np.nextafter(own, np.inf, dtype=outputs.dtype)
    return np.where((own > earlier) & (own >= later), limit, np.full_like(own, -np.inf))
