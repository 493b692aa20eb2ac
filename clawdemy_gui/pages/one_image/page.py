"""The One image page: ten outputs, a label, and a cost one can feel."""

from collections import deque
from math import sqrt
from random import Random

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from clawdemy_gui import look
from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.commands import one_image_commands
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.pages.one_image.parts import ImageCard, TotalCard, closer_panel, columns_of_outputs
from clawdemy_gui.pages.one_image.take_away import OneImagePicture, paint_one_image
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.pages.one_image.words import (
    answered_sentence,
    biggest_miss_sentence,
    preset_words,
    reading_words,
    state_sentence,
    worked_line,
)
from clawdemy_gui.pages.page import Command, Figure, Page, Table
from clawdemy_gui.state.handing_over import Handed
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.presets import PRESETS, preset_of
from clawdemy_gui.widgets.charts.ruler import Landmark
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import Line
from clawdemy_gui.widgets.pictures.digit_picture import inked

_TRACE_LENGTH = 1000
_BAR_STEP = 3
"""A dragged bar sets its output to so many decimals: finer than a pixel."""


class OneImagePage(Page):
    """Sliders in, one number out; the state is a `OneImage`."""

    name = "one-image"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = OneImage()
        self.view = OneImageView()
        self._gesture: object = None
        self._before: OneImage | None = None
        self._totals: deque[float] = deque(maxlen=_TRACE_LENGTH)
        self._changes = -1
        self._open_view: CloserView | None = None
        self._connected: list[CloserView] = []
        self.source = ImageSource(self)
        self._build()
        self._connect()
        self.show_state(self.state)

    def _build(self) -> None:
        heading = Line(self.tr("How wrong is this answer?"), pixels_more=8, bold=True)
        self.hint = Line(soft=True)
        self.image = ImageCard()
        self.columns = columns_of_outputs()
        self.total = TotalCard()
        self.sentence_line = Line(lines=1)
        self.closer = closer_panel(self._ask_training_set)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(10)
        titles = self._titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(heading)
        titles.addWidget(self.hint)
        titles.addStretch(1)
        self._top = QHBoxLayout()
        self._top.addLayout(titles, 1)
        grid.addLayout(self._top, 0, 0, 1, 3)
        grid.addWidget(self.image, 2, 0)
        grid.addWidget(_in_card(self.columns), 2, 1)
        grid.addWidget(self.total, 2, 2)
        self._sentence_card = _in_card(self.sentence_line, 9)
        grid.addWidget(self._sentence_card, 3, 0, 1, 3)
        grid.addWidget(self.closer, 4, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self._place_headline()

    def _place_headline(self) -> None:
        """On a projector the cost stands above everything, where it has room to be large."""
        number, reading = self.total.number, self.total.reading
        if look.now().side_panels:
            self.total.layout().insertWidget(0, number)
            self.total.layout().insertWidget(1, reading)
            number.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self._titles.insertWidget(3, reading)
            self._top.addWidget(number)
            number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _make_room(self) -> None:
        """On a projector an open closer look takes the room of what it does not need."""
        crowded = bool(self.view.closer) and not look.now().side_panels
        self._sentence_card.setVisible(not crowded)
        self.hint.setVisible(not crowded)
        self.image.show_compact(crowded)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_top"):
            self._place_headline()
            self._make_room()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.columns.moved.connect(self.set_output)
        self.columns.bar_moved.connect(self._set_from_bar)
        self.columns.refused.connect(self._refuse)
        self.columns.gesture_began.connect(self._begin)
        self.columns.gesture_ended.connect(self._end)
        self.columns.pointed.connect(self._take_in_hand)
        self.image.label_chosen.connect(self.set_label)
        self.image.stepped.connect(self.step_image)
        self.image.random_asked.connect(self.random_image)
        self.image.seed_chosen.connect(self.set_seed)
        self.image.preset_chosen.connect(self.set_preset)
        self.closer.asked.connect(self.look_closer)
        self.source.changed.connect(self._draw)
        self.source.failed.connect(self._lose_source)

    # What a person does. Each asks the state for the next one.

    def set_output(self, k: int, value: float) -> None:
        """One output, 0…1."""
        self._take_in_hand(k)
        self.change(self.state.with_output(k, value), self.tr("Output {k}").format(k=k), self._gesture)

    def _set_from_bar(self, k: int, height: float) -> None:
        miss = sqrt(height)
        self.set_output(k, round(1.0 - miss if k == self.state.label else miss, _BAR_STEP))

    def set_label(self, label: int) -> None:
        """Relabelling never touches the outputs."""
        self.image.picker.show_chosen(label)
        self.change(self.state.with_label(label), self.tr("Label {label}").format(label=label))

    def use_image_label(self) -> None:
        """The label that the image's own source gives it."""
        label = self.source.label(self.state.image)
        if label is not None:
            self.set_label(label)

    def use_network_outputs(self) -> None:
        """The network's own answer again, where one answered this image."""
        outputs = self.source.outputs(self.state.image)
        if outputs is not None:
            self.change(self.state.with_outputs(outputs), self.tr("The network's outputs"))

    def step_image(self, step: int) -> None:
        """The next image, or the previous one."""
        image = (self.state.image + step) % self.source.count()
        self._show_image(self.state.with_image(image), self.tr("Another image"))

    def _show_image(self, state: OneImage, words: str) -> None:
        """Another image; where a network answers, its answer and the image's label come along."""
        outputs, label = self.source.outputs(state.image), self.source.label(state.image)
        if outputs is not None and label is not None:
            state = state.with_outputs(outputs).with_label(label)
        self.change(state, words)

    def random_image(self) -> None:
        """The image of the next seed."""
        self.set_seed(self.state.next_seed())

    def set_seed(self, seed: int) -> None:
        """The image that this seed draws."""
        image = Random(seed).randrange(self.source.count())
        state = self.state.with_image(image, seed)
        self._show_image(state, self.tr("Image of seed {seed}").format(seed=seed))

    def set_preset(self, name: str) -> None:
        """A named answer, meant for the current label; the random one takes the next seed when repeated."""
        preset = next(preset for preset in PRESETS if preset.name == name)
        state = self.state
        outputs = preset.outputs(state.label, state.seed)
        if name == "random" and outputs == state.outputs:
            state = state.with_image(state.image, state.next_seed())
            outputs = preset.outputs(state.label, state.seed)
        self.change(state.with_outputs(outputs), self.tr("Answer: {name}").format(name=name))

    def set_outputs(self, outputs: tuple[float, ...]) -> None:
        """Ten outputs at once, as from a paste."""
        self.change(self.state.with_outputs(outputs), self.tr("Ten outputs"))

    def focus_output(self, k: int) -> None:
        """Give output k's slider the keyboard."""
        self.columns.sliders[k].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_closer(self, name: str) -> None:
        """Open one closer view, or close the panel."""
        self.show_view(OneImageView(closer=name, in_hand=self.view.in_hand))

    def _ask_training_set(self) -> None:
        self.wants.emit("training-set", None)

    def _begin(self, k: int) -> None:
        self._gesture, self._before = object(), self.state
        self._take_in_hand(k)

    def _end(self, k: int) -> None:
        self._gesture = self._before = None
        self._draw()

    def _refuse(self, k: int, text: str) -> None:
        sentence = self.tr("“{text}” is not a number from 0 to 1; output {k} is unchanged.")
        self.failed.emit(sentence.format(text=text.strip(), k=k))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before is not None:
            before, gesture = self._before, self._gesture
            self.columns.cancel_gesture()
            self.change(before, self.tr("Cancel"), gesture)
            self._end(self.view.in_hand)
        else:
            super().keyPressEvent(event)

    def _take_in_hand(self, k: int) -> None:
        if self._gesture is None and k != self.view.in_hand:
            self.view = OneImageView(closer=self.view.closer, in_hand=k)
            self._draw_closer()

    # What is shown. Everything is derived from the state.

    def show_state(self, state: OneImage) -> None:
        self.source.show_answered(state.answered)
        self.state = state if self.source.answered == state.answered else self._unanswered(state)
        self._changes += 1
        self._totals.append(cost(state.outputs, state.label))
        self._draw()
        self.said.emit(self.sentence())

    def show_view(self, view: OneImageView) -> None:
        self.view = view
        opened = self.closer.show_view(view.closer)
        if isinstance(opened, CloserView) and opened not in self._connected:
            opened.asked.connect(self.change)
            self._connected.append(opened)
        self._open_view = opened if isinstance(opened, CloserView) else None
        self._make_room()
        self._draw_closer()

    def _draw(self) -> None:
        state = self.state
        answer = Answer(state, self._before)
        self.columns.show_columns(answer.columns)
        self.total.number.show_number(answer.total_text(), answer.change)
        self.total.number.setAccessibleDescription(self.sentence())
        self.total.reading.show_text(reading_words(state.outputs, state.label))
        self.total.ruler.show_stack(answer.pieces, self.landmarks(), answer.ghost)
        self.hint.show_text(self._hint())
        self.sentence_line.show_text(biggest_miss_sentence(state.outputs, state.label))
        source = self.source
        self.image.show_image(
            source.pixels(state.image), state.image, source.label(state.image), source.count()
        )
        self.image.show_answer(state)
        self._draw_closer()

    def landmarks(self) -> list[Landmark]:
        """The lesson's marks on the ruler and, where a network answered, its total cost."""
        average = self.source.average
        if average is None:
            return self.total.landmarks
        text = self.tr("{average} its average").format(average=total_text(average))
        return [*self.total.landmarks, Landmark(average, text, strong=True)]

    def _hint(self) -> str:
        theirs = self.source.outputs(self.state.image)
        if theirs is not None:
            return answered_sentence(self.state.outputs, theirs)
        preset = preset_of(self.state.outputs, self.state.label, self.state.seed)
        if preset is None:
            return self.tr("Drag an output. Each bar is that output's squared miss; the cost is their sum.")
        title, notice = preset_words(preset.name)
        return f"<b>{title}.</b> {notice}"

    def _draw_closer(self) -> None:
        view = self._open_view
        if view is not None and isValid(view):
            view.show_totals(list(self._totals), self._changes - len(self._totals) + 1)
            view.show_state(self.state, self.view.in_hand)

    def _lose_source(self, sentence: str) -> None:
        """What a lesson names is gone: say so, last of all, and show an embedded image instead."""
        if self.state.answered is not None:
            self.state = self._unanswered(self.state)
            self._draw()
        QTimer.singleShot(0, self, lambda: self.failed.emit(sentence))

    def _unanswered(self, state: OneImage) -> OneImage:
        return replace(state, answered=None, image=min(state.image, self.source.count() - 1))

    def is_complete(self) -> bool:
        return not self.source.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.source.resume()

    def leave(self) -> None:
        self.source.leave()

    def receive(self, what: object) -> None:
        if isinstance(what, Handed):
            self.change(self.state.handed(what), self.tr("A network's answer"))

    # What can be taken away.

    def title(self) -> str:
        return self.tr("One image")

    def sentence(self) -> str:
        return state_sentence(self.state.outputs, self.state.label)

    def help(self) -> str:
        return self.tr(
            "<p>A network answers an image with ten outputs, one for each digit. The <b>label</b> says what "
            "the answer should have been: 1 in the label's place, 0 elsewhere. The <b>miss</b> is output − "
            "desired; squared, so that big misses weigh more; summed, so that one number is left: the "
            "<b>cost of this image</b>.</p><p>Drag the sliders, or the bars above them. The ruler at the "
            "right stacks up the ten squared misses. <b>Look closer</b> opens the five steps, one output's "
            "parabola, the trace of your changes, the cost under each label, other costs, and two memories "
            "to compare.</p>"
        )

    def commands(self) -> list[Command]:
        return one_image_commands(self)

    def figures(self) -> list[Figure]:
        return [
            Figure(
                self.tr("One image"), QSize(1200, 640), lambda p, box: paint_one_image(p, box, self.picture())
            )
        ]

    def picture(self) -> OneImagePicture:
        """The page as texts and numbers for a picture."""
        state, answer = self.state, Answer(self.state)
        return OneImagePicture(
            title=self.tr("How wrong is this answer?"),
            image=inked(self.source.pixels(state.image)),
            label=self.tr("label {label}").format(label=state.label),
            bars=answer.bars,
            outputs=answer.output_texts(),
            rows=(self.tr("output"), self.tr("desired"), self.tr("digit")),
            chosen=state.label,
            caption=self.tr("Cost of this image"),
            total=answer.total_text(),
            reading=reading_words(state.outputs, state.label),
            pieces=answer.pieces,
            landmarks=self.landmarks(),
            sentence=biggest_miss_sentence(state.outputs, state.label),
            worked=worked_line(state.outputs, state.label),
        )

    def tables(self) -> list[Table]:
        return [Answer(self.state).table()]


def _in_card(widget: QWidget, margin: int = 10) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(12, margin, 12, margin)
    column.addWidget(widget)
    return card
