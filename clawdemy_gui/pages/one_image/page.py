"""The One image page: ten outputs, a label, and a cost one can feel."""

from collections import deque
from math import sqrt
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msgspec import convert
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.files.code.told import Library
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image import drawn_answer
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.commands import one_image_commands
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.pages.one_image.layout import OneImageLayout
from clawdemy_gui.pages.one_image.picture_opening import PictureOpening
from clawdemy_gui.pages.one_image.take_away import OneImagePicture, paint_one_image
from clawdemy_gui.pages.one_image.views.ruler import RulerView, landmarks
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.pages.one_image.words import (
    answered_sentence,
    biggest_miss_sentence,
    lost_sentence,
    opened_sentence,
    preset_words,
    reading_words,
    state_sentence,
)
from clawdemy_gui.pages.page import Command, Figure, Page, Seen, Table
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.presets import PRESETS, preset_of
from clawdemy_gui.widgets.pictures.digit_picture import inked

if TYPE_CHECKING:
    from clawdemy_gui.pages.one_image.lost import Lost
    from clawdemy_gui.pages.subject.taking_code import TakingCode

_TRACE_LENGTH = 1000
_BAR_STEP = 3
"""A dragged bar sets its output to so many decimals: finer than a pixel."""


class OneImagePage(Page[OneImage, OneImageView]):
    """Sliders in, one number out; the state is a `OneImage`."""

    name = "one-image"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = OneImage()
        self.view = OneImageView()
        self.answer = Answer(self.state.outputs, self.state.label)
        """The state's answer, computed once and handed on."""
        self._gesture: object = None
        self._before: OneImage | None = None
        self._costs: deque[float] = deque(maxlen=_TRACE_LENGTH)
        self._changes = -1
        self._views: list[AnswerView] = []
        self.source = ImageSource(self)
        self._taking_code: TakingCode | None = None
        self.opening = PictureOpening(self)
        self._lost: Lost | None = None
        placed = OneImageLayout(
            self.frame_words(self.tr("How wrong is this answer?")), self._ask_training_set
        )
        self.frame, self.image, self.columns = placed.frame, placed.image, placed.columns
        self.number, self.reading, self.digit = placed.number, placed.reading, placed.digit
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.frame)
        self._connect()
        self._open(self.view)
        self.show_state(self.state)

    def _connect(self) -> None:
        self.columns.moved.connect(self.set_output)
        self.columns.bar_moved.connect(self._set_from_bar)
        self.columns.gesture_began.connect(self._begin)
        self.columns.gesture_ended.connect(self._end)
        self.columns.pointed.connect(self._take_in_hand)
        self.image.label_chosen.connect(self.set_label)
        self.image.stepped.connect(self.step_image)
        self.image.random_asked.connect(self.random_image)
        self.image.seed_chosen.connect(self.set_seed)
        self.image.preset_chosen.connect(self.set_preset)
        self.frame.column.asked.connect(self.look_closer)
        self.source.changed.connect(lambda: self._draw())
        self.source.lost.connect(self._tell_lost)
        self.opening.handed.connect(self.receive)
        self.opening.failed.connect(self.failed)

    # What a person does. Each asks the state for the next one.

    def set_output(self, k: int, value: float) -> None:
        """One output, 0…1."""
        state = self.state.with_output(k, value)
        self._take_in_hand(k, drawn=state == self.state)  # another state draws the view by itself
        self.change(state, self.tr("Output {k}").format(k=k), self._gesture)

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
        if not self._has_images():
            return
        image = (self.state.image + step) % self.source.count()
        self._show_image(self.state.with_image(image), self.tr("Another image"))

    def _has_images(self) -> bool:
        """Whether there are images to choose from; says so where there are not."""
        if not self.source.is_here:
            self.refuse(self.tr("The images are not open, so the image is unchanged."))
        return self.source.is_here

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
        if not self._has_images():
            return
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

    def focus_label(self) -> None:
        """Give the chosen label the keyboard."""
        self.image.picker.focus_chosen()

    def copy_network(self, library: Library) -> None:
        """A script of the network that answered, for the clipboard."""
        self._code().copy(library)

    def save_network_as_code(self) -> None:
        """Ask for a folder; scripts and what they read go into it."""
        self._code().ask()

    def _code(self) -> "TakingCode":
        # Imported here, as in the source: most who open the window never take a network away.
        from clawdemy_gui.pages.one_image.code_progress import progress_of
        from clawdemy_gui.pages.subject.taking_code import TakingCode

        if self._taking_code is None:
            self._taking_code = TakingCode(self.source.in_front, self)
            self._whole.addWidget(progress_of(self._taking_code))
            self._taking_code.done.connect(self.done)
            self._taking_code.failed.connect(self.failed)
        return self._taking_code

    def look_closer(self, name: str) -> None:
        self.show_view(convert({"closer": name, "in_hand": self.view.in_hand}, OneImageView))

    def view_name(self) -> str:
        return self.view.closer

    def _ask_training_set(self) -> None:
        self.wants.emit("training-set", None)

    def _ask_dial(self, dial: int) -> None:
        """Another page, with this dial of the network that answered in the hand."""
        from clawdemy_gui.state.dials import Dials, DialsView

        if self.state.answered is not None:
            dials = Dials(subject=self.state.answered.subject, dial=dial)
            self.wants.emit("dials", Seen(dials, DialsView()))

    def _begin(self, k: int) -> None:
        self._gesture, self._before = object(), self.state
        self._take_in_hand(k)

    def _end(self, k: int) -> None:
        self._gesture = self._before = None
        self._draw()

    def refuse(self, sentence: str) -> None:
        """Say what was wrong and what is unchanged."""
        self.failed.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before is not None:
            before, gesture = self._before, self._gesture
            self.columns.cancel_gesture()
            self.change(before, self.tr("Cancel"), gesture)
            self._end(self.view.in_hand)
        else:
            super().keyPressEvent(event)

    def _take_in_hand(self, k: int, drawn: bool = True) -> None:
        if self._gesture is None and k != self.view.in_hand:
            self.view = OneImageView(closer=self.view.closer, in_hand=k)
            if drawn:
                self._draw_view()

    def present(self, presented: bool) -> None:
        super().present(presented)
        self.digit.setVisible(presented)

    def aside(self) -> list[QWidget]:
        return [self.image]

    def presented_sentence(self) -> str:
        return biggest_miss_sentence(self.answer)

    def go_on(self, step: int) -> None:
        """The answers to try, in the lesson's order."""
        shown = preset_of(self.state.outputs, self.state.label, self.state.seed)
        place = PRESETS.index(shown) + step if shown in PRESETS else 0 if step > 0 else -1
        self.set_preset(PRESETS[place % len(PRESETS)].name)

    # What is shown. Everything is derived from the state.

    def show_state(self, state: OneImage) -> None:
        self.source.show_answered(state.answered)
        self.state = state
        shown, self.answer = self.answer, Answer(self.state.outputs, self.state.label)
        self._changes += 1
        self._costs.append(self.answer.cost)
        self._draw(shown)
        self.said.emit(self.number.accessibleDescription())

    def show_view(self, view: OneImageView) -> None:
        self._open(view)
        self._draw_view()

    def _open(self, view: OneImageView) -> None:
        self.view = view
        opened = self.frame.show_view(view.closer)
        if isinstance(opened, AnswerView) and opened not in self._views:
            opened.asked.connect(self.change)
            opened.show_source(self.source)
            opened.dial_asked.connect(self._ask_dial)
            self._views.append(opened)

    def _draw(self, shown: Answer | None = None) -> None:
        """Draw the state. `shown` is the answer that was seen until now, to move from where much changes."""
        state, answer, before = self.state, self.answer, self._answer_before()
        count = drawn_answer.counting(shown, answer)
        self.columns.show_columns(drawn_answer.columns(answer, before), moving=count is not None)
        self.number.show_number(total_text(answer.cost), drawn_answer.change_words(answer, before), count)
        self.number.setAccessibleDescription(self.sentence())
        self.reading.show_text(reading_words(answer))
        self.frame.hint.show_text(self._hint())
        source = self.source
        self.image.show_image(
            source.pixels(state.image),
            state.image,
            source.label(state.image),
            source.count(),
            source.name(),
            source.is_here,
        )
        self._show_lost()
        self.image.show_answer(state)
        self.digit.show_image(source.pixels(state.image), self.image.picture.accessibleName())
        self._draw_view()

    def _answer_before(self) -> Answer | None:
        """Where the gesture under way began; None where nothing has moved yet."""
        before = self._before
        return None if before in (None, self.state) else Answer(before.outputs, before.label)

    def _draw_view(self) -> None:
        view = next(iter(self._open_views()), None)
        if view is None:
            return
        if isinstance(view, RulerView):
            view.show_average(self.source.average)
            view.show_ghost(self._answer_before())
        view.show_costs(list(self._costs), self._changes - len(self._costs) + 1)
        view.show_answer(self.state, self.answer, self.view.in_hand)

    def _hint(self) -> str:
        theirs = self.source.outputs(self.state.image)
        if theirs is not None:
            return answered_sentence(self.state.outputs, theirs)
        preset = preset_of(self.state.outputs, self.state.label, self.state.seed)
        if preset is None:
            return self.tr("Drag an output. Each bar is that output's squared miss; the cost is their sum.")
        title, notice = preset_words(preset.name)
        return f"<b>{title}.</b> {notice}"

    def _tell_lost(self) -> None:
        """What is named is missing: say so; it stays named until the person chooses something else."""
        self.failed.emit(lost_sentence(self.source))

    def _show_lost(self) -> None:
        """What is missing, and what can be done about it, stands below the image while that is so."""
        sentence = lost_sentence(self.source)
        if self._lost is None and sentence:
            # Imported here, as in the source: mostly nothing is missing.
            from clawdemy_gui.pages.one_image.lost import Lost

            self._lost = Lost(self)
            self._lost.refound.connect(self.find_again)
            self._lost.failed.connect(self.failed)
            self._lost.mnist_came.connect(self.source.resume)
            self.image.add_below_picture(self._lost)
        if self._lost is not None:
            picture = None if self.state.answered is None else self.state.answered.picture
            self._lost.show_lost(self.state.answered, sentence, self.source.missing, picture)

    def find_again(self, answered: Answered) -> None:
        """What was missing was found: the same images and network at their new places."""
        self.change(replace(self.state, answered=answered), self.tr("Found again"))

    def is_complete(self) -> bool:
        return not self.source.is_busy() and not self.opening.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.source.resume()

    def leave(self) -> None:
        self.source.leave()
        self.opening.leave()
        if self._lost is not None:
            self._lost.leave()

    def receive(self, what: object) -> None:
        if not isinstance(what, Handed):
            return
        picture = what.answered.picture
        words = self.tr("A network's answer")
        if picture is not None:
            words = self.tr("Open a picture")
        self.change(self.state.handed(what), words)
        if picture is not None and picture.path is not None:
            self.opened.emit(Path(picture.path))
            prepared = self.source.prepared()
            self.done.emit(opened_sentence(self.source.name(), prepared, what, self.source.label(0)))

    def ask_picture(self) -> None:
        """Ask for a picture of one digit and let a network answer it."""
        from clawdemy_gui.pages.subject.asking import ask_picture

        path = ask_picture(self)
        if path is not None:
            self.open_picture(path)

    def open_picture(self, path: Path) -> bool:
        self.opening.open(path, self.state.answered)
        return True

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"misses": [self.columns.chart]} | self.image.parts()

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        super().limit(shows, hides)
        covered = self.is_covered()
        self.image.allow_presets((not shows or "presets" in shows) and not covered)
        bars = (not shows or "misses" in shows) and "misses" not in hides and not covered
        self.columns.show_parts(bars, desired=not shows or "label" in shows)
        self._draw_view()

    # What can be taken away.

    def title(self) -> str:
        return self.tr("One image")

    def sentence(self) -> str:
        return state_sentence(self.answer)

    def help(self) -> str:
        return self.tr(
            "<p>A network answers an image with ten outputs, one for each digit. The <b>label</b> says what "
            "the answer should have been: 1 in the label's place, 0 elsewhere. The <b>miss</b> is output − "
            "desired; squared, so that big misses weigh more; summed, so that one number is left: the "
            "<b>cost of this image</b>.</p><p>Drag the sliders, or the bars above them. The column at "
            "the right looks closer: the ruler that stacks up the ten squared misses, the five steps, one "
            "output's parabola, the trace of your changes, the cost under each label, other costs, and two "
            "memories to compare, and the network that answered: point at a neuron and read the sum that lit "
            "it, or at a line, and click to take that dial into the hand.</p>"
        )

    def commands(self) -> list[Command]:
        return one_image_commands(self)

    def figures(self) -> list[Figure]:
        whole = Figure(
            self.tr("One image"), QSize(1200, 640), lambda p, box: paint_one_image(p, box, self.picture())
        )
        return [whole, *(figure for view in self._open_views() for figure in view.figures())]

    def picture(self) -> OneImagePicture:
        """The page as texts and numbers for a picture."""
        state, answer = self.state, self.answer
        return OneImagePicture(
            title=self.tr("How wrong is this answer?"),
            image=inked(self.source.pixels(state.image)),
            label=self.tr("label {label}").format(label=state.label),
            bars=drawn_answer.bars(answer),
            outputs=drawn_answer.output_texts(answer),
            rows=(self.tr("output"), self.tr("desired"), self.tr("digit")),
            chosen=state.label,
            caption=self.tr("Cost of this image"),
            total=total_text(answer.cost),
            reading=reading_words(answer),
            pieces=drawn_answer.pieces(answer),
            landmarks=landmarks(self.source.average),
            sentence=biggest_miss_sentence(answer),
            worked=answer.worked_line(),
        )

    def tables(self) -> list[Table]:
        return [
            drawn_answer.table(self.answer),
            *(table for view in self._open_views() for table in view.tables()),
        ]

    def _open_views(self) -> list[AnswerView]:
        return [view for view in self._views if view.isVisibleTo(self.frame.column)]
