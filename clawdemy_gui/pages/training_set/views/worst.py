"""The worst twenty: the images where most of the cost is."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.number_text import rough_text, share_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.pages.training_set.words import image_words
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.pictures.tiles import Tiles, draw_tiles
from clawdemy_gui.widgets.pictures.wall import Wall

_COUNT = 20
_LARGER = 1.4
_PICTURE_SIDE = 56.0


class Worst(SpreadView):
    """Twenty large tiles with what each costs; the filter does not touch them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Judgements | None = None
        self._words = TextLine(lines=3)
        name = self.tr("The worst twenty images")
        self.wall = Wall(name, self._text_of, self._caption_of, _LARGER, grows=True)
        self.wall.opened.connect(self.opened)
        self.wall.pointed.connect(self.pointed)
        self.wall.moved.connect(lambda place: self.pointed.emit(self.wall.image_at(place)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.wall, 1)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        if found is self._found:
            return
        self._found = found
        self.wall.show_tiles(self._tiles(found))
        total, worst = float(found.costs.sum()) or 1.0, found.costliest[:_COUNT]
        share = float(found.costs[worst].sum()) / total
        self._words.show_text(
            self.tr(
                "These {count} of {images} carry <b>{share}</b> of the total cost. Below each: its "
                "label, the network's answer, and its cost. Click one to find out why."
            ).format(count=len(worst), images=images_text(len(found)), share=share_text(share))
        )

    @staticmethod
    def _tiles(found: Judgements) -> Tiles:
        return Tiles(found.shown.data.images, found.costliest[:_COUNT], found.costs, found.wrong)

    def _text_of(self, image: int) -> str:
        return image_words(self._found, image) if self._found else ""

    def _caption_of(self, image: int) -> str:
        if self._found is None:
            return ""
        found = self._found
        return f"{found.labels[image]}→{found.answers[image]}  {rough_text(found.costs[image])}"

    def paint(self, painter: QPainter, box: QRectF) -> None:
        if self._found is not None:
            draw_tiles(painter, box, self._tiles(self._found), _PICTURE_SIDE)
