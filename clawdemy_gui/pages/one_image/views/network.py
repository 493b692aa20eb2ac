"""The network that answered the image, lit up by it; or the offer to let one answer."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.network_inside import NetworkInside
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.widgets.layout.more_words import USUAL, MoreWords, show_more
from clawdemy_gui.widgets.layout.text_line import TextLine

_SHIPPED = Subject(DataChoice("digits", "test"), NetworkChoice())
"""It answers the very images that the page opens with."""


class NetworkLook(AnswerView):
    """Follows the image; outputs moved by hand are drawn as cut off from the network."""

    def __init__(self) -> None:
        super().__init__()
        self._state = OneImage()
        self._source: ImageSource | None = None
        self.inside = NetworkInside()
        self.inside.dial_asked.connect(self.dial_asked)
        nobody = self.tr("These ten outputs are nobody’s: no network has answered this image.")
        self._nobody = TextLine(nobody, lines=2)
        self.offer = QPushButton(self.tr("Let the shipped network answer"))
        self.offer.setProperty("inviting", True)
        self.offer.clicked.connect(self._let_answer)
        self._more = [
            MoreWords(
                self.tr(
                    "The shipped network takes the 784 pixels of an image, and with 13,002 weights and "
                    "biases makes sixteen numbers of them, then sixteen others, then ten outputs."
                )
            ),
            MoreWords(
                self.tr(
                    "Here it is drawn: a disc for each number, a line for each strong weight. Point at a "
                    "disc, and read the sum that lit it."
                )
            ),
            MoreWords(
                self.tr(
                    "Move an output by hand then: it is cut off from the network, and the cost says what "
                    "that is worth."
                )
            ),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.NEAR)
        column.addWidget(self._nobody)
        column.addWidget(self.offer)
        column.addWidget(self.inside, 100)
        for part in self._more:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(1)

    def show_source(self, source: ImageSource) -> None:
        """Where the image comes from, and who answered it."""
        self._source = source

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self._state, source = state, self._source
        network = None if source is None else source.network
        theirs = None if source is None else source.outputs(state.image)
        for widget in (self._nobody, self.offer):
            widget.setVisible(network is None)
        self._show_more()
        self.inside.setVisible(network is not None and theirs is not None)
        if source is not None and network is not None and theirs is not None:
            by_hand = None if state.outputs == theirs else state.outputs
            self.inside.show_answer(network, source.pixels(state.image), state.label, by_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_more()

    def _show_more(self) -> None:
        nobody = self._source is None or self._source.network is None
        show_more(self._more, self, wanted=nobody, least=USUAL)

    def figures(self) -> list[Figure]:
        return [] if self.inside.isHidden() else [self.inside.figure()]

    def tables(self) -> list[Table]:
        return [] if self.inside.isHidden() else self.inside.tables()

    def _let_answer(self) -> None:
        from clawdemy_gui.files.subject import at_hand

        shown = at_hand(_SHIPPED)
        if shown is None:
            return
        image, data = self._state.image, shown.data
        outputs = shown.network.network.outputs(data.images[image][None])[0].astype(float)
        handed = Handed(Answered(_SHIPPED), image, tuple(outputs.tolist()), int(data.labels[image]))
        self.asked.emit(self._state.handed(handed), self.tr("The shipped network’s answer"))
