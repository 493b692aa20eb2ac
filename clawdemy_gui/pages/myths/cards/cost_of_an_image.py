"""“Cost is a function of the image”: images go by and C stays; a dial turns and C moves."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui import look
from clawdemy_gui.core.dials import turned
from clawdemy_gui.core.experiments.fixed_set import REACH, TURNED_THROUGH, FixedSet, fixed_set
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.number_text import rough_text, total_text
from clawdemy_gui.pages.myths.card import Answer, Given, Myth, Report, Setting, TryIt
from clawdemy_gui.pages.myths.drawing import as_bytes, draw_answered
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines, write_title
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

translate = QCoreApplication.translate


class CostOfAnImage(Myth):
    """f beside C: what each of them does as an image or a dial is changed."""

    name = "cost-of-an-image"
    number = 4

    def claim(self) -> str:
        return translate("myth", "Cost is a function of the image.")

    def question(self) -> str:
        return translate(
            "myth",
            "A training set is fixed, and so are the dials. Image after image of it goes through the "
            "network. What does C, the total cost, do?",
        )

    def answers(self) -> list[Answer]:
        return [
            Answer("changes", translate("myth", "It changes with every image")),
            Answer("stays", translate("myth", "It stays where it is")),
        ]

    def settings(self, shown: Shown) -> list[Setting]:
        image = translate("myth", "{value} of those that went by")
        return [
            Setting(translate("myth", "Image"), 1, TURNED_THROUGH, 1, image),
            Setting(
                translate("myth", "The dial"), -REACH, REACH, 0.0, translate("myth", "turned by {value}"),
                whole=False,
            ),
        ]  # fmt: skip

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        return fixed_set(given.network, given.images, given.labels, given.seed)

    def outcome(self, given: Given, found: FixedSet) -> str:
        return "changes" if found.costs_changed else "stays"

    def report(self, given: Given, found: FixedSet) -> Report:
        measured = translate(
            "myth",
            "{count} images went by: f’s answer changed {changed} times, C changed {moved} times. Dial "
            "{dial:,} turned from {low} to {high}: C went from {least} to {most}. Now C is {now}.",
        ).format(
            count=len(found.shown),
            changed=found.answers_changed,
            moved=found.costs_changed,
            dial=found.dial,
            low=rough_text(found.values[0]),
            high=rough_text(found.values[-1]),
            least=total_text(float(found.dial_costs.min())),
            most=total_text(float(found.dial_costs.max())),
            now=total_text(self._cost_now(given, found)),
        )
        return Report(
            caption=translate("myth", "C while the images went by, and as the dial turned"),
            number=self._number(found),
            measured=measured,
            verdict=self._verdict(found),
            spoken=measured,
        )

    def _number(self, found: FixedSet) -> str:
        still = rough_text(float(np.ptp(found.costs)), 4) if found.costs_changed else "±0"
        return translate("myth", "{still} / {moved}").format(still=still, moved=rough_text(found.dial_moves))

    def _verdict(self, found: FixedSet) -> str:
        if found.costs_changed:
            return translate(
                "myth",
                "C changed {times} times although only the image was exchanged. That should not happen: "
                "please tell us the seed and the network.",
            ).format(times=found.costs_changed)
        if not found.dial_moves:
            return translate(
                "myth",
                "C stayed through all {count} images, and this dial moved it by nothing at all either. "
                "Choose another seed: another dial will move it, an image never.",
            ).format(count=len(found.shown))
        return translate(
            "myth",
            "f answered {changed} of {count} images differently from the one before, and C did not move at "
            "all. One dial moved C by {reach}: for a fixed training set C is a function of the dials alone.",
        ).format(changed=found.answers_changed, count=len(found.shown), reach=total_text(found.dial_moves))

    def _cost_now(self, given: Given, found: FixedSet) -> float:
        return self._turned(given, found, given.settings[1])

    def _turned(self, given: Given, found: FixedSet, by: float) -> float:
        stands = float(given.network.parameters[found.dial])
        return turned(given.network, found.images, found.labels, found.dial, stands + by).cost

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: FixedSet | None) -> None:
        gap = 14.0
        wide = (box.width() - gap) / 2
        left = QRectF(box.left(), box.top(), wide, box.height())
        right = QRectF(left.right() + gap, box.top(), wide, box.height())
        upper = box.height() * 0.4
        if found is None:
            image = given.images[given.drawn_image()]
            draw_answered(
                painter, QRectF(left.left(), left.top(), wide, upper), as_bytes(image), None,
                translate("myth", "f takes an image"),
            )  # fmt: skip
        else:
            self._paint_image(painter, QRectF(left.left(), left.top(), wide, upper), given, found)
        below = left.adjusted(0, upper + 6, 0, 0)
        self._paint_images(painter, below, found)
        self._paint_dial(painter, right, given, found)

    def _paint_image(self, painter: QPainter, box: QRectF, given: Given, found: FixedSet) -> None:
        place = min(int(given.settings[0]), len(found.shown)) - 1
        image = found.images[found.shown[place]]
        network = self._network_now(given, found)
        title = translate("myth", "f takes image {place}, C = {cost}").format(
            place=place + 1, cost=total_text(self._cost_now(given, found))
        )
        draw_answered(painter, box, as_bytes(image), network.outputs(image[np.newaxis])[0], title)

    def _network_now(self, given: Given, found: FixedSet) -> Any:
        stands = float(given.network.parameters[found.dial])
        return given.network.turned({found.dial: stands + given.settings[1]})

    def _paint_images(self, painter: QPainter, box: QRectF, found: FixedSet | None) -> None:
        title = translate("myth", "Turning through images: f’s digit (dots), C (line)")
        room = write_title(painter, box, title)
        series: list[Series] = []
        if found is not None:
            count = np.arange(1.0, len(found.shown) + 1)
            series = [
                Series(count, found.answers.astype(np.float64), "", look.now().largest_edge, dots=True),
                Series(count, found.costs, "", look.now().hand),
            ]
        axes = Axes((0.0, TURNED_THROUGH + 1.0), (-0.3, 9.3), [0, 3, 6, 9], translate("myth", "image"))
        draw_lines(painter, room, series, axes)

    def _paint_dial(self, painter: QPainter, box: QRectF, given: Given, found: FixedSet | None) -> None:
        room = write_title(painter, box, translate("myth", "Turning one dial: C moves"))
        if found is None or not len(found.values):
            axes = Axes((-REACH, REACH), (0.0, 1.0), [0.0, 0.5, 1.0], translate("myth", "the dial"))
            draw_lines(painter, room, [], axes)
            return
        low, high = float(found.dial_costs.min()), float(found.dial_costs.max())
        spare = 0.08 * (high - low) or 0.05
        heights = ticks(max(0.0, low - spare), high + spare, 5)
        middle = float(given.network.parameters[found.dial])
        reach = (middle - REACH, middle + REACH)
        now = middle + given.settings[1]
        axes = Axes(
            reach,
            (max(0.0, low - spare), high + spare),
            heights,
            given.network.address(found.dial),
            "{:.4g}",
            x_ticks=[(tick, tick_text(tick, ticks(*reach, 6))) for tick in ticks(*reach, 6)],
        )
        here = np.array([now]), np.array([self._cost_now(given, found)])
        draw_lines(
            painter,
            room,
            [
                Series(found.values, found.dial_costs, "", look.now().hand),
                Series(*here, "", look.now().largest_edge, dots=True),
            ],
            axes,
        )

    def rows(self, given: Given, found: FixedSet) -> tuple[list[str], list[list[str | float | int]]]:
        header = [
            translate("myth", "changed"),
            translate("myth", "to"),
            translate("myth", "f’s largest output"),
            translate("myth", "f’s digit"),
            translate("myth", "C"),
        ]
        image, dial = translate("myth", "image"), translate("myth", "dial")
        rows: list[list[str | float | int]] = [
            [image, int(number), float(largest), int(answer), float(cost)]
            for number, largest, answer, cost in zip(
                found.shown, found.largest, found.answers, found.costs, strict=True
            )
        ]
        turns = zip(found.values, found.dial_costs, strict=True)
        return header, rows + [[dial, float(value), "", "", float(cost)] for value, cost in turns]

    def try_it(self, given: Given, found: FixedSet) -> list[TryIt]:
        stands = float(given.network.parameters[found.dial])
        state = Dials(subject=given.subject, dial=found.dial)
        if given.settings[1]:
            state = state.with_turned(stands + given.settings[1])
        view = DialsView(low=stands - REACH, high=stands + REACH)
        return [TryIt("dials", translate("myth", "Turn this dial"), Seen(state, view))]


MYTH = CostOfAnImage()
