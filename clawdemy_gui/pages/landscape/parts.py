"""The parts of the Landscape page: where to look along, the map or the curve, and the exact numbers."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.landscape.words import far_text, prepared_titles, way_titles
from clawdemy_gui.state.landscape import PREPARED, WAYS, Landscape, LandscapeView, Prepared
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.widgets.charts.cost_and_accuracy import CostAndAccuracy, Reading
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import CurveWords
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.maps.contour_map import ContourMap

_SPACING = 8
"""Pixels between the parts of the strip."""


def button(text: str, name: str, tip: str, run: Callable[[], object], checkable: bool = False) -> QPushButton:
    """A push button with a name of its own for a screen reader."""
    made = QPushButton(text)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setCheckable(checkable)
    made.clicked.connect(lambda _=False: run())
    return made


class WayStrip(QWidget):
    """Where the slice leads, and the prepared views."""

    way_asked = Signal(str)
    seed_asked = Signal(int)
    next_seed_asked = Signal()
    dials_asked = Signal(int, int)
    target_asked = Signal(int)
    """The number of the network in the list."""
    prepared_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        titles = way_titles()
        self.ways = Choice(self.tr("Look along"), letters=19)
        self.ways.chosen.connect(lambda place: self.way_asked.emit(WAYS[place]))
        self._titles = [titles[way] for way in WAYS]
        self.target = Choice(self.tr("to"), letters=14)
        self.target.chosen.connect(self.target_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self.ways, 1)
        row.addWidget(self.target, 1)
        row.addWidget(self._dials())
        row.addWidget(self._chance())
        row.addSpacing(_SPACING)
        row.addWidget(self._prepared_in_sight())
        row.addWidget(self._prepared_menu())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the prepared views as buttons would cut the lists' words, they are a menu."""
        shown = [
            part for part in (self.ways, self.target, self._two_dials, self._seeded) if not part.isHidden()
        ]
        needed = sum(part.sizeHint().width() for part in (*shown, self._in_sight))
        has_room = needed + _SPACING * (len(shown) + 2) <= self.width()
        self._in_sight.setVisible(has_room)
        self.menu.setVisible(not has_room)

    def _prepared_in_sight(self) -> QWidget:
        self._in_sight = QWidget()
        return _together(self._in_sight, QLabel(self.tr("Prepared:")), *map(self._prepared_button, PREPARED))

    def _prepared_button(self, name: Prepared) -> QPushButton:
        title, tip = prepared_titles()[name]
        return button(title, title, tip, partial(self.prepared_asked.emit, name))

    def _prepared_menu(self) -> QToolButton:
        self.menu = QToolButton()
        self.menu.setText(self.tr("Prepared ▼"))
        self.menu.setAccessibleName(self.tr("Prepared"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.hide()
        menu = QMenu(self.menu)
        menu.setToolTipsVisible(True)
        for name in PREPARED:
            title, tip = prepared_titles()[name]
            menu.addAction(title, partial(self.prepared_asked.emit, name)).setToolTip(tip)
        self.menu.setMenu(menu)
        return self.menu

    def _chance(self) -> QWidget:
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setAccessibleName(self.tr("Seed of the random directions"))
        self.seed.setPrefix(self.tr("seed "))
        self.seed.setFixedWidth(104)
        self.seed.valueChanged.connect(self.seed_asked)
        self._seeded = QWidget()
        tip = self.tr("The next seed's directions")
        return _together(
            self._seeded,
            self.seed,
            button(self.tr("New"), self.tr("New random directions"), tip, self.next_seed_asked.emit),
        )

    def _dials(self) -> QWidget:
        self.dials = (SeedField(1), SeedField(1))
        for field, name in zip(self.dials, (self.tr("First dial"), self.tr("Second dial")), strict=True):
            field.setAccessibleName(name)
            field.setPrefix(self.tr("dial "))
            field.setMinimumWidth(92)
            field.valueChanged.connect(
                lambda _: self.dials_asked.emit(*(each.value() for each in self.dials))
            )
        self._two_dials = QWidget()
        return _together(self._two_dials, *self.dials)

    def show_way(self, state: Landscape, targets: Sequence[str], target: int, dials: int) -> None:
        """What is chosen; `targets` are the networks one can go towards, `dials` how many there are."""
        self.ways.show_choices(self._titles, WAYS.index(state.way))
        self.target.show_choices(targets, target)
        self.target.setVisible(state.way == "network")
        self._two_dials.setVisible(state.way == "dials")
        self._seeded.setVisible(state.way not in ("dials", "path"))
        self.seed.show_seed(state.seed)
        for field, dial in zip(self.dials, state.dials, strict=True):
            blocked = field.blockSignals(True)
            field.setMaximum(dials - 1)
            field.blockSignals(blocked)
            field.show_seed(min(dial, dials - 1))
        self._fit()


def _together(box: QWidget, *parts: QWidget) -> QWidget:
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part)
    return box


class MapCard(Card):
    """The slice: a map of two directions, or a curve along one with a slider for the ball."""

    directions_asked = Signal(int)
    number_asked = Signal(str)
    fine_asked = Signal()
    zoom_asked = Signal(float)
    """How many times as wide, around the ball; 0 for all of it."""
    slid = Signal(float)
    """The share of what is seen that the slider asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 1
        self.map = ContourMap(self.tr("Map of the landscape"))
        words = CurveWords("", self.tr("cost: smooth"), self.tr("accuracy: a staircase"))
        self.curves = CostAndAccuracy(self.tr("Cost and accuracy along the direction"), words, self._reading)
        self.slider = LongSlider(self.tr("How far along the direction"))
        self.slider.moved.connect(self.slid)
        self.curves.axis_placed.connect(self.slider.show_inset)
        curve = QWidget()
        inside = QVBoxLayout(curve)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self.curves, 1)
        inside.addWidget(self.slider)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.map)
        self.stack.addWidget(curve)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._directions = {
            count: button(text, name, tip, partial(self.directions_asked.emit, count), True)
            for count, text, name, tip in (
                (2, self.tr("Map"), self.tr("Map of two directions"), self.tr("Two directions")),
                (1, self.tr("Curve"), self.tr("Curve along one direction"), self.tr("One direction")),
            )
        }
        self._numbers = {
            name: button(text, full, full, partial(self.number_asked.emit, name), True)
            for name, text, full in (
                ("cost", self.tr("Cost"), self.tr("Colours show the cost")),
                ("accuracy", self.tr("Accuracy"), self.tr("Colours show the accuracy")),
            )
        }
        for group in (self._directions, self._numbers):
            radio_buttons(group.values(), self)
        self.fine = button(
            self.tr("Fine"),
            self.tr("Finer map"),
            self.tr("Twice as many points a side"),
            self.fine_asked.emit,
            True,
        )
        for made in self._directions.values():
            row.addWidget(made)
        row.addSpacing(10)
        for made in (*self._numbers.values(), self.fine):
            row.addWidget(made)
        row.addStretch(1)
        for sign, name, factor in (
            ("−", self.tr("See more of the landscape"), 1.5),
            ("+", self.tr("See less, larger"), 1 / 1.5),
            (self.tr("Whole"), self.tr("The part to begin with"), 0.0),
        ):
            row.addWidget(button(sign, name, name, partial(self.zoom_asked.emit, factor)))
        return row

    def show_kind(self, state: Landscape, view: LandscapeView, count: int) -> None:
        """Map or curve, cost or accuracy, and how many images there are."""
        self._count = count
        self.stack.setCurrentIndex(0 if state.directions == 2 else 1)
        for number, made in self._directions.items():
            made.setChecked(number == state.directions)
        for name, made in self._numbers.items():
            made.setChecked(name == view.number)
            made.setVisible(state.directions == 2)
        self.fine.setChecked(view.fine)
        self.fine.setVisible(state.directions == 2)

    def show_curve_words(self, bottom: str) -> None:
        """What is counted along the direction."""
        self.curves.show_words(self.curves.words()._replace(bottom=bottom))

    def _reading(self, at: Reading) -> str:
        return self.tr("at {x}: cost {cost}, accuracy {accuracy}").format(
            x=far_text(at.x), cost=total_text(at.left), accuracy=accuracy_text(at.right, self._count)
        )
