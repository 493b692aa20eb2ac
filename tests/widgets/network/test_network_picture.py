"""The drawing of a network by itself: what is drawn where, for networks of several shapes."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from clawdemy_gui import look
from clawdemy_gui.widgets.network.drawing import NetworkDrawing, Plan, Spot
from clawdemy_gui.widgets.network.paint import NetworkWords, draw_network, lines_of

WORDS = NetworkWords("image", "layer {number}", "outputs", "yours", "weights", "{sizes}: too many")
BOX = QRectF(0, 0, 360, 420)


def network(*sizes, seed=3):
    """Random activations and weights between layers of these sizes."""
    chance, before = np.random.default_rng(seed), (784, *sizes[:-1])
    return NetworkDrawing(
        chance.integers(0, 256, 784).astype(np.uint8),
        tuple(chance.random(size) for size in sizes),
        tuple(chance.standard_normal((size, count)) for size, count in zip(sizes, before, strict=True)),
    )


def painted(drawn, spot=None):
    image = QImage(BOX.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(look.now().card)
    painter = QPainter(image)
    draw_network(painter, BOX, drawn, WORDS, spot)
    painter.end()
    return image


@pytest.mark.parametrize("sizes", [(10,), (16, 16, 10), (64, 10), (5, 4, 3, 10)])
def test_every_neuron_has_its_place_inside_and_is_found_there(qapp, sizes):
    plan = Plan(BOX, sizes)
    for layer, count in enumerate(sizes, 1):
        for neuron in range(count):
            box = plan.box_of(layer, neuron)
            assert BOX.contains(box)
            assert plan.neuron_at(box.center()) == Spot(layer, neuron)
            assert neuron == 0 or not box.intersects(plan.box_of(layer, neuron - 1))
    assert plan.pixel_at(plan.pixel_box(405).center()) == 405
    assert plan.neuron_at(QPointF(1, 1)) is None


def test_a_disc_is_filled_by_its_activation(qapp):
    drawn = network(2, 10)
    lit = drawn._replace(activations=(np.array([0.0, 1.0]), drawn.activations[1]))
    plan = Plan(BOX, lit.sizes)
    seen = [painted(lit).pixelColor(plan.middle(1, n).toPoint()).lightness() for n in (0, 1)]
    assert abs(seen[0] - seen[1]) > 180


def test_lines_are_the_neurons_own_or_the_strongest(qapp):
    drawn = network(16, 16, 10)
    assert len(lines_of(drawn, Spot(2, 3))) == 16 + 10
    strongest = lines_of(drawn, None)
    weights = [abs(drawn.weights[each.layer - 1][each.neuron, each.source]) for each in strongest]
    others = np.sort(np.concatenate([np.abs(each).ravel() for each in drawn.weights[1:]]))
    assert min(weights) == others[-len(strongest)]
    assert len(strongest) < 60


def test_too_many_neurons_are_told_by_their_sizes(qapp):
    large = network(65, 10)
    assert not large.can_be_drawn
    assert painted(large) != painted(network(64, 10))


def test_what_changes_is_seen(qapp):
    drawn = network(16, 16, 10)
    plain = painted(drawn)
    others = [
        painted(drawn, Spot(1, 3)),
        painted(drawn, Spot(1, 3, 200)),
        painted(drawn._replace(blame=drawn.activations)),
        painted(drawn._replace(by_hand=(0.5,) * 10)),
        painted(drawn._replace(dial=Spot(3, 2, 5))),
    ]
    pictures = [plain, *others]
    assert all(a != b for place, a in enumerate(pictures) for b in pictures[place + 1 :])
