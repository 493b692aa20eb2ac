"""A field for a seed, the number that makes chance repeatable."""

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.number_field import NumberField

_FRAME = 10
"""Pixels beside the text."""


class SeedField(NumberField, QSpinBox):
    """A stock QSpinBox from 0 to `largest`; where the largest seed has no room it is written smaller."""

    def __init__(self, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare()
        self.setRange(0, largest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_seed(self, seed: int) -> None:
        """Show a seed; says nothing to anyone."""
        if seed != self.value():
            with QSignalBlocker(self):
                self.setValue(seed)

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * look.now().text, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the largest seed in the look's own size, whatever size it is written in now."""
        metrics = QFontMetricsF(look.font(look.now().text))
        return QSize(
            round(metrics.horizontalAdvance(self._widest())) + 2 * _FRAME, super().sizeHint().height()
        )

    def _widest(self) -> str:
        return self.prefix() + str(self.maximum()) + self.suffix()

    def text_at_rest(self) -> str:
        return self.prefix() + self.textFromValue(self.value()) + self.suffix()

    def text_pixels(self) -> float:
        pixels = look.now().text
        width = QFontMetricsF(look.font(pixels)).horizontalAdvance(self._widest())
        return float(int(pixels * min(1.0, (self.width() - _FRAME) / width)))
