"""“The landscape is a tidy bowl”: along a random direction it is, between two trained networks it is not."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui import look
from clawdemy_gui.core.experiments.bowl import BEYOND, RANDOM_REACH, Bowl, Way, bowl
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.myths.card import Answer, Given, Myth, Report, TryIt
from clawdemy_gui.pages.page import Seen
from clawdemy_gui.state.landscape import Landscape, LandscapeView
from clawdemy_gui.state.subject import NetworkChoice
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines, write_title
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

translate = QCoreApplication.translate
_FLAT, _HIGH = 0.1, 0.5
"""A rise below the one is no hill; one above the other is as high as half a shrug and more."""
_PARTNERS = {"digits": ("digits-a", "digits-b"), "mnist": ("mnist-a", "mnist-b")}


class TidyBowl(Myth):
    """A random slice beside the line to another trained network and to the network's own shuffled twin."""

    name = "tidy-bowl"
    number = 6

    def claim(self) -> str:
        return translate("myth", "The landscape is a tidy bowl.")

    def question(self) -> str:
        return translate(
            "myth",
            "Two trained networks both have a low cost. Walk from one straight to the other, all dials "
            "moving together. What does the cost do on the way?",
        )

    def answers(self) -> list[Answer]:
        return [
            Answer("flat", translate("myth", "It stays low: one valley holds both")),
            Answer("rise", translate("myth", "It rises a little, below 0.5")),
            Answer("hill", translate("myth", "It climbs over a hill, 0.5 or more")),
        ]

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        other = shipped(_partner(given)).open().network
        return bowl(given.network, other, given.images, given.labels, given.seed)

    def outcome(self, given: Given, found: Bowl) -> str:
        assert found.other is not None
        hill = found.other.hill
        return "flat" if hill < _FLAT else "rise" if hill < _HIGH else "hill"

    def report(self, given: Given, found: Bowl) -> Report:
        assert found.other is not None
        assert found.twin is not None
        measured = translate(
            "myth",
            "Minima on the random slice: {minima}. The way to the other network rises to {top}, the way "
            "to the shuffled twin, which has exactly the same cost, to {twin}. You see 1 of {dials:,} "
            "directions at a time.",
        ).format(
            minima=found.random.minima,
            top=rough_text(found.other.top),
            twin=rough_text(found.twin.top),
            dials=found.dials,
        )
        return Report(
            caption=translate("myth", "Height of the hill between the two networks"),
            number=rough_text(found.other.hill),
            measured=measured,
            verdict=self._verdict(found),
            spoken=measured,
        )

    def _verdict(self, found: Bowl) -> str:
        assert found.other is not None
        assert found.twin is not None
        numbers = {
            "hill": rough_text(found.other.hill),
            "twin": rough_text(found.twin.hill),
            "minima": found.random.minima,
            "dials": f"{found.dials:,}",
        }
        if found.other.hill >= _HIGH and found.random.minima == 1:
            text = translate(
                "myth",
                "A random slice shows one minimum and looks like a tidy bowl, yet between two solutions "
                "stands a hill of {hill}. A slice shows 1 of {dials} directions: what looks tidy in one is "
                "bumpy in others.",
            )
        elif found.other.hill >= _HIGH:
            text = translate(
                "myth",
                "Between two solutions stands a hill of {hill}, and here even the random slice has {minima} "
                "minima. This landscape is no bowl from any side.",
            )
        elif found.twin.hill >= _HIGH:
            text = translate(
                "myth",
                "The way to the other network rises by only {hill}, but on the way to its own shuffled twin, "
                "which has exactly the same cost, stands a hill of {twin}. That is one hill too many for a "
                "bowl.",
            )
        else:
            text = translate(
                "myth",
                "Here the hills are only {hill} and {twin} high: the network on the page may not be trained, "
                "or the two are too alike. Choose a trained network and run it again before you believe in "
                "the bowl.",
            )
        return text.format(**numbers)

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: Bowl | None) -> None:
        gap = 10.0
        wide = (box.width() - 2 * gap) / 3
        onward = (-BEYOND, 1 + BEYOND)
        parts = (
            (translate("myth", "A random direction"), (-RANDOM_REACH, RANDOM_REACH), "random"),
            (translate("myth", "To another trained network"), onward, "other"),
            (translate("myth", "To its own shuffled twin"), onward, "twin"),
        )
        highest = max([1.0, *(_highest(way) for way in (found or ()) if isinstance(way, Way))])
        for place, (title, reach, name) in enumerate(parts):
            cell = QRectF(box.left() + place * (wide + gap), box.top(), wide, box.height())
            self._paint_way(painter, cell, title, reach, getattr(found, name, None), highest)

    def _paint_way(
        self,
        painter: QPainter,
        box: QRectF,
        title: str,
        reach: tuple[float, float],
        way: Way | None,
        highest: float,
    ) -> None:
        room = write_title(painter, box, title)
        heights = ticks(0.0, highest * 1.05, 6)
        names = {0.0: translate("myth", "here"), 1.0: translate("myth", "there")}
        if reach[0] == -RANDOM_REACH:
            names = {tick: tick_text(tick, [-1.0, 0.0]) for tick in (-1.0, 1.0)} | {0.0: names[0.0]}
        axes = Axes(
            reach,
            (0.0, highest * 1.05),
            heights,
            translate("myth", "how far along"),
            "{:g}",
            x_ticks=list(names.items()),
        )
        series = []
        if way is not None:
            known = ~np.isnan(way.costs)
            series = [Series(way.places[known], way.costs[known], "", look.now().hand)]
        draw_lines(painter, room, series, axes)

    def rows(self, given: Given, found: Bowl) -> tuple[list[str], list[list[str | float | int]]]:
        assert found.other is not None
        assert found.twin is not None
        header = [
            translate("myth", "along a random direction"),
            translate("myth", "cost"),
            translate("myth", "on the way to the other network or the twin"),
            translate("myth", "cost, other network"),
            translate("myth", "cost, twin"),
        ]
        columns = zip(
            found.random.places, found.random.costs, found.other.places, found.other.costs, found.twin.costs,
            strict=True,
        )  # fmt: skip
        return header, [list(map(float, row)) for row in columns]

    def try_it(self, given: Given, found: Bowl) -> list[TryIt]:
        assert found.other is not None
        assert found.twin is not None
        target = NetworkChoice(_partner(given))
        hill = Landscape(given.subject, "network", given.seed, target=target, directions=1)
        twin = hill.along("twin").with_ball(found.twin.top_place, 0.0)
        tops = hill.with_ball(found.other.top_place, 0.0), twin
        words = translate("myth", "Stand on the hill"), translate("myth", "On the way to the twin")
        return [
            TryIt("landscape", text, Seen(state, LandscapeView()))
            for text, state in zip(words, tops, strict=True)
        ]


def _partner(given: Given) -> str:
    """The name of another network trained on the same kind of images."""
    kind = "digits" if given.subject.data.source == "digits" else "mnist"
    return next(name for name in _PARTNERS[kind] if name != given.subject.network.name)


def _highest(way: Way) -> float:
    return float(np.nanmax(way.costs)) if not np.isnan(way.costs).all() else 0.0


MYTH = TidyBowl()
