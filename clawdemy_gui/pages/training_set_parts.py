"""The parts that the Training set page is put together from."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.core.spread import EDGES, Sorting, Verdict
from clawdemy_gui.number_text import plain_text, total_text
from clawdemy_gui.pages.spread.average import Average
from clawdemy_gui.pages.spread.draw import Draw
from clawdemy_gui.pages.spread.histogram import CostHistogram
from clawdemy_gui.pages.spread.per_digit import PerDigit
from clawdemy_gui.pages.spread.table import LabelByAnswer
from clawdemy_gui.pages.spread.worst import Worst
from clawdemy_gui.pages.training_set_found import Found, Other
from clawdemy_gui.state.training_set import Filter
from clawdemy_gui.training_set_words import (
    accuracy_text,
    bound_words,
    class_name,
    image_words,
    part_name,
    right_words,
    total_name,
)
from clawdemy_gui.widgets.big_number import BigNumber
from clawdemy_gui.widgets.bound import Bound
from clawdemy_gui.widgets.card import Card
from clawdemy_gui.widgets.choice import Choice
from clawdemy_gui.widgets.closer_panel import CloserPanel
from clawdemy_gui.widgets.frame_legend import FrameLegend
from clawdemy_gui.widgets.line import Line
from clawdemy_gui.widgets.side_by_side import Lying, SideBySide
from clawdemy_gui.widgets.tiles import Tiles
from clawdemy_gui.widgets.two_machines import Machine, TwoMachines
from clawdemy_gui.widgets.wall import Wall

translate = QCoreApplication.translate

SORTINGS: tuple[Sorting, ...] = ("cost", "wrong-first", "label", "original")
VERDICTS: tuple[Verdict, ...] = ("all", "wrong", "right")
_WIDE = 620
"""A wall card this wide has its three lists in one row."""
_ROOM_FOR_COUNT = 64
_IN_ONE_ROW = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4))
_IN_TWO_ROWS = ((0, 0, 1, 2), (1, 0), (1, 1), (0, 2), (1, 2))
"""Where sorting, label, answers, count and Show all stand: row, column, rows, columns."""


class WallCard(Card):
    """The wall, how it is sorted and filtered, and the tile in the hand in words."""

    sorting_chosen = Signal(str)
    label_chosen = Signal(object)
    verdict_chosen = Signal(str)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._pointed = -1
        self.wall = Wall(self.tr("Wall of images"), self._text_of)
        self.wall.pointed.connect(self.show_pointed)
        self.wall.moved.connect(lambda place: self._say())
        self.sorting = Choice(self.tr("Sort"), letters=10)
        self.sorting.chosen.connect(lambda place: self.sorting_chosen.emit(SORTINGS[place]))
        self.label = Choice(self.tr("Label"), letters=4)
        self.label.chosen.connect(lambda place: self.label_chosen.emit(place - 1 if place else None))
        self.verdict = Choice(self.tr("Answers"), letters=8)
        self.verdict.chosen.connect(lambda place: self.verdict_chosen.emit(VERDICTS[place]))
        self.words = Line(soft=True)
        self.count = Line(soft=True)
        self.show_all = QPushButton(self.tr("Show all"))
        self.show_all.setToolTip(self.tr("Take every filter away"))
        self.show_all.clicked.connect(self.all_asked)
        self._lists = QGridLayout()
        self._lists.setSpacing(8)
        self.count.setMinimumWidth(_ROOM_FOR_COUNT)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(self._lists)
        column.addWidget(self.wall, 1)
        column.addWidget(self.words)
        self._wide: bool | None = None
        self._place_lists()

    def show_found(self, found: Found, order: object, sorting: Sorting, chosen: Filter, current: int) -> None:
        """Hang the images of `order`."""
        self._found, self._pointed = found, -1
        tiles = Tiles(found.shown.data.images, order, found.costs, found.wrong)  # type: ignore[arg-type]
        self.wall.show_tiles(tiles, current, self.tr("No image passes this filter"))
        self.show_choices(sorting, chosen)
        hanging, everything = self.wall.count(), len(found)
        text = self.tr("{count:,} images") if chosen.is_open() else self.tr("{count:,} of {all:,} images")
        self.count.show_text(text.format(count=hanging, all=everything) + _filter_words(chosen))
        self.show_all.setVisible(not chosen.is_open())
        self._say()

    def show_choices(self, sorting: Sorting, chosen: Filter) -> None:
        """Show what is chosen in the three lists."""
        sortings = {
            "cost": self.tr("costliest first"),
            "wrong-first": self.tr("wrong first"),
            "label": self.tr("by label"),
            "original": self.tr("as stored"),
        }
        self.sorting.show_choices([sortings[each] for each in SORTINGS], SORTINGS.index(sorting))
        names = [class_name(self._found, digit) if self._found else str(digit) for digit in range(10)]
        labels = [self.tr("any"), *names]
        self.label.show_choices(labels, 0 if chosen.label is None else chosen.label + 1)
        verdicts = {"all": self.tr("all"), "wrong": self.tr("wrong"), "right": self.tr("right")}
        self.verdict.show_choices([verdicts[each] for each in VERDICTS], VERDICTS.index(chosen.verdict))

    def show_pointed(self, image: int) -> None:
        """Put the image under the pointer into words, −1 for none."""
        self._pointed = image
        self._say()

    def _say(self) -> None:
        image = self._pointed if self._pointed >= 0 else self.wall.image_at(self.wall.current())
        self.words.show_text(self._text_of(image) if image >= 0 else "")

    def _text_of(self, image: int) -> str:
        return image_words(self._found, image) if self._found is not None and image >= 0 else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_lists()
        super().resizeEvent(event)

    def _place_lists(self) -> None:
        wide = self.width() >= _WIDE
        if wide == self._wide:
            return
        self._wide = wide
        places = _IN_ONE_ROW if wide else _IN_TWO_ROWS
        parts = (self.sorting, self.label, self.verdict, self.count, self.show_all)
        for widget, place in zip(parts, places, strict=True):
            self._lists.removeWidget(widget)
            self._lists.addWidget(widget, *place)
        for column in range(5):
            self._lists.setColumnStretch(column, (3, 2, 2, 2, 0)[column] if wide else (3, 4, 3, 0, 0)[column])


def _filter_words(chosen: Filter) -> str:
    """The parts of a filter that no list shows."""
    words = []
    if chosen.answer is not None:
        words.append(translate("training_set", "answer {digit}").format(digit=chosen.answer))
    if chosen.cost_bin is not None:
        low, high = EDGES[chosen.cost_bin], EDGES[chosen.cost_bin + 1]
        text = translate("training_set", "cost {low} to {high}")
        words.append(text.format(low=plain_text(low), high=plain_text(high)))
    return "".join(f", {word}" for word in words)


class TotalsCard(Card):
    """The total cost as a large number, accuracy and its bound, both parts, and the two machines."""

    part_chosen = Signal(object)
    """The other DataChoice."""

    def __init__(self) -> None:
        super().__init__()
        self._other: Other | None = None
        self.number = BigNumber(total_name("training"))
        self.right = Line()
        self.bound = Bound(self.tr("Accuracy, and what the cost promises of it"))
        self.parts = SideBySide(2)
        self.parts.chosen.connect(self._choose)
        self.legend = FrameLegend(
            self.tr("What the frames mean"),
            [self.tr("< 0.1"), self.tr("< 0.5"), self.tr("< 1"), self.tr("≥ 1")],
            self.tr("wrong"),
        )
        self.machines = TwoMachines(
            self.tr("Two machines"),
            [
                Machine(
                    "f(x; w, b)",
                    self.tr("an image"),
                    self.tr("ten outputs"),
                    self.tr("free: the image; fixed: the network"),
                ),
                Machine(
                    "C(w, b)",
                    self.tr("a network"),
                    self.tr("one number"),
                    self.tr("free: the network; fixed: all the images"),
                ),
            ],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.number)
        column.addWidget(self.right)
        column.addWidget(self.bound)
        column.addSpacing(4)
        column.addWidget(self.parts)
        column.addStretch(1)
        column.addWidget(self.legend)
        column.addStretch(1)
        column.addWidget(self.machines, 3)
        self.machines.show_lit(1)
        self._fit()

    def show_found(self, found: Found, other: Other | None) -> None:
        """Show the total, and the other part's as soon as it is known."""
        part = found.shown.data.part
        self.number.show_caption(total_name(part))
        self.number.show_number(total_text(found.cost))
        self.right.show_text(right_words(found))
        accuracy = self.tr("in fact {accuracy}").format(accuracy=accuracy_text(found.accuracy))
        self.bound.show_bound(1 - 2 * found.cost, bound_words(found.cost), found.accuracy, accuracy)
        self._other = other
        bars = [_lying(part, found.cost, found.accuracy)]
        if other is not None:
            bars.append(_lying(other.name, other.cost, other.accuracy))
        own = 0
        if part == "test" and len(bars) > 1:
            bars.reverse()
            own = 1
        self._own = own
        self.parts.show_bars(bars, own)

    def _choose(self, place: int) -> None:
        if self._other is not None and place != self._own:
            self.part_chosen.emit(self._other.choice)

    _own = 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(round(look.now().small * (22.0 if look.now().side_panels else 17.5)))


def _lying(part: str, cost: float, accuracy: float) -> Lying:
    text = translate("training_set", "cost {cost}, {accuracy}")
    return Lying(part_name(part), cost, text.format(cost=total_text(cost), accuracy=accuracy_text(accuracy)))


def chart_strip() -> CloserPanel:
    """The strip of charts; the page places its card beside the wall."""
    views: list[tuple[str, str, str, Callable[[], QWidget]]] = [
        (
            "average",
            translate("training_set", "How an average is made"),
            translate("training_set", "Images are added one by one, and the average settles"),
            Average,
        ),
        (
            "histogram",
            translate("training_set", "Histogram"),
            translate("training_set", "How many images cost how much"),
            CostHistogram,
        ),
        (
            "worst",
            translate("training_set", "Worst twenty"),
            translate("training_set", "The images where most of the cost is"),
            Worst,
        ),
        (
            "table",
            translate("training_set", "Label × answer"),
            translate("training_set", "Which digits are taken for which"),
            LabelByAnswer,
        ),
        (
            "per-digit",
            translate("training_set", "Cost per digit"),
            translate("training_set", "Which digits are expensive"),
            PerDigit,
        ),
        (
            "draw",
            translate("training_set", "Draw a digit"),
            translate("training_set", "Let the network answer a digit of your own"),
            Draw,
        ),
    ]
    return CloserPanel(translate("training_set", "Look closer:"), views, below=False)
