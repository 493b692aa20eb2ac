"""The wall of images on its card: how it is sorted and filtered, and the tile in hand in words."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui.core.cost_distribution import EDGES, Sorting, Verdict
from clawdemy_gui.number_text import plain_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.words import class_name, image_words
from clawdemy_gui.state.training_set import Filter
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.pictures.frame_legend import FrameLegend
from clawdemy_gui.widgets.pictures.tiles import Tiles
from clawdemy_gui.widgets.pictures.wall import Wall

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
    image_read = Signal(int)
    """The image that is put into words now, −1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Judgements | None = None
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
        self.words = TextLine(soft=True)
        self.legend = FrameLegend(
            self.tr("What the frames mean"),
            [self.tr("< 0.1"), self.tr("< 0.5"), self.tr("< 1"), self.tr("≥ 1")],
            self.tr("wrong"),
        )
        self.count = TextLine(soft=True)
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
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.words, 1)
        below.addWidget(self.legend)
        column.addLayout(below)
        self._wide: bool | None = None
        self._place_lists()

    def show_found(
        self, found: Judgements, order: object, sorting: Sorting, chosen: Filter, current: int
    ) -> None:
        """Hang the images of `order`."""
        self._found, self._pointed = found, -1
        tiles = Tiles(found.shown.data.images, order, found.costs, found.wrong)  # type: ignore[arg-type]
        self.wall.show_tiles(tiles, current, self.tr("No image passes this filter"))
        self.show_choices(sorting, chosen)
        hanging, everything = self.wall.count(), len(found)
        text = "{images}" if chosen.is_open() else self.tr("{count:,} of {images}")
        self.count.show_text(
            text.format(count=hanging, images=images_text(everything)) + _filter_words(chosen)
        )
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

    def read(self) -> int:
        """The image under the pointer, otherwise the one that the keys are at; −1 for none."""
        return self._pointed if self._pointed >= 0 else self.wall.image_at(self.wall.current())

    def _say(self) -> None:
        image = self.read()
        self.words.show_text(self._text_of(image) if image >= 0 else "")
        self.image_read.emit(image)

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
