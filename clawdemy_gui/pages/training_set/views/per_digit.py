"""Cost per digit: the average cost of the images of each label, beside how many were right."""

from math import isnan

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.core.cost_distribution import per_digit
from clawdemy_gui.number_text import share_text, total_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.axis import round_end
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.histogram import Bars, Histogram, draw_histogram
from clawdemy_gui.widgets.layout.text_line import TextLine


class PerDigit(SpreadView):
    """Ten bars; a bar is a filter for the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = TrainingSet()
        self._bars = Bars()
        self._words = TextLine(lines=2)
        self.chart = Histogram(self.tr("Average cost of each digit"))
        self.chart.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.chart, 1)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._state = state
        digits = per_digit(found.costs, found.labels, found.answers)
        costs = [0.0 if isnan(cost) else float(cost) for cost in digits.costs]
        top = round_end(max(costs))
        texts = tuple(
            self._text(digit, float(cost), float(right), int(count))
            for digit, (cost, right, count) in enumerate(zip(*digits, strict=True))
        )
        ticks = tuple((share, total_text(share * top)) for share in (0.0, 0.5, 1.0))
        names = tuple(str(digit) for digit in range(10))
        self._bars = Bars(
            tuple(cost / top for cost in costs),
            texts,
            ticks,
            left=self.tr("average cost of the images of each digit"),
            bottom=self.tr("label"),
            names=names,
        )
        self.chart.show_bars(self._bars, self._chosen())
        worst = max(range(10), key=lambda digit: costs[digit])
        least = min((d for d in range(10) if digits.counts[d]), key=lambda digit: costs[digit])
        if costs[worst] == costs[least]:
            text = self.tr("Every digit costs the same. Click a bar to see only that digit on the wall.")
        else:
            text = self.tr(
                "The <b>{worst}</b> is the most expensive digit, the <b>{least}</b> the cheapest. Click a "
                "bar to see only that digit on the wall."
            )
        self._words.show_text(text.format(worst=worst, least=least))

    def _text(self, digit: int, cost: float, right: float, count: int) -> str:
        if not count:
            return self.tr("{digit}: no images").format(digit=digit)
        return self.tr("{digit}: average cost {cost}, {right} right, {images}").format(
            digit=digit, cost=total_text(cost), right=share_text(right), images=images_text(count)
        )

    def _chosen(self) -> int:
        return -1 if self._state.filter.label is None else self._state.filter.label

    def _choose(self, digit: int) -> None:
        label = None if self._chosen() == digit else digit
        words = self.tr("Filter by label")
        self.asked.emit(self._state.with_filter(label=label, answer=None), words, None)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        draw_histogram(painter, box, self._bars, self._chosen())
