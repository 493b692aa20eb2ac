"""“Learning means the network understands”: it is as sure of noise as of digits."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui.core.experiments.nonsense import KINDS, NOISE_IMAGES, SURE, Nonsense, nonsense
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.number_text import rough_text, share_text
from clawdemy_gui.pages.myths.card import Given, Guess, Myth, Report, TryIt
from clawdemy_gui.pages.myths.drawing import draw_answered
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView

translate = QCoreApplication.translate
_MANY = 0.01
"""From this share of noise images on, sure answers are no accident."""


class Understanding(Myth):
    """Uniform noise, a shuffled digit, a blank page, an inverse and an upside-down digit."""

    name = "understanding"
    number = 1
    guess = Guess(0, NOISE_IMAGES, 100)
    has_pad = True

    def claim(self) -> str:
        return translate("myth", "Learning means the network understands.")

    def question(self) -> str:
        return translate(
            "myth",
            "The network sees {count:,} images of pure noise: every pixel drawn by chance. For how many of "
            "them is its largest output above {sure}?",
        ).format(count=NOISE_IMAGES, sure=SURE)

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        return nonsense(given.network, _digit(given), given.seed)

    def outcome(self, given: Given, found: Nonsense) -> str:
        return str(found.sure)

    def number_so_far(self, found: Nonsense) -> str:
        return share_text(found.share)

    def report(self, given: Given, found: Nonsense) -> Report:
        commonest = int(found.answers.argmax())
        measured = translate(
            "myth",
            "{sure:,} of {count:,} noise images got an answer above {limit}. {commonest:,} of them were "
            "called {digit}.",
        ).format(
            sure=found.sure,
            count=found.noise_images,
            limit=SURE,
            commonest=int(found.answers[commonest]),
            digit=commonest,
        )
        return Report(
            caption=translate("myth", "Noise answered above {limit}").format(limit=SURE),
            number=share_text(found.share),
            measured=measured,
            verdict=self._verdict(found),
            spoken=" ".join(
                f"{_titles()[kind]}: {outputs.argmax()}, {rough_text(float(outputs.max()))}."
                for kind, outputs in zip(KINDS, found.outputs, strict=True)
            ),
        )

    def _verdict(self, found: Nonsense) -> str:
        if found.share >= _MANY:
            return translate(
                "myth",
                "It is sure of {share} of pure noise, because the cost only ever asked for digits to be told "
                "apart. Nothing in it says “this is no digit at all”, so a sure answer is no sign of "
                "understanding.",
            ).format(share=share_text(found.share))
        return translate(
            "myth",
            "This network is hardly ever sure of noise: {sure:,} of {count:,} images. That does not show "
            "understanding either: look at the other five pictures, draw nonsense, or choose a network that "
            "was trained longer.",
        ).format(sure=found.sure, count=found.noise_images)

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: Nonsense | None) -> None:
        images = found.images if found else _before(given)
        outputs = found.outputs if found else given.network.outputs(images)
        for place, kind in enumerate(KINDS):
            cell = QRectF(
                box.left() + (place % 3) * box.width() / 3,
                box.top() + (place // 3) * box.height() / 2,
                box.width() / 3 - 12,
                box.height() / 2 - 6,
            )
            shown = outputs[place] if found or kind == "digit" else None
            draw_answered(painter, cell, images[place], shown, _titles()[kind])

    def rows(self, given: Given, found: Nonsense) -> tuple[list[str], list[list[str | float | int]]]:
        header = [translate("myth", "image"), *(str(digit) for digit in range(10))]
        rows: list[list[str | float | int]] = [
            [_titles()[kind], *map(float, outputs)]
            for kind, outputs in zip(KINDS, found.outputs, strict=True)
        ]
        counts = translate("myth", "noise images called so, of {count:,}").format(count=found.noise_images)
        return header, [*rows, [counts, *map(int, found.answers)]]

    def try_it(self, given: Given, found: Nonsense) -> list[TryIt]:
        drawing = Drawing(strokes=given.card.strokes)
        shown = Seen(TrainingSet(subject=given.subject, drawing=drawing), TrainingSetView(chart="draw"))
        return [TryIt("training-set", translate("myth", "Draw digits and watch the answer"), shown)]


def _digit(given: Given) -> np.ndarray:
    image = np.asarray(given.images[given.drawn_image()])
    return image if image.dtype == np.uint8 else np.rint(255 * image).astype(np.uint8)


def _before(given: Given) -> np.ndarray:
    """What will go in; the noise is the very one that the experiment shows."""
    return next(nonsense(given.network, _digit(given), given.seed, 1)).findings.images


def _titles() -> dict[str, str]:
    return {
        "digit": translate("myth", "A digit"),
        "noise": translate("myth", "Noise"),
        "shuffled": translate("myth", "The digit, shuffled"),
        "blank": translate("myth", "A blank page"),
        "inverse": translate("myth", "The digit, inverse"),
        "upside-down": translate("myth", "The digit, upside down"),
    }


MYTH = Understanding()
