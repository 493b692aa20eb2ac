"""A paragraph in the guide: it wraps, can be selected, and a screen reader finds it under what it says."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

Kind = Literal["text", "heading", "soft", "task", "good", "notice"]
_BOLD = frozenset({"heading", "task"})


class Words(QLabel):
    """Hidden while it says nothing."""

    def __init__(self, kind: Kind = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if kind == "heading" else Qt.FocusPolicy.NoFocus)
        if kind == "heading":
            self.setContentsMargins(0, 0, 0, look.TIGHT)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        self.hide()

    def say(self, text: str) -> None:
        """Say this from now on; an empty text hides it."""
        self.setText(text)
        # Without a parent it would open a window of its own for a moment, which takes the keyboard away.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(figure.pen(look.now().focus, 3))
            foot = self.height() - 1.5
            painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Size, weight and colour in the look of the moment; only if it is another, or Qt would ask again."""
        style = look.now()
        pixels = {"heading": style.large, "soft": style.small}.get(self._kind, style.text)
        colour = {"soft": style.soft, "good": style.good, "notice": style.hand}.get(self._kind, style.ink)
        weight = "bold" if self._kind in _BOLD else "normal"
        sheet = f"color: {colour}; font-size: {pixels}px; font-weight: {weight};"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
