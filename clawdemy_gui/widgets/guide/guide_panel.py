"""The guide beside the page: a question, a guess, something to do, and what came of it."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.guide.progress_dots import ProgressDots
from clawdemy_gui.widgets.guide.words import Words
from clawdemy_gui.widgets.layout.card import Card

_WIDTH = 300
"""Pixels, in the look whose text is 13 pixels high."""
_TEXT = 13


class Guess(Protocol):
    """What the panel needs of a prediction's widget, which is a QWidget."""

    guessed: SignalInstance

    def show_outcome(self, guess: tuple[float, ...], truth: tuple[float, ...]) -> None:
        """Show guess and truth; nothing can be guessed any more."""


class Shown(NamedTuple):
    """A step in words, numbers already in them."""

    chapter: str
    number: int
    """From 0."""
    total: int
    heading: str
    text: tuple[str, ...]
    ask: str = ""
    """What is to be predicted; empty for nothing."""
    task: str = ""
    """What is to be done; empty for nothing."""


class GuidePanel(Card):
    """Says what it is told and tells what was pressed; it knows no lesson."""

    back = Signal()
    next_asked = Signal()
    skipped = Signal()
    hint_asked = Signal()
    show_asked = Signal()
    everything_asked = Signal()
    left = Signal()
    practice_asked = Signal()
    guessed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The lesson"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.chapter, self.heading = Words("soft"), Words("heading")
        self.paragraphs = [Words() for _ in range(3)]
        self.ask, self.outcome = Words("task"), Words("notice")
        self.task, self.seen, self.hint = Words("task"), Words("good"), Words()
        self.dots = ProgressDots()
        self.guess: QWidget | None = None
        self._task = ""
        self._newest: QWidget | None = None
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.buttons: dict[str, QPushButton] = {}
        for name, text, signal in (
            ("hint", self.tr("Hint"), self.hint_asked),
            ("show", self.tr("Show me"), self.show_asked),
            ("skip", self.tr("Skip"), self.skipped),
            ("back", self.tr("Back"), self.back),
            ("next", self.tr("Next"), self.next_asked),
            ("everything", self.tr("Show everything"), self.everything_asked),
            ("leave", self.tr("Leave"), self.left),
            ("practice", self.tr("Practise this"), self.practice_asked),
        ):
            button = QPushButton(text)
            button.clicked.connect(signal)
            self.buttons[name] = button
        self.buttons["back"].setAccessibleName(self.tr("Back to the step before"))
        self.buttons["next"].setAccessibleName(self.tr("Next step"))
        self.buttons["skip"].setAccessibleName(self.tr("Skip this step"))
        self.buttons["hint"].setAccessibleName(self.tr("Hint for this step"))
        self.buttons["leave"].setAccessibleName(self.tr("Leave the lesson"))
        self.buttons["leave"].setToolTip(self.tr("You can come back where you were."))
        self.buttons["everything"].setToolTip(self.tr("Show all parts of the page."))

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, look.NEAR, 0)
        self._column.setSpacing(look.NEAR)
        above = (self.chapter, self.heading, *self.paragraphs, self.ask)
        for words in (*above, self.outcome, self.task, self.hint, self.seen):
            self._column.addWidget(words)
        self._column.addWidget(self.buttons["practice"])
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.verticalScrollBar().rangeChanged.connect(self._follow)
        self.area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        grid = QGridLayout()
        grid.setSpacing(look.NEAR)
        for row, names in enumerate((("hint", "show", "skip"), ("back", "next"), ("everything", "leave"))):
            for place, name in enumerate(names):
                wide = 6 // len(names)
                grid.addWidget(self.buttons[name], row, place * wide, 1, wide)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.ROOMY, look.APART, look.NEAR, look.APART)
        column.setSpacing(look.NEAR)
        column.addWidget(self.area, 1)
        column.addWidget(self.dots)
        column.addLayout(grid)

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * look.now().text / _TEXT), 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 240)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def show_step(self, step: Shown, guess: QWidget | None = None, practice: bool = False) -> None:
        """Show a step from its beginning, and the widget of its prediction; a screen reader hears it once.

        practice: whether something to practise is offered.
        """
        self._newest = None
        self._take_guess(guess)
        progress = self.tr("{chapter} · {number} of {total}")
        self.chapter.say(progress.format(chapter=step.chapter, number=step.number + 1, total=step.total))
        self.heading.say(step.heading)
        for place, words in enumerate(self.paragraphs):
            words.say(step.text[place] if place < len(step.text) else "")
        self.ask.say(step.ask if guess is not None else "")
        for words in (self.outcome, self.task, self.seen, self.hint):
            words.say("")
        self._task = self.tr("Now do: {task}").format(task=step.task) if step.task else ""
        self._show_task(guess is None)
        self.buttons["practice"].setVisible(practice)
        words_of_dots = self.tr("Step {number} of {total}").format(number=step.number + 1, total=step.total)
        self.dots.show_progress(step.number, step.total, words_of_dots)
        self.buttons["back"].setEnabled(step.number > 0)
        self.area.verticalScrollBar().setValue(0)
        told = " ".join((*step.text, self.ask.text(), self.task.text())).strip()
        self.heading.setAccessibleDescription(told)
        self.announce(f"{step.heading} {told}")

    def _show_task(self, now: bool) -> None:
        """What is to be done comes after the guess: one thing at a time."""
        self.task.say(self._task if now else "")
        for name in ("hint", "show"):
            self.buttons[name].setEnabled(bool(self._task) and now)

    def _take_guess(self, guess: QWidget | None) -> None:
        if self.guess is not None:
            self._column.removeWidget(self.guess)
            self.guess.hide()
            self.guess.deleteLater()
        self.guess = guess
        if guess is not None:
            self._column.insertWidget(self._column.indexOf(self.ask) + 1, guess)
            guess.show()
            guess.guessed.connect(self.guessed)  # type: ignore[attr-defined]

    def show_outcome(self, sentence: str, guess: tuple[float, ...], truth: tuple[float, ...]) -> None:
        """What came of the guess; it is heard."""
        if self.guess is not None:
            self.guess.show_outcome(guess, truth)  # type: ignore[attr-defined]
        self.outcome.say(sentence)
        self._show_task(True)
        self._bring_in(self.task if self._task else self.outcome)
        self.announce(f"{sentence} {self.task.text()}".strip())

    def show_hint(self, text: str) -> None:
        """A hint; it is heard."""
        self.hint.say(self.tr("Hint: {text}").format(text=text))
        self._bring_in(self.hint)
        self.announce(self.hint.text())

    def show_seen(self, text: str, done: bool) -> None:
        """What the app noticed: on the way, or that the task is done. Nothing is heard while a hand moves."""
        text = self.tr("✓ {text}").format(text=text) if done and text else text
        if text != self.seen.text():
            self.seen.say(text)
            self._bring_in(self.seen)

    def may_go_on(self, may: bool) -> None:
        """Next is always there; it stands out when everything was guessed and done."""
        button = self.buttons["next"]
        if bool(button.property("wanted")) != may:
            button.setProperty("wanted", may)
            button.style().unpolish(button)
            button.style().polish(button)
        self.buttons["skip"].setEnabled(not may)

    def announce(self, text: str) -> None:
        """Tell a screen reader, once."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _bring_in(self, words: QWidget) -> None:
        """What is new can be seen without scrolling by hand, also once it has found its place."""
        self._newest = words
        self._follow()

    def _follow(self) -> None:
        if self._newest is not None:
            self._column.activate()
            self.area.ensureWidgetVisible(self._newest, 0, 12)
