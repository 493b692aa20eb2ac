"""The Dials page: turn any one of 13,002 dials and watch the one number."""

from pathlib import Path

from msgspec import convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.files.subject import Shown, data_at_hand, network_of
from clawdemy_gui.known import known
from clawdemy_gui.pages.dials.commands import dials_commands
from clawdemy_gui.pages.dials.computing import Hold
from clawdemy_gui.pages.dials.drawing import DialsDrawing
from clawdemy_gui.pages.dials.layout import DialsLayout
from clawdemy_gui.pages.dials.next_dial import dial_of_seed, next_dead, next_steepest
from clawdemy_gui.pages.dials.take_away import dials_figures, dials_tables
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.dials.words import rounded
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.subject import NetworkChoice, Subject


class DialsPage(Page[Dials, DialsView]):
    """Any dial in the hand, the total cost following; the state is a `Dials`."""

    name = "dials"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Dials()
        self.view = DialsView()
        self.shown: Shown | None = None
        self.hold = Hold(self)
        self._gesture: object = None
        self._open_look: CloserLook | None = None
        self._joined: list[CloserLook] = []
        placed = DialsLayout(self.frame_words(self.tr("Turn one dial")), self.words_of)
        self.frame, self.row, self.map_card = placed.frame, placed.row, placed.map_card
        self.hand, self.curve = placed.hand, placed.curve
        self.number, self.accuracy, self.since = placed.number, placed.accuracy, placed.since
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.drawing = DialsDrawing(self)
        self._connect()
        self.show_view(self.view)
        self.show_state(self.state)

    def _connect(self) -> None:
        self.row.asked.connect(self.set_subject)
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.row.done.connect(self.done)
        self.row.opened.connect(self.opened)
        self.row.handed.connect(self.hand_to_one_image)
        self.hold.failed.connect(self.failed)
        self.hold.turned.connect(self._draw_turn)
        self.hold.grew.connect(self.drawing.curve)
        self.hold.sloped.connect(self._draw_slopes)
        for hand in (self.hand.knob, self.hand.field, self.curve.slider, self.curve.curves):
            hand.gesture_began.connect(self._begin)
            hand.gesture_ended.connect(self._end)
        self.hand.moved.connect(self._turn_to_share)
        self.curve.moved.connect(self._turn_to_share)
        self.curve.curves.moved.connect(self._turn_near)
        self.hand.value_asked.connect(self.turn)
        self.hand.back_asked.connect(self.put_back)
        self.hand.all_back_asked.connect(self.put_all_back)
        self.curve.zoom_asked.connect(self.zoom)
        self.map_card.map.chosen.connect(self.pick)
        self.map_card.map.pointed.connect(self.drawing.pointed)
        self.map_card.picture_asked.connect(self.show_picture)
        self.map_card.steepest_asked.connect(self.pick_steepest)
        self.map_card.dead_asked.connect(self.pick_dead)
        self.map_card.random_asked.connect(self.pick_random)
        self.map_card.seed_chosen.connect(self.pick_seed)
        self.frame.column.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def turn(self, value: float) -> None:
        """The dial in the hand to this value; beyond the range the range moves along."""
        words = self.tr("Turn dial {dial:,}").format(dial=self.state.dial)
        self.change(self.state.with_turned(value), words, self._gesture)

    def _turn_near(self, value: float) -> None:
        self.turn(rounded(value, self.view.high - self.view.low))

    def _turn_to_share(self, share: float) -> None:
        self._turn_near(self.view.low + share * (self.view.high - self.view.low))

    def put_back(self) -> None:
        """The dial in the hand where the network had it."""
        self.change(self.state.with_dial_back(), self.tr("Put dial back"))

    def put_all_back(self) -> None:
        """Every turned dial where the network had it."""
        self.change(self.state.with_all_back(), self.tr("Put all dials back"))

    def pick(self, dial: int) -> None:
        """Take another dial in the hand."""
        self.change(self.state.with_dial(dial), self.tr("Pick dial {dial:,}").format(dial=dial))

    def pick_steepest(self) -> None:
        """The dial with the largest slope; from one of the steepest, the next."""
        if self.hold.slopes is not None:
            self.pick(next_steepest(self.hold.slopes, self.state.dial))

    def aside(self) -> list[QWidget]:
        return [self.map_card.finding, self.map_card.pointed]

    def go_on(self, step: int) -> None:
        """The dials from the steepest on; before that, the one that was in the hand."""
        if step > 0:
            self.pick_steepest()
        else:
            self.history.undo()

    def pick_dead(self) -> None:
        """The next dial that these images cannot feel."""
        dial = next_dead(self.hold.dead, self.state.dial)
        if dial is None:
            self.failed.emit(self.tr("Every pixel is lit in some image, so no dial is dead."))
        else:
            self.pick(dial)

    def pick_random(self) -> None:
        """The dial of the next seed."""
        self.pick_seed(self.state.next_seed(self.state.pick_seed))

    def pick_seed(self, seed: int) -> None:
        """The dial that this seed draws."""
        count = len(self.hold.start_network().parameters) if self.shown else 1
        state = replace(self.state.with_dial(dial_of_seed(seed, count)), pick_seed=seed)
        self.change(state, self.tr("Dial of seed {seed}").format(seed=seed))

    def set_subject(self, subject: Subject, words: str) -> None:
        """Another network or other images."""
        self.change(self.state.with_subject(subject), words)

    def zoom(self, factor: float) -> None:
        """The range so many times as wide, around the point; 0 for all of it."""
        if factor:
            self.show_view(self.view.zoomed(factor, self.hold.value()))
        else:
            opening = DialsView()
            self.show_view(replace(self.view, low=opening.low, high=opening.high))

    def show_picture(self, name: str) -> None:
        """All dials' values, or the slope in each."""
        self.show_view(convert(to_builtins(self.view) | {"picture": name}, DialsView))

    def look_closer(self, name: str) -> None:
        self.show_view(convert(to_builtins(self.view) | {"closer": name}, DialsView))

    def view_name(self) -> str:
        return self.view.closer

    def show_hint(self, text: str) -> None:
        """What to try, under the heading."""
        self.frame.hint.show_text(text)

    def focus_knob(self) -> None:
        """Give the knob the keyboard."""
        self.hand.knob.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_value(self) -> None:
        """Give the field of the dial's value the keyboard."""
        self.hand.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_map(self) -> None:
        """Give the picture of all dials the keyboard."""
        self.map_card.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def receive(self, what: object) -> None:
        if isinstance(what, NetworkChoice):
            what = self.state.subject.with_network(what)
        if isinstance(what, Subject):
            self.set_subject(what, self.tr("From another page"))

    def open_file(self, path: Path) -> bool:
        """Open a dropped file or folder: a network, or images."""
        self.row.open_path(path)
        return True

    def open_image(self, image: int) -> None:
        """Show an image on the One image page with this network's outputs in the sliders."""
        data = known(self.shown).data
        outputs = self.hold.network().outputs(data.images[image][None])[0].astype(float)
        answered, label = Answered(self.state.subject), int(data.labels[image])
        self.wants.emit("one-image", Handed(answered, image, tuple(outputs.tolist()), label))

    def hand_over(self, page: str) -> None:
        """Show this network, its turned dials included, on another page."""
        self.wants.emit(page, self.state.subject)

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        if self._gesture is not None:
            self._gesture = None
            self.show_state(self.state)

    # What is shown. Everything is derived from the state.

    def show_state(self, state: Dials) -> None:
        self.state = state
        if self._gesture is not None and self._is_at_hand(state):
            self._show_numbers()
        else:
            self.row.show_subject(state.subject)

    def _is_at_hand(self, state: Dials) -> bool:
        """Whether only dials were turned since the images and the network were opened."""
        was = self.shown.subject if self.shown else Subject()
        same = was.data == state.subject.data and replace(was.network, turned=()) == state.start
        return self.shown is not None and same

    def _take(self, shown: Shown) -> None:
        """The network and the images are there."""
        known = self.shown
        self.shown = shown
        dial = min(self.state.dial, shown.network.network.parameter_count - 1)
        self.state = replace(self.state.with_subject(shown.subject), dial=dial)
        if known is None or known.network.network.layers != shown.network.network.layers:
            self.drawing.layers(shown.network.network.layers)
        self._show_numbers()

    def _show_numbers(self) -> None:
        if not self._is_at_hand(self.state):
            return
        self.view = self.view.around(self._value())
        x_range = (self.view.low, self.view.high)
        self.hold.show(known(self.shown).data, self.state, x_range, self._gesture is not None)
        self.drawing.dial()
        self._show_closer()

    def words_of(self, dial: int) -> str:
        """A dial in words, for a screen reader that is over the picture."""
        return self.drawing.dial_words(dial)

    def _value(self) -> float:
        start = network_of(self.state.start).network.parameters
        return self.state.turned.get(self.state.dial, float(start[self.state.dial]))

    def show_view(self, view: DialsView) -> None:
        self.view = view
        opened = self.frame.show_view(view.closer)
        if opened is not self._open_look:
            self._leave_look()
        self._open_look = opened if isinstance(opened, CloserLook) else None
        self._join()
        if self._is_at_hand(self.state):
            self._show_numbers()
            self.drawing.map()

    def _join(self) -> None:
        look = self._open_look
        if look is not None and look not in self._joined:
            self._joined.append(look)
            look.asked.connect(self.change)
            look.picked.connect(self.pick)
            look.view_asked.connect(self.show_view)
            look.image_opened.connect(self.open_image)

    def _leave_look(self) -> None:
        if self._open_look is not None:
            self._open_look.leave()

    def facts(self) -> Facts:
        """What the page shows now, for a closer look."""
        whole = data_at_hand(replace(self.state.subject.data, first=None)) or known(self.shown).data
        return Facts(self.state, self.view, known(self.shown).data, len(whole), self.hold, self.layers())

    def layers(self) -> tuple[int, ...]:
        """The layers of the network that is shown."""
        return known(self.shown).network.network.layers

    def _draw_turn(self) -> None:
        self.drawing.turn()
        self.said.emit(self.sentence())
        if self._open_look is not None and (self._gesture is None or self._open_look.follows_hand):
            self._show_closer()

    def _draw_slopes(self) -> None:
        self.drawing.slopes()
        self._show_closer()

    def _show_closer(self) -> None:
        if self._open_look is None or self.shown is None or self.hold.now is None:
            return
        if self._gesture is None or self._open_look.follows_hand:
            self._open_look.show_facts(self.facts())

    def secrets(self) -> list[QWidget]:
        return [self.curve]

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"subject": [self.row], "controls": [self.hand]}

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Dials")

    def sentence(self) -> str:
        return self.drawing.sentence()

    def help(self) -> str:
        return self.drawing.help()

    def commands(self) -> list[Command]:
        return [*dials_commands(self), *self.row.commands(self.title())]

    def figures(self) -> list[Figure]:
        return [*dials_figures(self), *(self._open_look.figures() if self._open_look else [])]

    def tables(self) -> list[Table]:
        return [*dials_tables(self), *(self._open_look.tables() if self._open_look else [])]

    def is_complete(self) -> bool:
        return self.hold.now is not None and not self.hold.is_busy()

    def leave(self) -> None:
        self.row.leave()
        self.hold.leave()
        self._leave_look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.row.resume()
        self._show_numbers()
