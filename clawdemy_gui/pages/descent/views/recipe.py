"""How the run was made: its start, its seed, and every change on the way."""

from PySide6.QtGui import QResizeEvent

from clawdemy_gui.pages.descent.commands import copy_recipe
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import size_text
from clawdemy_gui.pages.subject.words import data_title, network_title
from clawdemy_gui.widgets.layout.more_words import USUAL, MoreWords, show_more
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.table_with_buttons import TableWithButtons
from clawdemy_gui.widgets.layout.text_line import TextLine


class RecipeView(RunView):
    """A row for each leg; the run can be walked again from it."""

    def __init__(self, page: Acting) -> None:
        super().__init__()
        self._words = TextLine(lines=3)
        self._table = Table(self.tr("Recipe of this run"))
        self._shown: object = None
        replay = button(self.tr("Replay"), self.tr("From the start, every change at its step"), page.replay)
        copy = button(
            self.tr("Copy recipe"), self.tr("The run in one line of text"), lambda: copy_recipe(page)
        )
        self._more = [
            MoreWords(self.tr("A change while the run goes on begins a new row here, at its step."), lines=3),
            MoreWords(
                self.tr(
                    "Replay walks the recipe again from its start and comes to the same dials; the seed "
                    "decides all that is left to chance."
                ),
                lines=3,
            ),
            MoreWords(
                self.tr(
                    "Copy recipe gives the run in one line of text, for a note or a message to the class."
                ),
                lines=3,
            ),
        ]
        TableWithButtons(self, self._words, self._table, [[replay, copy]], self._more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self, least=USUAL)

    def show_run(self, page: Running) -> None:
        training = page.state.training
        if self._shown == (training.at(0), training.step == 0):
            return
        self._shown = (training.at(0), training.step == 0)
        words = self.tr(
            "Start: <b>{start}</b>. Images in the order of seed <b>{seed}</b>. With this recipe the run is "
            "the same again."
        )
        self._words.show_text(words.format(start=network_title(training.start), seed=training.seed))
        random, true = self.tr("random labels"), self.tr("true labels")
        cells = [
            [
                f"{leg.step:,}",
                size_text(leg.step_size),
                f"{leg.batch_size:,}",
                f"{_in_lines(data_title(leg.data))}\n{random if leg.random_labels else true}",
            ]
            for leg in training.legs
        ]
        header = [
            self.tr("from step"),
            self.tr("step size"),
            self.tr("a step"),
            self.tr("learns from"),
        ]
        self._table.show_cells([str(number) for number in range(1, len(cells) + 1)], header, cells)


def _in_lines(title: str) -> str:
    """A title of images in narrow lines: the cell beside it would have no room."""
    return title.replace(", ", ",\n")
