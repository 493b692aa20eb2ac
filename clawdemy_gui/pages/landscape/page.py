"""The Landscape page: the cost as hills and valleys, seen in slices of one or two directions."""

from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.files.export.obj import save_surface
from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.shipped import SHIPPED
from clawdemy_gui.files.subject import Shown, network_is_at_hand, network_of
from clawdemy_gui.known import known
from clawdemy_gui.pages.landscape.commands import landscape_commands
from clawdemy_gui.pages.landscape.drawing import LandscapeDrawing
from clawdemy_gui.pages.landscape.gestures import LandscapeGestures
from clawdemy_gui.pages.landscape.layout import LandscapeLayout
from clawdemy_gui.pages.landscape.surveying import Surveyor
from clawdemy_gui.pages.landscape.take_away import landscape_figures, landscape_tables
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.page import Command, Figure, Table
from clawdemy_gui.pages.subject.words import network_title
from clawdemy_gui.state.landscape import Landscape, LandscapeView
from clawdemy_gui.state.subject import NetworkChoice
from clawdemy_gui.widgets.controls.where_to_write import ask_where_to_write, wrote


class LandscapePage(LandscapeGestures):
    """A slice through a network, and the exact cost under the ball; the state is a `Landscape`."""

    name = "landscape"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Landscape()
        self.view = LandscapeView()
        self.surveyor = Surveyor(self)
        self._targets: list[NetworkChoice] = []
        self.shown: Shown | None = None
        self._open_look: CloserLook | None = None
        self._told = False
        placed = LandscapeLayout(self.frame_words(self.tr("The cost as a landscape")))
        self.frame, self.row, self.strip, self.progress = (
            placed.frame,
            placed.row,
            placed.strip,
            placed.progress,
        )
        self.card, self.here = placed.card, placed.here
        self.number, self.accuracy = placed.number, placed.accuracy
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.drawing = LandscapeDrawing(self)
        self._connect()
        self.show_view(self.view)
        self.show_state(self.state)

    def _connect(self) -> None:
        self.row.asked.connect(self._take_subject)
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.row.done.connect(self.done)
        self.row.opened.connect(self.opened)
        self.row.handed.connect(self.hand_to_one_image)
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
        picture.panned.connect(self._pull)
        picture.show_all_asked.connect(lambda: self.zoom(0.0))
        self.card.curves.moved.connect(lambda x: self.put_ball(x, 0.0))
        self.here.back_asked.connect(self.put_back)
        self.here.step_asked.connect(self.step_downhill)
        self.frame.column.asked.connect(self.look_closer)

    # What is shown. Everything is derived from the state.

    def show_view(self, view: LandscapeView) -> None:
        self.view = view
        shown = self.frame.show_view(view.closer)
        opened = shown if isinstance(shown, CloserLook) else None
        if opened is not self._open_look:
            if self._open_look is not None:
                self._open_look.leave()
            self._open_look = opened
            if opened is not None:
                self._join(opened)
        self._survey()

    def _join(self, opened: CloserLook) -> None:
        if not opened.property("joined"):
            opened.setProperty("joined", True)
            opened.ball_asked.connect(self.put_ball)
            opened.view_asked.connect(self.show_view)
            opened.rolled.connect(self.card.map.show_track)
            opened.failed.connect(self.failed)

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
        self.show_ways()
        self.card.show_kind(self.state, self.view, len(self.shown.data))
        if self.surveyor.show(self.shown, self.state, self.view.region, self.view.fine):
            self.progress.begin(self.tr("Looking at the landscape"))
        self.drawing.picture()
        self.drawing.seen()
        self._show_closer()

    def show_ways(self) -> None:
        self.strip.show_way(self.state, *self._target_titles(), self._dials())

    def hand_is_off(self) -> None:
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
        picture = known(self.surveyor.survey).picture
        self.drawing.picture()
        if known(picture).done == known(picture).total:
            self.progress.end()
            if not self._told:
                self._told = True
                self.completed.emit()
        else:
            words = self.tr("Surveying: {done:,} of {total:,} points")
            text = words.format(done=known(picture).done, total=known(picture).total)
            self.progress.show_progress(known(picture).done / known(picture).total, text)
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

    def secrets(self) -> list[QWidget]:
        return [self.card.stack]

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"subject": [self.row], "controls": [self.strip]}

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
        endings = {self.tr("Surface"): ".obj"}
        path = ask_where_to_write(self, self.tr("Export surface"), "landscape", endings)
        if path is not None:
            self.save_surface_to(path)

    def save_surface_to(self, path: Path) -> None:
        """Write the surface as it is known now."""
        survey = self.surveyor.survey
        values: Any = survey.numbers(self.view.number) if survey is not None else None
        if values is None or values.ndim != 2:
            self.failed.emit(self.tr("A surface needs two directions; no file was written."))
            return
        try:
            heights = np.asarray(values, np.float64)
            save_surface(path, self.sentence(), known(survey).values(0), known(survey).values(1), heights)
            self.tell(wrote(path))
        except TakingAwayError as problem:
            self.failed.emit(str(problem))
