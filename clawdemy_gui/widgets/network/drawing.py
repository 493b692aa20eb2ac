"""What there is to draw of a network, and where in a box each neuron and each line lies."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from clawdemy_gui import look

Floats = npt.NDArray[np.floating]

MOST_NEURONS = 64
"""A layer with more is too tall to draw."""
_DISC_OF_PITCH = 0.78
"""A disc's diameter, as a share of the way from one neuron to the next."""
_LARGEST_DISC = 26.0
_IMAGE_OF_WIDTH = 0.27
_LARGEST_IMAGE = 168.0
_NEAR_LINE = 5.0
"""So many pixels from a line still point at it."""


class Spot(NamedTuple):
    """A neuron of a layer, counted from layer 1 and neuron 0; with `source`, the line from there."""

    layer: int
    neuron: int
    source: int | None = None

    @property
    def of_neuron(self) -> "Spot":
        """The neuron itself, or the one that the line leads to."""
        return Spot(self.layer, self.neuron)


class NetworkDrawing(NamedTuple):
    """Plain numbers; layers run from layer 1, the first after the pixels, to the outputs."""

    pixels: npt.NDArray[np.uint8]
    """(784,) bytes."""
    activations: tuple[Floats, ...]
    """(neurons,) of each layer."""
    weights: tuple[Floats, ...]
    """(neurons, neurons before) of each layer."""
    blame: tuple[Floats, ...] | None = None
    """Which way each activation should move: the slope of the cost in it; None while nobody asks."""
    by_hand: tuple[float, ...] | None = None
    """Ten outputs that somebody put in the network's place."""
    dial: Spot | None = None
    """The dial in the hand; a bias is its neuron."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The neurons of each layer, without the pixels."""
        return tuple(len(each) for each in self.activations)

    @property
    def can_be_drawn(self) -> bool:
        """Whether no layer is too tall."""
        return max(self.sizes) <= MOST_NEURONS


class Plan:
    """Where everything lies in `box`: the image left, the layers as columns, the outputs right."""

    def __init__(self, box: QRectF, sizes: tuple[int, ...]) -> None:
        style = look.now()
        self.box, self.sizes = box, sizes
        self.label_width = 1.5 * style.text
        """The digits stand right of the outputs."""
        side = min(box.width() * _IMAGE_OF_WIDTH, box.height() * 0.6, _LARGEST_IMAGE)
        self.image = QRectF(box.left() + 1, box.center().y() - side / 2, side, side)
        self.tall = box.height() - 2 * style.small * 1.6
        """The room of a column; above it stands its name."""

    def disc(self, layer: int) -> float:
        """The diameter of this layer's discs."""
        return min(_LARGEST_DISC, self.tall / max(self.sizes[layer - 1], 10) * _DISC_OF_PITCH)

    def pitch(self, layer: int) -> float:
        """From one neuron of this layer to the next."""
        count = self.sizes[layer - 1]
        return self.tall / count if count > 10 else self.tall / max(count + 2, 10)

    def x(self, layer: int) -> float:
        """The middle of a layer's column."""
        first = self.image.right() + 0.12 * self.box.width() + self.disc(1) / 2
        last = self.box.right() - self.label_width - self.disc(len(self.sizes)) / 2
        share = (layer - 1) / max(1, len(self.sizes) - 1)
        return last if len(self.sizes) == 1 else first + share * (last - first)

    def middle(self, layer: int, neuron: int) -> QPointF:
        """The middle of a neuron's disc."""
        above = neuron - (self.sizes[layer - 1] - 1) / 2
        return QPointF(self.x(layer), self.box.center().y() + self.pitch(layer) * above)

    def box_of(self, layer: int, neuron: int) -> QRectF:
        """The box around a neuron's disc."""
        side, at = self.disc(layer), self.middle(layer, neuron)
        return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)

    def pixel_box(self, pixel: int) -> QRectF:
        """One pixel of the image."""
        side = self.image.width() / 28
        row, column = divmod(pixel, 28)
        return QRectF(self.image.left() + column * side, self.image.top() + row * side, side, side)

    def line(self, spot: Spot) -> tuple[QPointF, QPointF]:
        """From the source to the neuron; a line from a pixel starts there."""
        source = spot.source or 0
        start = self.pixel_box(source).center() if spot.layer == 1 else self.middle(spot.layer - 1, source)
        return start, self.middle(spot.layer, spot.neuron)

    @cached_property
    def middles(self) -> tuple[npt.NDArray[np.float64], ...]:
        """(neurons, 2) of each layer."""
        return tuple(
            np.array([self.middle(layer, n).toTuple() for n in range(count)])
            for layer, count in enumerate(self.sizes, 1)
        )

    def neuron_at(self, point: QPointF) -> Spot | None:
        """The neuron under the pointer; between two of a column, the nearer one."""
        for layer, middles in enumerate(self.middles, 1):
            reach = max(self.disc(layer) / 2 + 4, 9.0)
            far = np.hypot(middles[:, 0] - point.x(), middles[:, 1] - point.y())
            if far.min() <= reach:
                return Spot(layer, int(far.argmin()))
        return None

    def pixel_at(self, point: QPointF) -> int | None:
        """The pixel under the pointer."""
        if not self.image.contains(point):
            return None
        side = self.image.width() / 28
        row = min(27, int((point.y() - self.image.top()) / side))
        return 28 * row + min(27, int((point.x() - self.image.left()) / side))

    def line_at(self, point: QPointF, lines: list[Spot]) -> Spot | None:
        """The line next to the pointer, of those that are drawn."""
        if not lines:
            return None
        ends = np.array([[*start.toTuple(), *end.toTuple()] for start, end in map(self.line, lines)])
        start, along = ends[:, :2], ends[:, 2:] - ends[:, :2]
        offset = np.array(point.toTuple()) - start
        share = np.clip((offset * along).sum(axis=1) / (along**2).sum(axis=1), 0, 1)
        far = np.hypot(*(offset - share[:, np.newaxis] * along).T)
        return lines[int(far.argmin())] if far.min() <= _NEAR_LINE else None
