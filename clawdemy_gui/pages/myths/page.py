"""The Myths page: a claim, a prediction, an experiment on the live model, a verdict."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.pages.myths.card import Given, Myth, Report, TryIt
from clawdemy_gui.pages.myths.commands import myths_commands
from clawdemy_gui.pages.myths.deck import deck
from clawdemy_gui.pages.myths.known import Known
from clawdemy_gui.pages.myths.layout import MythsLayout
from clawdemy_gui.pages.myths.running import Experiments
from clawdemy_gui.pages.myths.score import Score
from clawdemy_gui.pages.myths.take_away import paint_myth
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.state.myths import SKIPPED, MythCard, Myths, MythsView
from clawdemy_gui.state.subject import NetworkChoice, Subject
from clawdemy_gui.widgets.layout.card_row import ShortCard


class MythsPage(Page[Myths, MythsView]):
    """Cards in a row, one of them open; the state is a `Myths`."""

    name = "myths"
    sentence_lines = 2  # a claim and its verdict

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = Myths()
        self.view = MythsView()
        self.deck = deck()
        self.experiments = Experiments(self)
        self._shown: Shown | None = None
        self._gesture: object = None
        self._told: Myth | None = None
        placed = MythsLayout(self.frame_words(self.tr("What people get wrong")), len(self.deck))
        self.frame, self.row, self.cards = placed.frame, placed.row, placed.cards
        self.predict, self.result, self.verdict = placed.predict, placed.result, placed.verdict
        self.number = placed.number
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.frame.show_view("")
        self._connect()
        self.show_state(self.state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "frame"):
            # Not at once: Qt is walking over the children that are made anew here.
            QTimer.singleShot(0, self, self._draw)
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.row.resume()
        self._go_on()

    def _connect(self) -> None:
        self.row.asked.connect(lambda subject, words: self.change(self.state.with_subject(subject), words))
        self.row.ready.connect(self._take)
        self.row.failed.connect(self.failed)
        self.row.done.connect(self.done)
        self.row.opened.connect(self.opened)
        self.row.handed.connect(self.hand_to_one_image)
        self.cards.chosen.connect(lambda place: self.open_card(self.deck[place].name))
        self.predict.predicted.connect(self.predict_answer)
        self.predict.run_asked.connect(self.run_experiment)
        self.predict.again_asked.connect(self.run_again)
        self.predict.seed_chosen.connect(self.set_seed)
        self.result.settings.moved.connect(self.set_setting)
        self.result.settings.gesture_began.connect(self._begin)
        self.result.settings.gesture_ended.connect(self._end)
        self.result.progress.cancelled.connect(self.cancel)
        self.result.strokes_changed.connect(self.draw_strokes)
        self.verdict.try_asked.connect(self.try_it)
        self.experiments.progressed.connect(self._show_progress)
        self.experiments.finished.connect(self._show_found)
        self.experiments.failed.connect(self._give_up)

    # What a person does. Each asks the state for the next one.

    @property
    def known(self) -> Known:
        """What is known at this moment."""
        return Known(self.deck, self.state, self._shown, self.experiments)

    @property
    def myth(self) -> Myth:
        """The one whose card is open."""
        return self.known.myth

    @property
    def card(self) -> MythCard:
        """The open card."""
        return self.state.card(self.myth.name)

    def open_card(self, name: str) -> None:
        """Open another card."""
        self.change(self.state.with_opened(name), self.tr("Open a card"))

    def go_on(self, step: int) -> None:
        """The next card."""
        place = min(max(self.deck.index(self.myth) + step, 0), len(self.deck) - 1)
        self.open_card(self.deck[place].name)

    def predict_answer(self, prediction: str) -> None:
        """Predict, or skip the prediction; what has run stays as it was predicted."""
        if not self.card.ran:
            words = self.tr("Skip the prediction") if prediction == SKIPPED else self.tr("Predict")
            self._change_card(words, prediction=prediction)
        self._draw_prediction()

    def run_experiment(self) -> None:
        """Run the open card's experiment, once something was predicted or skipped."""
        if self.card.prediction and not self.card.ran:
            self._change_card(self.tr("Run the experiment"), ran=True)

    def run_again(self) -> None:
        """Run it with the next seed."""
        if self.card.ran:
            self.set_seed(self.card.next_seed())

    def set_seed(self, seed: int) -> None:
        """Another seed for the open card."""
        self._change_card(self.tr("Seed {seed}").format(seed=seed), seed=seed)

    def set_setting(self, place: int, value: float) -> None:
        """Move one of the open card's own sliders."""
        given = self.known.given(self.myth)
        if given is not None:
            settings = (*given.settings[:place], value, *given.settings[place + 1 :])
            self._change_card(self.tr("Move a slider"), settings=settings)

    def draw_strokes(self, strokes: tuple[tuple[int, ...], ...], words: str) -> None:
        """What is drawn on the open card's pad."""
        self._change_card(words, strokes=strokes)

    def try_it(self, where: TryIt) -> None:
        """Open the page where it can be checked by hand."""
        self.wants.emit(where.page, where.what)

    def tries(self) -> list[TryIt]:
        """Where the open card can be checked by hand, now."""
        return [each for each in self.known.tries() if each.page in self.other_pages]

    def cancel(self) -> None:
        """Stop the experiment; its card is as if it had not been run."""
        running = self.experiments.running
        self.experiments.cancel()
        if running is not None:
            self.change(self.state.with_card(running.name, ran=False), self.tr("Cancel the experiment"))

    def _change_card(self, words: str, **parts: object) -> None:
        self.change(self.state.with_card(self.myth.name, **parts), words, self._gesture)

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.experiments.running is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def receive(self, what: object) -> None:
        if isinstance(what, NetworkChoice):
            what = self.state.subject.with_network(what)
        if isinstance(what, Subject):
            self.change(self.state.with_subject(what), self.tr("From another page"))

    # Finding out.

    def _take(self, shown: Shown) -> None:
        if shown.subject != self.state.subject:
            self.state = replace(self.state, subject=shown.subject)
        self._shown = shown
        self._show_all()

    def _go_on(self) -> None:
        """Find out what is missing, one after the other, while the page is seen."""
        missing = self.known.missing()
        given = self.known.given(missing[0]) if missing else None
        if given is None or not self.isVisible():
            self.experiments.cancel()
        else:
            self.experiments.start(missing[0], given)
        if self.myth in missing:
            self.result.progress.begin(self.tr("Running the experiment"))
        else:
            self.result.progress.end()

    def _show_progress(self, myth: Myth, step: Step[Any]) -> None:
        if myth is self.myth:
            words = self.tr("Running the experiment: {done:,} of {total:,}")
            text = words.format(done=step.done, total=step.total)
            self.result.progress.show_progress(step.done / max(step.total, 1), text)
            self._draw_result()

    def _show_found(self, myth: Myth) -> None:
        self._show_all()

    def _give_up(self, myth: Myth, sentence: str) -> None:
        self.failed.emit(sentence)
        self.change(self.state.with_card(myth.name, ran=False), self.tr("Cancel the experiment"))

    # What is shown. Everything is derived from the state.

    def show_view(self, view: MythsView) -> None:
        self.view = view

    def view_name(self) -> str:
        return ""

    def look_closer(self, name: str) -> None:
        self.frame.show_view(name)

    def show_state(self, state: Myths) -> None:
        self.state = state
        if self._shown is None or self._shown.subject != state.subject:
            self.row.show_subject(state.subject)
        else:
            self._show_all()

    def _show_all(self) -> None:
        self._go_on()
        self._draw()
        self.said.emit(self.sentence())
        if self.is_complete():
            self.completed.emit()

    def _draw(self) -> None:
        marks = [self._short(myth) for myth in self.deck]
        self.cards.show_cards(marks, self.deck.index(self.myth))
        self.frame.hint.show_text(self.score().sentence())
        if self.myth is not self._told:
            self._told = self.myth
            self.predict.show_myth(self.myth)
        self._draw_prediction()
        self._draw_result()

    def _short(self, myth: Myth) -> ShortCard:
        mark, done = self.score().mark(myth)
        return ShortCard(self.tr("“{claim}”").format(claim=myth.claim()), mark, done)

    def score(self) -> Score:
        """How the predictions did so far."""
        return self.known.score()

    def _draw_prediction(self) -> None:
        self.predict.show_card(self.card, self.score().said(self.myth), self._is_busy())

    def _is_busy(self) -> bool:
        return self.card.ran and self.known.found(self.myth) is None

    def _draw_result(self) -> None:
        myth, given, report = self.myth, self.known.given(self.myth), self.report()
        if given is None:
            return
        found = self.known.so_far(myth)
        self.result.show_result(myth, given, found, report)
        self.number.show_caption(report.caption if report else self.tr("What the experiment will measure"))
        so_far = "?" if found is None else myth.number_so_far(found)
        self.number.show_number(report.number if report else so_far)
        if report is None:
            self.verdict.show_verdict(self._before_verdict(), "", [])
        else:
            self.verdict.show_verdict(report.verdict, report.measured, self.tries())

    def report(self) -> Report | None:
        """What happened on the open card; None until it is known."""
        return self.known.report()

    def _before_verdict(self) -> str:
        if self._is_busy():
            return self.tr("Running now: nothing here was recorded before.")
        if self.card.prediction:
            return self.tr("Now run the experiment. The verdict will be read off its numbers.")
        return self.tr("Predict first, then run the experiment. The verdict will be read off its numbers.")

    def secrets(self) -> list[QWidget]:
        return [self.result]

    def open_file(self, path: Path) -> bool:
        """Open a dropped file or folder: a network, or images."""
        self.row.open_path(path)
        return True

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"subject": [self.row]}

    # What can be taken away.

    def is_complete(self) -> bool:
        return self.known.given(self.myth) is not None and not self.known.missing()

    def leave(self) -> None:
        self.experiments.stop()
        self.row.leave()

    def title(self) -> str:
        return self.tr("Myths")

    def sentence(self) -> str:
        claim = self.tr("“{claim}”").format(claim=self.myth.claim())
        report = self.report()
        if report is None:
            return f"{claim} {self._before_verdict()}"
        return f"{claim} {report.number}. {report.verdict}"

    def help(self) -> str:
        return self.tr(
            "<p>Each card is something that people believe about learning. Open one, <b>predict</b> what "
            "will happen, or skip that, and run the experiment: it is computed now, on the network and the "
            "images chosen above, from the seed that is shown. The verdict is read off the measured numbers, "
            "so with another network it may differ.</p><p><b>Try it yourself</b> opens the page where you "
            "can check it by hand; Alt+Left brings you back. The cards remember your predictions, and the "
            "line below the title counts them.</p>"
        )

    def commands(self) -> list[Command]:
        return [*myths_commands(self), *self.row.commands(self.title())]

    def figures(self) -> list[Figure]:
        title = self.myth.claim().rstrip(".")
        return [Figure(title, QSize(1200, 700), lambda p, box: paint_myth(p, box, *self.picture()))]

    def picture(self) -> tuple[Myth, Given | None, Any, Report | None]:
        """The open card as a picture shows it."""
        return self.myth, self.known.given(self.myth), self.known.found(self.myth), self.report()

    def tables(self) -> list[Table]:
        given, found = self.known.given(self.myth), self.known.found(self.myth)
        tables = [self.score().table()]
        if given is not None and found is not None:
            header, rows = self.myth.rows(given, found)
            tables.insert(0, Table(self.myth.claim().rstrip("."), header, rows))
        return tables
