"""Labelled bars lying under one another, one of them chosen; each bar is a button."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.painting import figure

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_TALLEST = 30.0
"""Pixels; a taller bar would say no more."""


class ChoiceBars(QWidget):
    """Bars from the left on a fixed axis from 0 to `top`; arrow keys walk, Space and click choose."""

    chosen = Signal(int)

    def __init__(
        self,
        button_name: str,
        top: float,
        bars: int = 10,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """button_name: the accessible name of bar k, with {k}; columns: side by side, filled one by one."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        rows = -(-bars // columns)
        self._buttons = [_BarButton(button_name.format(k=k), top, self) for k in range(bars)]
        for k, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, k=k: self.chosen.emit(k))
            grid.addWidget(button, k % rows, k // rows)
        radio_buttons(self._buttons, self, exclusive=False)

    def set_top(self, top: float) -> None:
        """Let the axis end at `top`."""
        for button in self._buttons:
            button.set_top(top)

    def show_bars(
        self, heights: Sequence[float], texts: Sequence[str], names: Sequence[str], chosen: int
    ) -> None:
        """One height, number and name for each bar; `chosen` is the one that is in force."""
        for k, button in enumerate(self._buttons):
            button.show_bar(heights[k], texts[k], names[k], k == chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        focused = next((k for k, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and focused is not None:
            self._buttons[(focused + step) % len(self._buttons)].setFocus()
        else:
            super().keyPressEvent(event)


class _BarButton(QAbstractButton):
    def __init__(self, name: str, top: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._top = top
        self._height = 0.0
        self._text = ""
        self._below = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def set_top(self, top: float) -> None:
        self._top = top
        self.update()

    def show_bar(self, height: float, text: str, below: str, chosen: bool) -> None:
        self._height, self._text, self._below = height, text, below
        self.setAccessibleDescription(text)
        self.setChecked(chosen)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the rows; a stock button would take them for Tab."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Which bar is in force is told by `show_bar` alone."""

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillRect(box, QColor(style.hand_tint))
        gap = style.small * 0.6
        name_wide, number_wide = self._widths()
        room = box.width() - name_wide - number_wide - 3 * gap
        wide = room * min(self._height / self._top, 1.0)
        tall = min(_TALLEST, box.height() * 0.66)
        left = name_wide + gap
        figure.write(
            painter, QRectF(4, 0, name_wide, box.height()), self._below, colour=style.soft,
            pixels=style.text, bold=self.isChecked(),
        )  # fmt: skip
        figure.block(painter, QRectF(left, (box.height() - tall) / 2, wide, tall), self.isChecked())
        number = QRectF(left + wide + gap, 0, number_wide, box.height())
        left_edge = figure.Align.AlignLeft
        figure.write(painter, number, self._text, left_edge, pixels=style.text, bold=self.isChecked())
        if self.hasFocus():
            figure.focus_ring(painter, box)

    def _widths(self) -> tuple[float, float]:
        """What the name at the left and the number at the right of a bar need."""
        bold = QFontMetricsF(look.font(look.now().text, bold=True))
        return bold.horizontalAdvance(self._below) + 6, bold.horizontalAdvance("00.0000") + 2
