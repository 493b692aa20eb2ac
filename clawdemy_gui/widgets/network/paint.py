"""Paints a network into a box, for the screen and for a file alike."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from clawdemy_gui import look
from clawdemy_gui.widgets.network.drawing import NetworkDrawing, Plan, Spot
from clawdemy_gui.widgets.painting import diverging, figure
from clawdemy_gui.widgets.pictures.digit_picture import SIDE, draw_digit, inked

_STRONGEST = 48
"""So many lines are drawn where no neuron is pointed at."""
_WIDEST = 3.4
_THIN = 0.6
_HINT_OF_BLAME = 0.02
"""A smaller wish than this share of the largest is not drawn."""
_SMALLEST_DIGIT = 8


class NetworkWords(NamedTuple):
    """What is written into the drawing."""

    image: str
    layer: str
    """With {number}."""
    outputs: str
    by_hand: str
    weights: str
    """Over the picture of a first-layer neuron's weights."""
    too_many: str
    """With {sizes}, for a network that cannot be drawn."""


def draw_network(
    painter: QPainter, box: QRectF, drawn: NetworkDrawing, words: NetworkWords, spot: Spot | None
) -> None:
    """Everything; `spot` is the neuron or line that is pointed at."""
    draw_behind(painter, box, drawn, words, spot)
    draw_lit(painter, box, drawn, spot)


def draw_behind(
    painter: QPainter, box: QRectF, drawn: NetworkDrawing, words: NetworkWords, spot: Spot | None
) -> None:
    """What stays as it is while images go by: names and lines."""
    if not drawn.can_be_drawn:
        sizes = " – ".join(str(size) for size in (len(drawn.pixels), *drawn.sizes))
        figure.write(painter, box, words.too_many.format(sizes=sizes), colour=look.now().soft)
        return
    plan = Plan(box, drawn.sizes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_names(painter, plan, drawn, words, spot)
    _draw_lines(painter, plan, drawn, lines_of(drawn, spot), spot)


def draw_lit(painter: QPainter, box: QRectF, drawn: NetworkDrawing, spot: Spot | None) -> None:
    """What every image lights up anew: the image and the neurons."""
    if drawn.can_be_drawn:
        plan = Plan(box, drawn.sizes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_image(painter, plan, drawn, spot)
        _draw_discs(painter, plan, drawn, spot)


def lines_of(drawn: NetworkDrawing, spot: Spot | None) -> list[Spot]:
    """The lines that are drawn: those of the neuron pointed at, otherwise the strongest between neurons."""
    if spot is not None:
        layer, neuron = spot.layer, spot.neuron
        into = [Spot(layer, neuron, k) for k in range(drawn.sizes[layer - 2])] if layer > 1 else []
        after = drawn.sizes[layer] if layer < len(drawn.sizes) else 0
        return into + [Spot(layer + 1, k, neuron) for k in range(after)]
    weights = [(layer, each) for layer, each in enumerate(drawn.weights, 1) if layer > 1]
    if not weights:
        return []
    sizes = np.concatenate([np.abs(each).ravel() for _, each in weights])
    least = np.sort(sizes)[-min(_STRONGEST, len(sizes))]
    return [
        Spot(layer, int(to), int(source))
        for layer, each in weights
        for to, source in np.argwhere(np.abs(each) >= least)
    ]


def _draw_names(
    painter: QPainter, plan: Plan, drawn: NetworkDrawing, words: NetworkWords, spot: Spot | None
) -> None:
    style = look.now()
    line = style.small * 1.5
    shows_weights = spot is not None and spot.layer == 1
    over = QRectF(plan.box.left(), plan.image.top() - line, plan.image.width() + 20, line)
    name = words.weights if shows_weights else words.image
    figure.write(painter, over, name, figure.Align.AlignLeft, style.soft, style.small)
    last = len(drawn.sizes)
    for layer in range(1, last + 1):
        name = words.outputs if layer == last else words.layer.format(number=layer)
        if layer == last and drawn.by_hand is not None:
            name = words.by_hand
        wide = 96.0
        left = min(plan.x(layer) - wide / 2, plan.box.right() - wide)
        align = figure.Align.AlignRight if layer == last else figure.Align.AlignCenter
        top = QRectF(left, plan.box.top(), wide, line)
        figure.write(painter, top, name, align, style.soft, style.small)


def _draw_image(painter: QPainter, plan: Plan, drawn: NetworkDrawing, spot: Spot | None) -> None:
    """The image; with a neuron of the first layer pointed at, its weights over it."""
    if spot is None or spot.layer != 1:
        draw_digit(painter, plan.image, inked(drawn.pixels))
        return
    draw_digit(painter, plan.image, _weights_over(drawn.weights[0][spot.neuron], drawn.pixels))
    if spot.source is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(look.now().focus, 2))
        painter.drawRect(plan.pixel_box(spot.source).adjusted(-1, -1, 1, 1))


def _weights_over(weights: np.ndarray, pixels: np.ndarray) -> QImage:
    """(28×28) the weights as colours, the ink of the image as a shadow over them."""
    largest = float(np.quantile(np.abs(weights), 0.99)) or 1.0
    colours = diverging.colours(diverging.shares(weights, largest)).astype(np.float64)
    ink = pixels[:, np.newaxis] / 255.0 * 0.62
    pen = np.array(figure.rgb(look.now().pen), dtype=np.float64)
    mixed = np.ascontiguousarray(np.rint(colours + ink * (pen - colours)).astype(np.uint8))
    return QImage(mixed.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888).copy()


def _draw_lines(
    painter: QPainter, plan: Plan, drawn: NetworkDrawing, lines: Sequence[Spot], spot: Spot | None
) -> None:
    """Colour by sign, width by size; the one that is pointed at, and the dial in the hand, last and thick."""
    style = look.now()
    sizes = np.array([abs(_weight(drawn, each)) for each in lines])
    largest = float(sizes.max()) if len(sizes) else 1.0
    for each, size in sorted(zip(lines, sizes, strict=True), key=lambda pair: float(pair[1])):
        share = float(size) / (largest or 1.0)
        colour = QColor(style.above if _weight(drawn, each) >= 0 else style.below)
        colour.setAlphaF(0.18 + 0.62 * share)
        pen = figure.pen(style.ink, _THIN + share * (_WIDEST - _THIN))
        pen.setColor(colour)
        painter.setPen(pen)
        painter.drawLine(*plan.line(each))
    if spot is not None and spot.layer == 1:
        _draw_bundle(painter, plan, spot)
    for thick, colour_name in ((drawn.dial, style.hand), (spot, style.focus)):
        if thick is not None and thick.source is not None:
            painter.setPen(figure.pen(colour_name, _WIDEST + 0.6))
            painter.drawLine(*plan.line(thick))


def _draw_bundle(painter: QPainter, plan: Plan, spot: Spot) -> None:
    """The 784 lines into a neuron of the first layer, as the wedge that they fill."""
    colour = QColor(look.now().soft)
    colour.setAlphaF(0.16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    right = plan.image.topRight(), plan.image.bottomRight()
    painter.drawPolygon(QPolygonF([right[0], plan.middle(spot.layer, spot.neuron), right[1]]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _weight(drawn: NetworkDrawing, spot: Spot) -> float:
    return float(drawn.weights[spot.layer - 1][spot.neuron, spot.source or 0])


def _draw_discs(painter: QPainter, plan: Plan, drawn: NetworkDrawing, spot: Spot | None) -> None:
    last = len(drawn.sizes)
    wish = max((float(np.abs(each).max()) for each in drawn.blame), default=0.0) if drawn.blame else 0.0
    for layer, activations in enumerate(drawn.activations, 1):
        shown = drawn.by_hand if layer == last and drawn.by_hand is not None else activations
        most = max(1.0, float(np.max(shown)))
        for neuron, activation in enumerate(shown):
            here = spot is not None and spot.of_neuron == (layer, neuron, None)
            box = plan.box_of(layer, neuron)
            _draw_disc(painter, box, float(activation) / most, here, _is_dial(drawn, layer, neuron))
            if layer == last and len(shown) == 10:
                _draw_digit_name(painter, plan, box, neuron, float(activation))
            if drawn.blame is not None and wish > 0:
                _draw_wish(painter, box, float(drawn.blame[layer - 1][neuron]) / wish)
    if drawn.by_hand is not None:
        _draw_break(painter, plan, last)


def _is_dial(drawn: NetworkDrawing, layer: int, neuron: int) -> bool:
    return drawn.dial is not None and drawn.dial.of_neuron == (layer, neuron, None)


def _draw_disc(painter: QPainter, box: QRectF, lit: float, here: bool, dial: bool) -> None:
    """A disc whose fill is its activation: empty at 0, full at 1."""
    style = look.now()
    empty, full = (np.array(figure.rgb(each), dtype=np.float64) for each in (style.card, style.ink))
    red, green, blue = (round(float(part)) for part in empty + lit * (full - empty))
    painter.setBrush(QColor(red, green, blue))
    edge = style.focus if here else style.hand if dial else style.groove_edge
    painter.setPen(figure.pen(edge, 2.6 if here or dial else 1.1))
    painter.drawEllipse(box)


def _draw_digit_name(painter: QPainter, plan: Plan, box: QRectF, digit: int, output: float) -> None:
    style = look.now()
    beside = QRectF(box.right() + 3, box.center().y() - style.text, plan.label_width - 4, 2 * style.text)
    # In a low picture ten digits of the usual size would lie over each other.
    pixels = min(style.text, max(plan.pitch(len(plan.sizes)), _SMALLEST_DIGIT))
    figure.write(painter, beside, str(digit), figure.Align.AlignLeft, pixels=pixels, bold=output >= 0.5)


def _draw_wish(painter: QPainter, box: QRectF, slope: float) -> None:
    """An arrow beside a neuron that should rise (up) or sink (down) for the cost to fall, by its weight."""
    if abs(slope) < _HINT_OF_BLAME:
        return
    style = look.now()
    tall = 4.0 + (box.height() - 4.0) * min(1.0, abs(slope)) ** 0.5
    x, half = box.left() - 5.5, 3.4
    way = 1 if slope > 0 else -1  # a positive slope: less would cost less, and less is down
    tip = QPointF(x, box.center().y() + way * tall / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.below if slope > 0 else style.above))
    base = QPointF(x, tip.y() - way * max(5.0, tall * 0.5))
    painter.drawPolygon(QPolygonF([tip, base + QPointF(-half, 0), base + QPointF(half, 0)]))
    end = QPointF(x, tip.y() - way * tall)
    painter.drawRect(QRectF(base - QPointF(1, 0), end + QPointF(1, 0)).normalized())
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_break(painter: QPainter, plan: Plan, last: int) -> None:
    """A dashed line before outputs that are not the network's."""
    style = look.now()
    x = plan.x(last) - plan.disc(last) / 2 - 13
    painter.setPen(figure.pen(style.ghost, 2, dashed=True))
    middle, half = QPointF(x, plan.box.center().y()), QPointF(0, plan.tall / 2)
    painter.drawLine(middle - half, middle + half)
