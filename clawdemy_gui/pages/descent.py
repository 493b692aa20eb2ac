"""The Descent page: a network walks downhill, and one sees what the walk does to its cost."""

from time import monotonic

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.core.happening import Happening
from clawdemy_gui.core.history import ACCURACY, COST, STEP, TEST_ACCURACY, TEST_COST
from clawdemy_gui.descent_words import (
    accuracy_text,
    cost_text,
    happening_sentence,
    state_sentence,
    stopped_sentence,
)
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.pages.descent_closer import closer_panel
from clawdemy_gui.pages.descent_closer.view import CloserView
from clawdemy_gui.pages.descent_commands import descent_commands
from clawdemy_gui.pages.descent_figure import curves_of, figures_of, tables_of
from clawdemy_gui.pages.descent_parts import NumbersCard, SettingsCard, WalkRow
from clawdemy_gui.pages.descent_runner import Runner
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.pages.subject_row import SubjectRow
from clawdemy_gui.state.descent import Blindfold, Descent, DescentView
from clawdemy_gui.state.subject import MOST_STEPS, NetworkChoice, Subject
from clawdemy_gui.widgets.card import Card
from clawdemy_gui.widgets.curves import Curves
from clawdemy_gui.widgets.line import Line

_BELOW_THE_SHRUG = 0.85
"""A cost that no constant answer reaches: the network has begun to read."""

_ROOM_FOR_ALL = 880
"""In a lower window an open closer look takes the room of the sentence, which the window shows too."""

_NUMBERS_EVERY_S = 0.09
"""While a run is on, numbers change no faster than they can be read."""


class DescentPage(Page):
    """One run, watched and steered; the state is a `Descent`."""

    name = "descent"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Descent()
        self.view = DescentView()
        self.shown: Shown | None = None
        """The images the run learns from."""
        self.runner = Runner(self)
        self._stopped = ""
        """Why the run stopped by itself, until something else is done."""
        self._numbers_at = 0.0
        self._began: Descent | None = None
        """The state before the run that is on: one step of undo for all of it."""
        self._run_on = False
        self._problem = False
        self._open_view: CloserView | None = None
        self._build()
        self._connect()
        self.show_state(self.state)

    def _build(self) -> None:
        heading = Line(self.tr("Walk downhill"), pixels_more=8, bold=True)
        self.hint = Line(soft=True)
        self.row = SubjectRow()
        self.curves = Curves(self.tr("Cost and accuracy over the steps"), self._point_words)
        self.numbers = NumbersCard()
        self.settings = SettingsCard()
        self.sentence_line = Line(lines=1)
        self.walk_row = WalkRow()
        self.closer = closer_panel(self)
        titles = self._titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(heading)
        titles.addWidget(self.hint)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self.numbers)
        right.addWidget(self.settings, 1)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(8)
        grid.addLayout(titles, 0, 0)
        grid.addWidget(self.row, 1, 0, 1, 2)
        grid.addWidget(_in_card(self.curves, 6), 2, 0)
        grid.addWidget(self._right, 2, 1)
        self._sentence_card = _in_card(self.sentence_line, 8)
        grid.addWidget(self._sentence_card, 3, 0, 1, 2)
        grid.addWidget(self.walk_row, 4, 0, 1, 2)
        grid.addWidget(self.closer, 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2, 1)
        self._place_headline()

    def _place_headline(self) -> None:
        """On a projector the training cost stands above everything, where it has room to be large."""
        number = self.numbers.number
        if look.now().side_panels:
            self.numbers.column.insertWidget(0, number)
            number.setMinimumWidth(0)
            number.setMaximumWidth(16_777_215)
        else:
            self._grid.addWidget(number, 0, 1)
            number.setFixedWidth(number.sizeHint().width())
        self._right.setFixedWidth(round(look.now().text * (19.5 if look.now().side_panels else 17.5)))

    def _make_room(self) -> None:
        """An open closer look takes the room of what it does not need."""
        opened = bool(self.view.closer)
        crowded = opened and not look.now().side_panels
        low = opened and self.window().height() < _ROOM_FOR_ALL
        self._sentence_card.setVisible(not (crowded or low))
        self.settings.nielsen.setVisible(not low)
        self.hint.setVisible(not opened)
        self.row.setVisible(not opened)
        self.settings.setVisible(not crowded)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_grid"):
            self._place_headline()
            self._make_room()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.row.asked.connect(self.set_subject)
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.runner.moved.connect(self._draw)
        self.runner.arrived.connect(self._arrive)
        self.runner.stopped.connect(self._stop_by_itself)
        self.runner.failed.connect(self._fail)
        self.settings.asked.connect(self._set)
        self.walk_row.asked.connect(lambda name: self.walks()[name]())
        self.walk_row.seed_chosen.connect(self.new_start)
        self.walk_row.speed_chosen.connect(self.set_speed)
        self.walk_row.axes_chosen.connect(self.set_axes)
        self.curves.chosen.connect(lambda step: self.go_to(round(step)))
        self.closer.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def walks(self):
        """What the row of buttons does, by name."""
        return {
            "run": self.run_or_pause,
            "step": lambda: self.go_to(self.here() + 1),
            "back": lambda: self.go_to(self.here() - 1),
            "restart": self.restart,
            "new": lambda: self.new_start(self.state.next_seed()),
        }

    def here(self) -> int:
        """The step that is shown, or asked for."""
        return self.runner.step if self.runner.is_running else self.state.training.step

    def is_walking(self) -> bool:
        """Whether a run is on, or goes on as soon as its moment is there."""
        return self.runner.is_running or self._run_on

    def run_or_pause(self) -> None:
        """Walk on, or stay here."""
        if self.is_walking():
            self.pause()
        else:
            self.run()

    def run(self) -> None:
        """Walk on from here."""
        self._stopped = ""
        if self.runner.is_arriving or self.runner.moment is None:
            self._run_on = True
            return
        self._began = self.state
        self.runner.run(float(self.view.speed))
        self._numbers_at = 0.0
        self._draw()

    def pause(self) -> None:
        """Stay here; the whole run is one step of undo."""
        self._run_on = False
        began, self._began = self._began, None
        if began is not None:
            self.runner.pause()
            self.state = began
            words = self.tr("Run to step {step:,}").format(step=self.runner.step)
            self.change(began.at(self.runner.step), words)
            self._draw()

    def go_to(self, step: int) -> None:
        """Another moment of this run."""
        self.pause()
        step = min(max(step, 0), MOST_STEPS)
        self.change(self.state.at(step), self.tr("Step {step:,}").format(step=step))

    def restart(self) -> None:
        """The same start and seed: the same run again."""
        self.go_to(0)

    def to_the_end(self) -> None:
        """The furthest step that was walked."""
        self.pause()
        self.go_to(max(self.runner.history.reached, self.here()))

    def to_the_end_of_the_shrug(self) -> None:
        """The first measured moment after which the cost stayed below the shrug's."""
        self.pause()
        rows = self.runner.history.rows
        above = np.flatnonzero(rows[:, COST] >= _BELOW_THE_SHRUG)
        if len(above) and above[-1] + 1 < len(rows):
            self.go_to(int(rows[above[-1] + 1, STEP]))
        else:
            self.failed.emit(self.tr("This run has not left the shrug behind yet; nothing has changed."))

    def replay(self) -> None:
        """From the start, every change at its step."""
        self.restart()
        self.run()

    def new_start(self, seed: int) -> None:
        """Random dials of this seed."""
        self.pause()
        after = self.state.from_start(NetworkChoice(random=seed), seed, self.runner.history.reached)
        self.change(after, self.tr("New start, seed {seed}").format(seed=seed))
        self.walk_row.seed.show_seed(self.state.training.seed)

    def _set(self, name: str, value: object, gesture: object) -> None:
        if name == "first":
            leg = self.state.training.leg()
            most = len(self.shown.data) if self.shown else None
            data = replace(leg.data, first=None if value == most else value)
            self.set_settings(self.tr("Training images: {count}").format(count=value), gesture, data=data)
        else:
            words = {
                "step_size": self.tr("Step size {value}"),
                "batch_size": self.tr("{value} images a step"),
                "random_labels": self.tr("Random or true labels"),
            }[name]
            self.set_settings(words.format(value=value), gesture, **{name: value})

    def set_settings(self, words: str, gesture: object = None, **parts: object) -> None:
        """From here on with these parts of a Leg changed; a run that is on goes on."""
        running = self.is_walking()
        self.pause()
        try:
            after = self.state.changed(self.runner.history.reached, **parts)
        except ValueError:
            self.failed.emit(
                self.tr("This run was changed too often; nothing has changed. Restart it first.")
            )
            return
        self.change(after, words, gesture if not running else None)
        if running:
            self.run()
        self._draw()

    def set_subject(self, subject: Subject, words: str) -> None:
        """Another network to start from, or other images from here on."""
        self.pause()
        training = self.state.training
        if subject.network != self._subject().network:
            reached = self.runner.history.reached
            after = self.state.from_start(subject.network, training.seed, reached)
            self.change(after, words)
        else:
            self.set_settings(words, data=subject.data)

    def set_speed(self, speed: int) -> None:
        """Steps a second, 0 for as fast as the machine goes."""
        running = self.is_walking()
        self.pause()
        self.show_view(replace(self.view, speed=speed))
        if running:
            self.run()

    def set_axes(self, log_cost: bool, log_steps: bool) -> None:
        """Logarithmic axes or straight ones."""
        self.show_view(replace(self.view, log_cost=log_cost, log_steps=log_steps))

    def set_blindfold(self, blindfold: Blindfold, words: str) -> None:
        """The next state of the walk by hand."""
        self.pause()
        self.change(replace(self.state, blindfold=blindfold), words)

    def bring_back(self, number: int) -> None:
        """An earlier run becomes the current one."""
        self.pause()
        self.change(self.state.brought_back(number, self.runner.history.reached), self.tr("Earlier run"))

    def forget(self, number: int) -> None:
        """An earlier run is not compared any more."""
        self.pause()
        self.change(self.state.without_earlier(number), self.tr("Forget an earlier run"))

    def look_closer(self, name: str) -> None:
        """Open one closer view, or close the panel."""
        self.show_view(replace(self.view, closer=name))

    def hand_over(self, page: str) -> None:
        """Show the network of this moment on another page."""
        self.pause()
        self.wants.emit(page, self.moment_subject())

    # What is shown. Everything is derived from the state.

    def show_state(self, state: Descent) -> None:
        if self._began is not None:
            self._began = None
            self.runner.pause()
        self.state = state
        self._stopped, self._problem = "", False
        here = self.runner.training == state.training and self.runner.step == state.training.step
        if not here or (self.runner.moment is None and not self.runner.is_arriving):
            self.runner.show(state.training)
        self.runner.find_others(state.earlier)
        self.row.show_subject(self._subject())
        self._draw()

    def show_view(self, view: DescentView) -> None:
        self.view = view
        opened = self.closer.show_view(view.closer)
        self._open_view = opened if isinstance(opened, CloserView) else None
        self._make_room()
        self._draw()

    def _subject(self) -> Subject:
        leg = self.state.training.leg()
        return Subject(replace(leg.data, first=None), self.state.training.start)

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        self._draw_settings()

    def _arrive(self) -> None:
        if self._run_on:
            self._run_on = False
            self.run()
        self._draw()
        if self.is_complete():
            self.completed.emit()

    def _stop_by_itself(self, why: str) -> None:
        self.pause()
        self._stopped = why
        self._draw()

    def _fail(self, sentence: str) -> None:
        self._run_on = False
        self.pause()
        self._problem = True
        self.failed.emit(sentence)
        self._draw()

    def _draw(self) -> None:
        if self._began is not None:
            self.state = self._began.at(self.runner.step)
        self.curves.show_curves(curves_of(self))
        running = self.runner.is_running
        if running and monotonic() - self._numbers_at < _NUMBERS_EVERY_S:
            return
        self._numbers_at = monotonic()
        self.settings.holds_back = running
        self.walk_row.show_running(self.is_walking(), self.here() == 0)
        view, training = self.view, self.state.training
        self.walk_row.show_choices(training.seed, view.speed, view.log_cost, view.log_steps)
        self._draw_numbers()
        if not running:
            self._draw_settings()
        if self._open_view is not None:
            self._open_view.show_run(self)

    def _draw_numbers(self) -> None:
        numbers = self.now()
        images = self.images_used()
        seen = self.runner.moment.seen if self.runner.moment else 0
        self.numbers.show_numbers(self.here(), seen / images if images else 0.0, numbers)
        self.numbers.number.setAccessibleDescription(self.sentence())
        kind = self.happening()
        words = stopped_sentence(self._stopped) if self._stopped else happening_sentence(kind)
        self.sentence_line.show_text(words)
        self.hint.show_text(self._hint(kind))
        self.said.emit(self.sentence())

    def _draw_settings(self) -> None:
        if self.shown is not None:
            self.settings.show_leg(self.state.training.leg(), self.images_used(), len(self.shown.data))

    def _hint(self, kind: Happening) -> str:
        if self.runner.is_running:
            return self.tr("Change anything while it walks: each change is marked on the curve.")
        if kind in ("all off", "bouncing", "rising"):
            return self.tr("Try a smaller step size: Restart, pull the slider down, Run.")
        return self.tr("Press Run. Then restart with another step size and compare the two curves.")

    def images_used(self) -> int:
        """How many images the run learns from now; 0 while they are being opened."""
        if self.shown is None:
            return 0
        first = self.state.training.leg().data.first
        return min(first or len(self.shown.data), len(self.shown.data))

    def now(self) -> tuple[float, float, float, float]:
        """Training cost and accuracy, test cost and accuracy of the moment, as measured last."""
        point = self.runner.point
        if point is None:
            return (float("nan"),) * 4
        return point.cost, point.accuracy, point.test_cost, point.test_accuracy

    def measured_every(self) -> int:
        """How many steps there are between measurements now; 0 while the images are being opened."""
        rows = self.runner.history.rows
        return int(rows[-1, STEP] - rows[-2, STEP]) if len(rows) > 1 else 0

    def happening(self) -> Happening:
        """What is happening where the run is."""
        return self.runner.happening()

    def _point_words(self, number: int) -> list[str]:
        rows = self.runner.history.rows
        if not 0 <= number < len(rows):
            return []
        row = rows[number]
        costs = self.tr("cost {cost}, test {test}")
        shares = self.tr("accuracy {share}, test {test}")
        return [
            self.tr("step {step:,.0f}").format(step=row[STEP]),
            costs.format(cost=cost_text(row[COST]), test=cost_text(row[TEST_COST])),
            shares.format(share=accuracy_text(row[ACCURACY]), test=accuracy_text(row[TEST_ACCURACY])),
        ]

    def moment_subject(self) -> Subject:
        """The network of this moment, named by its recipe, and the images it learns from."""
        training = self.state.training
        return Subject(training.leg().data, NetworkChoice(trained=training))

    def receive(self, what: object) -> None:
        """Another page's network is where the next run starts."""
        if isinstance(what, NetworkChoice):
            what = Subject(self.state.training.leg().data, what)
        if isinstance(what, Subject):
            self.set_subject(what, self.tr("From another page"))

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Descent")

    def sentence(self) -> str:
        cost, accuracy, test_cost, _ = self.now()
        return state_sentence(self.here(), (cost, accuracy, test_cost), self.happening())

    def help(self) -> str:
        return self.tr(
            "<p><b>Gradient descent</b> never sees the landscape. At each step it takes a few images, finds "
            "for every dial which way the cost falls, and turns all dials a little that way: the "
            "<b>step size</b> says how far.</p><p><b>Run</b> walks until you pause; <b>Step</b> and <b>Step "
            "back</b> go one step. <b>Restart</b> keeps start and seed, so it is always the same run; change "
            "a setting and the run before stays on the picture as a dashed line to compare. The cost is that "
            "of all training images, measured at every step at first and then less often, as the title of "
            "the picture says; measuring never changes the run.</p><p>Point at the curve, or use the arrow "
            "keys in it, to read it; a click or Enter goes to that moment, pulling across zooms, + and − "
            "zoom by keys and 0 shows all. <b>Look closer</b> shows what the network has learned, how the "
            "run was made, earlier runs, a walk with a blindfold, and the whole history.</p>"
        )

    def commands(self) -> list[Command]:
        return descent_commands(self)

    def figures(self) -> list[Figure]:
        return figures_of(self)

    def tables(self) -> list[Table]:
        return tables_of(self)

    def is_complete(self) -> bool:
        return self._problem or (
            self.runner.moment is not None and not self.runner.is_arriving and self.shown is not None
        )

    def leave(self) -> None:
        self.pause()
        self.runner.stop()
        self.row.leave()
        if self._open_view is not None:
            self._open_view.leave()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.row.resume()
        if self.runner.moment is None or self.runner.step != self.state.training.step:
            self.runner.show(self.state.training)
        self.runner.find_others(self.state.earlier)


def _in_card(widget: QWidget, margin: int) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(margin + 4, margin, margin + 4, margin)
    column.addWidget(widget)
    return card
