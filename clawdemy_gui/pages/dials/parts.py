"""The parts of the Dials page: all dials, the one in the hand, the one number, and the curve."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.dials.words import end_text, value_text
from clawdemy_gui.state.dials import LARGEST_VALUE
from clawdemy_gui.state.one_image import LARGEST_SEED
from clawdemy_gui.widgets.charts.cost_and_accuracy import CostAndAccuracy, Reading
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import CurveWords
from clawdemy_gui.widgets.controls.choosing_button import ChoosingButton
from clawdemy_gui.widgets.controls.knob import Knob
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.maps.cell_map import CellMap
from clawdemy_gui.widgets.painting.diverging import Legend

ZOOM = 4.0
"""One press of a zoom button makes the curve's range this much narrower or wider."""


def button(text: str, name: str, tip: str, run: Callable[[], object]) -> QPushButton:
    """A push button with a name of its own for a screen reader."""
    made = QPushButton(text)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.clicked.connect(lambda _=False: run())
    return made


class MapCard(Card):
    """All dials as pictures: look, point, pick."""

    picture_asked = Signal(str)
    steepest_asked = Signal()
    random_asked = Signal()
    dead_asked = Signal()
    seed_chosen = Signal(int)

    def __init__(self, text_of: Callable[[int], str]) -> None:
        super().__init__()
        self.map = CellMap(self.tr("All dials"), text_of)
        self.legend = Legend()
        self.pointed = TextLine(soft=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(5)
        column.addLayout(self._head())
        column.addWidget(self.map, 1)
        column.addWidget(self.pointed)
        column.addWidget(self.legend)
        self.finding = self._finding()
        column.addWidget(self.finding)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._pictures = {}
        for name, title, tip in (
            ("weights", self.tr("Values"), self.tr("Each dial's value as a colour")),
            (
                "slopes",
                self.tr("Slopes"),
                self.tr("How much each dial matters: the slope of the total cost in it"),
            ),
        ):
            made = ChoosingButton(title)
            made.setToolTip(tip)
            made.clicked.connect(lambda _=False, name=name: self.picture_asked.emit(name))
            self._pictures[name] = made
            row.addWidget(made)
        radio_buttons(self._pictures.values(), self)
        row.addStretch(1)
        for sign, name, run in (
            ("−", self.tr("Make the picture smaller"), lambda: self.map.zoom(1 / 2)),
            ("+", self.tr("Enlarge the picture"), lambda: self.map.zoom(2)),
            (self.tr("Whole"), self.tr("The whole picture"), self.map.show_whole),
        ):
            row.addWidget(button(sign, name, name, run))
        return row

    def _finding(self) -> QWidget:
        finding = QWidget()
        row = QHBoxLayout(finding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        steepest = self.tr("The dial with the largest slope; again for the next")
        row.addWidget(
            button(self.tr("Steepest"), self.tr("Pick the steepest dial"), steepest, self.steepest_asked.emit)
        )
        dead = self.tr("The next dial whose pixel is blank in every image")
        row.addWidget(button(self.tr("Dead"), self.tr("Pick the next dead dial"), dead, self.dead_asked.emit))
        chance = self.tr("The next seed's dial")
        row.addWidget(
            button(self.tr("Random"), self.tr("Pick a random dial"), chance, self.random_asked.emit)
        )
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setAccessibleName(self.tr("Seed of the random dial"))
        self.seed.setPrefix(self.tr("seed "))
        self.seed.valueChanged.connect(self.seed_chosen)
        row.addWidget(self.seed, 1)
        return finding

    def show_picture(self, name: str) -> None:
        """Which of the two pictures is shown."""
        for other, made in self._pictures.items():
            made.setChecked(other == name)


class HandCard(Card):
    """The dial in the hand."""

    moved = Signal(float)
    """The share of the range that the knob asks for."""
    value_asked = Signal(float)
    back_asked = Signal()
    all_back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.knob = Knob(self.tr("Dial"))
        self.knob.moved.connect(self.moved)
        self.address = TextLine(lines=2, bold=True)
        self.field = ValueField(value_text)
        self.field.setAccessibleName(self.tr("Value of the dial"))
        self.field.setRange(-LARGEST_VALUE, LARGEST_VALUE)
        self._fit()
        self.field.valueChanged.connect(self.value_asked)
        self.which = TextLine(soft=True)
        self.back = button(
            self.tr("Put back"),
            self.tr("Put this dial back"),
            self.tr("This dial where the network had it"),
            self.back_asked.emit,
        )
        self.all_back = button(
            self.tr("All back"),
            self.tr("Put all dials back"),
            self.tr("Every turned dial where the network had it"),
            self.all_back_asked.emit,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.knob)
        row.addLayout(self._words(), 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.field.setFixedWidth(round(look.now().text * 5.2))

    def _words(self) -> QVBoxLayout:
        values = QHBoxLayout()
        values.setSpacing(6)
        values.addWidget(self.field)
        values.addWidget(self.back)
        values.addWidget(self.all_back)
        values.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self.which)
        column.addWidget(self.address)
        column.addLayout(values)
        column.addStretch(1)
        return column

    def show_value(self, value: float, share: float, moved: bool, count: int) -> None:
        """The dial's value, where it is in its range, whether it moved, and how many dials were turned."""
        self.knob.show_share(share, value_text(value))
        self.field.show_value(value)
        self.back.setEnabled(moved)
        self.all_back.setEnabled(count > 0)

    def show_range(self, low: float, high: float, mark: float | None) -> None:
        """The ends of the knob's turn, and the share where the network had the dial."""
        self.knob.show_ends(end_text(low), end_text(high), mark)
        self.field.setSingleStep((high - low) / 200)


class CurveCard(Card):
    """The total cost and the accuracy over the whole range of the dial, with a slider exactly below."""

    moved = Signal(float)
    """The share of the range that the slider asks for."""
    zoom_asked = Signal(float)
    """How many times as wide the range should be; 0 for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLine()
        words = CurveWords(
            self.tr("value of this dial"), self.tr("total cost"), self.tr("accuracy, a staircase")
        )
        self._count = 1
        self.curves = CostAndAccuracy(
            self.tr("Total cost and accuracy as this dial turns"), words, self._reading
        )
        self.slider = LongSlider(self.tr("Value of the dial, slider"))
        self.slider.moved.connect(self.moved)
        self.curves.axis_placed.connect(self.slider.show_inset)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        wider, closer = self.tr("A wider range"), self.tr("A narrower range, around the point")
        head.addWidget(button("−", wider, wider, lambda: self.zoom_asked.emit(ZOOM)))
        head.addWidget(button("+", closer, closer, lambda: self.zoom_asked.emit(1 / ZOOM)))
        whole = self.tr("The whole range")
        head.addWidget(button(self.tr("Whole"), whole, whole, lambda: self.zoom_asked.emit(0.0)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.curves, 1)
        column.addWidget(self.slider)

    def show_count(self, count: int) -> None:
        """How many images there are."""
        self._count = count

    def _reading(self, at: Reading) -> str:
        return self.tr("at {x}: cost {cost}, accuracy {accuracy}").format(
            x=value_text(at.x), cost=total_text(at.left), accuracy=accuracy_text(at.right, self._count)
        )

    def show_share(self, share: float, words: str, mark: float | None) -> None:
        """Where the dial is in its range, and where the network had it."""
        self.slider.show_share(share, words)
        self.slider.show_mark(mark)
