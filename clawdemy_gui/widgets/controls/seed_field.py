"""A field for a whole number, such as a seed, the number that makes chance repeatable."""

import re

from PySide6.QtCore import QLocale, QSignalBlocker, QSize
from PySide6.QtGui import QFontMetricsF, QValidator
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from clawdemy_gui import look
from clawdemy_gui.number_reading import in_plain_digits
from clawdemy_gui.widgets.controls.number_field import NumberField

_FRAME = 10
"""Pixels beside the text."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[., '’][0-9]{3})+")
"""1,437 or 1.437 or 1 437: thousands as different countries write them."""
_TYPING = set("0123456789., '’")
_APART = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", chr(0x66C): ","})
"""What else stands between thousands: the spaces at which no line breaks, and the Arabic comma."""


class SeedField(NumberField, QSpinBox):
    """A stock QSpinBox from 0 to `largest`; a seed that has no room is written smaller, also while typed."""

    def __init__(self, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare()
        self.setLocale(QLocale.c())  # the other fields write a point for decimals: 1.437 would be misread
        self.setRange(0, largest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lineEdit().textEdited.connect(self.fit_text)
        self.valueChanged.connect(self.fit_text)

    def show_seed(self, seed: int) -> None:
        """Show a seed; says nothing to anyone."""
        if seed != self.value():
            with QSignalBlocker(self):
                self.setValue(seed)
            self.fit_text()

    def valueFromText(self, text: str) -> int:
        number = self._whole(text)
        if number is None:
            raise ValueError(text)
        return number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if not set(self._bare(text)) <= _TYPING:
            self.refuse(self._bare(text))
            return QValidator.State.Invalid, text, position
        number = self._whole(text)
        inside = number is not None and self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """What is no number in the field's range leaves the value as it was."""
        self.refuse(self._bare(text))
        return self.text_at_rest()

    def range_words(self) -> str:
        low, high = self.textFromValue(self.minimum()), self.textFromValue(self.maximum())
        return self.tr("a whole number from {low} to {high}").format(low=low, high=high)

    def _bare(self, text: str) -> str:
        word = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return in_plain_digits(word).translate(_APART).strip()

    def _whole(self, text: str) -> int | None:
        word = self._bare(text)
        digits = re.sub(r"[^0-9]", "", word) if _GROUPED.fullmatch(word) else word
        return int(digits) if digits.isdecimal() and len(digits) <= len(str(self.maximum())) else None

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
        width = QFontMetricsF(look.font(pixels)).horizontalAdvance(self.lineEdit().text())
        return float(int(pixels * min(1.0, (self.width() - _FRAME) / max(width, 1.0))))
