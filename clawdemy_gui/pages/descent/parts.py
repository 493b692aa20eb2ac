"""The parts of the Descent page: its numbers, its settings, and the row of buttons that walks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text, size_text
from clawdemy_gui.state.descent import LARGEST_STEP_SIZE, SMALLEST_STEP_SIZE, SPEEDS
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.state.subject import Leg
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.stepped_slider import Rungs
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import Line

_LADDER = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
STEP_SIZES = [
    round(rung * 10.0**power, 6)
    for power in range(-2, 3)
    for rung in _LADDER
    if SMALLEST_STEP_SIZE <= rung * 10.0**power <= LARGEST_STEP_SIZE * 1.000001
]
"""Every place of the step size's slider."""


def counts(most: int) -> list[int]:
    """1, 2, 5, 10, 20 … and `most` itself."""
    ladder = [rung * 10**power for power in range(7) for rung in (1, 2, 5)]
    return [*(count for count in ladder if count < most), max(most, 2)]


class NumbersCard(Card):
    """The training cost, large; the test cost and both accuracies below it."""

    def __init__(self) -> None:
        super().__init__()
        self.number = BigNumber(self.tr("Training cost"))
        self.below = QWidget()
        self.test = Line()
        self.accuracy = Line()
        self.step = Line(soft=True)
        lines = QVBoxLayout(self.below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for line in (self.test, self.accuracy, self.step):
            lines.addWidget(line)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 8, 12, 8)
        self.column.setSpacing(3)
        self.column.addWidget(self.number)
        self.column.addWidget(self.below)

    def show_numbers(self, step: int, rounds: float, numbers: tuple[float, float, float, float]) -> None:
        """numbers: training cost and accuracy, test cost and accuracy."""
        cost, accuracy, test_cost, test_accuracy = numbers
        self.number.show_number(cost_text(cost))
        self.test.show_text(self.tr("Test cost <b>{cost}</b>").format(cost=cost_text(test_cost)))
        self.accuracy.show_text(
            self.tr("Accuracy <b>{share}</b>, test <b>{test}</b>").format(
                share=accuracy_text(accuracy), test=accuracy_text(test_accuracy)
            )
        )
        self.step.show_text(
            self.tr("step {step:,}, {rounds:.1f} rounds through them").format(step=step, rounds=rounds)
        )


class SettingsCard(Card):
    """Step size, images a step, how many images, and whose labels; all can be changed while it runs."""

    asked = Signal(str, object, object)
    """The name of a part of a Leg, its value, and the gesture it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self._gesture: object = None
        self._pulled: tuple[str, object] | None = None
        self.holds_back = False
        """While a run is on, a pull counts when it ends: each change would be a mark on the curve."""
        self.step_size = Rungs(self.tr("Step size"), size_text)
        self.step_size.show_rungs(STEP_SIZES)
        self.size_field = ValueField(size_text)
        self.size_field.setRange(1e-4, 1_000.0)
        self.size_field.setAccessibleName(self.tr("Step size value"))
        self.nielsen = Line(soft=True)
        self.batch = Rungs(self.tr("Images per step"), lambda count: f"{count:,.0f}")
        self.batch_field = _count_field(self.tr("Images per step, number"))
        self.first_field = _count_field(self.tr("Number of training images"))
        self.random = QPushButton(self.tr("Random labels"))
        self.random.setCheckable(True)
        self.random.setToolTip(
            self.tr("Labels drawn by chance: nothing to understand, only to learn by heart")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(3)
        column.addLayout(_row(self.tr("Step size"), self.size_field))
        column.addWidget(self.step_size)
        column.addWidget(self.nielsen)
        column.addStretch(1)
        column.addLayout(_row(self.tr("Images per step"), self.batch_field))
        column.addWidget(self.batch)
        column.addStretch(1)
        column.addLayout(_row(self.tr("Training images"), self.first_field))
        column.addStretch(1)
        column.addWidget(self.random)
        self._connect()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        text = look.now().text
        for field in (self.size_field, self.batch_field, self.first_field):
            field.setFixedSize(round(text * 6.5), max(24, round(text * 2.1)))

    def _connect(self) -> None:
        for slider, name in ((self.step_size, "step_size"), (self.batch, "batch_size")):
            slider.gesture_began.connect(self._begin)
            slider.gesture_ended.connect(self._end)
            slider.picked.connect(lambda value, name=name: self._pull(name, value))
        self.size_field.valueChanged.connect(lambda value: self._ask("step_size", value))
        self.batch_field.valueChanged.connect(lambda value: self._ask("batch_size", value))
        self.first_field.valueChanged.connect(lambda value: self._ask("first", value))
        self.random.clicked.connect(lambda checked: self._ask("random_labels", checked))

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        pulled, self._pulled = self._pulled, None
        if pulled is not None:
            self._ask(*pulled)
        self._gesture = None

    def _pull(self, name: str, value: float) -> None:
        whole: object = round(value) if name == "batch_size" else value
        if self.holds_back:
            self._pulled = name, whole
            (self.step_size if name == "step_size" else self.batch).show_number(value)
            self._show_field(name, value)
        else:
            self._ask(name, whole)

    def _show_field(self, name: str, value: float) -> None:
        if name == "step_size":
            self.size_field.show_value(value)
        else:
            self.batch_field.show_seed(round(value))

    def _ask(self, name: str, value: object) -> None:
        self.asked.emit(name, value, self._gesture)

    def show_leg(self, leg: Leg, images: int, most: int) -> None:
        """The settings in force; `images` are learned from, of `most`."""
        if self._pulled is not None:
            return
        self.step_size.show_number(leg.step_size)
        self.size_field.show_value(leg.step_size)
        half = self.tr("On Nielsen's half as large cost: {size}")
        self.nielsen.show_text(half.format(size=size_text(2 * leg.step_size)))
        self.batch.show_rungs(counts(images))
        self.batch.show_number(min(leg.batch_size, images))
        for field, largest, value in (
            (self.batch_field, images, min(leg.batch_size, images)),
            (self.first_field, most, images),
        ):
            blocked = field.blockSignals(True)
            field.setRange(1, largest)
            field.setValue(value)
            field.blockSignals(blocked)
        self.random.setChecked(leg.random_labels)


def _count_field(name: str) -> SeedField:
    field = SeedField(1)
    field.setRange(1, 1)
    field.setGroupSeparatorShown(True)
    field.setAccessibleName(name)
    return field


def _row(words: str, field: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    label = QLabel(words)
    label.setBuddy(field)
    row.addWidget(label, 1)
    row.addWidget(field)
    return row


class WalkRow(QWidget):
    """Step back, step, run, restart, a new start with its seed, how fast, and the axes."""

    asked = Signal(str)
    """step, back, run, restart, new."""
    seed_chosen = Signal(int)
    speed_chosen = Signal(int)
    axes_chosen = Signal(bool, bool)
    """Logarithmic cost, logarithmic steps."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, text, tip in (
            ("run", self.tr("Run"), self.tr("Walk on until you pause, or until it stops by itself")),
            ("back", self.tr("Step back"), self.tr("The moment one step before")),
            ("step", self.tr("Step"), self.tr("One step downhill")),
            ("restart", self.tr("Restart"), self.tr("The same start and seed: always the same run")),
            ("new", self.tr("New start"), self.tr("Random dials of the next seed")),
        ):
            row.addWidget(self._button(name, text, tip))
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setPrefix(self.tr("seed "))
        self.seed.setAccessibleName(self.tr("Seed of the start"))
        self.seed.setToolTip(self.tr("The same seed gives the same start and the same run in every class"))
        self.seed.valueChanged.connect(self.seed_chosen)
        row.addWidget(self.seed)
        row.addStretch(1)
        self.speed = Choice(self.tr("Speed"), letters=9)
        self.speed.chosen.connect(lambda place: self.speed_chosen.emit(SPEEDS[place]))
        row.addWidget(self.speed)
        self.log_cost, self.log_steps = QPushButton(self.tr("Log cost")), QPushButton(self.tr("Log steps"))
        for box, tip in (
            (self.log_cost, self.tr("A logarithmic axis for the cost")),
            (self.log_steps, self.tr("A logarithmic axis for the steps")),
        ):
            box.setToolTip(tip)
            box.setCheckable(True)
            box.clicked.connect(
                lambda _=False: self.axes_chosen.emit(self.log_cost.isChecked(), self.log_steps.isChecked())
            )
            row.addWidget(box)
        self._fit()

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: self.asked.emit(name))
        self.buttons[name] = button
        return button

    def show_running(self, running: bool, at_start: bool) -> None:
        """Whether a run is on: then the first button pauses it."""
        run = self.buttons["run"]
        run.setText(self.tr("Pause") if running else self.tr("Run"))
        self.buttons["back"].setEnabled(not at_start)

    def show_choices(self, seed: int, speed: int, log_cost: bool, log_steps: bool) -> None:
        """What is chosen; says nothing to anyone."""
        self.seed.show_seed(seed)
        titles = [self.tr("full")]
        titles += [self.tr("{count:,} steps/s").format(count=count) for count in SPEEDS[1:-1]]
        titles.append(self.tr("1 step/s"))
        self.speed.show_choices(titles, SPEEDS.index(speed))
        self.log_cost.setChecked(log_cost)
        self.log_steps.setChecked(log_steps)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        wide = round(look.now().text * 6.2)
        self.buttons["run"].setMinimumWidth(wide)
        bold = QFontMetricsF(look.font(look.now().text, bold=True))
        for box in (self.log_cost, self.log_steps):  # a chosen one is bold, and must not change the row
            box.setFixedWidth(round(bold.horizontalAdvance(box.text())) + 24)
        self.seed.setFixedWidth(round(look.now().text * 7.4))


def button(text: str, tip: str, run: Callable[[], object]) -> QPushButton:
    """A push button with a tooltip."""
    made = QPushButton(text)
    made.setToolTip(tip)
    made.clicked.connect(lambda _=False: run())
    return made
