"""A question mark in the place of something that is not to be seen yet."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.painting import figure

_TALL = 3.0
"""The question mark's height, in heights of the heading."""


class Veil(Card):
    """Hides `secret` and lies where it lay; its place in the layout stays free for it."""

    def __init__(self, secret: QWidget) -> None:
        super().__init__(secret.parentWidget())
        self._secret = secret
        policy = secret.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        secret.setSizePolicy(policy)
        secret.hide()
        secret.installEventFilter(self)
        self.setGeometry(secret.geometry())
        self.show()

    def lift(self) -> None:
        """Show what was hidden, and be gone."""
        self._secret.removeEventFilter(self)
        self._secret.show()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._secret.geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        style = look.now()
        pixels = min(_TALL * style.heading, 0.6 * self.height())
        figure.write(QPainter(self), QRectF(self.rect()), "?", colour=style.soft, pixels=pixels, bold=True)
