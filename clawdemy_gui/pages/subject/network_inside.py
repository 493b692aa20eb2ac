"""The network, drawn, while it answers one image; below it the arithmetic of what is pointed at."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.core.forward_pass import Blame, ForwardPass
from clawdemy_gui.core.network import Network
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.network_words import (
    drawing_words,
    network_table,
    opening_sentence,
    spot_sentence,
)
from clawdemy_gui.widgets.controls.choosing_button import ChoosingButton
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.network.drawing import NetworkDrawing, Spot
from clawdemy_gui.widgets.network.network_picture import NetworkPicture
from clawdemy_gui.widgets.network.paint import draw_network

_LINES = 5
_LEAST = 150
"""Pixels: ten outputs that can be told apart, with their digits beside them."""


class NetworkInside(QWidget):
    """Shows one image and one network at a time; asks for a dial, and never changes anything itself."""

    dial_asked = Signal(int)
    """The number of the dial to take into the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walked: ForwardPass | None = None
        self._label: int | None = None
        self._weights: tuple[npt.NDArray[np.float32], ...] = ()
        self._pixels = np.zeros(0, np.uint8)
        self._by_hand: tuple[float, ...] | None = None
        self._dial: Spot | None = None
        self.picture = NetworkPicture(self.tr("The network, drawn"), drawing_words(), self._text_of)
        self.picture.pointed.connect(lambda spot: self._show_words())
        self.picture.dial_asked.connect(self._ask_dial)
        self.picture.setMinimumHeight(_LEAST)
        self.blame = ChoosingButton(self.tr("Who is to blame?"))
        self.blame.setToolTip(self.tr("Where each output should move: 2 × (output − desired), passed back"))
        self.blame.clicked.connect(lambda: self._draw())
        self.words = TextLine(lines=_LINES)
        row = QHBoxLayout()
        row.addWidget(self.blame)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.NEAR)
        column.addWidget(self.picture, 1)
        column.addWidget(self.words)
        column.addLayout(row)

    def show_answer(
        self,
        network: Network,
        image: npt.NDArray[np.uint8],
        label: int | None,
        by_hand: tuple[float, ...] | None = None,
        dial: int | None = None,
    ) -> None:
        """image: (784,) bytes; label: what it should say, None where nobody knows; by_hand: other outputs."""
        if self._walked is None or self._walked.network is not network:
            self._weights = tuple(weights for weights, _ in network.matrices)
        self._walked, self._label = ForwardPass(network, image), label
        self._pixels, self._by_hand = image, by_hand
        self._dial = None if dial is None else Spot(*network.place(dial))
        self.blame.setEnabled(label is not None)
        self._draw()

    def outputs(self) -> tuple[float, ...]:
        """The network's ten outputs for the image."""
        return tuple(self._walked.outputs.tolist()) if self._walked is not None else ()

    def tables(self) -> list[Table]:
        """Every neuron with its sum and activation; none while nothing is shown."""
        return [] if self._walked is None else [network_table(self._walked)]

    def figure(self) -> Figure:
        """The drawing, for a file."""
        return Figure(self.tr("Network"), QSize(900, 640), self._paint)

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        drawn = self.picture.drawing()
        if drawn is not None:
            draw_network(painter, box, drawn, drawing_words(), self.picture.spot())

    def _blamed(self) -> Blame | None:
        """The slopes of the image's cost, where its label is known."""
        if self._walked is None or self._label is None:
            return None
        return self._walked.blame(self._label)

    def _draw(self) -> None:
        walked, blamed = self._walked, self._blamed()
        if walked is None:
            return
        shows = blamed is not None and self.blame.isChecked()
        self.picture.show_network(
            NetworkDrawing(
                self._pixels,
                walked.activations[1:],
                self._weights,
                blamed.of_activations if blamed is not None and shows else None,
                self._by_hand,
                self._dial,
            )
        )

    def _text_of(self, spot: Spot) -> str:
        walked, blamed = self._walked, self._blamed()
        if walked is None:
            return ""
        asked = self.blame.isChecked() or spot.source is not None
        return spot_sentence(walked, spot, blamed if asked else None)

    def _show_words(self) -> None:
        if self._walked is None:
            return
        spot = self.picture.spot()
        text = opening_sentence(self._walked) if spot is None else self._text_of(spot)
        if self._by_hand is not None:
            text = f"{self.tr('These ten outputs are yours now, not the network’s.')} {text}"
        self.words.show_text(text)

    def _ask_dial(self, spot: Spot) -> None:
        if self._walked is not None:
            self.dial_asked.emit(self._walked.network.index(*spot))
