"""Leads through a lesson: puts the pages as each step wants them, looks at what was done, and says so."""

from typing import NamedTuple, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from clawdemy_gui.lesson import conditions, facts, page_facts
from clawdemy_gui.lesson.facts import Facts
from clawdemy_gui.lesson.measured import measured, takes_measuring
from clawdemy_gui.lesson.outcome import judged
from clawdemy_gui.lesson.show_me import ShowMe
from clawdemy_gui.lesson.standing import Prepared, Stand, preparing, standing
from clawdemy_gui.lesson.step_words import guess_widget, shown
from clawdemy_gui.lesson.steps import Chapter, GuidedLesson, Step
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.lesson.walk import Walk, first
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.guide.guide_panel import GuidePanel, Shown

HINT_AFTER_MS = 30_000
"""A hint comes by itself when nothing was noticed for so long."""
REST_MS = 700
"""A screen reader hears what was noticed once the hand rests."""


class Stage(Protocol):
    """What the guide needs of the window."""

    def show(self, page: str, state: Struct, view: Struct) -> None:
        """Bring this page to the front and show exactly this."""

    def seen(self) -> Stand:
        """The page in front and what it shows."""

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        """Show only these parts of the page, all if there are none, and of them not those to hide."""

    def ring(self, name: str) -> None:
        """A ring around what has this accessible name; none for an empty name."""


class _Looked(NamedTuple):
    """What a page has measured, and for which state of it."""

    stand: Stand
    measured: Facts


class Guide(QObject):
    """One lesson on one panel. The window calls `look` whenever a page shows something else."""

    walked = Signal()
    """The walk has gone on: it may be kept."""
    ended = Signal()
    left = Signal()
    practice_asked = Signal(str)
    failed = Signal(str)
    """One sentence: why a step cannot be shown."""

    def __init__(self, panel: GuidePanel, stage: Stage, lesson: GuidedLesson) -> None:
        super().__init__(panel)
        self.panel, self.stage, self.lesson = panel, stage, lesson
        self.walk = first(lesson)
        self._prepared: Prepared | None = None
        self._ending: Chapter | None = None
        """The chapter whose end is shown, in place of a step."""
        self._everything = False
        self._preparing, self._measuring = Task(self), Task(self)
        self._preparing.finished.connect(self._begin)
        self._preparing.failed.connect(lambda run, text: self.failed.emit(text))
        self._measuring.finished.connect(lambda run, found: self._judge(found))
        self._hinting = QTimer(self, singleShot=True, interval=HINT_AFTER_MS)
        self._hinting.timeout.connect(self.give_hint)
        self.showing = ShowMe(self._put, self)
        self._telling = QTimer(self, singleShot=True, interval=REST_MS)
        self._telling.timeout.connect(lambda: panel.announce(panel.seen.text()))
        for signal, act in (
            (panel.back, self.go_back),
            (panel.next_asked, self.go_on),
            (panel.skipped, self.go_on),
            (panel.hint_asked, self.give_hint),
            (panel.show_asked, self.show_me),
            (panel.everything_asked, self.show_everything),
            (panel.left, self.leave),
        ):
            signal.connect(act)
        panel.guessed.connect(self._guess)
        panel.practice_asked.connect(self._ask_practice)

    @property
    def step(self) -> Step:
        """The current one."""
        return self.lesson.step(self.walk.at)

    def open(self, walk: Walk | None = None) -> None:
        """Begin, or come back where one was."""
        self.walk = walk or first(self.lesson)
        self._everything = False
        self._show()

    def _show(self) -> None:
        """Put the page as the step wants it; its words come as soon as their numbers are known."""
        self.quiet()
        self._prepared, self._ending = None, None
        step = self.step
        stand = standing(step)
        self.stage.show(*stand)
        self._limit()
        if takes_measuring(stand.state):
            self._preparing.start(lambda: preparing(step))
        else:
            *_, prepared = preparing(step)
            self._begin(self._preparing.run, prepared)

    def quiet(self) -> None:
        """Nothing of the step before comes any more."""
        for waiting in (self._hinting, self._telling, self.showing):
            waiting.stop()
        self._preparing.cancel()
        self._measuring.cancel()

    def _begin(self, run: int, prepared: Prepared | None) -> None:
        if prepared is None or prepared.step is not self.step:
            return
        self._prepared = prepared
        known = prepared.facts_at({})
        guess = guess_widget(self.step.predict, known) if self.step.predict else None
        self.panel.show_step(shown(self.lesson, self.walk.at, known), guess)
        self.stage.ring(self.step.ring)
        here = self.walk.here
        if here.is_predicted:
            self.panel.show_outcome(here.sentence, here.guess, here.truth)
        if here.done:
            self.panel.show_seen(here.seen, True)
        self._hinting.start()
        self._tell_progress()
        self.look()

    def _limit(self) -> None:
        step = self.step
        hides = step.predict.hides if step.predict and not self.walk.here.is_predicted else ()
        self.stage.limit(() if self._everything else step.shows, hides)

    def _guess(self, guess: tuple[float, ...]) -> None:
        if self._prepared is None or self.step.predict is None:
            return
        self.walk = self.walk.guessed(judged(self.step.predict, guess, self._prepared.facts_at))
        here = self.walk.here
        self._limit()
        self.panel.show_outcome(here.sentence, here.guess, here.truth)
        self._hinting.start()
        self._tell_progress()
        self.look()

    def look(self) -> None:
        """See what the page shows now, and whether what was asked is done."""
        if self._prepared is None or self._ending is not None:
            return
        stand = self.stage.seen()
        if takes_measuring(stand.state):
            self._measuring.start(lambda: iter([_Looked(stand, measured(stand.state))]))
        else:
            self._judge(_Looked(stand, {}))

    def _judge(self, looked: _Looked) -> None:
        step, prepared = self.step, self._prepared
        if prepared is None or prepared.step is not step:
            return
        if step.do is None or (step.predict is not None and not self.walk.here.is_predicted):
            return
        now = page_facts.facts_of(*looked.stand, looked.measured)
        known = facts.known(page_facts.since(now, prepared.began), prepared.began, step.numbers)
        if conditions.holds(step.do.when, known):
            first_time = not self.walk.here.done
            self.walk = self.walk.did(filled(step.do.seen, known))
            self._notice(self.walk.here.seen, True, aloud=first_time)
            self._hinting.stop()
            self._tell_progress()
        elif not self.walk.here.done:
            said = next((each.say for each in step.reactions if conditions.holds(each.when, known)), "")
            self._notice(filled(said, known), False)

    def _notice(self, text: str, done: bool, aloud: bool = True) -> None:
        before = self.panel.seen.text()
        self.panel.show_seen(text, done)
        if aloud and self.panel.seen.text() not in ("", before):
            self._telling.start()

    def _tell_progress(self) -> None:
        self.panel.may_go_on(self.walk.may_go_on(self.lesson))
        self.walked.emit()

    def give_hint(self) -> None:
        """Say the hint, asked for or not; none before the guess, which it could give away."""
        step = self.step
        waits = step.predict is not None and not self.walk.here.is_predicted
        if self._prepared is None or not step.hint or waits or self.walk.here.done:
            return
        self._hinting.stop()
        self.walk = self.walk.hinted()
        self.panel.show_hint(filled(step.hint, self._prepared.facts_at({})))

    def show_me(self) -> None:
        """Do what is asked, slowly, with the page's own controls."""
        if self._prepared is not None and self.step.show_me:
            self.walk = self.walk.showed()
            self.showing.start(self._prepared)

    def _put(self, stand: Stand) -> None:
        self.stage.show(*stand)
        self.look()

    def show_everything(self) -> None:
        """All parts of the page, in this step and in those that follow."""
        self._everything = True
        if self._ending is None:
            self._limit()

    def go_on(self) -> None:
        """The next step; after a chapter's last one what one can say now."""
        if self._ending is None and not self.walk.may_go_on(self.lesson):
            self.walk = self.walk.skipping()
        chapter = self.lesson.chapter_of(self.walk.at)
        if self._ending is None and chapter.ending and chapter.steps[-1].name == self.walk.at:
            self._show_ending(chapter)
            return
        self.walk = self.walk.next_step(self.lesson)
        self.walked.emit()
        if self.walk.ended:
            self.leave_nothing_behind()
            self.ended.emit()
        else:
            self._show()

    def _show_ending(self, chapter: Chapter) -> None:
        self.quiet()
        self._ending = chapter
        self.stage.ring("")
        known = {name: value for name, (value, _) in facts.constants().items()}
        number = self.lesson.number(self.walk.at)
        words = Shown(
            chapter.title,
            number,
            len(self.lesson.steps()),
            self.tr("What you can say now"),
            (filled(chapter.ending, known),),
        )
        self.panel.show_step(words, practice=bool(chapter.practice))
        self.panel.may_go_on(True)

    def go_back(self) -> None:
        """The step before; from a chapter's end its last step."""
        if self._ending is None:
            self.walk = self.walk.back(self.lesson)
        self._show()

    def leave(self) -> None:
        """Stop here; the walk remembers where."""
        self.leave_nothing_behind()
        self.left.emit()

    def leave_nothing_behind(self) -> None:
        """No timer, no ring, no part of the page hidden."""
        self.quiet()
        self.stage.ring("")
        self.stage.limit((), ())

    def _ask_practice(self) -> None:
        if self._ending is not None:
            self.practice_asked.emit(self._ending.practice)
