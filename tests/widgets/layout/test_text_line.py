"""A line of text whose numbers may begin with <: what is written is what is seen."""

import pytest

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.text_line import TextLine


def ink(text, qtbot):
    """How many pixels of the line are not its ground."""
    look.wear(look.LIGHT)
    line = TextLine(text)
    qtbot.addWidget(line)
    line.setFixedWidth(400)
    line.show()
    image = line.grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("number", ["<0.0001", "<1 %"])
def test_a_number_smaller_than_can_be_shown_is_not_taken_for_a_tag(qtbot, number):
    assert ink(f"<b>{number}</b> of the cost", qtbot) > ink("<b>0</b> of the cost", qtbot)
    assert ink(number, qtbot) > 20
