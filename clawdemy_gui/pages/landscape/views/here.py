"""Under the ball: where it lies, the way down, and what the picture shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.pages.landscape.parts import button
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.widgets.layout.more_words import MoreWords, show_more
from clawdemy_gui.widgets.layout.text_line import TextLine


class HereLook(CloserLook):
    """The view that the page opens with; the page's drawing fills its lines."""

    back_asked = Signal()
    step_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place = TextLine(soft=True)
        self.notice = TextLine(lines=3)
        self.seen = TextLine(lines=1)
        self.share = TextLine(soft=True, lines=1)
        self.target = TextLine(soft=True, lines=2)
        self.keys = TextLine(
            self.tr(
                "Arrow keys move the ball, with Shift they read elsewhere, with Ctrl they move the map. "
                "Ctrl+wheel zooms."
            ),
            soft=True,
            lines=3,
        )
        self._more = [
            MoreWords(
                self.tr(
                    "Every point of the picture is a whole network with all its dials set. Its height or "
                    "colour is the total cost of that network, on the same images."
                )
            ),
            MoreWords(
                self.tr(
                    "The picture is a slice: only the dials along it change. In all other directions the "
                    "ground rises and falls unseen."
                )
            ),
            MoreWords(
                self.tr(
                    "Learning sees none of this. It knows one point and its slope, and takes a small "
                    "step down."
                )
            ),
        ]
        for line in (self.notice, self.seen, self.share, self.target, self.keys):
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        step = self.tr("Move the ball a short way downhill within this slice")
        self.step = button(self.tr("Step downhill"), self.tr("Step downhill"), step, self.step_asked.emit)
        tip = self.tr("Put the ball back where the network is")
        self.back = button(
            self.tr("Back to the network"), self.tr("Back to the network"), tip, self.back_asked.emit
        )
        moving = QHBoxLayout()
        moving.setSpacing(6)
        moving.addWidget(self.step)
        moving.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.place)
        column.addLayout(moving)
        column.addSpacing(look.TIGHT)
        for part in (self.notice, self.seen, self.share, self.target):
            column.addWidget(part)
        for part in self._more:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(2)
        column.addWidget(self.keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self)

    def show_facts(self, facts: Facts) -> None:
        """Nothing more: the page's drawing fills the lines as the numbers come."""
