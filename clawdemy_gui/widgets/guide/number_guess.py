"""A guess that is a number: a slider over a ruler, a field to type in, then guess and truth side by side."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.guide.guess_ruler import GuessRuler

_PAGE_STEPS = 10
_LEAST_PAGE, _WHOLE_WAY = 0.04, 0.5
"""From which share on a key of the slider means a page, and an end."""


class Axis(QWidget):
    """One number: the field shows it, the slider moves it in steps of `step`."""

    picked = Signal(float)

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        step: float,
        start: float,
        text_of: Callable[[float], str],
        percent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._step, self._text_of = low, high, step, text_of
        self._value = start
        self._slider = _Steps(name, step / (high - low))
        self._field = ValueField(text_of)
        self._field.setAccessibleName(self.tr("{name}, typed").format(name=name))
        self._field.setRange(low, high)
        self._field.setSingleStep(step)
        self._field.setMinimumWidth(72)
        self.ruler = GuessRuler(low, high, percent)
        label = QLabel(name)
        label.setWordWrap(True)
        label.setBuddy(self._field)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.TIGHT)
        column.addLayout(head)
        column.addWidget(self._slider)
        column.addWidget(self.ruler)
        self._slider.moved.connect(lambda share: self.show_value(low + share * (high - low)))
        self._field.valueChanged.connect(self._typed)
        self.show_value(start)

    def value(self) -> float:
        """The number."""
        return self._value

    def show_value(self, value: float) -> None:
        """Stand at the nearest step."""
        steps = round((min(max(value, self._low), self._high) - self._low) / self._step)
        self._show(min(round(self._low + steps * self._step, 10), self._high))

    def _typed(self, value: float) -> None:
        self._show(value)

    def _show(self, value: float) -> None:
        self._value = value
        self._slider.show_share((value - self._low) / (self._high - self._low), self._text_of(value))
        self._field.show_value(value)
        self.picked.emit(value)

    def close_with(self, guess: float, truth: float) -> None:
        """The guess is made: nothing moves any more, the truth stands beside it."""
        self._show(guess)
        self._slider.hide()
        self._field.setEnabled(False)
        self.ruler.show_outcome(
            guess,
            self.tr("guess {number}").format(number=self._text_of(guess)),
            truth,
            self.tr("truth {number}").format(number=self._text_of(truth)),
        )


class _Steps(LongSlider):
    """Arrow keys go one step, Page keys ten."""

    def __init__(self, name: str, share: float) -> None:
        super().__init__(name)
        self._one = share

    def ask(self, share: float) -> None:
        way = share - self.share()
        if not self._dragging and abs(way) < _WHOLE_WAY:
            steps = _PAGE_STEPS if abs(way) > _LEAST_PAGE else 1
            share = self.share() + (steps if way > 0 else -steps) * self._one
        super().ask(share)


class NumberGuess(QWidget):
    """One axis, or the two of a place on a map, and the button that ends the guessing."""

    guessed = Signal(tuple)
    moved = Signal(tuple)
    """While the guess is still open: a page may draw it on its stage."""

    def __init__(self, axes: list[Axis], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axes = axes
        self.button = QPushButton(self.tr("This is my guess"))
        self.button.setProperty("wanted", True)
        self.button.clicked.connect(lambda: self.guessed.emit(self.value()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for axis in axes:
            column.addWidget(axis)
            axis.picked.connect(lambda _: self.moved.emit(self.value()))
        column.addWidget(self.button)

    def value(self) -> tuple[float, ...]:
        """The guess as it stands."""
        return tuple(axis.value() for axis in self.axes)

    def show_guess(self, guess: tuple[float, ...]) -> None:
        """Stand there: the guess was pointed at on the stage."""
        for axis, value in zip(self.axes, guess, strict=True):
            axis.show_value(value)

    def show_outcome(self, guess: tuple[float, ...], truth: tuple[float, ...]) -> None:
        """Show guess and truth; nothing can be guessed any more."""
        self.button.hide()
        for axis, guessed, true in zip(self.axes, guess, truth, strict=True):
            axis.close_with(guessed, true)
