"""The settings of a run: step size, images a step, how many images, and whose labels."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.descent.showing import Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import size_text
from clawdemy_gui.state.descent import LARGEST_STEP_SIZE, SMALLEST_STEP_SIZE
from clawdemy_gui.state.subject import Leg
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.stepped_slider import SteppedSlider
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.layout.more_words import MoreWords, show_more

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


class Settings(RunView):
    """The view that the page opens with; everything can be changed while the run goes on."""

    asked = Signal(str, object, object)
    """The name of a part of a Leg, its value, and the gesture it belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self._gesture: object = None
        self._pulled: tuple[str, object] | None = None
        self.holds_back = False
        """While a run is on, a pull counts when it ends: each change would be a mark on the curve."""
        self.step_size = SteppedSlider(self.tr("Step size"), size_text)
        self.step_size.show_steps(STEP_SIZES)
        self.size_field = ValueField(size_text)
        self.size_field.setRange(1e-4, 1_000.0)
        self.size_field.setAccessibleName(self.tr("Step size value"))
        self.batch = SteppedSlider(self.tr("Images per step"), lambda count: f"{count:,.0f}")
        self.batch_field = _count_field(self.tr("Images per step, number"))
        self.first_field = _count_field(self.tr("Number of training images"))
        self.random = QPushButton(self.tr("Random labels"))
        self.random.setCheckable(True)
        self.random.setToolTip(
            self.tr("Labels drawn by chance: nothing to understand, only to learn by heart")
        )
        self._more = [
            MoreWords(
                self.tr(
                    "How far one step goes against the slope. Too small, and the walk crawls; too large, "
                    "and it jumps over the valley."
                )
            ),
            MoreWords(
                self.tr(
                    "One step asks only so many images which way is down. Few make quick, unsteady steps; "
                    "many make steady, slow ones."
                )
            ),
            MoreWords(
                self.tr(
                    "What the network learns from. The fewer there are, the easier they are learned by "
                    "heart, and the less that helps with new ones."
                )
            ),
            MoreWords(
                self.tr(
                    "With random labels there is nothing to understand: the training cost still falls, and "
                    "the test cost does not."
                )
            ),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        settings: list[tuple[QHBoxLayout, QWidget | None]] = [
            (_row(self.tr("Step size"), self.size_field), self.step_size),
            (_row(self.tr("Images per step"), self.batch_field), self.batch),
            (_row(self.tr("Training images"), self.first_field), None),
            (_row(self.tr("Labels"), self.random), None),
        ]
        for (row, slider), more in zip(settings, self._more, strict=True):
            column.addLayout(row)
            if slider is not None:
                column.addWidget(slider)
            column.addWidget(more)
            column.addSpacing(14)
            column.addStretch(1)
        column.addStretch(3)
        self._connect()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self)

    def _fit(self) -> None:
        text = look.now().text
        for field in (self.size_field, self.batch_field, self.first_field):
            field.setFixedSize(round(text * 6.5), text + 18)

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

    def show_run(self, page: Running) -> None:
        """Nothing more: the page's drawing shows the settings in force."""

    def show_leg(self, leg: Leg, images: int, most: int) -> None:
        """The settings in force; `images` are learned from, of `most`."""
        if self._pulled is not None:
            return
        self.step_size.show_number(leg.step_size)
        self.size_field.show_value(leg.step_size)
        half = self.tr("On Nielsen's half as large cost: {size}")
        self.size_field.setToolTip(half.format(size=size_text(2 * leg.step_size)))
        self.batch.show_steps(counts(images))
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
