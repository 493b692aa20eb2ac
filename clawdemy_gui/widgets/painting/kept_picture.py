"""A picture that is painted once and kept until something on it changes."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look


class KeptPicture:
    """What stays as it is behind what moves; another size, screen or look paints it anew by itself."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self.key: tuple[Hashable, ...] = ()
        """What the kept picture was painted for; empty when none is kept."""

    def forget(self) -> None:
        """Paint it anew when it is next shown."""
        self.key = ()

    def draw(
        self,
        painter: QPainter,
        widget: QWidget,
        paint: Callable[[QPainter], None],
        key: Hashable = None,
        part: QRectF | None = None,
    ) -> None:
        """Draw it over the whole widget or a `part` of it; `paint` finds the card's colour there.

        Equal keys mean equal pictures; `paint` is called only where the last key was another one.
        """
        box = QRectF(widget.rect()) if part is None else part
        wanted = (box.size().toTuple(), widget.devicePixelRatioF(), look.now(), key)
        if wanted != self.key:
            self.key = wanted
            self._pixmap = self._painted(widget, box, paint)
        painter.drawPixmap(box.topLeft() if part is not None else QPointF(), self._pixmap)

    @staticmethod
    def _painted(widget: QWidget, box: QRectF, paint: Callable[[QPainter], None]) -> QPixmap:
        ratio = widget.devicePixelRatioF()
        pixmap = QPixmap((box.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(look.now().card))
        painter = QPainter(pixmap)
        painter.translate(-box.topLeft())
        paint(painter)
        painter.end()
        return pixmap
