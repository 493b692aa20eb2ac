"""The Small valley page: a landscape small enough to draw, and a walk down it that one can check by hand."""

from collections.abc import Callable

import numpy as np
from msgspec import convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.valley_diagnosis import Kind, is_at_rest, what_happens
from clawdemy_gui.core.valleys import Step, ValleyName, beyond, is_too_far
from clawdemy_gui.known import known
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.pages.small_valley.commands import small_valley_commands
from clawdemy_gui.pages.small_valley.layout import SmallValleyLayout
from clawdemy_gui.pages.small_valley.take_away import valley_figure, walk_table
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import (
    cost_text,
    figure_text,
    kind_title,
    place_text,
    state_sentence,
    valley_title,
)
from clawdemy_gui.state.small_valley import MOST_STEPS, SmallValley, SmallValleyView
from clawdemy_gui.widgets.charts.valley_curve import Walked
from clawdemy_gui.widgets.maps.contour_paint import MapWords, Mark
from clawdemy_gui.widgets.maps.valley_map import heights_of

_STEP_MS = 125
"""A run takes eight steps a second: slow enough to be seen."""
_BOUNCES = 12
"""So many bounces are enough to believe that they never end."""
_CURVE, _MAP, _SURFACE = 0, 1, 2


class SmallValleyPage(Page[SmallValley, SmallValleyView]):
    """One or two dials, a formula, a ball; the state is a `SmallValley`."""

    name = "small-valley"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = SmallValley()
        self.view = SmallValleyView()
        self.walked: list[Step] = self.state.walked()
        """Every moment of the walk, computed once for a state and handed on."""
        self._kind: Kind = "start"
        self._gesture: object = None
        self._bounced = 0
        self._drawn: object = None
        self._views: list[WalkView] = []
        self._heights = np.zeros((2, 2))
        self._running = QTimer(self, interval=_STEP_MS)
        self._running.timeout.connect(self._go_on)
        placed = SmallValleyLayout(self.frame_words(self.tr("Walk in a valley you can draw")))
        self.frame, self.choice, self.controls = placed.frame, placed.choice, placed.controls
        self.curve, self.map, self.surface = placed.curve, placed.map, placed.surface
        self.pictures, self.number, self.reading = placed.pictures, placed.number, placed.reading
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._connect()
        self.show_view(self.view)
        self.show_state(self.state)

    def _connect(self) -> None:
        self.choice.chosen.connect(self.choose_valley)
        self.choice.surface_asked.connect(self.show_surface)
        self.controls.asked.connect(lambda name: self.walks()[name]())
        self.controls.size_asked.connect(self.set_step_size)
        self.controls.place_asked.connect(self._place_dial)
        self.curve.moved.connect(lambda w: self.put_ball((w,)))
        self.map.moved.connect(lambda x, y: self.put_ball((round(x, 2), round(y, 2))))
        for hand in (self.curve, self.map):
            hand.gesture_began.connect(self._begin)
            hand.gesture_ended.connect(self._end)
        self.surface.turned.connect(self._turn)
        self.frame.column.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def walks(self) -> dict[str, Callable[[], None]]:
        """What the buttons that walk do, by name."""
        return {
            "run": self.run_or_pause,
            "step": lambda: self.go_to(self.state.steps + 1),
            "back": lambda: self.go_to(self.state.steps - 1),
            "restart": lambda: self.go_to(0),
        }

    def choose_valley(self, name: ValleyName) -> None:
        """Another valley."""
        self.pause()
        words = self.tr("Valley: {name}").format(name=valley_title(name))
        self.change(self.state.in_valley(name), words)

    def go_on(self, step: int) -> None:
        """One step of the walk, or one back."""
        self.go_to(max(0, self.state.steps + step))

    def start_preset(self, valley: ValleyName, start: tuple[float, ...], size: float) -> None:
        """One of the lesson's own walks."""
        self.pause()
        self.change(SmallValley(valley, start, size), self.tr("The lesson’s walk"))

    def set_step_size(self, size: float, gesture: object = None) -> None:
        """The same start with longer or shorter steps."""
        self.pause()
        words = self.tr("Step size {size}").format(size=figure_text(size))
        self.change(self.state.with_step_size(size), words, gesture)

    def put_ball(self, place: tuple[float, ...]) -> None:
        """A walk that begins here."""
        self.pause()
        self.change(self.state.from_place(place), self.tr("Move the ball"), self._gesture)

    def _place_dial(self, number: int, value: float) -> None:
        place = list(self.walked[-1].place)
        if number < len(place):  # a field that goes with its valley still gives its number away
            place[number] = value
            self.put_ball(tuple(place))

    def go_to(self, steps: int) -> None:
        """Another moment of this walk; where it flew apart it goes no further."""
        self.pause()
        self._walk_to(steps, None)

    def _walk_to(self, steps: int, gesture: object) -> bool:
        """Whether there is such a moment."""
        state = self.state.at(steps)
        walked = state.walked()
        if steps > walked[-1].number or steps > MOST_STEPS:
            self.failed.emit(self.tr("The next step is too far away to be written; nothing has changed."))
            return False
        words = self.tr("Step {number}").format(number=steps)
        self.change(state, words, gesture)
        return True

    def run_or_pause(self) -> None:
        """Walk on by itself, or stay here."""
        if self._running.isActive():
            self.pause()
        else:
            self._bounced = 0
            self._gesture = object()
            self._running.start()
            self._draw()

    def pause(self) -> None:
        """Stay here."""
        if self._running.isActive():
            self._running.stop()
            self._gesture = None
            self._draw()

    def _go_on(self) -> None:
        kind = self.kind()
        self._bounced += kind == "bouncing"
        done = (
            kind == "apart"
            or is_at_rest(self.state.shape, self.walked[-1])
            or self._bounced >= _BOUNCES
            or self.state.steps >= MOST_STEPS
        )
        if done or not self._walk_to(self.state.steps + 1, self._gesture):
            self.pause()

    def is_running(self) -> bool:
        """Whether the ball walks by itself."""
        return self._running.isActive()

    def _begin(self) -> None:
        self.pause()
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None

    def show_surface(self, surface: bool) -> None:
        """A surface in three dimensions, or the map."""
        self.show_view(replace(self.view, surface=surface))

    def _turn(self, turn: float, tilt: float) -> None:
        self.show_view(replace(self.view, turn=(turn + 360.0) % 720.0 - 360.0, tilt=tilt))

    def look_closer(self, name: str) -> None:
        self.show_view(convert(to_builtins(self.view) | {"closer": name}, SmallValleyView))

    def view_name(self) -> str:
        return self.view.closer

    def focus_picture(self) -> None:
        """Give the curve or the map the keyboard."""
        known(self.pictures.currentWidget()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_step_size(self) -> None:
        """Give the step size's slider the keyboard."""
        self.controls.step_size.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_on(self, page: str) -> None:
        """The neighbours: one dial of 13,002, or all of them at once."""
        self.wants.emit(page, None)

    # What is shown. Everything is derived from the state.

    def kind(self) -> Kind:
        """What the walk is doing."""
        return self._kind

    def show_state(self, state: SmallValley) -> None:
        self.state = state
        self.walked = state.walked()
        self._kind = what_happens(state.shape, self.walked, state.step_size)
        self._draw()
        self.said.emit(self.sentence())

    def show_view(self, view: SmallValleyView) -> None:
        self.view = view
        opened = self.frame.show_view(view.closer)
        if isinstance(opened, WalkView) and opened not in self._views:
            opened.asked.connect(self.change)
            self._views.append(opened)
        self._draw()

    def _draw(self) -> None:
        state, last = self.state, self.walked[-1]
        self.number.show_number(cost_text(last.cost))
        self.number.setAccessibleDescription(self.sentence())
        at = self.tr("at {place}: {what}")
        self.reading.show_text(at.format(place=place_text(last.place), what=kind_title(self.kind())))
        self.frame.hint.show_text(self._hint())
        self.choice.show_choice(state, self.view.surface)
        self.controls.show_walk(state, last.place, self.is_running())
        self._draw_valley()
        view = next((view for view in self._views if view.isVisibleTo(self.frame.column)), None)
        if view is not None:
            view.show_walk(state, self.walked)

    def _hint(self) -> str:
        if self.state.shape.dials == 1:
            return self.tr(
                "One dial of 13,002 looked like this. Drag the ball, guess where a step leads, press Step."
            )
        return self.tr(
            "Two dials, each with its own slope. The same two words, slope and step, serve all 13,002 dials."
        )

    def _draw_valley(self) -> None:
        state, shape = self.state, self.state.shape
        surface = self.view.surface and shape.dials == 2
        self.pictures.setCurrentIndex(_CURVE if shape.dials == 1 else _SURFACE if surface else _MAP)
        if state.valley != self._drawn:
            self._drawn = state.valley
            self._show_valley()
        words = self.sentence()
        if shape.dials == 1:
            last = self.walked[-1]
            trail = [(step.place[0], step.cost) for step in self.walked]
            self.curve.show_walk(Walked(trail, last.slope[0], last.place[0] - last.move[0]), words)
            return
        trail_2 = np.array([step.place for step in self.walked])
        last = self.walked[-1]
        there = beyond(last.place, last.move)
        next_place = None if is_too_far(there) else (there[0], there[1])
        self.map.show_walk(trail_2, (last.slope[0], last.slope[1]), next_place, words)
        self.surface.show_view(self.view.turn, self.view.tilt)
        self._draw_upon_surface(trail_2)

    def _show_valley(self) -> None:
        shape = self.state.shape
        if shape.dials == 1:
            self.curve.show_valley(lambda w: shape.cost((w,)), shape.reach[0], ("w", shape.formula))
            return
        minima = [Mark(bottom[0], bottom[1], self.tr("lowest")) for bottom in shape.minima]
        words = MapWords("w₁", "w₂", self.tr("cost"))
        self._heights = heights_of(shape.cost, *shape.reach)
        self.map.show_valley(shape.cost, shape.reach[0], shape.reach[1], words, minima)
        self.surface.show_values(self._heights, ("w₁", "w₂"))

    def _draw_upon_surface(self, trail: np.ndarray) -> None:
        (left, right), (bottom, top) = self.state.shape.reach
        low, high = float(self._heights.min()), float(self._heights.max())
        costs = np.array([step.cost for step in self.walked])
        shares = np.column_stack(
            [
                (trail[:, 0] - left) / (right - left),
                (trail[:, 1] - bottom) / (top - bottom),
                (costs - low) / (high - low),
            ]
        )
        seen = shares[((shares >= 0) & (shares <= 1)).all(axis=1)]
        ball = (float(seen[-1][0]), float(seen[-1][1]), float(seen[-1][2])) if len(seen) else None
        self.surface.show_upon(ball, [seen] if len(seen) > 1 else [])

    def leave(self) -> None:
        self.pause()

    def secrets(self) -> list[QWidget]:
        return [self.pictures]

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"controls": [self.controls]}

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        super().limit(shows, hides)
        self._draw()

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Small valley")

    def sentence(self) -> str:
        return state_sentence(self.state, self.walked, self.kind())

    def help(self) -> str:
        return self.tr(
            "<p>A landscape of one or two dials, given by a formula you can check on paper. The <b>slope</b> "
            "says how steep the ground is under the ball and, by its sign, which way is up. A <b>step</b> "
            "moves each dial by step size × slope, downhill: new w = old w − step size × slope.</p>"
            "<p>Drag the ball, or type its place; guess where the next step leads; press <b>Step</b>. A "
            "dashed line is the slope, the green arrow is the next step. On w² a step size below 1 arrives, "
            "1 bounces for ever, above 1 flies apart.</p><p>The column at the right writes the walk down, "
            "compares five step sizes, shows where walks from everywhere end, and that the slope points "
            "downhill here, not at the bottom.</p>"
        )

    def commands(self) -> list[Command]:
        return small_valley_commands(self)

    def figures(self) -> list[Figure]:
        return [valley_figure(self.title(), self.sentence(), self._paint)]

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        if self.state.shape.dials == 1:
            self.curve.draw(painter, box)
        elif self.view.surface:
            self.surface.draw(painter, box)
        else:
            shown = self.map.layout_in(box)
            if shown is not None:
                self.map.draw_all(painter, shown)

    def tables(self) -> list[Table]:
        return [walk_table(self.title(), self.walked)]
