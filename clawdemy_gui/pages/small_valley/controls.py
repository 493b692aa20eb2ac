"""What one walks with: which valley, where the ball is, how long a step is, and the buttons that walk."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.small_valley.words import figure_text, short_text, valley_title
from clawdemy_gui.state.small_valley import (
    LARGEST_STEP_SIZE,
    SMALLEST_STEP_SIZE,
    VALLEY_NAMES,
    SmallValley,
)
from clawdemy_gui.widgets.controls.choosing_button import ChoosingButton
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.controls.stepped_slider import SteppedSlider
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.painting.icons import IconName, show_icon

STEP_SIZES = (
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95,
    1.0, 1.05, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5,
)  # fmt: skip
"""Every place of the step size's slider."""
_FARTHEST_PLACE = 1e6


class ValleyChoice(QWidget):
    """The five valleys, one of them chosen; a surface for those of two dials."""

    chosen = Signal(str)
    surface_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        buttons = []
        for name in VALLEY_NAMES:
            button = ChoosingButton(valley_title(name))
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            buttons.append(button)
            row.addWidget(button)
        self._group = radio_buttons(buttons, self)
        row.addStretch(1)
        self.surface = ChoosingButton(self.tr("3-D"))
        self.surface.setToolTip(self.tr("The same valley as a surface to turn"))
        self.surface.clicked.connect(self.surface_asked)
        row.addWidget(self.surface)

    def show_choice(self, state: SmallValley, surface: bool) -> None:
        """Which valley it is, and how it is drawn."""
        self._group.button(VALLEY_NAMES.index(state.valley)).setChecked(True)
        self.surface.setChecked(surface)
        self.surface.setVisible(state.shape.dials == 2)


class WalkControls(QWidget):
    """The step size, the place, and Run, Step, Step back, Restart."""

    asked = Signal(str)
    """run, step, back, restart."""
    size_asked = Signal(float, object)
    """A step size, and the gesture it belongs to."""
    place_asked = Signal(int, float)
    """Which dial, and its value."""

    def __init__(self) -> None:
        super().__init__()
        self._gesture: object = None
        self.buttons: dict[str, QPushButton] = {}
        self.step_size = SteppedSlider(self.tr("Step size"), figure_text)
        self.step_size.show_steps(STEP_SIZES)
        self.step_size.picked.connect(lambda value: self.size_asked.emit(value, self._gesture))
        self.step_size.gesture_began.connect(self._begin)
        self.step_size.gesture_ended.connect(self._end)
        self.size_field = ValueField(figure_text)
        self.size_field.setRange(SMALLEST_STEP_SIZE, LARGEST_STEP_SIZE)
        self.size_field.setAccessibleName(self.tr("Step size value"))
        self.size_field.valueChanged.connect(lambda value: self.size_asked.emit(value, None))
        self.places: list[ValueField] = []
        self._labels: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._sizing())
        column.addLayout(self._walking())
        self._fit()

    def _sizing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(self.tr("Step size"))
        label.setBuddy(self.size_field)
        row.addWidget(label)
        row.addWidget(self.step_size, 1)
        row.addWidget(self.size_field)
        return row

    def _walking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        walking: tuple[tuple[IconName, str, str], ...] = (
            (
                "run",
                self.tr("Run"),
                self.tr("Eight steps a second, until it arrives or flies apart"),
            ),
            ("back", self.tr("Step back"), self.tr("The moment one step before")),
            ("step", self.tr("Step"), self.tr("One step downhill")),
            ("restart", self.tr("Restart"), self.tr("Back to the start of this walk")),
        )
        for action, text, tip in walking:
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, action=action: self.asked.emit(action))
            show_icon(button, action)
            self.buttons[action] = button
            row.addWidget(button)
        row.addStretch(1)
        for number, (text, spoken) in enumerate(
            (("w₁", self.tr("Place of the first dial")), ("w₂", self.tr("Place of the second dial")))
        ):
            field = ValueField(short_text)
            field.setRange(-_FARTHEST_PLACE, _FARTHEST_PLACE)
            field.setAccessibleName(spoken)
            field.valueChanged.connect(lambda value, number=number: self.place_asked.emit(number, value))
            label = QLabel(text)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
            self.places.append(field)
            self._labels.append(label)
        return row

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None

    def show_walk(self, state: SmallValley, place: tuple[float, ...], running: bool) -> None:
        """The settings in force, and where the ball is."""
        self.step_size.show_number(state.step_size)
        self.size_field.show_value(state.step_size)
        self.buttons["run"].setText(self.tr("Pause") if running else self.tr("Run"))
        show_icon(self.buttons["run"], "pause" if running else "run")
        self.buttons["back"].setEnabled(state.steps > 0)
        self.buttons["restart"].setEnabled(state.steps > 0)
        self._labels[0].setText("w" if len(place) == 1 else "w₁")
        for number, field in enumerate(self.places):
            for widget in (field, self._labels[number]):
                widget.setVisible(number < len(place))
            if number < len(place):
                field.show_value(place[number])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        for field in (self.size_field, *self.places):
            field.setFixedWidth(round(look.now().text * 6.0))
        self.buttons["run"].setMinimumWidth(round(look.now().text * 5.4))
