"""A short movement that leads the eye from one picture to the next; only what is painted moves."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtWidgets import QApplication, QWidget

MOVEMENT_MS = 150


def is_wanted() -> bool:
    """Whether the desktop's own settings ask for movement; where a desktop says nothing, nothing moves."""
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


class Movement(QVariantAnimation):
    """Goes from 0 to 1, fast at first; `draw` is called at each picture on the way."""

    def __init__(self, draw: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setDuration(MOVEMENT_MS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(lambda _: draw())
        self._is_under_way = False
        self.stateChanged.connect(self._hear)

    def begin(self) -> None:
        """Set out again, where movement is wanted and somebody can see it."""
        self.stop()
        widget = self.parent()
        if is_wanted() and isinstance(widget, QWidget) and widget.isVisible():
            self.start()

    def _hear(self, now: QVariantAnimation.State) -> None:
        self._is_under_way = now != self.State.Stopped

    def is_under_way(self) -> bool:
        """Whether something moves at this moment."""
        return self._is_under_way  # asked for every bar of every picture, where Qt's own answer is slow

    def between(self, before: float, after: float) -> float:
        """Where something that goes from `before` to `after` is now; at its end when nothing moves."""
        if not self._is_under_way:
            return after
        return before + float(self.currentValue()) * (after - before)
