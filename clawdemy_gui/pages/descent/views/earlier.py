"""Earlier runs beside this one: how each was made and where it came to."""

from PySide6.QtGui import QResizeEvent

from clawdemy_gui.core.descent_run.history import COST, TEST_ACCURACY, TEST_COST
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text, leg_words
from clawdemy_gui.pages.subject.words import steps_text
from clawdemy_gui.state.subject import Training
from clawdemy_gui.widgets.layout.more_words import USUAL, MoreWords, show_more
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.table_with_buttons import TableWithButtons
from clawdemy_gui.widgets.layout.text_line import TextLine


class EarlierView(RunView):
    """One row a run; the chosen one can be brought back or forgotten."""

    def __init__(self, page: Acting) -> None:
        super().__init__()
        self._page = page
        self._words = TextLine(lines=4)
        self._table = Table(self.tr("This run and earlier ones"))
        self._use = button(
            self.tr("Bring back"), self.tr("The chosen run becomes the current one"), self._bring_back
        )
        self._forget = button(self.tr("Forget"), self.tr("Take the chosen run off the picture"), self._drop)
        self._more = [
            MoreWords(
                self.tr("Change one setting at a time: then what is different on the picture is its doing."),
                lines=3,
            ),
            MoreWords(
                self.tr(
                    "A step size ten times as large, one image a step instead of ten, or random labels: each "
                    "makes a curve of its own."
                ),
                lines=3,
            ),
            MoreWords(
                self.tr("Bring back makes the chosen run the current one, at the step where it ended."),
                lines=3,
            ),
        ]
        TableWithButtons(self, self._words, self._table, [[self._use, self._forget]], self._more)

    def chosen(self) -> int:
        """The number of the chosen earlier run, from 0; the latest if none is chosen."""
        return min(max(self._table.currentRow() - 1, 0), len(self._page.state.earlier) - 1)

    def _bring_back(self) -> None:
        self._page.bring_back(self.chosen())

    def _drop(self) -> None:
        self._page.forget(self.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self, least=USUAL)

    def show_run(self, page: Running) -> None:
        earlier = page.state.earlier
        self._use.setEnabled(bool(earlier))
        self._forget.setEnabled(bool(earlier))
        if not earlier:
            text = self.tr(
                "No earlier run yet: Restart, change the step size, and Run. The run before stays on the "
                "picture as a dashed line."
            )
        else:
            text = self.tr("At step {step:,}, where this run is now, and at the end of each:")
        self._words.show_text(text.format(step=page.here()))
        here = page.here()
        now = page.now()
        cells = [
            [self._recipe(page.state.training, here), cost_text(now[0]), self._end(now[0], now[2], now[3])]
        ]
        for run in earlier:
            history = page.runner.history_of(run)
            there, end = history.at(min(here, run.step)), history.at(run.step)
            at_step = cost_text(there[COST]) if there is not None and here <= run.step else "–"
            at_end = "…" if end is None else self._end(end[COST], end[TEST_COST], end[TEST_ACCURACY])
            cells.append([self._recipe(run, run.step), at_step, at_end])
        header = [self.tr("settings at the end"), self.tr("cost here"), self.tr("at the end")]
        names = [self.tr("this run"), *(str(number) for number in range(1, len(earlier) + 1))]
        self._table.show_cells(names, header, cells)

    def _recipe(self, run: Training, steps: int) -> str:
        words = self.tr("{settings}\nseed {seed}, {steps}")
        settings = leg_words(run.legs[-1]).replace(", ", ",\n")
        return words.format(settings=settings, seed=run.seed, steps=steps_text(steps))

    def _end(self, cost: float, test_cost: float, test_accuracy: float) -> str:
        words = self.tr("{cost}\ntest {test}\n{share}")
        return words.format(
            cost=cost_text(cost), test=cost_text(test_cost), share=accuracy_text(test_accuracy)
        )
