"""How far a long piece of work is, and a button that stops it."""

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

APPEARS_AFTER_MS = 300
"""Work that ends before is not worth a flicker."""


class ProgressLine(QWidget):
    """A line of text over a bar that fills, and Cancel; seen only while something takes long."""

    cancelled = Signal()

    def __init__(self, cancel: str, parent: QWidget | None = None) -> None:
        """cancel: the words on the button."""
        super().__init__(parent)
        self._groove = _Groove()
        self._button = QPushButton(cancel)
        self._button.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.NEAR)
        row.addWidget(self._groove, 1)
        row.addWidget(self._button)
        self._appearing = QTimer(self, singleShot=True, interval=APPEARS_AFTER_MS)
        self._appearing.timeout.connect(self.show)
        self.hide()

    def begin(self, text: str) -> None:
        """Something has begun; the line appears if it lasts."""
        self.show_progress(0.0, text)
        if not self.isVisible():
            self._appearing.start()

    def show_progress(self, share: float, text: str) -> None:
        """share: 0…1 of the work is done."""
        self._groove.show_share(share, text)

    def end(self) -> None:
        """Nothing is under way any more."""
        self._appearing.stop()
        self.hide()

    def text(self) -> str:
        """The words on the bar."""
        return self._groove.accessibleName()

    def _cancel(self) -> None:
        self.end()
        self.cancelled.emit()


class _Groove(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(200, round(look.now().text * 1.9))

    def show_share(self, share: float, text: str) -> None:
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        box = QRectF(self.rect())
        bar = QRectF(0, box.bottom() - 5, box.width(), 4)
        painter.fillRect(bar, QColor(style.groove))
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * self._share, 4), QColor(style.hand))
        text = box.adjusted(0, 0, 0, -6)
        figure.write(painter, text, self.accessibleName(), figure.Align.AlignLeft, style.ink)
