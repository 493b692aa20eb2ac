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


def test_several_lines_begin_at_the_top_however_few_they_are(qtbot):
    look.wear(look.LIGHT)
    line = TextLine("one line", lines=4)
    qtbot.addWidget(line)
    line.resize(400, line.sizeHint().height())
    image = line.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    inked = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(80))]
    assert inked
    assert inked[-1] < image.height() / 3


def test_a_line_can_be_given_more_room(qtbot):
    line = TextLine("one line", soft=True)
    qtbot.addWidget(line)
    before = line.sizeHint().height()
    line.set_lines(2)
    assert line.sizeHint().height() > 1.5 * before
    line.set_lines(2, "large")
    assert line.pixels() == look.now().large


def test_a_short_last_word_does_not_stand_alone_on_a_line(qtbot):
    line = TextLine("to neuron 5 of layer 1", lines=2)
    qtbot.addWidget(line)
    wide = line.fontMetrics().horizontalAdvance("to neuron 5 of layer ")
    line.resize(wide + 2, line.sizeHint().height())
    line.show()
    line.grab()
    block = line._document.firstBlock()
    last = block.layout().lineAt(block.layout().lineCount() - 1)
    assert block.text()[last.textStart() :] == "layer\N{NO-BREAK SPACE}1"
    assert line.text() == "to neuron 5 of layer 1"
