"""The parts that the Myths page is put together from: predicting, running, sliders, and what happened."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.known import known
from clawdemy_gui.pages.myths.card import Answer, Given, Guess, Myth, Report, Setting, TryIt
from clawdemy_gui.pages.myths.pad import Pad
from clawdemy_gui.pages.myths.slider_scale import share_of, value_at, value_text
from clawdemy_gui.state.myths import SKIPPED, MythCard
from clawdemy_gui.state.one_image import LARGEST_SEED
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.more_words import USUAL, MoreWords, has_room, show_more
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.tab_order import put_in_tab_order
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture

_LETTERS = 24
"""The prediction's column is so many times the text's size wide."""


class PredictCard(Card):
    """The claim, what to predict, and the button that runs the experiment."""

    predicted = Signal(str)
    run_asked = Signal()
    again_asked = Signal()
    seed_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, bool] | None = None
        self.claim = TextLine(lines=2, size="large", bold=True)
        self.question = TextLine(lines=4)
        self._choices = QWidget()
        self._column = QVBoxLayout(self._choices)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.skip = QPushButton(self.tr("Skip the prediction"))
        self.skip.clicked.connect(lambda: self.predicted.emit(SKIPPED))
        self.said = TextLine(lines=1, soft=True)
        self.run = QPushButton(self.tr("Run the experiment"))
        self.run.setToolTip(self.tr("Predict first, or skip the prediction"))
        self.run.setMinimumHeight(34)
        self.run.clicked.connect(self.run_asked)
        self.again = QPushButton(self.tr("Again with another seed"))
        self.again.clicked.connect(self.again_asked)
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setAccessibleName(self.tr("Seed of the experiment"))
        self.seed.setToolTip(self.tr("The seed: the same seed finds the same in every class"))
        self.seed.setPrefix(self.tr("seed "))
        self.seed.valueChanged.connect(self.seed_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for widget in (self.claim, self.question, self._choices, self.skip, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        running = QGridLayout()
        running.setSpacing(5)
        running.addWidget(self.run, 0, 0)
        running.addWidget(self.seed, 0, 1)
        running.addWidget(self.again, 1, 0, 1, 2)
        running.setColumnStretch(0, 1)
        column.addLayout(running)
        column.addStretch(1)
        self._fit()

    def show_myth(self, myth: Myth) -> None:
        """Show the claim, the question and what can be predicted."""
        self.claim.show_text(self.tr("“{claim}”").format(claim=myth.claim()))
        self.question.show_text(self.tr("<b>Predict first.</b> {question}").format(question=myth.question()))
        _empty(self._column)
        self._buttons: dict[str, QPushButton] = {}
        self._guess: SeedField | None = None
        if myth.guess is not None:
            self._column.addWidget(self._guessing(myth.guess))
        for answer in myth.answers():
            self._column.addWidget(self._choice(answer))
        put_in_tab_order([*([self._guess] if self._guess else []), *self._buttons.values()], self._choices)

    def _choice(self, answer: Answer) -> QPushButton:
        button = QPushButton(answer.text)
        button.setCheckable(True)
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda _=False: self.predicted.emit(answer.name))
        self._buttons[answer.name] = button
        return button

    def _guessing(self, guess: Guess) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        field = SeedField(guess.highest)
        field.setMinimum(guess.lowest)
        field.setAccessibleName(self.tr("Your guess"))
        button = QPushButton(self.tr("That is my guess"))
        button.setCheckable(True)
        button.clicked.connect(lambda: self.predicted.emit(str(field.value())))
        row.addWidget(field, 1)
        row.addWidget(button, 2)
        self._guess, self._buttons["guess"] = field, button
        return holder

    def show_card(self, card: MythCard, said: str, busy: bool) -> None:
        """Show what was predicted and whether the experiment can be run; what has run stays predicted."""
        self.seed.show_seed(card.seed)
        self.question.setVisible(look.now().side_panels or not card.ran)
        for name, button in self._buttons.items():
            chosen = card.prediction == name or (name == "guess" and card.is_predicted)
            button.setChecked(chosen)
            button.setEnabled(not card.ran or chosen)
        if self._guess is not None:
            if card.is_predicted:
                self._guess.show_seed(int(card.prediction))
            self._guess.setEnabled(not card.ran)
        self.skip.setVisible(not card.prediction and not card.ran)
        self.said.setVisible(bool(card.prediction) or card.ran)
        self.said.show_text(said)
        self.run.setEnabled(bool(card.prediction) and not busy and not card.ran)
        self.again.setEnabled(card.ran and not busy)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = _LETTERS if look.now().side_panels else 21
        self.setFixedWidth(round(look.now().text * letters))
        tall = look.now().side_panels and has_room(self)
        self.claim.set_lines(3 if tall else 2, "heading" if tall else "large")
        self.question.set_lines(7 if tall else 4, "large" if tall else "text")


class SettingsRow(QWidget):
    """A card's own sliders, each with its value in words."""

    moved = Signal(int, float)
    """Which slider, and its value."""
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._settings: list[Setting] = []
        self._sliders: list[LongSlider] = []
        self._words: list[TextLine] = []

    def show_settings(self, settings: Sequence[Setting], values: Sequence[float]) -> None:
        """Show these sliders at these values; they are made anew where they are others than before."""
        if [setting.name for setting in settings] != [setting.name for setting in self._settings]:
            self._make(settings)
        self._settings = list(settings)
        for place, (setting, value) in enumerate(zip(settings, values, strict=True)):
            text = setting.text.format(value=value_text(setting, value))
            self._sliders[place].show_share(share_of(setting, value), text)
            self._words[place].show_text(f"<b>{setting.name}</b> {text}")
        self.setVisible(bool(settings))

    def _make(self, settings: Sequence[Setting]) -> None:
        _empty(self._row)
        self._sliders, self._words = [], []
        for place, setting in enumerate(settings):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            words, slider = TextLine(), LongSlider(setting.name)
            slider.moved.connect(lambda share, place=place: self._tell(place, share))
            slider.gesture_began.connect(self.gesture_began)
            slider.gesture_ended.connect(self.gesture_ended)
            column.addWidget(words)
            column.addWidget(slider)
            self._row.addWidget(holder, 1)
            self._sliders.append(slider)
            self._words.append(words)
        put_in_tab_order(self._sliders, self)

    def _tell(self, place: int, share: float) -> None:
        setting = self._settings[place]
        before = self._sliders[place].share()
        value = value_at(setting, share)
        if setting.whole and value == value_at(setting, before) and share != before:
            # A key's small step must not round back to where the slider stands.
            value = min(max(value + (1 if share > before else -1), setting.lowest), setting.highest)
        self.moved.emit(place, value)


class ResultCard(Card):
    """What happened: one picture, the card's own sliders, and the pad of a card that has one."""

    strokes_changed = Signal(tuple, str)

    def __init__(self) -> None:
        super().__init__()
        self.painting = FunctionPicture(self.tr("Picture of the experiment"))
        self.settings = SettingsRow()
        self.progress = ProgressLine(self.tr("Cancel"))
        self.pad = Pad()
        self.pad.changed.connect(self.strokes_changed)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.painting, 3)
        middle.addWidget(self.pad, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(middle, 1)
        column.addWidget(self.settings)
        column.addWidget(self.progress)

    def show_result(self, myth: Myth, given: Given, found: Any, report: Report | None) -> None:
        """Show what is known so far; before the experiment only what goes in."""

        def paint(painter: QPainter, box: QRectF) -> None:
            myth.paint(painter, box, given, found)

        self.painting.show_painting(paint, report.spoken if report else "")
        has_run = given.card.ran
        settings = myth.settings(given.shown) if has_run else ()
        self.settings.show_settings(settings, given.settings if has_run else ())
        self.pad.setVisible(myth.has_pad and has_run)
        if self.pad.isVisibleTo(self):
            self.pad.show_strokes(given)


class VerdictLook(QWidget):
    """The verdict, the other numbers, and where to try it by hand: the one view of the column."""

    try_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.verdict = TextLine(lines=8)
        self.measured = TextLine(lines=6, soft=True)
        for line in (self.verdict, self.measured):
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._before = [
            MoreWords(self.tr("<b>Predict:</b> say what you expect before any number is seen.")),
            MoreWords(
                self.tr("<b>Run:</b> the experiment is computed now, on this computer; nothing was recorded.")
            ),
            MoreWords(
                self.tr(
                    "<b>Read:</b> the verdict follows from what was measured, and says where that is unclear."
                )
            ),
        ]
        self._where: list[TryIt] = []
        self._made: list[str] = []
        self._tries = QVBoxLayout()
        self._tries.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.verdict)
        column.addWidget(self.measured)
        for part in self._before:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self._tries)

    def show_verdict(self, verdict: str, measured: str, tries: Sequence[TryIt]) -> None:
        """Show two sentences, numbers, and a button for each place to try it."""
        self.verdict.set_lines(8 if measured else 3)
        self.verdict.show_text(verdict)
        self.measured.setVisible(bool(measured))
        self.measured.show_text(measured)
        self.measured.setAccessibleName(measured)
        self._show_before()
        words = [each.words for each in tries]
        if words != self._made:
            self._made = words
            self._make(words)
        self._where = list(tries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_before()

    def _show_before(self) -> None:
        """How a claim is tested here, as long as there is nothing to say of this one."""
        show_more(self._before, self, wanted=not self.measured.text(), least=USUAL)

    def _make(self, words: Sequence[str]) -> None:
        _empty(self._tries)
        if words:
            self._tries.addWidget(TextLine(self.tr("Try it yourself"), soft=True))
        for place, each in enumerate(words):
            button = QPushButton(each)
            button.setAccessibleName(self.tr("Try it yourself: {words}").format(words=each))
            button.setToolTip(each)
            button.clicked.connect(lambda _=False, place=place: self.try_asked.emit(self._where[place]))
            self._tries.addWidget(button)


def _empty(layout: QLayout) -> None:
    """Throw away all widgets of a layout."""
    while layout.count():
        old = known(known(layout.takeAt(0)).widget())
        old.hide()
        old.deleteLater()
