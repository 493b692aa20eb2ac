"""Which dials matter: dead ones counted, the share of the steepest, by hand and on real networks."""

import os

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.dial_ranking import blank_pixels, dead_dials, steepest_first, top_share
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images import mnist


def test_a_dial_is_dead_if_its_pixel_is_blank_in_every_image():
    images, labels = digits.training()
    network = Network.random(1)
    dead = dead_dials(network, images)
    assert dead.sum() == 16 * blank_pixels(images).sum()
    assert 100 < blank_pixels(images).sum() < 140
    _, slopes = cost_and_gradient(network, images, labels)
    assert not slopes[dead].any()
    assert (slopes[~dead] != 0).mean() > 0.99  # the others' neurons are all on, or all off
    one_more = images[:3].copy()
    one_more[2] = 0
    one_more[2, 17] = 1
    assert not blank_pixels(one_more)[17]
    assert blank_pixels(one_more / 255)[0]


@pytest.mark.skipif(mnist.VARIABLE not in os.environ, reason=f"{mnist.VARIABLE} names no folder with MNIST")
def test_mnist_leaves_1072_dials_dead():
    *_, opened = mnist.opening_mnist("training")
    assert blank_pixels(opened.images).sum() == 67
    assert dead_dials(Network.random(1), opened.images).sum() == 1072


def test_the_share_of_the_steepest_by_hand():
    slopes = np.zeros(200)
    slopes[[3, 150]] = 3.0, -4.0
    slopes[7] = 1.0
    assert top_share(slopes) == pytest.approx(25 / 26)
    assert top_share(slopes, 0.005) == pytest.approx(16 / 26)
    assert top_share(slopes[:10]) == pytest.approx(9 / 10)
    assert top_share(np.zeros(200)) == 0
    assert steepest_first(slopes)[:5].tolist() == [150, 3, 7, 0, 1]


def test_at_a_random_start_a_few_dials_hold_most_of_the_slope():
    shares = [top_share(cost_and_gradient(Network.random(seed), *digits.training())[1]) for seed in range(5)]
    assert min(shares) > 0.7
