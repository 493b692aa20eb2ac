"""The Training set page: thousands of images, a whole network, and one number for how wrong it is."""

from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.cost_distribution import Sorting, Verdict
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.page import Command, Figure, Page, Seen, Table
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.commands import training_set_commands
from clawdemy_gui.pages.training_set.judgements import Judgements, Other
from clawdemy_gui.pages.training_set.judging import Judging
from clawdemy_gui.pages.training_set.layout import TrainingSetLayout
from clawdemy_gui.pages.training_set.take_away import training_set_figures, training_set_table
from clawdemy_gui.pages.training_set.views.draw import Draw
from clawdemy_gui.pages.training_set.views.network import NetworkLook
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.pages.training_set.words import carried_sentence, right_words, state_sentence, total_name
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.subject import Subject
from clawdemy_gui.state.training_set import Filter, TrainingSet, TrainingSetView

_NETWORK_WORKS, _COST_WORKS = 0, 1
"""Which of the two machines is lit."""


class TrainingSetPage(Page[TrainingSet, TrainingSetView]):
    """A network and images in, one number out; the state is a `TrainingSet`."""

    name = "training-set"

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.state = TrainingSet()
        self.view = TrainingSetView()
        self.found: Judgements | None = None
        self._hung: object = None
        self._open_view: SpreadView | None = None
        self._followed: list[SpreadView] = []
        self.judging = Judging(self)
        placed = TrainingSetLayout(self.frame_words(self.tr("How wrong is the whole network?")))
        self.frame, self.row, self.progress = placed.frame, placed.row, placed.progress
        self.wall, self.totals = placed.wall, placed.totals
        self.number, self.right = placed.number, placed.right
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._connect()
        self.show_view(self.view)
        self.show_state(self.state)

    def _connect(self) -> None:
        self.row.asked.connect(self._take_subject)
        self.row.ready.connect(self._judge)
        self.row.failed.connect(self.failed)
        self.row.done.connect(self.done)
        self.row.opened.connect(self.opened)
        self.row.handed.connect(self.hand_to_one_image)
        self.judging.began.connect(lambda: self.progress.begin(self.tr("Judging images")))
        self.judging.progressed.connect(self._show_progress)
        self.judging.found.connect(self._take)
        self.judging.compared.connect(self._take_others)
        self.judging.failed.connect(self._give_up)
        self.progress.cancelled.connect(self._cancel)
        self.wall.sorting_chosen.connect(self.sort)
        self.wall.label_chosen.connect(lambda label: self.show_only(label=label, answer=None))
        self.wall.verdict_chosen.connect(lambda verdict: self.show_only(verdict=verdict))
        self.wall.all_asked.connect(self.show_all)
        self.wall.wall.opened.connect(self.open_image)
        self.wall.wall.moved.connect(self._walk)
        self.wall.wall.pointed.connect(self._light_network)
        self.totals.part_chosen.connect(self.row.choose_data)
        self.frame.column.asked.connect(self.look_closer)

    # What a person does. Each asks the state for the next one.

    def _take_subject(self, subject: Subject, words: str) -> None:
        self.change(self.state.with_subject(subject), words)
        self.totals.machines.show_lit(_COST_WORKS)

    def choose_other_part(self) -> None:
        """The test images instead of the training images, and back."""
        other = self.judging.other_part()
        if other is not None:
            self.row.choose_data(other.choice)

    def sort(self, sorting: Sorting) -> None:
        """Hang the images in another order."""
        self.view = replace(self.view, current=0)
        self.change(replace(self.state, sorting=sorting), self.tr("Sort the wall"))

    def show_only(self, **parts: Any) -> None:
        """Hang only images with this label, answer, verdict or cost_bin."""
        self.view = replace(self.view, current=0)
        self.change(self.state.with_filter(**parts), self.tr("Filter the wall"))

    def show_verdict(self, verdict: Verdict) -> None:
        """Hang only right or only wrong answers, or all."""
        self.show_only(verdict=verdict)

    def show_all(self) -> None:
        """Take every filter away."""
        self.change(replace(self.state, filter=Filter()), self.tr("Show all images"))

    def open_image(self, image: int) -> None:
        """Show an image on the One image page with this network's outputs in the sliders."""
        if self.found is None:
            return
        shown = self.found.shown
        outputs = shown.network.network.outputs(shown.data.images[image][None])[0].astype(float)
        answered = Answered(shown.subject)
        self.wants.emit(
            "one-image", Handed(answered, image, tuple(outputs.tolist()), int(shown.data.labels[image]))
        )

    def _ask_dial(self, dial: int) -> None:
        """Another page, with this dial of the network in the hand."""
        self.wants.emit("dials", Seen(Dials(subject=self.state.subject, dial=dial), DialsView()))

    def look_closer(self, name: str) -> None:
        self.show_view(convert(to_builtins(self.view) | {"chart": name}, TrainingSetView))

    def view_name(self) -> str:
        return self.view.chart

    def go_on(self, step: int) -> None:
        """The images of the wall, the costliest first."""
        if self.state.sorting != "cost":
            self.change(replace(self.state, sorting="cost"), self.tr("Costliest first"))
        place = min(max(self.view.current + step, 0), max(0, self.wall.wall.count() - 1))
        self.wall.wall.show_current(place)
        self._walk(place)
        self.said.emit(self.sentence())

    def presented_sentence(self) -> str:
        words = self.wall.words.text()
        return words or self.sentence()

    def focus_wall(self) -> None:
        """Give the wall the keyboard."""
        self.wall.wall.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what was wrong and what is unchanged."""
        self.failed.emit(sentence)

    def open_file(self, path: Path) -> bool:
        """Open a dropped file or folder: a network, or images."""
        self.row.open_path(path)
        return True

    def receive(self, what: object) -> None:
        if isinstance(what, Subject):
            self.change(self.state.with_subject(what), self.tr("Another network"))

    def _walk(self, place: int) -> None:
        self.view = replace(self.view, current=place)
        self._light_network(self.wall.wall.image_at(place))

    def _light_network(self, image: int) -> None:
        self.totals.machines.show_lit(_NETWORK_WORKS if image >= 0 else _COST_WORKS)

    # Finding out.

    def _judge(self, shown: Shown) -> None:
        if shown.subject != self.state.subject:
            self.state = replace(self.state, subject=shown.subject)
        self.progress.end()
        self.judging.judge(shown)

    def _take(self, found: Judgements) -> None:
        self.progress.end()
        self.found = found
        self._draw()
        self.said.emit(self.sentence())
        self.completed.emit()

    def _take_others(self, others: tuple[Other, ...]) -> None:
        if self.found is not None:
            self.totals.show_others(self.found, others)

    def _show_progress(self, done: int, total: int) -> None:
        text = self.tr("Judging {done:,} of {images}").format(done=done, images=images_text(total))
        self.progress.show_progress(done / total, text)

    def _give_up(self, sentence: str) -> None:
        self.progress.end()
        self.failed.emit(sentence)

    def _cancel(self) -> None:
        """Stopped by hand: go back to what was shown before."""
        self.judging.stop()
        self.progress.end()
        before = self.found.shown.subject if self.found else Subject()
        self.show_state(self.state.with_subject(before))

    # What is shown. Everything is derived from the state.

    def show_state(self, state: TrainingSet) -> None:
        self.state = state
        if self.found is None or self.found.shown.subject != state.subject:
            self.row.show_subject(state.subject)
        else:
            self._draw()
            self.said.emit(self.sentence())

    def show_view(self, view: TrainingSetView) -> None:
        self.view = view
        if self._open_view is not None:
            self._open_view.stop()
        opened = self.frame.show_view(view.chart)
        if isinstance(opened, SpreadView) and opened not in self._followed:
            self._follow(opened)
        self._open_view = opened if isinstance(opened, SpreadView) else None
        self._hang()
        self._draw_chart()

    def _follow(self, view: SpreadView) -> None:
        self._followed.append(view)
        view.asked.connect(self.change)
        view.view_asked.connect(self.show_view)
        view.opened.connect(self.open_image)
        view.pointed.connect(self.wall.show_pointed)
        if isinstance(view, Draw):
            view.handed.connect(lambda handed: self.wants.emit("one-image", handed))
        if isinstance(view, NetworkLook):
            view.dial_asked.connect(self._ask_dial)
            self.wall.image_read.connect(view.show_image)
            view.show_image(self.wall.read())

    def _draw(self) -> None:
        found = self.found
        if found is None:
            return
        self._hang()
        self.number.show_caption(total_name(found.shown.data.part))
        self.number.show_number(total_text(found.cost))
        self.right.show_text(right_words(found))
        self.totals.show_others(found, self.judging.others)
        self.frame.hint.show_text(
            self.tr("One image has a cost; the average over all of them judges the network. Click an image.")
        )
        self._draw_chart()

    def _hang(self) -> None:
        """Hang the wall anew, if what hangs has changed."""
        found, state = self.found, self.state
        if found is None:
            return
        wanted = (id(found), state.sorting, state.filter, self.view.current)
        if wanted != self._hung:
            self._hung = wanted
            order = found.hanging(state.sorting, state.filter)
            self.wall.show_found(found, order, state.sorting, state.filter, self.view.current)

    def _draw_chart(self) -> None:
        if self._open_view is not None and self.found is not None:
            self._open_view.show_found(self.found, self.state, self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None or self.found.shown.subject != self.state.subject:
            self.row.resume()
        else:
            self.judging.resume(self.found)

    def is_complete(self) -> bool:
        return self.found is not None and not self.row.is_busy() and not self.judging.is_busy()

    def leave(self) -> None:
        if self._open_view is not None:
            self._open_view.stop()
        self.row.leave()
        self.judging.leave()
        self.progress.end()

    def secrets(self) -> list[QWidget]:
        return [self.wall.wall, self.wall.words]

    def parts(self) -> dict[str, list[QWidget]]:
        return super().parts() | {"subject": [self.row]}

    # What can be taken away.

    def title(self) -> str:
        return self.tr("Training set")

    def sentence(self) -> str:
        if self.found is None or self.found.shown.subject != self.state.subject:
            return self.tr("The images are being opened and judged.")
        return f"{state_sentence(self.found)} {carried_sentence(self.found)}".rstrip()

    def help(self) -> str:
        return self.tr(
            "<p>The <b>cost of one image</b> says how wrong one answer is. The <b>total cost of the training "
            "set</b> is the average over all its images: one number for how wrong a whole network is.</p>"
            "<p>Each tile on the wall is an image; its frame shows its cost: thin below 0.1, narrow below "
            "0.5, wide below 1, hatched from 1 on. A dark corner marks a wrong answer. Sort, filter, walk "
            "with the arrow keys, and open an image with Enter or a click: the One image page then has this "
            "network's ten outputs in its sliders.</p><p>A wrong answer costs at least one half. So the "
            "total cost promises an <b>accuracy</b> of at least 1 − 2·cost. The column at the right "
            "looks closer: the bars and cells of its charts are filters.</p><p>Open a network or images "
            "of your own with the two lists, or drop a file on the window: IDX files, an .npz with images "
            "and labels, or a folder of pictures sorted in folders 0 to 9. <b>File, Sheet for "
            "handwriting</b> prints boxes for a class’s own digits; open a photo or a scan of it, or a "
            "folder of several, and its cost stands beside that of the training and test images. Take the "
            "network along as a file, or as a short script for numpy or PyTorch that computes this total "
            "cost and one step downhill.</p>"
        )

    def commands(self) -> list[Command]:
        return training_set_commands(self)

    def figures(self) -> list[Figure]:
        return training_set_figures(self)

    def chart_figure(self) -> Figure | None:
        """The open chart as a picture."""
        if self._open_view is None or not self._open_view.is_chart:
            return None
        title = dict(self.frame.column.titles())[self.view.chart]
        return Figure(title, QSize(900, 560), self._open_view.paint)

    def tables(self) -> list[Table]:
        own = self._open_view.tables() if self._open_view is not None else []
        return [training_set_table(self.title(), self.found), *own]
