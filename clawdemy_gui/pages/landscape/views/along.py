"""Cost and accuracy along the line through the ball: the one is smooth, the other a staircase."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.core.landscape import Slice
from clawdemy_gui.core.slices.coarse_first import Picture
from clawdemy_gui.known import known
from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.landscape.parts import button
from clawdemy_gui.pages.landscape.surveying import ends
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.landscape.words import axis_words, far_text
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.charts.cost_and_accuracy import CostAndAccuracy, Reading
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import CurveWords, Point
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.maps.contours import filled

_POINTS = 201
_NEAR = 100.0
"""So many times narrower is the part near the ball."""


class AlongLook(CloserLook):
    """The line runs along the first or the second direction."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._axis, self._is_near = 0, False
        self._of: object = None
        self._task = Task(self)
        self._task.progressed.connect(lambda run, part: self._draw(*part))
        self._task.finished.connect(lambda run, part: self._draw(*part))
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))
        self._words = TextLine(soft=True, lines=3)
        self.curves = CostAndAccuracy(
            self.tr("Cost and accuracy along the line"),
            CurveWords("", self.tr("cost: smooth"), self.tr("accuracy: a staircase")),
            self._reading,
        )
        self.curves.moved.connect(self._move)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._choices())
        column.addWidget(self.curves, 1)
        column.addWidget(self._words)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        ways, reaches = [], []
        first, second = self.tr("First"), self.tr("Second")
        names = self.tr("Line along the first direction"), self.tr("Line along the second direction")
        for axis, text in enumerate((first, second)):
            made = button(
                text,
                names[axis],
                self.tr("The line through the ball"),
                partial(self._take, axis),
                True,
            )
            ways.append(made)
            row.addWidget(made)
        row.addStretch(1)
        near, whole = self.tr("Near"), self.tr("Whole")
        names = self.tr("Whole line"), self.tr("Near the ball")
        for number, text in enumerate((whole, near)):
            made = button(text, names[number], names[number], partial(self._reach, bool(number)), True)
            reaches.append(made)
            row.addWidget(made)
        self._ways, self._reaches = radio_buttons(ways, self), radio_buttons(reaches, self)
        return row

    def _take(self, axis: int) -> None:
        self._axis = axis
        self._show()

    def _reach(self, near: bool) -> None:
        self._is_near = near
        self._show()

    def _move(self, far: float) -> None:
        if self._facts is not None:
            place = list(self._facts.state.ball)
            place[self._axis] = far
            self.ball_asked.emit(*place)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._show()

    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        self._axis = min(self._axis, facts.state.directions - 1)
        self._ways.button(self._axis).setChecked(True)
        self._ways.button(1).setVisible(facts.state.directions == 2)
        self._reaches.button(int(self._is_near)).setChecked(True)
        at, other = facts.state.ball[self._axis], facts.state.ball[1 - self._axis]
        x_range = self._x_range(at)
        of = (facts.terrain.key, self._axis, other, x_range)
        if of != self._of:
            self._of = of
            landscape, axis = facts.terrain.landscape, self._axis
            self._task.start(lambda: _lining(landscape, axis, other, x_range))
        words = self.curves.words()._replace(bottom=axis_words(facts.state, self._axis))
        self.curves.show_words(words)
        self._words.show_text(
            self.tr(
                "So near, the cost still changes with every step, while the accuracy waits and then jumps by "
                "whole images: only the cost says which way is down."
            )
            if self._is_near
            else self.tr("Drag the point to move the ball along this line. “Near” shows the steps.")
        )
        if facts.here is not None:
            slope = facts.here.underfoot.slopes[self._axis] if facts.here.underfoot else None
            self.curves.show_point(Point(at, facts.here.cost, facts.here.accuracy, slope))

    _near_range: tuple[float, float] | None = None

    def _x_range(self, at: float) -> tuple[float, float]:
        low, high = ends(known(self._facts).region, self._axis)
        if not self._is_near:
            return low, high
        wide = (high - low) / _NEAR
        kept = self._near_range
        if kept is not None and kept[0] <= at <= kept[1] and abs(kept[1] - kept[0] - wide) < 1e-9 * wide:
            return kept
        self._near_range = (at - wide / 2, at + wide / 2)
        return self._near_range

    def _draw(self, values: np.ndarray, picture: Picture | None) -> None:
        if picture is None or not picture.stride or self._facts is None:
            return
        costs = filled(picture.costs, picture.known, picture.stride)
        accuracies = filled(picture.accuracies, picture.known, picture.stride)
        step = 1.0 / len(self._facts.terrain.landscape.images)
        self.curves.show_curves(values, costs, accuracies, (float(values[0]), float(values[-1])), step)

    def _reading(self, at: Reading) -> str:
        count = len(self._facts.terrain.landscape.images) if self._facts else 1
        return self.tr("at {x}: cost {cost}, accuracy {accuracy}").format(
            x=far_text(at.x), cost=total_text(at.left), accuracy=accuracy_text(at.right, count)
        )

    def leave(self) -> None:
        if self._task.is_running:
            self._of = None
        self._task.stop()

    def is_busy(self) -> bool:
        return self._task.is_running


def _lining(
    landscape: Slice, axis: int, other: float, x_range: tuple[float, float]
) -> Iterator[tuple[np.ndarray, Picture | None]]:
    """The line along one direction, `other` far along the other one."""
    values = np.linspace(*x_range, _POINTS)
    place = [0.0] * len(landscape.directions)
    if len(place) == 2:
        place[1 - axis] = other
    start = landscape.network_at(*place)
    line = Slice(start, [landscape.directions[axis]], landscape.images, landscape.labels)
    yield values, None
    for picture in line.line(values):
        yield values, picture
