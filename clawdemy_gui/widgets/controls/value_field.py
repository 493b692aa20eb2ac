"""A field for one number that keeps every decimal typed into it."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from clawdemy_gui import look
from clawdemy_gui.number_reading import in_plain_digits, read_number
from clawdemy_gui.number_text import plain_text
from clawdemy_gui.widgets.controls.key_gestures import KeyGestures
from clawdemy_gui.widgets.controls.number_field import NumberField

_DECIMALS = 15
_STEPPING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TYPING = set("0123456789.,eE+- %")
_FRAME = 8
"""Pixels beside the text."""
_FIGURE, _POINT = 0.67, 0.3
"""The widths of a figure and of the point, as a share of the font's size."""
_SHORTEST, _LONGEST = 4, 8
"""Characters, as in 0.92 and −12.3456; a longer text is being edited and scrolls."""


class ValueField(KeyGestures, NumberField, QDoubleSpinBox):
    """A stock QDoubleSpinBox, at first from 0 to 1; it shows `text_of(value)`, all decimals while edited."""

    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, text_of: Callable[[float], str], parent: QWidget | None = None) -> None:
        self._text_of = text_of
        self._exact = False
        super().__init__(parent)
        self.prepare()
        self.watch_keys(_STEPPING)
        self.setLocale(QLocale.c())
        self.setRange(0.0, 1.0)
        self.setDecimals(_DECIMALS)
        self.setSingleStep(0.01)
        self.lineEdit().setMaxLength(24)
        self._length = _SHORTEST
        self.lineEdit().textChanged.connect(self._fit_length)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(look.font(look.now().text)).height() + 8)

    sizeHint = minimumSizeHint

    def _fit_length(self, text: str) -> None:
        length = min(max(len(text), _SHORTEST), _LONGEST)
        if length != self._length:
            self._length = length
            self.fit_text()

    def text_pixels(self) -> float:
        return (self.width() - _FRAME) / ((self._length - 1) * _FIGURE + _POINT)

    def range_words(self) -> str:
        low, high = plain_text(self.minimum()), plain_text(self.maximum())
        return self.tr("a number from {low} to {high}").format(low=low, high=high)

    def text_at_rest(self) -> str:
        return self.textFromValue(self.value())

    def show_value(self, value: float) -> None:
        """Show a value in the field's range; says nothing to anyone."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)
        self._fit_length(self.lineEdit().text())  # a stock field changes its text without a signal

    def textFromValue(self, value: float) -> str:
        return repr(value) if self._exact else self._text_of(value)

    def valueFromText(self, text: str) -> float:
        number = read_number(text)
        if number is None:
            raise ValueError(text)
        return number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if not set(in_plain_digits(text)) <= _TYPING:
            self.refuse(text)
            return QValidator.State.Invalid, text, position
        try:
            inside = self.minimum() <= self.valueFromText(text) <= self.maximum()
        except ValueError:
            inside = False
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """What cannot be a number in the field's range leaves the value as it was."""
        self.refuse(text)
        return self.textFromValue(self.value())

    def stepBy(self, steps: int) -> None:
        self.setValue(round(self.value() + steps * self.singleStep(), 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.begin_by_key(event)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_exact(True)
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_exact(False)

    def _show_exact(self, exact: bool) -> None:
        self._exact = exact
        with QSignalBlocker(self):
            self.lineEdit().setText(self.textFromValue(self.value()))
