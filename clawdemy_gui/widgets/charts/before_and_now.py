"""A row of bars, each with an outline where it stood before."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_LEAST_TOP = 1e-9


class BeforeAndNow(QWidget):
    """Bars from 0; the axis ends a little above the highest one. The tallest growth stands out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._before: Sequence[float] = ()
        self._now: Sequence[float] = ()
        self._texts: Sequence[str] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(380, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 80)

    def show_bars(self, before: Sequence[float], now: Sequence[float], texts: Sequence[str]) -> None:
        """One bar for each number; NaN draws none. `texts` stand above the bars."""
        if (list(before), list(now)) != (list(self._before), list(self._now)):
            self._before, self._now, self._texts = before, now, texts
            words = ", ".join(f"{k}: {text}" for k, text in enumerate(texts))
            self.setAccessibleDescription(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._now):
            return
        style, painter = look.now(), QPainter(self)
        line = style.small * 1.5
        known = [value for value in (*self._before, *self._now) if value == value]
        top = max([*known, _LEAST_TOP])
        wide = self.width() / len(self._now)
        base, room = self.height() - line, self.height() - 2 * line
        grown = [now - before for before, now in zip(self._before, self._now, strict=True)]
        most = max([change for change in grown if change == change], default=0.0)
        for k, (before, now) in enumerate(zip(self._before, self._now, strict=True)):
            x = k * wide
            figure.write(painter, QRectF(x, base, wide, line), str(k), colour=style.soft, pixels=style.small)
            if now != now:
                continue
            tall, was = room * now / top, room * before / top
            bar = QRectF(x + wide * 0.22, base - tall, wide * 0.56, tall)
            figure.block(painter, bar, grown[k] == most > 0)
            if before != now:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(figure.pen(style.ghost, style.stroke, dashed=True))
                painter.drawRect(QRectF(x + wide * 0.12, base - was, wide * 0.76, was))
            number = QRectF(x + 1, base - max(tall, was) - line, wide - 2, line)
            figure.write(painter, number, self._texts[k], pixels=style.small)
