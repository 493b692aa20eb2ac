"""See it learn: the first layer as pictures, ten digits with their outputs, and the worst image."""

from time import monotonic

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.images import DIGITS
from clawdemy_gui.core.network import Network, costs
from clawdemy_gui.pages.descent.showing import Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import cost_text
from clawdemy_gui.widgets.pictures.learning_picture import AnsweredImage, LearningPicture

_JUDGED = 500
"""The worst image is looked for among so many: a millisecond's work."""
_REST_S = 0.1
"""While a run is on it is drawn ten times a second: it must not slow the run down."""


class LearnView(RunView):
    """Follows the run."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn_at = 0.0
        self._network: Network | None = None
        self.learned = LearningPicture(
            self.tr("What the network has learned"),
            (
                self.tr("First layer: what each neuron looks for"),
                self.tr("Ten training images, ten outputs each"),
                self.tr("Worst of the first 500"),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.learned, 1)

    def show_run(self, page: Running) -> None:
        moment, shown = page.runner.moment, page.shown
        if moment is None or shown is None or moment.network is self._network:
            return
        if page.runner.is_running and monotonic() - self._drawn_at < _REST_S:
            return
        self._drawn_at, self._network = monotonic(), moment.network
        images, labels = shown.data.images[:_JUDGED], shown.data.labels[:_JUDGED]
        places = [int(np.argmax(labels == digit)) for digit in range(DIGITS) if (labels == digit).any()]
        outputs = moment.network.outputs(images[places])
        samples = [
            AnsweredImage(images[place], outputs[number], int(labels[place]), self._says(outputs[number]))
            for number, place in enumerate(places)
        ]
        self.learned.show_learned(
            moment.network.matrices[0].weights, samples, self._worst(moment.network, images, labels)
        )

    def _says(self, outputs: np.ndarray) -> str:
        return self.tr("says {digit}").format(digit=int(outputs.argmax()))

    def _worst(self, network: Network, images: np.ndarray, labels: np.ndarray) -> AnsweredImage:
        found = costs(network, images, labels)
        worst = int(found.argmax())
        outputs = network.outputs(images[worst : worst + 1])[0]
        caption = self.tr("cost {cost}: a {label}, says {digit}").format(
            cost=cost_text(float(found[worst])), label=int(labels[worst]), digit=int(outputs.argmax())
        )
        return AnsweredImage(images[worst], outputs, int(labels[worst]), caption)
