"""Drop the ball and let it roll: within the picture, or for real in all directions, seen from above."""

from collections.abc import Callable, Iterator
from math import log10

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.landscape import Slice
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices.rolling import roll, shadow
from clawdemy_gui.known import known
from clawdemy_gui.number_text import plain_text, total_text
from clawdemy_gui.pages.landscape.parts import button
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.landscape.words import percent_text, place_text
from clawdemy_gui.pages.subject.words import steps_text
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines, write_title
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture
from clawdemy_gui.widgets.painting.ticks import ticks

translate = QCoreApplication.translate
_STEPS = 400
_KEPT = 100
"""At most so many settings of all dials are kept of a real descent."""
_CAREFUL = 0.4
"""Of the longest step that the bend of the ground allows, which is 2."""
_LEAST_BEND = 1e-9
_LEAST = 150
"""Pixels of the chart: words above its axis, and not across it."""
_A_WHILE, _HARDLY = 24, 2e-4
_AXIS, _LOW_TOP = 50, 0.05
"""The axes of the chart show at least so many steps, and so much cost."""
_LEAST_STEP, _LARGEST_STEP = 1e-4, 1e9


class RollLook(CloserLook):
    """Gradient descent over all images, a step size for each of the two ways."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._from: object = None
        self._track = np.zeros((0, 2))
        self._task = Task(self)
        self._task.progressed.connect(lambda run, part: self._draw(*part))
        self._task.finished.connect(lambda run, part: self._finish(*part))
        self._task.failed.connect(lambda run, sentence: self._fail(sentence))
        self._words = TextLine(lines=5)
        self._chart = FunctionPicture(self.tr("Cost at each step of the way"))
        self._chart.setMinimumHeight(_LEAST)
        self._show_costs([])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(self._row_within())
        column.addLayout(self._row_real())
        column.addLayout(self._row_stop())
        column.addWidget(self._chart, 1)

    def _row_within(self) -> QHBoxLayout:
        tip = self.tr("The ball may only move within this picture")
        text = self.tr("Roll in this picture")
        self.within = _step_field(self.tr("Step size within the picture"), 100.0)
        return _row(button(text, text, tip, self.roll_within), self.tr("step size"), self.within)

    def _row_real(self) -> QHBoxLayout:
        tip = self.tr("Every dial moves; the picture shows the shadow of the way")
        text = self.tr("Roll for real")
        self.real = _step_field(self.tr("Step size of the real descent"), 2.0)
        return _row(button(text, text, tip, self.roll_for_real), self.tr("step size"), self.real)

    def _row_stop(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        stop, put, forget = self.tr("Stop"), self.tr("Put the ball there"), self.tr("Forget the track")
        self.stop = button(stop, self.tr("Stop rolling"), self.tr("Stop rolling"), self._stop)
        self.put = button(put, put, self.tr("The ball where the rolling one is"), self._put)
        self.forget = button(forget, forget, forget, self._forget)
        for made in (self.stop, self.put, self.forget):
            row.addWidget(made)
        row.addStretch(1)
        return row

    def show_facts(self, facts: Facts) -> None:
        moved_on = self._from is not None and self._from != (facts.terrain.key, facts.state.ball)
        first = self._facts is None or self._facts.terrain.key != facts.terrain.key
        self._facts = facts
        if first or (not len(self._track) and not self._task.is_running):
            self._suggest()
        if moved_on:
            self._forget()
        if not len(self._track) and not self._task.is_running:
            self._explain()
        self._show_buttons()

    def _explain(self) -> None:
        """The two ways in words, where the numbers of a way will stand."""
        self._words.show_text(
            self.tr(
                "<b>In this picture</b> the ball may move only along what you see. "
                "<b>For real</b> every dial moves, and the picture shows the shadow of that way: it may seem "
                "to climb, or to stand still, while the cost falls."
            )
        )

    def _suggest(self) -> None:
        """A step size that the sharpest bend of the picture does not throw off, rounded to one digit."""
        facts = self._facts
        costs = known(known(facts).survey).numbers("cost") if known(facts).survey is not None else None
        if costs is None or costs.ndim != known(facts).state.directions:
            return
        lengths = np.linalg.norm(known(facts).terrain.landscape.directions, axis=1)
        sizes = []
        for axis, length in enumerate(lengths.tolist()):
            apart = np.diff(known(known(facts).survey).values(axis)[:2])[0]
            bend = float(np.diff(costs, 2, axis=-1 - axis).max()) / apart**2
            sizes.append(_CAREFUL * length**2 / max(bend, _LEAST_BEND))
        power = 10.0 ** int(np.floor(log10(min(sizes))))
        size = round(min(sizes) / power) * power
        self.within.show_value(min(max(size, _LEAST_STEP), _LARGEST_STEP))

    # Rolling.

    def roll_within(self) -> None:
        """Descent restricted to the slice."""
        facts = self._facts
        if facts is not None:
            landscape, place, size = facts.terrain.landscape, facts.state.place, self.within.value()
            self._start(lambda: _rolling(landscape, place, size))

    def roll_for_real(self) -> None:
        """Descent in all dials; the slice shows its shadow."""
        facts = self._facts
        if facts is not None:
            landscape, place, size = facts.terrain.landscape, facts.state.place, self.real.value()
            self._start(lambda: _falling(landscape, place, size))

    def _start(self, work: Callable[[], Iterator[tuple[np.ndarray, list[float], float | None]]]) -> None:
        self._from = (known(self._facts).terrain.key, known(self._facts).state.ball)
        self._task.start(work)
        self._show_buttons()

    def _draw(self, track: np.ndarray, costs: list[float], share: float | None) -> None:
        self._track = track
        text = self.tr("{steps}: cost from <b>{start}</b> to <b>{now}</b>, now at {place}.").format(
            steps=steps_text(len(costs) - 1),
            start=total_text(costs[0]),
            now=total_text(costs[-1]),
            place=place_text(track[-1][: known(self._facts).state.directions].tolist()),
        )
        if share is not None:
            text += " " + self.tr(
                "This picture shows <b>{share}</b> of that movement; the rest went where you cannot see it."
            ).format(share=percent_text(share))
        self._words.show_text(text)
        self._show_costs(costs)
        self.rolled.emit(track)
        self._show_buttons()

    def _show_costs(self, costs: list[float]) -> None:
        """Draw how the cost fell; before, only the axes that wait for it."""
        words = self.tr("From {start} to {now} in {steps}")
        said = ""
        if costs:
            said = words.format(
                start=total_text(costs[0]), now=total_text(costs[-1]), steps=steps_text(len(costs) - 1)
            )
        drawn = list(costs)
        self._chart.show_painting(lambda painter, box: _draw_costs(painter, box, drawn), said)

    def _finish(self, track: np.ndarray, costs: list[float], share: float | None) -> None:
        self._draw(track, costs, share)
        self._show_buttons()

    def _fail(self, sentence: str) -> None:
        self._show_buttons()
        self.failed.emit(sentence)

    def _stop(self) -> None:
        self._task.cancel()
        self._show_buttons()

    def _put(self) -> None:
        x, y = self._track[-1].tolist()
        self._forget()
        self.ball_asked.emit(x, y)

    def _forget(self) -> None:
        self._task.cancel()
        self._from, self._track = None, np.zeros((0, 2))
        self._explain()
        self._show_costs([])
        self.rolled.emit(self._track)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.stop.setEnabled(self._task.is_running)
        still = len(self._track) > 0 and not self._task.is_running
        self.put.setEnabled(still)
        self.forget.setEnabled(len(self._track) > 0)

    def leave(self) -> None:
        self._task.stop()
        if len(self._track):
            self._forget()

    def is_busy(self) -> bool:
        return self._task.is_running


def _step_field(name: str, value: float) -> ValueField:
    field = ValueField(plain_text)
    field.setAccessibleName(name)
    field.setRange(_LEAST_STEP, _LARGEST_STEP)
    field.setFixedWidth(96)
    field.show_value(value)
    return field


def _row(made: QWidget, words: str, field: ValueField) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(made)
    row.addWidget(QLabel(words))
    row.addWidget(field)
    row.addStretch(1)
    return row


def _rolling(
    landscape: Slice, place: tuple[float, ...], size: float
) -> Iterator[tuple[np.ndarray, list[float], float | None]]:
    """The way of a ball that stays in the slice: its places (k, 2), and the cost at each."""
    places: list[list[float]] = []
    costs: list[float] = []
    for step in roll(landscape, place, size):
        places.append([*step.place, 0.0][:2])
        costs.append(step.cost)
        yield np.array(places), list(costs), None
        if step.step >= _STEPS or _rests(costs):
            return


def _falling(
    landscape: Slice, place: tuple[float, ...], size: float
) -> Iterator[tuple[np.ndarray, list[float], float | None]]:
    """The shadow of a real descent over all images, and how much of its movement the slice shows."""
    start = landscape.network_at(*place)
    dials = start.parameters.astype(np.float64)
    settings: list[np.ndarray] = []
    costs: list[float] = []
    every = _STEPS // _KEPT
    for step in range(_STEPS + 1):
        network = Network.from_parameters(dials, start.layers, start.hidden)
        cost, slopes = cost_and_gradient(network, landscape.images, landscape.labels)
        costs.append(cost)
        if step % every == 0:
            settings.append(dials)
            yield _seen(landscape, start, settings, costs)
            if _rests(costs):
                return
        dials = dials - size * slopes


def _draw_costs(painter: QPainter, box: QRectF, costs: list[float]) -> None:
    """The cost over the steps, from 0 on, so that a small fall looks small."""
    style = look.now()
    room = write_title(painter, box, translate("landscape", "cost on the way"))
    steps = max(len(costs) - 1, _AXIS)
    top = max([*costs, _LOW_TOP]) * 1.1
    series = [Series(np.arange(len(costs), dtype=float), np.array(costs), "", style.hand)] if costs else []
    across = [(float(tick), f"{tick:,.0f}") for tick in ticks(0.0, float(steps), 5)]
    words = translate("landscape", "steps")
    axes = Axes((0.0, float(steps)), (0.0, top), ticks(0.0, top, 5), words, x_ticks=across)
    draw_lines(painter, room, series, axes)
    if not costs:
        text = translate("landscape", "Roll, and watch the cost here.")
        wide = figure.text_width(text, style.text) + 2 * look.NEAR
        behind = QRectF(0, 0, wide, 2 * style.text)
        behind.moveCenter(room.center())
        painter.fillRect(behind, QColor(style.card))  # no line of the grid crosses words
        figure.write(painter, behind, text, colour=style.soft, pixels=style.text)


def _rests(costs: list[float]) -> bool:
    """Whether the ball has come to rest: for a while the cost has hardly changed."""
    lately = costs[-_A_WHILE:]
    return len(lately) == _A_WHILE and max(lately) - min(lately) < _HARDLY


def _seen(
    landscape: Slice, start: Network, settings: list[np.ndarray], costs: list[float]
) -> tuple[np.ndarray, list[float], float | None]:
    """Where these settings lie in the slice, (k, 2), and how much of the movement since `start` it shows."""
    found = shadow(landscape, np.stack(settings)).places
    places = np.zeros((len(found), 2))
    places[:, : found.shape[1]] = found
    moved = landscape.network.parameters + (np.stack(settings) - start.parameters)
    return places, costs.copy(), shadow(landscape, moved).share
