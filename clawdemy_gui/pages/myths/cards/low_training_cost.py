"""“Low training cost means good, period”: labels drawn by chance can be learned by heart as well."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui import look
from clawdemy_gui.core import digits
from clawdemy_gui.core.experiments.memorising import BATCH_SIZE, EPOCHS, STEP_SIZE, Memorising, memorising
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.core.network import total_cost
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.number_text import rough_text, share_text
from clawdemy_gui.pages.myths.card import Answer, Given, Myth, Report, TryIt
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.state.descent import Descent, DescentView
from clawdemy_gui.state.subject import Leg, NetworkChoice, Training
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines, write_title

translate = QCoreApplication.translate
SHRUG = 0.9
"""The cost of the best constant answer."""
_FALLEN = 0.8
"""A cost that came down to less than this share of where it began has fallen."""
_SEEN_BY_MEMORISER = 30
_TOP = 2.0
"""Costs of random starts are higher; what matters happens below."""


class Kept(NamedTuple):
    """The experiment, and two networks that come with the app beside it."""

    learned: Memorising
    memoriser: tuple[float, float]
    """Its cost on the images it has seen, and on the embedded test images."""
    trained: tuple[float, float]
    """Likewise of the network that learned from all embedded training images."""


class LowTrainingCost(Myth):
    """Two networks learn the same images, one with true labels and one with random ones."""

    name = "low-training-cost"
    number = 3

    def claim(self) -> str:
        return translate("myth", "Low training cost means good, period.")

    def question(self) -> str:
        return translate(
            "myth",
            "A network learns images whose labels were drawn by chance. There is nothing to understand in "
            "them. What does its cost do?",
        )

    def answers(self) -> list[Answer]:
        return [
            Answer("no-fall", translate("myth", "It cannot fall at all")),
            Answer("both-fall", translate("myth", "It falls, on new images too")),
            Answer("training-falls", translate("myth", "It falls, but not on new images")),
        ]

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        memoriser, trained = _beside()
        for done, total, found in memorising(given.images, given.labels, given.seed):
            yield Step(done, total, Kept(found, memoriser, trained))

    def outcome(self, given: Given, found: Kept) -> str:
        learned = found.learned.random
        if learned is None or not _fell(learned.training):
            return "no-fall"
        return "both-fall" if learned.test[-1] < SHRUG else "training-falls"

    def report(self, given: Given, found: Kept) -> Report:
        true, random = found.learned.true, found.learned.random
        assert random is not None
        measured = translate(
            "myth",
            "{images} images, {epochs} times each. True labels: training {a}, new images {b}. Random labels: "
            "training {c} ({right} learned by heart), new images {d}. The memoriser, which has seen {seen} "
            "digits: {e} on them, {f} on new ones; A, which has seen {all:,}: {g} and {h}.",
        ).format(
            images=found.learned.images,
            epochs=EPOCHS,
            a=_two(true.training[-1]),
            b=_two(true.test[-1]),
            c=_two(random.training[-1]),
            right=share_text(random.accuracy),
            d=_two(random.test[-1]),
            seen=_SEEN_BY_MEMORISER,
            e=_two(found.memoriser[0]),
            f=_two(found.memoriser[1]),
            all=digits.TRAINING_IMAGES,
            g=_two(found.trained[0]),
            h=_two(found.trained[1]),
        )
        return Report(
            caption=translate("myth", "Random labels: training, and new images"),
            number=f"{_two(random.training[-1])} / {_two(random.test[-1])}",
            measured=measured,
            verdict=self._verdict(given, found),
            spoken=measured,
        )

    def _verdict(self, given: Given, found: Kept) -> str:
        random = found.learned.random
        assert random is not None
        outcome = self.outcome(given, found)
        numbers = {
            "start": _two(random.training[0]),
            "training": _two(random.training[-1]),
            "test": _two(random.test[-1]),
            "shrug": f"{SHRUG:.2f}",
        }
        if outcome == "training-falls":
            text = translate(
                "myth",
                "With labels that mean nothing the training cost still fell from {start} to {training}: it "
                "learned them by heart. On new images it costs {test}, worse than the shrug’s {shrug}, so a "
                "low training cost alone says nothing about images it has not seen.",
            )
        elif outcome == "both-fall":
            text = translate(
                "myth",
                "Here the cost on new images, {test}, stayed below the shrug’s {shrug} although the labels "
                "were random. That does not prove the claim: try another seed, and compare the two dashed "
                "lines.",
            )
        else:
            text = translate(
                "myth",
                "Here the training cost hardly fell, from {start} to {training}. So this run neither shows "
                "nor refutes the claim: try another seed, or fewer images.",
            )
        return text.format(**numbers)

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: Kept | None) -> None:
        style = look.now()
        title = translate("myth", "Total cost: solid on the images it learns, dashed on new ones")
        room = write_title(painter, box, title)
        series: list[Series] = []
        if found:
            true, random = found.learned.true, found.learned.random
            rounds = _rounds(found, len(true.training))
            series = [
                Series(rounds, true.training, translate("myth", "true, training"), style.hand),
                Series(rounds, true.test, translate("myth", "true, new"), style.hand, True),
            ]
            if random is not None:
                rounds = _rounds(found, len(random.training))
                red = style.largest_edge
                series += [
                    Series(rounds, random.training, translate("myth", "random, training"), red),
                    Series(rounds, random.test, translate("myth", "random, new"), red, True),
                ]
        axes = Axes(
            (0.0, float(EPOCHS)),
            (0.0, _TOP),
            [0.0, 0.5, 1.0, 1.5, 2.0],
            translate("myth", "rounds through the images"),
            "{:.1f}",
            [(SHRUG, translate("myth", "0.90 total shrug"))],
            [(float(tick), str(tick)) for tick in range(0, EPOCHS + 1, EPOCHS // 4)],
        )
        draw_lines(painter, room, series, axes)

    def rows(self, given: Given, found: Kept) -> tuple[list[str], list[list[str | float | int]]]:
        header = [
            translate("myth", "round"),
            translate("myth", "true labels, training cost"),
            translate("myth", "true labels, cost of new images"),
            translate("myth", "random labels, training cost"),
            translate("myth", "random labels, cost of new images"),
        ]
        true, random = found.learned.true, found.learned.random
        assert random is not None
        columns = zip(
            _rounds(found, len(true.training)),
            true.training, true.test, random.training, random.test, strict=True,
        )  # fmt: skip
        return header, [[int(turn), *map(float, costs)] for turn, *costs in columns]

    def try_it(self, given: Given, found: Kept) -> list[TryIt]:
        seed, count = given.seed, found.learned.images
        leg = Leg(
            data=replace(given.subject.data, first=count),
            random_labels=True,
            step_size=STEP_SIZE,
            batch_size=min(BATCH_SIZE, count),
        )
        steps = -(-count // leg.batch_size) * EPOCHS
        training = Training(NetworkChoice(random=seed), seed, (leg,), steps)
        shown = Seen(Descent(training), DescentView(closer="learn"))
        return [TryIt("descent", translate("myth", "Watch it learn random labels"), shown)]


def _beside() -> tuple[tuple[float, float], tuple[float, float]]:
    """The shipped memoriser and the shipped trained network, on what they have seen and on new digits."""
    seen, new = digits.training(), digits.test()
    first = seen.images[:_SEEN_BY_MEMORISER], seen.labels[:_SEEN_BY_MEMORISER]
    memoriser, trained = (shipped(name).open().network for name in ("memoriser", "digits-a"))
    return (
        (total_cost(memoriser, *first), total_cost(memoriser, *new)),
        (total_cost(trained, *seen), total_cost(trained, *new)),
    )


def _rounds(found: Kept, count: int) -> np.ndarray:
    return np.arange(count) * float(found.learned.epochs_apart)


def _fell(costs: np.ndarray) -> bool:
    """Well below where it began, and below the best constant answer, which needs no learning by heart."""
    return bool(costs[-1] < _FALLEN * min(costs[0], SHRUG))


def _two(cost: float) -> str:
    return rough_text(float(cost), 3 if cost < 0.1 else 2)


MYTH = LowTrainingCost()
