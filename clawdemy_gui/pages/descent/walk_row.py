"""The row of buttons that walks, and how fast."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clawdemy_gui import look
from clawdemy_gui.state.descent import SPEEDS
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.painting.icons import IconName, show_icon

_SHORTENED = ("back", "restart")
"""On a projector and beside a wide column, where room is little, these buttons have only their icons."""
_ROOM_FOR_WORDS = 66
"""The row's width, in heights of the text, from which all of them have words."""


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
        row.setSpacing(4)
        icon: IconName | None
        for name, text, tip, icon in (
            ("run", self.tr("Run"), self.tr("Walk on until you pause, or until it stops by itself"), "run"),
            ("back", self.tr("Step back"), self.tr("The moment one step before"), "back"),
            ("step", self.tr("Step"), self.tr("One step downhill"), "step"),
            (
                "restart",
                self.tr("Restart"),
                self.tr("The same start and seed: always the same run"),
                "restart",
            ),
            ("new", self.tr("New start"), self.tr("Random dials of the next seed"), None),
        ):
            row.addWidget(self._button(name, text, tip, icon))
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

    def _button(self, name: str, text: str, tip: str, icon: IconName | None) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: self.asked.emit(name))
        if icon is not None:
            show_icon(button, icon)
        if name in _SHORTENED:
            button.setAccessibleName(text)
        self.buttons[name] = button
        return button

    def show_running(self, running: bool, at_start: bool) -> None:
        """Whether a run is on: then the first button pauses it."""
        run = self.buttons["run"]
        run.setText(self.tr("Pause") if running else self.tr("Run"))
        show_icon(run, "pause" if running else "run")
        self.buttons["back"].setEnabled(not at_start)
        invites = at_start and not running
        if invites != bool(run.property("inviting")):
            run.setProperty("inviting", invites)
            run.style().polish(run)

    def show_choices(self, seed: int, speed: int, log_cost: bool, log_steps: bool) -> None:
        """What is chosen; says nothing to anyone."""
        self.seed.show_seed(seed)
        titles = [self.tr("full")]
        titles += [self.tr("{count:,} steps/s").format(count=count) for count in SPEEDS[1:-1]]
        titles.append(self.tr("1 step/s"))
        self.speed.show_choices(titles, SPEEDS.index(speed))
        self.log_cost.setChecked(log_cost)
        self.log_steps.setChecked(log_steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        has_room = look.now().side_panels and self.width() >= _ROOM_FOR_WORDS * look.now().text
        for name in _SHORTENED:
            button = self.buttons[name]
            button.setText(button.accessibleName() if has_room else "")
        wide = round(look.now().text * 6.2)
        self.buttons["run"].setMinimumWidth(wide)
        bold = QFontMetricsF(look.font(look.now().text, bold=True))
        for box in (self.log_cost, self.log_steps):  # a chosen one is bold, and must not change the row
            box.setFixedWidth(round(bold.horizontalAdvance(box.text())) + 24)
        self.seed.setFixedWidth(round(look.now().text * 7.4))
