"""A field for one number that keeps every decimal typed into it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from clawdemy_gui import look
from clawdemy_gui.number_reading import in_plain_digits, read_number
from clawdemy_gui.widgets.controls.field_edge import paint_field_edge
from clawdemy_gui.widgets.controls.field_keys import is_for_the_window
from clawdemy_gui.widgets.controls.held_keys import HeldKeys

_DECIMALS = 15
_STEPPING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TYPING = set("0123456789.,eE+- %")
_FRAME = 8
"""Pixels beside the text."""
_FIGURE, _POINT = 0.67, 0.3
"""The widths of a figure and of the point, as a share of the font's size."""
_SHORTEST, _LONGEST = 4, 8
"""Characters, as in 0.92 and −12.3456; a longer text is being edited and scrolls."""


class ValueField(QDoubleSpinBox):
    """A stock QDoubleSpinBox, at first from 0 to 1; it shows `text_of(value)`, all decimals while edited."""

    gesture_began = Signal()
    gesture_ended = Signal()
    refused = Signal(str)
    """What was typed and is no number in the field's range; the value is as it was."""

    def __init__(self, text_of: Callable[[float], str], parent: QWidget | None = None) -> None:
        self._text_of = text_of
        self._exact = False
        self._keys = HeldKeys(_STEPPING)
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setRange(0.0, 1.0)
        self.setDecimals(_DECIMALS)
        self.setSingleStep(0.01)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setMaxLength(24)
        self._length = _SHORTEST
        self.lineEdit().textChanged.connect(self._fit_length)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().height() + 8)

    sizeHint = minimumSizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()  # a style sheet gives every field the application's font again

    def _fit_length(self, text: str) -> None:
        length = min(max(len(text), _SHORTEST), _LONGEST)
        if length != self._length:
            self._length = length
            self._fit()

    def _fit(self) -> None:
        """Write what has no room smaller, never cut."""
        share = (self._length - 1) * _FIGURE + _POINT
        self.lineEdit().setFont(look.font(min(look.now().text, (self.width() - _FRAME) / share)))

    def show_value(self, value: float) -> None:
        """Show a value in the field's range; says nothing to anyone."""
        if value != self.value():
            blocked = self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(blocked)
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
            self.refused.emit(text)
            return QValidator.State.Invalid, text, position
        try:
            inside = self.minimum() <= self.valueFromText(text) <= self.maximum()
        except ValueError:
            inside = False
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """What cannot be a number in the field's range leaves the value as it was."""
        self.refused.emit(text)
        return self.textFromValue(self.value())

    def stepBy(self, steps: int) -> None:
        self.setValue(round(self.value() + steps * self.singleStep(), 10))

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.lineEdit()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.begins(event):
            self.gesture_began.emit()
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().isModified():
            self._show_exact(True)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if self._keys.ends(event):
            self.gesture_ended.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_exact(True)
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._keys.let_go():
            self.gesture_ended.emit()
        self._show_exact(False)

    def _show_exact(self, exact: bool) -> None:
        self._exact = exact
        blocked = self.blockSignals(True)
        self.lineEdit().setText(self.textFromValue(self.value()))
        self.blockSignals(blocked)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_field_edge(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
