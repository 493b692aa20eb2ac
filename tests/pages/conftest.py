"""What the tests of pages share: the Training set page in a window, and what the core says about it."""

import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import costs_and_answers
from clawdemy_gui.files import stand_ins, subject
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.state.subject import DataChoice, Subject


@pytest.fixture
def page(window, qtbot):
    """The page in the window with the trained network A, complete, nothing to undo."""
    window.show_page("training-set")
    page = window.page
    page.change(page.state.with_subject(Subject()), "network A")
    qtbot.waitUntil(page.is_complete)
    window.history.clear()
    yield page
    window.page.leave()


@pytest.fixture
def truth():
    """What the core says about network A and the embedded training images."""
    images, labels = digits.training()
    judged = costs_and_answers(shipped("digits-a").open().network, images, labels)
    return judged.costs, judged.answers, labels


@pytest.fixture
def without_mnist(monkeypatch, tmp_path):
    """MNIST is nowhere on this computer."""
    empty = tmp_path / "empty home"
    empty.mkdir()
    monkeypatch.setenv(mnist.VARIABLE, str(empty))
    for variable in ("HOME", "USERPROFILE", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(empty))
    monkeypatch.chdir(empty)
    _forget_mnist()
    yield
    _forget_mnist()


def _forget_mnist():
    stand_ins.forget_mnist()
    for part in ("training", "test"):
        subject.forget(DataChoice("mnist", part))
