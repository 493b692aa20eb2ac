"""The network on the Descent page lights up anew while it walks, and leads to its dials."""

import numpy as np

from clawdemy_gui.widgets.network.drawing import Spot
from tests.hands import named


def test_the_network_is_the_one_of_the_step_that_is_shown(qtbot, window):
    window.show_page("descent")
    page = window.page
    qtbot.waitUntil(page.is_complete)
    page.look_closer("network")
    network = named(window, "The network, drawn")
    before = network.drawing().activations[-1]
    page.go_to(3)
    qtbot.waitUntil(page.is_complete)
    now = page.runner.moment.network
    qtbot.waitUntil(lambda: not np.array_equal(network.drawing().activations[-1], before))
    assert np.allclose(
        network.drawing().activations[-1], now.outputs(page.shown.data.images[:1])[0], atol=1e-5
    )
    assert page.figures()[-1].title == page.tables()[-1].title == "Network"
    network.dial_asked.emit(Spot(1, 0, 300))
    assert (window.page.name, window.page.state.dial) == ("dials", now.index(1, 0, 300))
