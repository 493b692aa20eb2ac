"""A row of cards to open, each with a number, a sentence and a mark; on a projector without the sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.painting import figure

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ShortCard(NamedTuple):
    """What a card in the row says."""

    text: str
    mark: str
    """A word or two at its foot."""
    is_done: bool
    """The mark stands out."""


class CardRow(QWidget):
    """Arrow keys walk, Space and click open."""

    chosen = Signal(int)

    def __init__(self, cards: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.NEAR)
        self._buttons = [_CardButton(number, self) for number in range(1, cards + 1)]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            row.addWidget(button)
        radio_buttons(self._buttons, self, exclusive=False)

    def show_cards(self, cards: Sequence[ShortCard], opened: int) -> None:
        """Show every card; `opened` is the one that is open."""
        for place, (button, card) in enumerate(zip(self._buttons, cards, strict=True)):
            button.show_card(card, place == opened)

    def focus_card(self, place: int) -> None:
        """Give a card the keyboard."""
        self._buttons[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        focused = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and focused is not None:
            self._buttons[(focused + step) % len(self._buttons)].setFocus()
        else:
            super().keyPressEvent(event)


class _CardButton(QAbstractButton):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._card = ShortCard("", "", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, round(look.now().small * (6.6 if look.now().side_panels else 2.9)))

    minimumSizeHint = sizeHint

    def show_card(self, card: ShortCard, opened: bool) -> None:
        self._card = card
        self.setAccessibleName(f"{self._number}. {card.text}")
        self.setAccessibleDescription(card.mark)
        self.setToolTip(card.text)
        self.setChecked(opened)
        self.update()

    def nextCheckState(self) -> None:
        """Which card is open is told by `show_card` alone."""

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        painter.setBrush(QColor(style.hand_tint if lit else style.card))
        edge = style.focus if self.hasFocus() else style.hand if self.isChecked() else style.groove_edge
        wide = 2.0 if self.hasFocus() or self.isChecked() else 1.0
        painter.setPen(figure.pen(edge, wide))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        line = style.small * 1.5
        inside = QRectF(self.rect()).adjusted(10, 5, -8, -5)
        if not style.side_panels:
            self._write_number(painter, inside)
            return
        self._write_text(painter, inside.adjusted(0, 0, 0, -line))
        foot = QRectF(inside.left(), inside.bottom() - line, inside.width(), line)
        colour = style.good if self._card.is_done else style.soft
        figure.write(
            painter, foot, self._card.mark, figure.Align.AlignLeft, colour, style.small, self._card.is_done
        )

    def _write_number(self, painter: QPainter, box: QRectF) -> None:
        """Where room is scarce: the number and the mark; the open card has the sentence."""
        style = look.now()
        number = f"<b>{self._number}</b>  {self._card.mark}"
        figure.write_marked(painter, box, number, style.text)

    def _write_text(self, painter: QPainter, box: QRectF) -> None:
        """The sentence wrapped, smaller where it would not fit."""
        style = look.now()
        text = f"{self._number}  {self._card.text}"
        size = style.text
        while size > 8:
            font = look.font(size, bold=self.isChecked())
            needed = QFontMetricsF(font).boundingRect(box, _WRAPPED, text)
            if needed.height() <= box.height() and needed.width() <= box.width():
                break
            size -= 1
        painter.setFont(font)
        painter.setPen(QColor(style.hand if self.isChecked() else style.ink))
        painter.drawText(box, _WRAPPED, text)
