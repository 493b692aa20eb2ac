"""What the rooms of the Dials page may ask of the page: what it shows now, and on which parts."""

from typing import Protocol

from clawdemy_gui.files.subject import Shown
from clawdemy_gui.pages.dials.computing import Hold
from clawdemy_gui.pages.dials.parts import CurveCard, HandCard, MapCard
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.text_line import TextLine


class Showing(Protocol):
    """The page as its drawing, its pictures and its tables see it."""

    state: Dials
    view: DialsView
    shown: Shown | None
    hold: Hold
    map_card: MapCard
    hand: HandCard
    curve: CurveCard
    number: BigNumber
    accuracy: TextLine
    since: TextLine

    def layers(self) -> tuple[int, ...]: ...
    def show_hint(self, text: str) -> None: ...


class Acting(Protocol):
    """The page as its commands see it."""

    state: Dials
    view: DialsView
    other_pages: frozenset[str]

    def title(self) -> str: ...
    def focus_knob(self) -> None: ...
    def focus_value(self) -> None: ...
    def focus_map(self) -> None: ...
    def put_back(self) -> None: ...
    def put_all_back(self) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def pick_steepest(self) -> None: ...
    def pick_dead(self) -> None: ...
    def pick_random(self) -> None: ...
    def show_picture(self, name: str) -> None: ...
    def hand_over(self, page: str) -> None: ...
