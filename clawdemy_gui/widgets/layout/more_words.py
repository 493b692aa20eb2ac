"""Words that stand in a tall column only, where there is room to read them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.text_line import TextLine

TALL = 64
"""From this height on, in heights of the text, a window has room for more than its views need."""
USUAL = 50
"""From this height on it has room for more than a view needs that is hardly filled."""


class MoreWords(TextLine):
    """A paragraph that is hidden until `show_more` finds room for it; it never asks for room itself."""

    def __init__(self, text: str, lines: int = 4) -> None:
        super().__init__(text, lines=lines, soft=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 0)


def show_more(words: Sequence[MoreWords], view: QWidget, wanted: bool = True, least: int = TALL) -> None:
    """Show the paragraphs of a view where its window is tall, or leave them out.

    The window's height decides, from `least` heights of the text on: the view's own would follow from what it
    shows.
    """
    for each in words:
        each.setVisible(wanted and has_room(view, least))


def has_room(view: QWidget, least: int = TALL) -> bool:
    """Whether the window of this view is so tall that it has room for more than it needs."""
    return view.window().height() >= least * look.now().text
