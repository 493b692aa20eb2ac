"""A network as it answers one image of a set, and the way to the next image."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataSet
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.subject.network_inside import NetworkInside
from clawdemy_gui.widgets.layout.text_line import TextLine


class NetworkOfImages(QWidget):
    """The image stays the same while the network changes; its own cost stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Network, DataSet, int | None] | None = None
        self._image = 0
        self.inside = NetworkInside()
        self._words = TextLine()
        row = QHBoxLayout()
        row.setSpacing(look.TIGHT)
        for text, name, step in (
            ("‹", self.tr("Previous image for the network"), -1),
            ("›", self.tr("Next image for the network"), 1),
        ):
            button = QPushButton(text)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, step=step: self._step(step))
            row.addWidget(button)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.NEAR)
        column.addLayout(row)
        column.addWidget(self.inside, 1)

    def show_network(self, network: Network, data: DataSet, dial: int | None = None) -> None:
        """Let it answer the image; `dial` is the one in the hand."""
        self._shown = network, data, dial
        self._image = min(self._image, len(data) - 1)
        label = int(data.labels[self._image])
        self.inside.show_answer(network, data.images[self._image], label, dial=dial)
        self._words.show_text(
            self.tr("Image {number:,}, a {label}: its cost is <b>{cost}</b>").format(
                number=self._image + 1, label=label, cost=total_text(cost(self.inside.outputs(), label))
            )
        )

    def _step(self, step: int) -> None:
        if self._shown is not None:
            network, data, dial = self._shown
            self._image = (self._image + step) % len(data)
            self.show_network(network, data, dial)
