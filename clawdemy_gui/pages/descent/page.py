"""The Descent page: a network walks downhill, and one sees what the walk does to its cost."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from msgspec import convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.descent_run.diagnosis import Diagnosis
from clawdemy_gui.core.descent_run.history import ACCURACY, COST, STEP, TEST_ACCURACY, TEST_COST
from clawdemy_gui.files import stand_ins
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.subject import Shown, about_trained, keep
from clawdemy_gui.pages.descent.commands import descent_commands
from clawdemy_gui.pages.descent.drawing import DescentDrawing
from clawdemy_gui.pages.descent.layout import DescentLayout
from clawdemy_gui.pages.descent.runner import Runner
from clawdemy_gui.pages.descent.take_away import figures_of, in_front_of, tables_of
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import Stopped, accuracy_text, cost_text, state_sentence
from clawdemy_gui.pages.page import Command, Figure, Page, Seen, Table
from clawdemy_gui.state.descent import Blindfold, Descent, DescentView
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.state.subject import MOST_STEPS, NetworkChoice, Subject, Training

_LATELY = 4
"""Measurements that tell how far apart they are: the last one may stand where the run was paused."""
_MOST_OF_THE_FALL, _TOO_NARROW = 0.9, 1 / 20
"""The axis of steps turns logarithmic once nine tenths of the fall lie in its first twentieth."""
_BELOW_THE_SHRUG = 0.85
"""A cost that no constant answer reaches: the network has begun to read."""


class DescentPage(Page[Descent, DescentView]):
    """One run, watched and steered; the state is a `Descent`."""

    name = "descent"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Descent()
        self.view = DescentView()
        self.shown: Shown | None = None
        """The images the run learns from."""
        self.runner = Runner(self)
        self._stopped: Stopped | None = None
        """Why the run stopped by itself, until something else is done."""
        self._began: Descent | None = None
        """The state before the run that is on: one step of undo for all of it."""
        self._run_on = False
        self._problem = False
        self._stood_in_for: Training | None = None
        """The run that is walked once more, over what stands in the place of what it could not open."""
        self._open_view: RunView | None = None
        words = self.frame_words(self.tr("Walk downhill"))
        placed = DescentLayout(words, self, self.point_words)
        self.frame, self.row, self.curves, self.progress = (
            placed.frame,
            placed.row,
            placed.curves,
            placed.progress,
        )
        self.settings, self.walk_row, self.number = placed.settings, placed.walk_row, placed.number
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.drawing = DescentDrawing(self, placed)
        self._connect()
        self.show_view(self.view)
        self.show_state(self.state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "drawing"):
            self._draw()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.row.asked.connect(self.set_subject)
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.row.done.connect(self.done)
        self.row.opened.connect(self.opened)
        self.row.code.in_front = lambda: in_front_of(self)
        self.row.handed.connect(self.hand_to_one_image)
        self.runner.moved.connect(self._draw)
        self.runner.arrived.connect(self._arrive)
        self.runner.stopped.connect(self._stop_by_itself)
        self.runner.failed.connect(self._fail)
        self.runner.opening.connect(self.drawing.opening)
        self.progress.cancelled.connect(self.cancel)
        self.settings.asked.connect(self._set)
        self.walk_row.asked.connect(lambda name: self.walks()[name]())
        self.walk_row.seed_chosen.connect(self.new_start)
        self.walk_row.speed_chosen.connect(self.set_speed)
        self.walk_row.axes_chosen.connect(self.set_axes)
        self.curves.chosen.connect(lambda step: self.go_to(round(step)))
        self.frame.column.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def walks(self) -> dict[str, Callable[[], None]]:
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

    def measured_here(self) -> int:
        """The step that the numbers belong to: on the way to another moment, that of the last measurement."""
        point = self.runner.point
        return self.here() if point is None or not self.runner.is_arriving else point.checkpoint.step

    def is_walking(self) -> bool:
        """Whether a run is on, or goes on as soon as its moment is there."""
        return self.runner.is_running or self._run_on

    def aside(self) -> list[QWidget]:
        row = self.walk_row
        return [row.buttons["new"], row.seed, row.speed, row.log_cost, row.log_steps]

    def go_on(self, step: int) -> None:
        """Walk, or stop walking; back: one step back."""
        if step > 0 or self.is_walking():
            self.run_or_pause()
        else:
            self.go_to(self.here() - 1)

    def run_or_pause(self) -> None:
        """Walk on, or stay here."""
        if self.is_walking():
            self.pause()
        else:
            self.run()

    def run(self) -> None:
        """Walk on from here."""
        self._stopped = None
        if self.runner.is_arriving or self.runner.moment is None:
            self._run_on = True
            if not self.runner.is_arriving:
                self.runner.show(self.state.training)
            self._draw()  # pressing it again takes it back, and it says so
            return
        self._began = self.state
        self.runner.run(float(self.view.speed))
        self._draw(at_once=True)

    def pause(self) -> None:
        """Stay here; the whole run is one step of undo."""
        was_to_run, self._run_on = self._run_on, False
        began, self._began = self._began, None
        if began is not None:
            self.runner.pause()
            self.state = began
            words = self.tr("Run to step {step:,}").format(step=self.runner.step)
            self.change(began.at(self.runner.step), words)
        if began is not None or was_to_run:
            self._draw()

    def go_to(self, step: int) -> None:
        """Another moment of this run."""
        self.pause()
        step = min(max(step, 0), MOST_STEPS)
        self.change(self.state.at(step), self.tr("Step {step:,}").format(step=step))

    def cancel(self) -> None:
        """Stay at the moment the walk has come to."""
        self._run_on = False
        self.runner.pause()
        if self.runner.moment is not None:
            self.change(self.state.at(self.runner.moment.step), self.tr("Stop on the way"))
        self._draw()

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
                "batch_size": self.tr("Images a step: {value}"),
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
        """Another network begins a new run; other images do so at rest, and join in while it walks."""
        now, training = self._subject(), self.state.training
        other_images = subject.data != now.data
        if other_images and (self.is_walking() or subject.data.source == now.data.source != "file"):
            self.set_settings(words, data=subject.data)
            return
        self.pause()
        reached = self.runner.history.reached
        start = training.start if other_images else subject.network
        data = subject.data if other_images else training.leg().data
        self.change(self.state.from_start(start, training.seed, reached, data), words)

    def set_speed(self, speed: int) -> None:
        """Steps a second, 0 for as fast as the machine goes."""
        running = self.is_walking()
        self.pause()
        self.show_view(convert(to_builtins(self.view) | {"speed": speed}, DescentView))
        if running:
            self.run()

    def set_axes(self, log_cost: bool, log_steps: bool) -> None:
        """Logarithmic axes or straight ones; the axis of steps then no longer chooses by itself."""
        by_itself = self.view.log_by_itself and log_steps == self.has_log_steps()
        steps = self.view.log_steps if by_itself else log_steps
        self.show_view(replace(self.view, log_cost=log_cost, log_steps=steps, log_by_itself=by_itself))

    def has_log_steps(self) -> bool:
        """Whether the axis of steps is logarithmic: chosen so, or because the fall would be too narrow."""
        if self.view.log_steps or not self.view.log_by_itself:
            return self.view.log_steps
        rows = self.runner.history.rows
        if len(rows) < 2:
            return False
        costs = rows[:, COST]
        wanted = costs[0] - _MOST_OF_THE_FALL * (costs[0] - costs.min())
        fall = float(rows[int(np.argmax(costs <= wanted)), STEP])
        return 0 < fall < float(rows[-1, STEP]) * _TOO_NARROW

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
        self.show_view(convert(to_builtins(self.view) | {"closer": name}, DescentView))

    def view_name(self) -> str:
        return self.view.closer

    def focus_step_size(self) -> None:
        """Give the slider of the step size the keyboard."""
        self.look_closer("")
        self.settings.step_size.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def zoom_curve(self, factor: float) -> None:
        """See the curve so many times as large; 0 for the whole run."""
        self.curves.zoom(factor) if factor else self.curves.show_all()

    def refuse(self, sentence: str) -> None:
        """Say what was wrong and what is unchanged."""
        self.failed.emit(sentence)

    def hand_over(self, page: str) -> None:
        """Show the network of this moment on another page."""
        self.wants.emit(page, self._kept_moment())

    def open_dial(self, dial: int) -> None:
        """Take this dial of the moment's network into the hand, on the Dials page."""
        self.wants.emit("dials", Seen(Dials(subject=self._kept_moment(), dial=dial), DialsView()))

    def _kept_moment(self) -> Subject:
        """This moment, kept as it is, so that no other page walks to it again."""
        self.pause()
        there, moment = self.moment_subject(), self.runner.moment
        if moment is not None and not self.runner.is_arriving:
            keep(there.network, SavedNetwork(moment.network, about_trained(self.state.training)))
        return there

    # What is shown. Everything is derived from the state.

    def show_state(self, state: Descent) -> None:
        if self._began is not None:
            self._began = None
            self.runner.pause()
        self.state = state
        self._stopped, self._problem = None, False
        here = self.runner.training == state.training and self.runner.step == state.training.step
        if not here or (self.runner.moment is None and not self.runner.is_arriving):
            self.runner.show(state.training)
        self.runner.find_others(state.earlier)
        self.row.show_subject(self._subject())
        self._draw()

    def _draw(self, at_once: bool = False) -> None:
        """Draw what the runner knows; while it walks, the state follows it."""
        if self._began is not None:
            self.state = self._began.at(self.runner.step)
        if self.drawing.all(at_once):
            self.said.emit(self.sentence())
            if self._open_view is not None:
                self._open_view.show_run(self)

    def show_view(self, view: DescentView) -> None:
        self.view = view
        opened = self.frame.show_view(view.closer)
        if self._open_view is not None and self._open_view is not opened:
            self._open_view.leave()
        self._open_view = opened if isinstance(opened, RunView) else None
        self._draw()

    def _subject(self) -> Subject:
        leg = self.state.training.leg()
        return Subject(replace(leg.data, first=None), self.state.training.start)

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        self.drawing.settings()
        self._walk_over_what_came()

    def _walk_over_what_came(self) -> bool:
        """If nothing stands any more in the place of what the run was walked over, walk it anew."""
        came = self.runner.over_stand_ins and not self._has_stand_ins()
        if came:
            self._stood_in_for = None
            self.runner.walk_anew(self.state.training)
        return came

    def _arrive(self) -> None:
        if self._walk_over_what_came():
            return
        if self._run_on:
            self._run_on = False
            self.run()
        self._draw()
        if self.is_complete():
            self.completed.emit()

    def _stop_by_itself(self, why: Stopped) -> None:
        self.pause()
        self._stopped = why
        self._draw()

    def _fail(self, sentence: str) -> None:
        self._run_on = False
        self.pause()
        self._problem = True
        self.failed.emit(sentence)
        if self.runner.moment is None and self.state.training != Descent().training:
            # What is missing stays named, and is walked over what stands in its place.
            again = self._stood_in_for != self.state.training and self._has_stand_ins()
            self._stood_in_for = self.state.training if again else None
            self.show_state(self.state if again else Descent())
        self._draw()

    def _has_stand_ins(self) -> bool:
        """Whether something stands in the place of images, or of a network, that the run names."""
        training = self.state.training
        return any(stand_ins.missing(Subject(leg.data, training.start)) for leg in training.legs)

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

    def diagnosis(self) -> Diagnosis:
        """What is happening where the run is."""
        return self.runner.diagnosis()

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

    def open_file(self, path: Path) -> bool:
        """Open a dropped file or folder: a network, or images."""
        self.row.open_path(path)
        return True

    def secrets(self) -> list[QWidget]:
        return [self.curves]

    def parts(self) -> dict[str, list[QWidget]]:
        axes: list[QWidget] = [self.walk_row.log_cost, self.walk_row.log_steps]
        return super().parts() | {"subject": [self.row], "controls": [self.walk_row], "axes": axes}

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Descent")

    def sentence(self) -> str:
        cost, accuracy, test_cost, _ = self.now()
        costs = (cost, accuracy, test_cost)
        return state_sentence(self.measured_here(), costs, self.diagnosis(), self._stopped)

    def measured_every(self) -> int:
        """How many steps there are between measurements lately; 0 while the images are being opened."""
        steps = self.runner.history.rows[-_LATELY:, STEP]
        return int(np.diff(steps).max()) if len(steps) > 1 else 0

    def point_words(self, number: int) -> list[str]:
        """What is read at measurement `number`."""
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
            "zoom by keys and 0 shows all. The column at the right shows what the network has learned, "
            "how the run was made, earlier runs, a walk with a blindfold, and the whole history.</p>"
        )

    def commands(self) -> list[Command]:
        return [*descent_commands(self), *self.row.commands(self.title())]

    def figures(self) -> list[Figure]:
        own = self._open_view.figures() if self._open_view else []
        return [*figures_of(self, self.curves.picture()), *own]

    def tables(self) -> list[Table]:
        return [*tables_of(self), *(self._open_view.tables() if self._open_view else [])]

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.runner.is_arriving:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.row.resume()
        if self.runner.moment is None or self.runner.step != self.state.training.step:
            self.runner.show(self.state.training)
        self.runner.find_others(self.state.earlier)
