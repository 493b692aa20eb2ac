"""Draw a digit: the ten outputs follow the pen, and one sees what the network sees."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import rough_text, total_text
from clawdemy_gui.pages.subject.drawn_digit import drawn_image, seen_as
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.choice_bars import ChoiceBars
from clawdemy_gui.widgets.controls.drawing_pad import DrawingPad
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.layout.more_words import has_room
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.icons import show_icon
from clawdemy_gui.widgets.pictures.digit_picture import DigitPicture, draw_digit, inked

_BARS_HEIGHT, _TALL_BARS = 130, 220
_ROOM_FOR_BOTH = 88
"""From this height of the window on, in heights of the text, what the network sees stands below the pad."""


class Draw(SpreadView):
    """A pad, what the network sees of it, and its ten outputs; a click on an output says what was meant."""

    handed = Signal(object)
    """A Handed: the drawing to open on the One image page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Judgements | None = None
        self._state = TrainingSet()
        self._outputs = np.zeros(10)
        self._image = np.zeros(784, np.uint8)
        self._words = TextLine(lines=2)
        self.pad = DrawingPad(self.tr("Pad to draw a digit on"), self.tr("Draw a digit here"))
        self.pad.setToolTip(self.tr("By keys: arrows move the pen, Space puts it down and lifts it"))
        self.pad.drawn.connect(lambda stroke: self._answer((*self._drawing().strokes, stroke)))
        self.pad.finished.connect(self._add)
        self.seen = DigitPicture()
        self.bars = ChoiceBars(self.tr("Output {k}: the digit that was meant"), top=1.0, columns=2)
        self.bars.chosen.connect(self._mean)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures.setSpacing(12)
        self._pictures.addWidget(self.pad, 3)
        self._pictures.addLayout(self._beside(), 2)
        column.addWidget(self._words)
        column.addLayout(self._pictures, 1)
        column.addWidget(self.bars)
        column.addLayout(self._buttons())

    def _beside(self) -> QVBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(TextLine(self.tr("The network sees"), soft=True))
        beside.addWidget(self.seen, 1)
        buttons = []
        for kind, title in (("digits", self.tr("like embedded")), ("mnist", self.tr("like MNIST"))):
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, kind=kind: self._prepare(kind))
            buttons.append(button)
            beside.addWidget(button)
        self._kinds = radio_buttons(buttons, self)
        return beside

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.clicked.connect(self._clear)
        self.last = QPushButton(self.tr("Undo"))
        self.last.setAccessibleName(self.tr("Undo stroke"))
        self.last.setToolTip(self.tr("Undo stroke"))
        self.last.clicked.connect(self._take_back)
        show_icon(self.last, "undo")
        self.open = QPushButton(self.tr("Open on One image"))
        self.open.setToolTip(self.tr("With these ten outputs in the sliders"))
        self.open.clicked.connect(self._hand_over)
        row.addWidget(self.clear)
        row.addWidget(self.last)
        row.addStretch(1)
        row.addWidget(self.open)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tall = has_room(self, _ROOM_FOR_BOTH)
        way = QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight
        self._pictures.setDirection(way)
        self.bars.setFixedHeight(_TALL_BARS if tall else _BARS_HEIGHT)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._found, self._state = found, state
        drawing = self._drawing()
        self.pad.show_strokes(drawing.strokes)
        kind = seen_as(drawing, found.shown.network.about.learned_from)
        self._kinds.button(0 if kind == "digits" else 1).setChecked(True)
        for button in (self.clear, self.last, self.open):
            button.setEnabled(bool(drawing.strokes))
        self._answer(drawing.strokes)

    def _answer(self, strokes: tuple[tuple[int, ...], ...]) -> None:
        if self._found is None:
            return
        network = self._found.shown.network
        drawing = replace(self._drawing(), strokes=strokes)
        self._image = drawn_image(drawing, network.about.learned_from)
        self._outputs = network.network.outputs(self._image[np.newaxis])[0].astype(float)
        self.seen.show_image(self._image, self.tr("What the network sees of the drawing"))
        label = drawing.label
        texts = [rough_text(output) for output in self._outputs]
        names = [str(digit) for digit in range(10)]
        self.bars.show_bars(list(self._outputs), texts, names, -1 if label is None else label)
        self._words.show_text(self._explained(bool(strokes), label))

    def _explained(self, drawn: bool, label: int | None) -> str:
        if not drawn:
            return self.tr(
                "Draw one digit, large, with mouse, pen or finger: the ten outputs follow the pen."
            )
        answer = int(self._outputs.argmax())
        start = self.tr("The network says <b>{answer}</b>, with an output of {output}.").format(
            answer=answer, output=rough_text(float(self._outputs[answer]))
        )
        if label is None:
            return start + " " + self.tr("Click the bar of the digit that you meant, to see the cost.")
        price = total_text(cost(self._outputs, label))
        return (
            start + " " + self.tr("For a {label} that costs <b>{cost}</b>.").format(label=label, cost=price)
        )

    # What a person does.

    def _drawing(self) -> Drawing:
        return self._state.drawing

    def _change(self, drawing: Drawing, words: str) -> None:
        self.asked.emit(replace(self._state, drawing=drawing), words, None)

    def _add(self, stroke: tuple[int, ...]) -> None:
        self._change(self._drawing().with_stroke(stroke), self.tr("Stroke"))

    def _clear(self) -> None:
        self._change(replace(self._drawing(), strokes=(), label=None), self.tr("Clear the drawing"))

    def _take_back(self) -> None:
        self._change(replace(self._drawing(), strokes=self._drawing().strokes[:-1]), self.tr("Undo stroke"))

    def _prepare(self, kind: str) -> None:
        self._change(replace(self._drawing(), seen_as=kind), self.tr("What the network sees"))

    def _mean(self, digit: int) -> None:
        again = self._drawing().label == digit
        self._change(replace(self._drawing(), label=None if again else digit), self.tr("The digit meant"))

    def _hand_over(self) -> None:
        if self._found is None:
            return
        drawing = self._drawing()
        label = int(self._outputs.argmax()) if drawing.label is None else drawing.label
        answered = Answered(self._found.shown.subject, drawing)
        self.handed.emit(Handed(answered, 0, tuple(self._outputs.tolist()), label))

    def paint(self, painter: QPainter, box: QRectF) -> None:
        side = min(box.width() * 0.45, box.height())
        draw_digit(painter, QRectF(box.left(), box.top(), side, side), inked(self._image))
        line = box.height() / 10
        for digit, output in enumerate(self._outputs):
            row = QRectF(box.left() + side + 20, box.top() + digit * line, box.width() - side - 20, line)
            name = QRectF(row.left(), row.top(), 24, line)
            figure.write(painter, name, str(digit), pixels=line * 0.6, bold=True)
            room = row.adjusted(30, 2, -50, -2)
            bar = QRectF(room.left(), room.top(), max(1.5, room.width() * float(output)), room.height())
            figure.block(painter, bar, False)
            text = QRectF(row.right() - 46, row.top(), 46, line)
            figure.write(painter, text, rough_text(float(output)), pixels=line * 0.6)
