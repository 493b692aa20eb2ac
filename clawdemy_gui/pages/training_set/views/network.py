"""The network as it answers the image under the pointer."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.page import Table
from clawdemy_gui.pages.subject.network_inside import NetworkInside
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.pages.training_set.words import image_words
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.layout.text_line import TextLine


class NetworkLook(SpreadView):
    """Follows the pointer over the wall; without it, the image that the keys are at."""

    dial_asked = Signal(int)
    """The number of a dial of this network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Judgements | None = None
        self._image = 0
        self._words = TextLine(lines=2)
        self.inside = NetworkInside()
        self.inside.dial_asked.connect(self.dial_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.NEAR)
        column.addWidget(self._words)
        column.addWidget(self.inside, 1)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._found = found
        self.show_image(self._image)

    def show_image(self, image: int) -> None:
        """Light the network up with this image of the set; −1 leaves the last one."""
        found = self._found
        self._image = image if image >= 0 else self._image
        if found is None:
            return
        self._image = min(self._image, len(found) - 1)
        self._words.show_text(image_words(found, self._image))
        pixels, label = found.shown.data.images[self._image], int(found.labels[self._image])
        self.inside.show_answer(found.shown.network.network, pixels, label)

    def tables(self) -> list[Table]:
        return self.inside.tables()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        self.inside.figure().paint(painter, box)
