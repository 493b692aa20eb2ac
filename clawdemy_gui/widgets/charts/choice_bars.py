"""A row of labelled bars, one of them chosen; each bar is a button."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


class ChoiceBars(QWidget):
    """Bars on a fixed axis from 0 to `top`; arrow keys walk, Space and click choose."""

    chosen = Signal(int)

    def __init__(self, button_name: str, top: float, bars: int = 10, parent: QWidget | None = None) -> None:
        """button_name: the accessible name of bar k, with {k}."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons = [_BarButton(button_name.format(k=k), top, self) for k in range(bars)]
        for k, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, k=k: self.chosen.emit(k))
            row.addWidget(button)

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
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
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
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(44, 90)

    def minimumSizeHint(self) -> QSize:
        return QSize(26, 90)

    def set_top(self, top: float) -> None:
        self._top = top
        self.update()

    def show_bar(self, height: float, text: str, below: str, chosen: bool) -> None:
        self._height, self._text, self._below = height, text, below
        self.setAccessibleDescription(text)
        self.setChecked(chosen)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the row; a stock button would take them for Tab."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
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
        line = style.small * 1.5
        room = box.height() - 2 * line
        tall = room * min(self._height / self._top, 1.0)
        wide = min(44.0, box.width() * 0.55)
        base = box.height() - line
        figure.block(painter, QRectF((box.width() - wide) / 2, base - tall, wide, tall), self.isChecked())
        number = QRectF(0, base - tall - line, box.width(), line)
        figure.write(painter, number, self._text, pixels=style.small + 1, bold=self.isChecked())
        name = QRectF(0, base, box.width(), line)
        figure.write(painter, name, self._below, colour=style.soft, pixels=style.small, bold=self.isChecked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(figure.pen(style.focus, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
