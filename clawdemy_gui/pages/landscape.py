"""The Landscape page: the cost as hills and valleys, seen in slices of one or two directions."""

from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.files.dataset import DataError
from clawdemy_gui.files.obj import save_surface
from clawdemy_gui.files.shipped import SHIPPED
from clawdemy_gui.files.subject import Shown, network_is_at_hand, network_of
from clawdemy_gui.files.taking_away import TakingAwayError
from clawdemy_gui.landscape_words import prepared_titles, way_titles
from clawdemy_gui.pages.landscape_closer.panel import closer_strip
from clawdemy_gui.pages.landscape_closer.view import CloserLook, Facts
from clawdemy_gui.pages.landscape_commands import landscape_commands
from clawdemy_gui.pages.landscape_drawing import LandscapeDrawing
from clawdemy_gui.pages.landscape_figure import landscape_figures, landscape_tables
from clawdemy_gui.pages.landscape_parts import HereCard, MapCard, WayStrip
from clawdemy_gui.pages.landscape_survey import Surveyor, ends
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.pages.subject_row import SubjectRow
from clawdemy_gui.state.landscape import Landscape, LandscapeView, Prepared, Region, Way
from clawdemy_gui.state.subject import NetworkChoice, Subject, Training
from clawdemy_gui.subject_words import network_title
from clawdemy_gui.widgets.card import Card
from clawdemy_gui.widgets.line import Line
from clawdemy_gui.widgets.progress_line import ProgressLine

_ANY_WIDTH = 16_777_215
_ROOM = 1_060
"""A narrower page has no room for three cards beside each other."""
_PATH_STEPS = 1_000
"""So long is the descent that is walked where one asks for a path and the network has none."""
_SHORT_WAY = 0.05
"""A step downhill is this share of what is seen, or less where the ground is nearly flat."""


class LandscapePage(Page):
    """A slice through a network, and the exact cost under the ball; the state is a `Landscape`."""

    name = "landscape"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Landscape()
        self.view = LandscapeView()
        self.shown: Shown | None = None
        self.surveyor = Surveyor(self)
        self._targets: list[NetworkChoice] = []
        self._gesture: object = None
        self._open_look: CloserLook | None = None
        self._told = False
        self._was_small = False
        self._build()
        self.drawing = LandscapeDrawing(self)
        self._connect()
        self.show_state(self.state)

    def _build(self) -> None:
        heading = Line(self.tr("The cost as a landscape"), pixels_more=8, bold=True)
        self.hint = Line(
            self.tr(
                "Click to put the ball anywhere. Every point of this picture is a whole network of its own."
            ),
            soft=True,
        )
        self.row = SubjectRow()
        self.strip = WayStrip()
        self.progress = ProgressLine(self.tr("Cancel"))
        self.card = MapCard()
        self.here = HereCard()
        self.closer = closer_strip()
        self.notice = Line(lines=1)
        self._notice_card = Card()
        inside = QVBoxLayout(self._notice_card)
        inside.setContentsMargins(12, 9, 12, 9)
        inside.addWidget(self.notice)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        for line in (heading, self.hint):
            titles.addWidget(line)
        self._top = QHBoxLayout()
        self._top.addLayout(titles, 1)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.card, 1)
        middle.addWidget(self.closer.card, 1)
        middle.addWidget(self.here)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(8)
        for number, part in enumerate((self._top, self.row, self.strip, self.progress, middle)):
            (grid.addLayout if isinstance(part, QHBoxLayout) else grid.addWidget)(part, number, 0)
        grid.addWidget(self._notice_card, 5, 0)
        grid.addWidget(self.closer, 6, 0)
        grid.setRowStretch(4, 1)
        self._place_headline()

    def _place_headline(self) -> None:
        """On a projector the cost stands above everything, where it has room to be large."""
        number, small = self.here.number, self._is_small()
        self.here.setFixedWidth(round(look.now().text * (15 if small else 18.5)))
        if small:
            self._top.addWidget(number)
            number.setFixedWidth(number.sizeHint().width())
        else:
            self.here.column.insertWidget(0, number)
            number.setMinimumWidth(0)
            number.setMaximumWidth(_ANY_WIDTH)
        self._make_room()

    def _is_small(self) -> bool:
        """Whether there is room for the number beside the picture only above it."""
        return not look.now().side_panels or self.width() < _ROOM

    def _make_room(self) -> None:
        """Where it is small only the picture and the number stay while a closer look is open."""
        self.hint.setVisible(look.now().side_panels)
        self.here.setVisible(not (self._is_small() and self.view.closer))
        self.here.keys.setVisible(not self._is_small())
        self.strip.show_narrow(self._is_small())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._was_small != self._is_small():
            self._was_small = self._is_small()
            self._place_headline()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_top"):
            self._place_headline()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.row.asked.connect(self._take_subject)
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.surveyor.grew.connect(self._draw_picture)
        self.surveyor.felt.connect(self._draw_here)
        self.surveyor.read.connect(self.drawing.reading)
        self.surveyor.progressed.connect(self._show_progress)
        self.surveyor.lower.connect(self._take_lower)
        self.surveyor.failed.connect(self._refuse)
        self.progress.cancelled.connect(self._cancel)
        self.strip.way_asked.connect(self.lead)
        self.strip.seed_asked.connect(self.take_seed)
        self.strip.next_seed_asked.connect(self.next_seed)
        self.strip.dials_asked.connect(self.take_dials)
        self.strip.target_asked.connect(lambda place: self.go_towards(self._targets[place]))
        self.strip.prepared_asked.connect(self.prepare)
        self.card.directions_asked.connect(self.show_directions)
        self.card.number_asked.connect(self.show_number)
        self.card.fine_asked.connect(self.show_fine)
        self.card.zoom_asked.connect(self.zoom)
        self.card.slid.connect(self._slide)
        picture = self.card.map
        for hand in (picture, self.card.curves, self.card.slider):
            hand.gesture_began.connect(self._begin)
            hand.gesture_ended.connect(self._end)
        picture.moved.connect(self.put_ball)
        picture.pointed.connect(lambda x, y: self.surveyor.read_at((x, y)))
        picture.left.connect(self.surveyor.stop_reading)
        picture.zoom_asked.connect(self._zoom_around)
        picture.pulled.connect(self._pull)
        picture.whole_asked.connect(lambda: self.zoom(0.0))
        self.card.curves.moved.connect(lambda x: self.put_ball(x, 0.0))
        self.here.back_asked.connect(self.put_back)
        self.here.step_asked.connect(self.step_downhill)
        self.closer.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def _take_subject(self, subject: Subject, words: str) -> None:
        self.change(self.state.with_subject(subject), words)

    def lead(self, way: Way) -> None:
        """Look along another way."""
        state = self.state
        if way == "path" and state.subject.network.trained is None:
            data = replace(state.subject.data, part="training") if not state.subject.data.path else None
            recipe = Training(step=_PATH_STEPS)
            if data is not None:
                recipe = replace(recipe, legs=(replace(recipe.legs[0], data=data),))
            state = replace(state, subject=state.subject.with_network(NetworkChoice(trained=recipe)))
        words = self.tr("Look along: {way}").format(way=way_titles()[way])
        self.change(state.along(way), words)

    def take_seed(self, seed: int) -> None:
        """The random directions of this seed."""
        self.change(self.state.with_seed(seed), self.tr("Directions of seed {seed}").format(seed=seed))

    def next_seed(self) -> None:
        """The random directions of the next seed."""
        self.take_seed(self.state.next_seed())

    def take_dials(self, one: int, other: int) -> None:
        """Turn these two dials."""
        if one == other:
            self.strip.show_way(self.state, *self._target_titles(), self._dials())
            self.failed.emit(self.tr("A map needs two different dials; nothing has changed."))
            return
        self.change(self.state.along("dials", dials=(one, other)), self.tr("Two dials"))

    def go_towards(self, target: NetworkChoice) -> None:
        """Look towards this network."""
        words = self.tr("Towards {name}").format(name=network_title(target))
        self.change(self.state.along("network", target=target), words)

    def prepare(self, name: Prepared) -> None:
        """Show a prepared view."""
        self.change(self.state.prepared(name), prepared_titles()[name][0])

    def show_directions(self, count: int) -> None:
        """A curve along one direction or a map of two."""
        words = self.tr("Map of two directions") if count == 2 else self.tr("Curve along one direction")
        self.change(self.state.with_directions(count), words)

    def put_ball(self, x: float, y: float) -> None:
        """The ball to this place."""
        self.change(self.state.with_ball(x, y), self.tr("Move the ball"), self._gesture)

    def put_back(self) -> None:
        """The ball back to where the network is."""
        self.change(self.state.with_ball(0.0, 0.0), self.tr("Ball back to the network"))

    def step_downhill(self) -> None:
        """The ball a short way to where the cost falls fastest within the slice."""
        here = self.surveyor.here
        if here is None or here.underfoot is None or not any(here.underfoot.downhill):
            return
        down = here.underfoot.downhill
        wide = [ends(self.region(), axis)[1] - ends(self.region(), axis)[0] for axis in range(len(down))]
        ratio = max(abs(far) / each for far, each in zip(down, wide, strict=True))
        self.surveyor.step_down(_SHORT_WAY / ratio)

    def _take_lower(self, place: tuple[float, float] | None) -> None:
        if place is None:
            words = self.tr("The ball lies at the bottom: no short step within this picture leads lower.")
            self.failed.emit(words)
        else:
            self.change(self.state.with_ball(*place), self.tr("Step downhill"))

    def _slide(self, share: float) -> None:
        low, high = self.seen_ends(0)
        self.put_ball(low + share * (high - low), 0.0)

    def hand_over(self, page: str) -> None:
        """Show this network on another page."""
        self.wants.emit(page, self.state.subject)

    def receive(self, what: object) -> None:
        if isinstance(what, NetworkChoice):
            what = self.state.subject.with_network(what)
        if isinstance(what, Subject):
            way: Way = "path" if what.network.trained is not None else self.state.way
            state = self.state.with_subject(what)
            self.change(state.along(way), self.tr("From another page"))

    def open_file(self, path: Path) -> bool:
        """Open a dropped file or folder: a network, or images."""
        self.row.open_path(path)
        return True

    def focus_picture(self) -> None:
        """The map, or the slider below the curve, takes the keys."""
        (self.card.map if self.state.directions == 2 else self.card.slider).setFocus()

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None
        self._show_closer()

    # How it is looked at: not undone.

    def region(self) -> Region:
        """The part of the slice that is seen."""
        if self.view.region is not None:
            return self.view.region
        terrain = self.surveyor.terrain
        return terrain.region if terrain is not None else Region(-1.0, 1.0)

    def seen_ends(self, axis: int) -> tuple[float, float]:
        """From where to where the part that is seen reaches along a direction."""
        return ends(self.region(), axis)

    def zoom(self, factor: float) -> None:
        """See so many times as much, around the ball; 0 for the part to begin with."""
        if factor:
            self._zoom_around(factor, *self.state.ball)
        else:
            self.show_view(replace(self.view, region=None))

    def _zoom_around(self, factor: float, x: float, y: float) -> None:
        self.show_view(replace(self.view, region=self.region().zoomed(factor, x, y)))

    def _pull(self, x: float, y: float) -> None:
        self.show_view(replace(self.view, region=self.region().moved(x, y)))

    def show_number(self, name: str) -> None:
        """Colours for the cost or for the accuracy."""
        self.show_view(replace(self.view, number=name))

    def show_fine(self) -> None:
        """Twice as many points a side, or as many as before."""
        self.show_view(replace(self.view, fine=not self.view.fine))

    def look_closer(self, name: str) -> None:
        """Open one closer look beside the map, or close it."""
        self.show_view(replace(self.view, closer=name))

    def show_view(self, view: LandscapeView) -> None:
        self.view = view
        opened = self.closer.show_view(view.closer)
        opened = opened if isinstance(opened, CloserLook) else None
        if opened is not self._open_look:
            if self._open_look is not None:
                self._open_look.leave()
            self._open_look = opened
            if opened is not None:
                self._join(opened)
        self._make_room()
        self._survey()

    def _join(self, opened: CloserLook) -> None:
        unique = Qt.ConnectionType.UniqueConnection
        opened.ball_asked.connect(self.put_ball, unique)
        opened.view_asked.connect(self.show_view, unique)
        opened.rolled.connect(self.card.map.show_track, unique)
        opened.failed.connect(self.failed, unique)

    # What is shown. Everything is derived from the state.

    def show_state(self, state: Landscape) -> None:
        other = replace(state, ball=self.state.ball) != self.state
        self.state = state
        if other:
            self.view = replace(self.view, region=None)
        elif self.region().around(*state.ball) != self.region():
            self.view = replace(self.view, region=self.region().around(*state.ball))
        if self.shown is not None and self.shown.subject == state.subject:
            self._survey()
        else:
            self.row.show_subject(state.subject)

    def _take(self, shown: Shown) -> None:
        """The network and the images are there."""
        self.shown = shown
        if shown.subject != self.state.subject:
            self.state = self.state.with_subject(shown.subject)
        if self.state.way == "network" and self._is_built_differently(self.state.target):
            self.state = self.state.along("random")
        self._survey()

    def _survey(self) -> None:
        if self.shown is None or self.shown.subject != self.state.subject:
            return
        self.strip.show_way(self.state, *self._target_titles(), self._dials())
        self.card.show_kind(self.state, self.view, len(self.shown.data))
        if self.surveyor.show(self.shown, self.state, self.view.region, self.view.fine):
            self.progress.begin(self.tr("Looking at the landscape"))
        self.drawing.picture()
        self.drawing.seen()
        self._show_closer()

    def _dials(self) -> int:
        return self.shown.network.network.parameter_count if self.shown is not None else 2

    def _target_titles(self) -> tuple[list[str], int]:
        """The networks one can go towards, and which one it is."""
        self._targets = [NetworkChoice(each.name) for each in SHIPPED if self._fits(NetworkChoice(each.name))]
        if self.state.target not in self._targets:
            self._targets.append(self.state.target)
        titles = [network_title(choice) for choice in self._targets]
        return titles, self._targets.index(self.state.target)

    def _fits(self, choice: NetworkChoice) -> bool:
        """Whether this network is built like the one that is shown, and another one."""
        return choice != self.state.subject.network and not self._is_built_differently(choice)

    def _is_built_differently(self, choice: NetworkChoice) -> bool:
        """Whether no straight way leads there, as far as that can be known at once."""
        if self.shown is None or not network_is_at_hand(choice):
            return False
        try:
            target, own = network_of(choice).network, self.shown.network.network
        except DataError:
            return True
        return (target.layers, target.hidden) != (own.layers, own.hidden)

    def _draw_picture(self) -> None:
        picture = self.surveyor.survey.picture
        self.drawing.picture()
        if picture.done == picture.total:
            self.progress.end()
            if not self._told:
                self._told = True
                self.completed.emit()
        else:
            words = self.tr("Surveying: {done:,} of {total:,} points")
            text = words.format(done=picture.done, total=picture.total)
            self.progress.show_progress(picture.done / picture.total, text)
        self._show_closer()

    def _draw_here(self) -> None:
        self.drawing.here()
        self.said.emit(self.sentence())
        self._show_closer()

    def _show_closer(self) -> None:
        terrain = self.surveyor.terrain
        if self._open_look is None or terrain is None:
            return
        survey = self.surveyor.survey
        same = survey is not None and survey.terrain.key == terrain.key
        self._open_look.show_facts(
            Facts(self.state, self.view, terrain, self.region(), survey if same else None, self.surveyor.here)
        )

    def _show_progress(self, done: int, total: int) -> None:
        words = self.tr("Finding the way: {done:,} of {total:,}")
        self.progress.show_progress(done / max(total, 1), words.format(done=done, total=total))

    def _refuse(self, sentence: str) -> None:
        """What was asked for cannot be shown: random directions always can."""
        self.progress.end()
        self.failed.emit(sentence)
        if self.surveyor.terrain is None and self.state.way != "random":
            self.show_state(self.state.along("random"))

    def _cancel(self) -> None:
        """Stopped by hand: what is known stays."""
        self.surveyor.stop_mapping()

    def is_complete(self) -> bool:
        survey, terrain = self.surveyor.survey, self.surveyor.terrain
        if survey is None or terrain is None or survey.terrain.key != terrain.key:
            return False
        busy = self.row.is_busy() or self.surveyor.is_busy()
        return not busy and (self._open_look is None or not self._open_look.is_busy())

    def leave(self) -> None:
        self.row.leave()
        self.progress.end()
        self.surveyor.leave()
        if self._open_look is not None:
            self._open_look.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.row.resume()
        self._survey()

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Landscape")

    def sentence(self) -> str:
        return self.drawing.sentence()

    def help(self) -> str:
        return self.drawing.help()

    def commands(self) -> list[Command]:
        return [*landscape_commands(self), *self.row.commands(self.title())]

    def figures(self) -> list[Figure]:
        return landscape_figures(self)

    def tables(self) -> list[Table]:
        return landscape_tables(self)

    def ask_surface(self) -> None:
        """Ask where, then write the surface as an OBJ file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = str(Path(folder) / "landscape.obj")
        kinds = self.tr("Surface (*.obj)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export surface"), suggestion, kinds)
        if name:
            self.save_surface_to(Path(name if name.endswith(".obj") else name + ".obj"))

    def save_surface_to(self, path: Path) -> None:
        """Write the surface as it is known now."""
        survey = self.surveyor.survey
        values: Any = survey.numbers(self.view.number) if survey is not None else None
        if values is None or values.ndim != 2:
            self.failed.emit(self.tr("A surface needs two directions; no file was written."))
            return
        try:
            heights = np.asarray(values, np.float64)
            save_surface(path, self.sentence(), survey.values(0), survey.values(1), heights)
        except TakingAwayError as problem:
            self.failed.emit(str(problem))
