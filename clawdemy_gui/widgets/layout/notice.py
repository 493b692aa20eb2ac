"""One plain sentence that lies over the page until it is read, or until what it speaks of is mended."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.painting import figure

_LEAST_MS = 6000
_MS_A_LETTER = 80
"""A slow reader takes in a dozen letters a second; the time to notice it comes on top."""


class Notice(Card):
    """Shown at the top of its parent. Escape or its button closes it, and it goes by itself after a time.

    It stays while the pointer is over it or the keyboard in it, so that it can be read and copied at ease.
    """

    def __init__(self, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._going = QTimer(self, singleShot=True)
        self._going.timeout.connect(self._go_if_unused)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setAccessibleName("")
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        close = QPushButton("×")
        close.setAccessibleName(close_name)
        close.setFixedWidth(34)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.APART, look.NEAR, look.NEAR, look.NEAR)
        row.addWidget(self._label, 1)
        row.addWidget(close)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        style = look.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(figure.pen(style.largest_edge, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Show a sentence and tell it to a screen reader."""
        self._label.setText(text)
        self._going.start(self.stays_for_ms())
        self.show()
        self.raise_()
        self.fit()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def stays_for_ms(self) -> int:
        """How long this sentence stays, in milliseconds: longer for a longer one."""
        return _LEAST_MS + _MS_A_LETTER * len(self.text())

    def _go_if_unused(self) -> None:
        if self._is_used():
            self._going.start(_LEAST_MS)
        else:
            self.hide()

    def _is_used(self) -> bool:
        return self.underMouse() or any(part.hasFocus() for part in self.findChildren(QWidget))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._going.stop()

    def fit(self) -> None:
        """Lie at the top of the parent, in its middle."""
        parent = self.parentWidget()
        if parent is not None and not self.isHidden():
            wide = min(parent.width() - 40, 760)
            tall = max(self.heightForWidth(wide), self.minimumSizeHint().height())
            self.setGeometry((parent.width() - wide) // 2, 10, wide, tall)
