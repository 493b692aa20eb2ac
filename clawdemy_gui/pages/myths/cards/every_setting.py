"""“Just try every setting”: how many there are, and how far chance comes beside gradient descent."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui import look
from clawdemy_gui.core.dial_address import LAYERS, parameter_count
from clawdemy_gui.core.experiments.every_setting import (
    EVALUATIONS,
    STEP_EVALUATIONS,
    EverySetting,
    every_setting,
)
from clawdemy_gui.core.experiments.random_search import size_of_search
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.myths.card import Answer, Given, Myth, Report, Setting, TryIt
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines, write_title
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate
ALL_DIALS = parameter_count(LAYERS)
_SAME = 0.05
"""Best costs closer than this are about equal."""
_TOP = 4.0
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class JustTryEverySetting(Myth):
    """The size of the search in digits and ages of the universe, and a race of 2,000 evaluations each."""

    name = "every-setting"
    number = 5

    def claim(self) -> str:
        return translate("myth", "Just try every setting.")

    def question(self) -> str:
        return translate(
            "myth",
            "Random search and gradient descent each get {count:,} evaluations of the cost. Which one finds "
            "the lower cost?",
        ).format(count=EVALUATIONS)

    def answers(self) -> list[Answer]:
        return [
            Answer("random", translate("myth", "Random search")),
            Answer("descent", translate("myth", "Gradient descent")),
            Answer("equal", translate("myth", "They come out about equal")),
        ]

    def settings(self, shown: Shown) -> list[Setting]:
        return [
            Setting(
                translate("myth", "Dials"), 1, ALL_DIALS, ALL_DIALS, translate("myth", "{value} dials"),
                by_factors=True,
            ),
            Setting(
                translate("myth", "Settings a dial"), 2, 100, 2, translate("myth", "{value} settings each"),
                by_factors=True,
            ),
        ]  # fmt: skip

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        return every_setting(given.images, given.labels, given.seed)

    def outcome(self, given: Given, found: EverySetting) -> str:
        chance, walked = float(found.random_best[-1]), float(found.descent_best[-1])
        if abs(chance - walked) < _SAME:
            return "equal"
        return "descent" if walked < chance else "random"

    def report(self, given: Given, found: EverySetting) -> Report:
        size = size_of_search(int(given.settings[1]), int(given.settings[0]), found.networks_a_second)
        measured = translate(
            "myth",
            "{settings} settings for each of {dials:,} dials: {number} networks, a number of {digits:,} "
            "digits. This machine tries {rate:,} networks a second, so it needs {ages}.",
        ).format(
            settings=int(given.settings[1]),
            dials=int(given.settings[0]),
            number=_power(given.settings[1], given.settings[0]),
            digits=size.digits,
            rate=round(found.networks_a_second),
            ages=_ages(size.ages),
        )
        return Report(
            caption=translate("myth", "Best cost: random search, gradient descent"),
            number=f"{rough_text(found.random_best[-1])} / {rough_text(found.descent_best[-1])}",
            measured=measured,
            verdict=self._verdict(given, found, size.digits),
            spoken=measured,
        )

    def _verdict(self, given: Given, found: EverySetting, digits: int) -> str:
        numbers = {
            "random": rough_text(float(found.random_best[-1])),
            "descent": rough_text(float(found.descent_best[-1])),
            "count": f"{EVALUATIONS:,}",
            "digits": f"{digits:,}",
        }
        outcome = self.outcome(given, found)
        if outcome == "descent":
            text = translate(
                "myth",
                "With the same {count} evaluations chance found {random} and descent {descent}: the slope "
                "says which way to go, chance does not. Trying every one of a number of networks with "
                "{digits} digits is not slow, it is out of the question.",
            )
        elif outcome == "random":
            text = translate(
                "myth",
                "This time chance found {random} and descent only {descent}, which can happen on so few "
                "images. Run it with another seed before you believe it; a number of {digits} digits is "
                "still out of reach.",
            )
        else:
            text = translate(
                "myth",
                "This time both came to about the same, {random} and {descent}. Run it with another seed; a "
                "number of {digits} digits is out of reach either way.",
            )
        return text.format(**numbers)

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: EverySetting | None) -> None:
        style = look.now()
        settings, dials = given.settings[1], given.settings[0]
        line = style.text * 1.9
        words = translate("myth", "{power} networks: a number of {digits:,} digits").format(
            power=_power(settings, dials),
            digits=size_of_search(int(settings), int(dials), 1.0).digits,
        )
        top = QRectF(box.left(), box.top(), box.width(), line)
        figure.write(painter, top, words, figure.Align.AlignLeft, pixels=style.large, bold=True)
        title = translate(
            "myth", "Lowest cost so far; a step downhill counts as {count} evaluations, for its slope"
        ).format(count=STEP_EVALUATIONS)
        room = write_title(painter, box.adjusted(0, line, 0, 0), title)
        draw_lines(painter, room, self._series(found), self._axes())

    def _series(self, found: EverySetting | None) -> list[Series]:
        if found is None:
            return []
        style = look.now()
        drawn = np.arange(1.0, len(found.random_best) + 1)[::STEP_EVALUATIONS]
        walked = np.arange(1.0, len(found.descent_best) + 1) * STEP_EVALUATIONS
        chance = Series(
            drawn,
            found.random_best[::STEP_EVALUATIONS],
            translate("myth", "random search"),
            style.largest_edge,
        )
        if not len(walked):
            return [chance]
        words = translate("myth", "descent")
        return [chance, Series(walked, found.descent_best, words, style.hand)]

    def _axes(self) -> Axes:
        return Axes(
            (0.0, float(EVALUATIONS)),
            (0.0, _TOP),
            [0.0, 1.0, 2.0, 3.0, 4.0],
            translate("myth", "evaluations of the cost"),
            "{:.0f}",
            [(0.9, translate("myth", "0.90 total shrug"))],
            [(float(tick), f"{tick:,}") for tick in range(0, EVALUATIONS + 1, EVALUATIONS // 4)],
        )

    def rows(self, given: Given, found: EverySetting) -> tuple[list[str], list[list[str | float | int]]]:
        header = [
            translate("myth", "evaluations"),
            translate("myth", "random search, lowest cost"),
            translate("myth", "gradient descent, lowest cost"),
        ]
        spent = range(STEP_EVALUATIONS, EVALUATIONS + 1, STEP_EVALUATIONS)
        rows: list[list[str | float | int]] = [
            [count, float(found.random_best[count - 1]), float(cost)]
            for count, cost in zip(spent, found.descent_best, strict=True)
        ]
        return header, rows

    def try_it(self, given: Given, found: EverySetting) -> list[TryIt]:
        state = Dials(subject=given.subject, search_seed=given.seed)
        words = translate("myth", "Search at random yourself")
        return [TryIt("dials", words, Seen(state, DialsView(closer="search")))]


def _power(settings: float, dials: float) -> str:
    """2¹³⁰⁰²."""
    return f"{int(settings)}{str(int(dials)).translate(_RAISED)}"


def _ages(power: float) -> str:
    """How long, as times the age of the universe."""
    if power < 0:
        return translate("myth", "less than the age of the universe")
    if power < 4:
        return translate("myth", "{count:,} times the age of the universe").format(count=round(10**power))
    raised = str(int(power)).translate(_RAISED)
    return translate("myth", "10{power} times the age of the universe").format(power=raised)


MYTH = JustTryEverySetting()
