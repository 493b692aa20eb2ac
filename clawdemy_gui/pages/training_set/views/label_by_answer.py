"""Label × answer: which digits are taken for which, every cell a filter."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.cost_distribution import label_by_answer
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.count_table import CountTable, draw_count_table
from clawdemy_gui.widgets.layout.text_line import TextLine

_NAMES = tuple(str(digit) for digit in range(10))


class LabelByAnswer(SpreadView):
    """Ten rows of labels, ten columns of answers; right answers lie on the diagonal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = TrainingSet()
        self._counts: list[list[int]] = []
        self._words = TextLine(lines=2)
        self._titles = self.tr("label"), self.tr("answer")
        self.cells = CountTable(self.tr("Labels and answers"), *self._titles, self._text_of)
        self.cells.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.cells, 1)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._state = state
        self._counts = label_by_answer(found.labels, found.answers).tolist()
        self.cells.show_counts(self._counts, _NAMES, self._chosen())
        self._words.show_text(self._explained())

    def _chosen(self) -> tuple[int, int]:
        label, answer = self._state.filter.label, self._state.filter.answer
        return (-1 if label is None else label), (-1 if answer is None else answer)

    def _explained(self) -> str:
        wrong = [(self._counts[a][b], a, b) for a in range(10) for b in range(10) if a != b]
        count, label, answer = max(wrong)
        end = self.tr("Click a cell to see its images on the wall.")
        if not count:
            return self.tr("Every answer lies on the diagonal: none is wrong.") + " " + end
        start = self.tr("Most often a <b>{label}</b> is taken for a <b>{answer}</b> (images: {count:,}).")
        return start.format(label=label, answer=answer, count=count) + " " + end

    def _text_of(self, label: int, answer: int, count: int) -> str:
        text = self.tr("Label {label}, answer {answer}, images: {count:,}")
        return text.format(label=label, answer=answer, count=count)

    def _choose(self, label: int, answer: int) -> None:
        again = self._chosen() == (label, answer)
        changed = {"label": None, "answer": None} if again else {"label": label, "answer": answer}
        words = self.tr("Filter by label and answer")
        self.asked.emit(self._state.with_filter(verdict="all", **changed), words, None)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        draw_count_table(painter, box, self._counts, _NAMES, self._titles, self._chosen())
