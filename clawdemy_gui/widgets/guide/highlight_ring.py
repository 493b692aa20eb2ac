"""A ring around what is spoken of, wherever it stands in the window; the pointer goes through it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_AROUND = 7
"""Pixels from what is ringed to the outer edge of the ring."""
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


class HighlightRing(QWidget):
    """Lies over its parent; follows the ringed widget and everything that holds it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def ring(self, name: str) -> bool:
        """Lie around the visible widget of this accessible name; False if there is none to be seen."""
        found = [
            widget
            for widget in self._over.findChildren(QWidget)
            if name and widget.accessibleName() == name and widget is not self
        ]
        self._follow(next((widget for widget in found if widget.isVisible()), found[0] if found else None))
        return self.isVisible()

    def clear(self) -> None:
        """Ring nothing."""
        self._follow(None)

    def target(self) -> QWidget | None:
        """What is ringed."""
        return self._target

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = target
        each = target
        while each is not None and each is not self._over.parentWidget():
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        if target is not None:
            target.destroyed.connect(self._gone)
        self._fit()

    def _gone(self) -> None:
        self._target, self._watched = None, []
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED and watched is not self:
            self._fit()
        return False

    def _fit(self) -> None:
        """Lie around the part of the target that can be seen."""
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        parent = self._over
        seen = (
            target.visibleRegion().boundingRect() if not target.visibleRegion().isEmpty() else target.rect()
        )
        place = QRect(target.mapTo(parent, QPoint(0, 0)) + seen.topLeft(), seen.size())
        wanted = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(parent.rect())
        if wanted != self.geometry():
            self.setGeometry(wanted)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colour of the focus, on a wider line in that of the card: it stands out on any ground."""
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = style.stroke * 2
        inset = wide / 2 + 1.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        for colour, thick in ((style.card, wide + 3), (style.focus, wide)):
            painter.setPen(figure.pen(colour, thick))
            painter.drawRoundedRect(box, 8, 8)
