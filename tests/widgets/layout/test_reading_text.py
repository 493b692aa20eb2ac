"""A text to read is seen whole: written smaller, and on one line more where that is not enough."""

import pytest

from clawdemy_gui.widgets.layout.sentence_bar import SentenceBar

SHORT = "Total cost 0.0024."
LONG = "Network: our network after 20 epochs.npz (not found). Images: MNIST, training (not found). " * 4


def height_of_text(line):
    """Of all its lines as they are laid out, in pixels."""
    block = line.document().firstBlock()
    return line.blockBoundingRect(block).height()


@pytest.mark.parametrize("width", [1000, 1100, 1300])
def test_a_long_sentence_is_not_cut_and_a_short_one_gives_the_room_back(qtbot, width):
    bar = SentenceBar("What is there now", "Back")
    qtbot.addWidget(bar)
    bar.resize(width, 60)
    bar.show()
    bar.show_sentence(SHORT)
    usual = bar.line.height(), bar.line.font()
    bar.show_sentence(LONG)
    assert bar.line.height() > usual[0]
    assert height_of_text(bar.line) <= bar.line.viewport().height()
    bar.show_sentence(SHORT)
    assert (bar.line.height(), bar.line.font()) == usual
