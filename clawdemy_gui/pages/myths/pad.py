"""A pad to draw nonsense on, with the network's answer following the pen."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.myths.card import Given
from clawdemy_gui.pages.myths.drawing import draw_answered
from clawdemy_gui.pages.subject.drawn_digit import drawn_image
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.widgets.controls.drawing_pad import DrawingPad
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture

Strokes = tuple[tuple[int, ...], ...]
_LEAST = 140
"""Pixels: ten digits below ten bars."""


class Pad(QWidget):
    """Speaks of strokes; the answer is computed as the pen moves."""

    changed = Signal(tuple, str)
    """The strokes as they should be, and the words for undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Given | None = None
        self._strokes: Strokes = ()
        self.pad = DrawingPad(self.tr("Pad to draw nonsense on"), self.tr("Draw nonsense here"))
        self.pad.setMinimumSize(90, 90)
        self.pad.drawn.connect(lambda stroke: self._answer((*self._strokes, stroke)))
        self.pad.finished.connect(self._add)
        self.answer = FunctionPicture(self.tr("The network’s answer to the drawing"))
        # A picture asks for 200: beside the guide and the card's own pictures a projector has no room for it.
        self.answer.setMinimumWidth(_LEAST)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear the pad"))
        self.clear.clicked.connect(lambda: self.changed.emit((), self.tr("Clear the pad")))
        top = QHBoxLayout()
        top.addWidget(TextLine(self.tr("Your own nonsense"), soft=True), 1)
        top.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.pad, 3)
        column.addWidget(self.answer, 2)

    def show_strokes(self, given: Given) -> None:
        """Show what was drawn, answered by this network."""
        self._given, self._strokes = given, given.card.strokes
        self.pad.show_strokes(self._strokes)
        self.clear.setEnabled(bool(self._strokes))
        self._answer(self._strokes)

    def _answer(self, strokes: Strokes) -> None:
        given = self._given
        if given is None:
            return
        image = drawn_image(Drawing(strokes=strokes), given.shown.network.about.learned_from)
        outputs = given.network.outputs(image[None])[0] if strokes else None
        title = self.tr("What the network sees, and says")
        said = "?" if outputs is None else f"{int(outputs.argmax())}, {rough_text(float(outputs.max()))}"

        def paint(painter: QPainter, box: QRectF) -> None:
            draw_answered(painter, box, image, outputs, title)

        self.answer.show_painting(paint, said)

    def _add(self, stroke: tuple[int, ...]) -> None:
        self.changed.emit((*self._strokes, stroke), self.tr("Stroke"))
