"""“Cost is the output”: the same ten outputs have ten costs, and a whole set has one number."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui.core.experiments.one_answer import OneAnswer, one_answer, undecided_image, under_each_label
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.number_text import rough_text, total_text
from clawdemy_gui.pages.myths.card import Answer, Given, Myth, Report, Setting, TryIt
from clawdemy_gui.pages.myths.drawing import DIGITS, as_bytes, draw_machine, short, write_number
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.widgets.charts.small_charts import draw_bars, write_title
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.digit_picture import draw_digit, inked

translate = QCoreApplication.translate
_APART = 0.01
"""Costs closer than this count as the same."""


class CostIsOutput(Myth):
    """One image through f, its outputs under ten labels, and the whole set through C."""

    name = "cost-is-output"
    number = 2

    def claim(self) -> str:
        return translate("myth", "Cost is the output.")

    def question(self) -> str:
        return translate(
            "myth",
            "An image goes through the network and ten numbers come out. Nothing else is changed but the "
            "label: another digit is called the right one. What does the cost of this image do?",
        )

    def answers(self) -> list[Answer]:
        return [
            Answer("stays", translate("myth", "It stays, as the ten numbers do")),
            Answer("changes", translate("myth", "It changes with the label")),
            Answer("scales", translate("myth", "It changes, and so do they")),
        ]

    def settings(self, shown: Shown) -> list[Setting]:
        words = translate("myth", "{value} after the seed’s own")
        return [Setting(translate("myth", "Another image"), 0, min(99, len(shown.data) - 1), 0, words)]

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        return one_answer(given.network, given.images, given.labels, self._image(given))

    def _now(self, given: Given, found: OneAnswer) -> OneAnswer:
        """The same set, with the image that the slider stands at."""
        number = self._image(given)
        outputs, costs = under_each_label(given.network, given.images[number])
        return found._replace(outputs=outputs, costs=costs, label=int(given.labels[number]))

    def _image(self, given: Given) -> int:
        drawn = undecided_image(given.network, given.images, given.seed)
        return (drawn + int(given.settings[0])) % len(given.labels)

    def outcome(self, given: Given, found: OneAnswer) -> str:
        return "changes" if found.reach > _APART else "stays"

    def report(self, given: Given, found: OneAnswer) -> Report:
        found = self._now(given, found)
        cheapest, dearest = int(found.costs.argmin()), int(found.costs.argmax())
        measured = translate(
            "myth",
            "The same ten outputs cost {low} under label {cheapest} and {high} under label {dearest}. The "
            "whole set of {images} has one number: {total}.",
        ).format(
            low=total_text(found.costs[cheapest]),
            cheapest=cheapest,
            high=total_text(found.costs[dearest]),
            dearest=dearest,
            images=images_text(found.images),
            total=total_text(found.total),
        )
        return Report(
            caption=translate("myth", "Cost of the same outputs, lowest to highest"),
            number=f"{rough_text(found.costs.min())} – {rough_text(found.costs.max())}",
            measured=measured,
            verdict=self._verdict(found),
            spoken=" ".join(f"{label}: {short(cost)}." for label, cost in enumerate(found.costs)),
        )

    def _verdict(self, found: OneAnswer) -> str:
        if found.reach > _APART:
            return translate(
                "myth",
                "The ten outputs never moved, and the cost moved by {reach} as only the label changed. "
                "Outputs are what f gives for an image; the cost compares them with what was desired, and C "
                "is one number for the whole network.",
            ).format(reach=total_text(found.reach))
        return translate(
            "myth",
            "Here all ten labels cost the same, because all ten outputs of this network are equal. That is "
            "not because cost and output were one: choose a trained network and the ten costs part.",
        )

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: OneAnswer | None) -> None:
        number = self._image(given)
        outputs, costs = under_each_label(given.network, given.images[number])
        gap, upper = 10.0, box.height() * 0.56
        top = QRectF(box.left(), box.top(), box.width(), upper)
        column = box.width() / 2 - gap
        left = QRectF(top.left(), top.top(), column, top.height())
        right = QRectF(top.right() - column, top.top(), column, top.height())
        image = as_bytes(given.images[number])
        self._paint_outputs(painter, left, image, outputs.tolist(), int(given.labels[number]))
        title = translate("myth", "The same outputs under each label: ten costs")
        room = write_title(painter, right, title)
        if found:
            texts, label = [short(cost) for cost in costs], int(given.labels[number])
            draw_bars(painter, room, costs.tolist(), DIGITS, 2.2, label, texts)
        else:
            figure.write(painter, room, "?", pixels=room.height() * 0.5, bold=True)
        self._paint_machines(painter, QRectF(box.left(), box.top() + upper + gap, box.width(),
                                             box.height() - upper - gap), given, found)  # fmt: skip

    def _paint_outputs(
        self, painter: QPainter, box: QRectF, image: Any, outputs: list[float], label: int
    ) -> None:
        title = translate("myth", "One image, label {label}: ten outputs").format(label=label)
        room = write_title(painter, box, title)
        side = min(room.height(), room.width() * 0.28)
        draw_digit(painter, QRectF(room.left(), room.top(), side, side), inked(image))
        bars = room.adjusted(side + 12, 0, 0, 0)
        draw_bars(painter, bars, outputs, DIGITS, 1.0, None, [short(output) for output in outputs])

    def _paint_machines(self, painter: QPainter, box: QRectF, given: Given, found: OneAnswer | None) -> None:
        wide = box.width() / 2 - 10
        tall = min(box.height(), 96.0)
        y = box.top() + (box.height() - tall) / 2
        sides = (
            (
                box.left(),
                translate("myth", "an image"),
                translate("myth", "f(x; w, b)"),
                translate("myth", "the dials stay"),
                translate("myth", "10"),
                translate("myth", "outputs"),
            ),
            (
                box.left() + wide + 20,
                translate("myth", "a network"),
                translate("myth", "C(w, b)"),
                translate("myth", "{images} stay").format(images=images_text(len(given.labels))),
                total_text(found.total) if found else "?",
                translate("myth", "total cost"),
            ),
        )
        for left, takes, name, fixed, number, caption in sides:
            figure.write(painter, QRectF(left, y, wide * 0.22, tall), takes)
            draw_machine(painter, QRectF(left + wide * 0.22, y, wide * 0.5, tall), name, fixed)
            write_number(painter, QRectF(left + wide * 0.74, y, wide * 0.26, tall), number, caption)

    def rows(self, given: Given, found: OneAnswer) -> tuple[list[str], list[list[str | float | int]]]:
        found = self._now(given, found)
        header = [translate("myth", "digit"), translate("myth", "output"), translate("myth", "cost if label")]
        rows: list[list[str | float | int]] = [
            [digit, float(found.outputs[digit]), float(found.costs[digit])] for digit in range(10)
        ]
        return header, [*rows, [translate("myth", "total cost"), "", found.total]]

    def try_it(self, given: Given, found: OneAnswer) -> list[TryIt]:
        found = self._now(given, found)
        outputs = tuple(min(max(float(output), 0.0), 1.0) for output in found.outputs)
        answered = Answered(given.subject)
        state = OneImage(outputs, found.label, self._image(given), answered=answered)
        words = translate("myth", "Relabel this very image")
        return [TryIt("one-image", words, Seen(state, OneImageView(closer="relabel")))]


MYTH = CostIsOutput()
