"""Blindfold: a walk by hand over two dials, knowing only the cost and the slope; the map comes at the end."""

from math import atan2 as angle_of
from math import cos, degrees, hypot, radians, sin

import numpy as np
from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from clawdemy_gui.core.descent_run.blind_walk import REACH, FeltSlope, Ground, feel, ground, places, uncover
from clawdemy_gui.core.network import Network
from clawdemy_gui.number_text import change_text
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import cost_text
from clawdemy_gui.state.descent import Blindfold
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.stepped_slider import SteppedSlider
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.maps.blind_map import BlindMap, Seen

_ANGLES = [float(angle) for angle in range(0, 361, 15)]
_LENGTHS = [0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0]


class BlindfoldView(RunView):
    """A direction, a length, Go; then take the blindfold off."""

    def __init__(self, page: Acting) -> None:
        super().__init__()
        self._page = page
        self._network: Network | None = None
        self._ground: Ground | None = None
        self._seed = -1
        self._shown: Blindfold | None = None
        self._felt = FeltSlope(0.0, (0.0, 0.0))
        self._heights: np.ndarray | None = None
        self._angle, self._length = 0.0, 1.0
        self._task = Task(self)
        self._task.progressed.connect(lambda run, heights: self._show_heights(heights))
        self._task.finished.connect(lambda run, heights: self._show_heights(heights))
        self._words, self._felt_line = TextLine(lines=3), TextLine()
        self._dials = TextLine(soft=True, lines=2)
        self.map = BlindMap(self.tr("Map of the walk"))
        self.angle = SteppedSlider(
            self.tr("Direction"), lambda angle: self.tr("{a:.0f} degrees").format(a=angle)
        )
        self.angle.show_steps(_ANGLES)
        self.angle.picked.connect(self._turn)
        self.length = SteppedSlider(self.tr("Length of the move"), lambda size: f"{size:g}")
        self.length.show_steps(_LENGTHS)
        self.length.picked.connect(self._stretch)
        self._angle_line, self._length_line = TextLine(), TextLine()
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setPrefix(self.tr("seed "))
        self.seed.setAccessibleName(self.tr("Seed of the walk"))
        self.seed.valueChanged.connect(self.start)
        self._lay_out()

    def _lay_out(self) -> None:
        choosing = QGridLayout()
        choosing.setSpacing(4)
        for row, (words, slider, line) in enumerate(
            (
                (self.tr("Direction"), self.angle, self._angle_line),
                (self.tr("Length"), self.length, self._length_line),
            )
        ):
            choosing.addWidget(QLabel(words), row, 0)
            choosing.addWidget(slider, row, 1)
            line.setFixedWidth(70)
            choosing.addWidget(line, row, 2)
        buttons = QHBoxLayout()
        self._go = button(self.tr("Go"), self.tr("Move so far in this direction"), self.go)
        self._off = button(self.tr("Take it off"), self.tr("Show the map and your path"), self.reveal)
        for each in (
            self._go,
            self._off,
            button(self.tr("New place"), self.tr("Two other dials, another start"), self.start_next),
        ):
            buttons.addWidget(each)
        buttons.addWidget(self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._felt_line)
        column.addWidget(self.map, 1)
        column.addLayout(choosing)
        column.addLayout(buttons)
        column.addWidget(self._dials)

    # What a person does.

    def _turn(self, angle: float) -> None:
        self._angle = angle
        self._draw()

    def _stretch(self, length: float) -> None:
        self._length = length
        self._draw()

    def go(self) -> None:
        """One move by hand."""
        way = radians(self._angle)
        move = (self._length * cos(way), self._length * sin(way))
        state = self._page.state.blindfold
        if len(state.moves) < 1_000:
            after = replace(state, moves=(*state.moves, move))
            self._page.set_blindfold(after, self.tr("A move by hand"))

    def reveal(self) -> None:
        """The map is shown."""
        after = replace(self._page.state.blindfold, revealed=True)
        self._page.set_blindfold(after, self.tr("Take the blindfold off"))

    def start(self, seed: int) -> None:
        """Another walk: the dials and the start of this seed."""
        self._page.set_blindfold(Blindfold(seed=seed), self.tr("New walk"))

    def start_next(self) -> None:
        """The walk of the next seed."""
        self.start((self._page.state.blindfold.seed + 1) % (LARGEST_SEED + 1))

    # What is shown.

    def show_run(self, page: Running) -> None:
        moment, shown, state = page.runner.moment, page.shown, page.state.blindfold
        if page.runner.is_running or moment is None or shown is None:
            return
        if self._network is not moment.network or self._seed != state.seed or self._ground is None:
            if self._ground is not None and moment.network == self._network and self._seed == state.seed:
                self._network = moment.network
            else:
                self._network, self._seed, self._shown = moment.network, state.seed, None
                self._ground = ground(moment.network, shown.data.images, shown.data.labels, state.seed)
                self._forget_map()
        if state == self._shown:
            return
        self._shown = state
        self.seed.show_seed(state.seed)
        try:
            self._felt = feel(self._ground, self._path()[-1])
        except ValueError as problem:
            page.refuse(str(problem))
        if state.revealed and self._heights is None:
            on = self._ground
            self._task.start(lambda: uncover(on))
        elif not state.revealed:
            self._forget_map()
        self._go.setEnabled(not state.revealed)
        self._off.setEnabled(not state.revealed)
        self._draw()

    def _forget_map(self) -> None:
        self._task.cancel()
        self._heights = None

    def _show_heights(self, heights: np.ndarray | None) -> None:
        self._heights = heights
        self._draw()

    def _path(self) -> list[tuple[float, float]]:
        if self._ground is None:
            return [(0.0, 0.0)]
        return places(self._ground, self._page.state.blindfold.moves)

    def _draw(self) -> None:
        state, path, on = self._page.state.blindfold, self._path(), self._ground
        if on is None:
            return
        self.angle.show_number(self._angle)
        self.length.show_number(self._length)
        self._angle_line.show_text(f"{self._angle:.0f}°")
        self._length_line.show_text(f"{self._length:g}")
        felt = self.tr("Cost <b>{cost}</b> · slope along A <b>{a}</b>, along B <b>{b}</b>").format(
            cost=cost_text(self._felt.cost),
            a=change_text(self._felt.slopes[0]),
            b=change_text(self._felt.slopes[1]),
        )
        self._felt_line.show_text(felt)
        self._words.show_text(self._comment(state, len(path) - 1))
        words = self.tr("A → is dial “{a}”, B ↑ is dial “{b}”.")
        address = on.network.address
        self._dials.show_text(words.format(a=address(on.dials[0]), b=address(on.dials[1])))
        heights = self._heights if state.revealed else None
        far = max(max(abs(x), abs(y)) for x, y in path)
        reach = REACH if heights is not None else max(REACH, far)
        angle = None if state.revealed else self._angle
        covered = self.tr("You cannot see it.")
        seen = Seen(path, reach, heights, angle, ("A →", "B ↑", covered))
        self.map.show_walk(seen, felt.replace("<b>", "").replace("</b>", ""))

    def _comment(self, state: Blindfold, moves: int) -> str:
        if state.revealed and self._heights is not None:
            low = float(np.nanmin(self._heights))
            words = self.tr(
                "The lowest place on the map costs <b>{low}</b>; you came to <b>{cost}</b> in {moves} moves. "
                "Descent feels its way like this in 13,002 directions at once."
            )
            return words.format(low=cost_text(low), cost=cost_text(self._felt.cost), moves=moves)
        slope = self._felt.slopes
        if hypot(*slope) < 1e-4:
            return self.tr("It is flat here: a valley's floor, or a plain far from everything.")
        if not moves:
            return self.tr(
                "Two dials, A to the right, B up. A positive slope rises that way: go the other way."
            )
        down = degrees(angle_of(-slope[1], -slope[0])) % 360
        off = abs((self._angle - down + 180) % 360 - 180)
        if off > 90:
            return self.tr("{moves} moves. The way you point leads uphill from here.").format(moves=moves)
        return self.tr("{moves} moves. The way you point leads downhill, at least at first.").format(
            moves=moves
        )

    def leave(self) -> None:
        self._task.stop()
