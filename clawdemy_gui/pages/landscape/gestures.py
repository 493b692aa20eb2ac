"""What a person does on the Landscape page: each gesture asks the state or the view for the next one."""

from pathlib import Path
from typing import Literal

from msgspec import convert, to_builtins
from msgspec.structs import replace

from clawdemy_gui.pages.landscape.parts import MapCard, WayStrip
from clawdemy_gui.pages.landscape.surveying import Surveyor, ends
from clawdemy_gui.pages.landscape.words import prepared_titles, way_titles
from clawdemy_gui.pages.page import Page
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.pages.subject.words import network_title
from clawdemy_gui.state.landscape import PREPARED, Landscape, LandscapeView, Prepared, Region, Way
from clawdemy_gui.state.subject import NetworkChoice, Subject, Training

_PATH_STEPS = 1_000
"""So long is the descent that is walked where one asks for a path and the network has none."""
_SHORT_WAY = 0.05
"""A step downhill is this share of what is seen, or less where the ground is nearly flat."""


class LandscapeGestures(Page[Landscape, LandscapeView]):
    """The base of the page: everything that can be done; the page itself shows what comes of it."""

    row: SubjectRow
    strip: WayStrip
    card: MapCard
    surveyor: Surveyor
    _gesture: object = None

    def show_ways(self) -> None:
        """Show again in which way one looks."""
        raise NotImplementedError

    def hand_is_off(self) -> None:
        """A gesture has ended."""
        raise NotImplementedError

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
            self.show_ways()
            self.failed.emit(self.tr("A map needs two different dials; nothing has changed."))
            return
        self.change(self.state.along("dials", dials=(one, other)), self.tr("Two dials"))

    def go_towards(self, target: NetworkChoice) -> None:
        """Look towards this network."""
        words = self.tr("Towards {name}").format(name=network_title(target))
        self.change(self.state.along("network", target=target), words)

    def go_on(self, step: int) -> None:
        """The prepared views in their order."""
        ready = [name for name in PREPARED if self.state.prepared(name) == self.state]
        place = PREPARED.index(ready[0]) + step if ready else 0 if step > 0 else -1
        self.prepare(PREPARED[place % len(PREPARED)])

    def prepare(self, name: Prepared) -> None:
        """Show a prepared view."""
        self.change(self.state.prepared(name), prepared_titles()[name][0])

    def show_directions(self, count: Literal[1, 2]) -> None:
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
        self.hand_is_off()

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
        self.show_view(convert(to_builtins(self.view) | {"number": name}, LandscapeView))

    def show_fine(self) -> None:
        """Twice as many points a side, or as many as before."""
        self.show_view(replace(self.view, fine=not self.view.fine))

    def look_closer(self, name: str) -> None:
        self.show_view(convert(to_builtins(self.view) | {"closer": name}, LandscapeView))

    def view_name(self) -> str:
        return self.view.closer
