"""The one number is never cut: a longer one is smaller, and its caption makes room for the note."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.painting import figure


@pytest.fixture
def number(window, qtbot):
    window.wear("projector")
    made = BigNumber("Best cost: random search, gradient descent")
    qtbot.addWidget(made)
    made.resize(177, 71)
    made.show()
    return made


def inked(number):
    """The columns of pixels of the number's own line that are not its ground."""
    picture = number.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.array(picture.constBits(), np.uint8).reshape(picture.height(), -1)[30:, : picture.width()]
    return np.flatnonzero((rows < 128).any(axis=0))


def test_two_numbers_are_written_smaller_and_whole(number):
    number.show_number("1.32 / 0.02")
    assert 0 < inked(number).min() < inked(number).max() < number.width() - 1
    wide = number.width()
    number.resize(400, 71)
    assert inked(number).max() > wide, "and larger where there is room"


def test_in_the_headline_the_caption_and_the_note_are_given_room(number):
    plain = number.minimumSizeHint().width()
    number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    assert number.minimumSizeHint().width() > plain
    number.show_caption("Total")
    assert number.minimumSizeHint().width() == plain
    number.show_caption("Total cost of the training set")
    without_note = number.minimumSizeHint().width()
    number.show_number("0.5181", "+0.0512")
    note = figure.text_width("+0.0512", look.now().text, bold=True)
    assert number.minimumSizeHint().width() >= without_note
    assert number.minimumSizeHint().width() >= note + figure.text_width(
        "Total cost of the training set", look.now().text
    )
