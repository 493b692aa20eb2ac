"""A few bars lying side by side, each a button: the same number of two things to compare."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.painting import figure


class HorizontalBar(NamedTuple):
    """One bar."""

    name: str
    length: float
    text: str
    """Right of the name."""


class HorizontalBars(QWidget):
    """Bars on a common axis from 0 to the longest; arrow keys walk, Space and a click choose."""

    chosen = Signal(int)

    def __init__(self, bars: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.TIGHT)
        self._buttons = [_BarButton() for _ in range(bars)]
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            column.addWidget(button)
        radio_buttons(self._buttons, self, exclusive=False)

    def show_bars(self, bars: Sequence[HorizontalBar], chosen: int) -> None:
        """Show at most as many bars as there are buttons."""
        longest = max((bar.length for bar in bars), default=0.0) or 1.0
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(bars))
            if number < len(bars):
                button.show_bar(bars[number], bars[number].length / longest, number == chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        shown = [button for button in self._buttons if not button.isHidden()]
        focused = next((n for n, button in enumerate(shown) if button.hasFocus()), None)
        if step and focused is not None:
            shown[(focused + step) % len(shown)].setFocus()
        else:
            super().keyPressEvent(event)


class _BarButton(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self._bar = HorizontalBar("", 0.0, "")
        self._share = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, max(26, round(look.now().small * 2.4)))

    minimumSizeHint = sizeHint

    def show_bar(self, bar: HorizontalBar, share: float, chosen: bool) -> None:
        self._bar, self._share = bar, share
        self.setAccessibleName(bar.name)
        self.setAccessibleDescription(bar.text)
        self.setChecked(chosen)
        self.update()

    def nextCheckState(self) -> None:
        """Which bar is chosen is told by `show_bar` alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A stock button would move the focus itself, and then its parent once more."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillRect(box, QColor(style.hand_tint))
        draw_horizontal_bar(painter, box.adjusted(4, 1, -4, -1), self._bar, self._share, self.isChecked())
        if self.hasFocus():
            figure.focus_ring(painter, box)


def draw_horizontal_bar(
    painter: QPainter, box: QRectF, bar: HorizontalBar, share: float, chosen: bool
) -> None:
    """Draw one bar below its name and its text."""
    style = look.now()
    words = box.adjusted(0, 0, 0, -7)
    left, right = figure.Align.AlignLeft, figure.Align.AlignRight
    figure.write(painter, words.adjusted(0, 0, -box.width() * 0.62, 0), bar.name, left, None, style.small)
    half = words.adjusted(box.width() * 0.38, 0, 0, 0)
    figure.write(painter, half, bar.text, right, None, style.small, chosen)
    groove = QRectF(box.left(), box.bottom() - 6, box.width(), 5)
    painter.fillRect(groove, QColor(style.groove))
    figure.block(painter, QRectF(groove.left(), groove.top(), max(1.5, groove.width() * share), 5), False)
