"""Where the cost lives: how many images cost how much, and how much of the total cost they carry."""

from math import log10

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui.core.cost_distribution import EDGES, counts_by_bin, sums_by_bin
from clawdemy_gui.number_text import plain_text, share_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.axis import round_end
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.histogram import Bars, Histogram, draw_histogram
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.layout.text_line import TextLine

_EVERY = 5
"""Every so many edges have a number."""


class CostHistogram(SpreadView):
    """Bars of a tenth each; a bar is a filter for the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = TrainingSet()
        self._view = TrainingSetView()
        self._bars = Bars()
        self._words = TextLine(lines=3)
        self.chart = Histogram(self.tr("How many images cost how much"))
        self.chart.chosen.connect(self._choose)
        buttons = []
        row = QHBoxLayout()
        row.setSpacing(6)
        titles = {
            "count": (self.tr("Count"), self.tr("How many images")),
            "log": (self.tr("Log count"), self.tr("Ten times as many images, one step higher")),
            "cost": (self.tr("Share of cost"), self.tr("How much of the total cost they carry")),
        }
        for kind, (title, tip) in titles.items():
            button = QPushButton(title)
            button.setToolTip(tip)
            button.clicked.connect(
                lambda _=False, kind=kind: self.view_asked.emit(replace(self._view, bars=kind))
            )
            buttons.append(button)
            row.addWidget(button)
        self._kinds = radio_buttons(buttons, self)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.chart, 1)
        column.addLayout(row)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._state, self._view = state, view
        self._kinds.button(("count", "log", "cost").index(view.bars)).setChecked(True)
        self._bars = self._as_bars(found, view.bars)
        chosen = state.filter.cost_bin
        self.chart.show_bars(self._bars, -1 if chosen is None else chosen)
        self._words.show_text(
            self.tr(
                "<b>{share}</b> of the images cost less than {edge}, and together they carry {cost} of the "
                "total cost. Click a bar to see only its images on the wall."
            ).format(
                share=share_text(float((found.costs < EDGES[1]).mean())),
                edge=plain_text(EDGES[1]),
                cost=share_text(float(sums_by_bin(found.bins, found.costs)[0] / (found.costs.sum() or 1.0))),
            )
        )

    def _as_bars(self, found: Judgements, kind: str) -> Bars:
        counts, sums = counts_by_bin(found.bins), sums_by_bin(found.bins, found.costs)
        total = float(sums.sum()) or 1.0
        texts = tuple(
            self.tr("Cost {low} to {high}: {images}, {share} of the cost").format(
                low=plain_text(low),
                high=plain_text(high),
                images=images_text(int(count)),
                share=share_text(part / total),
            )
            for low, high, count, part in zip(EDGES, EDGES[1:], counts, sums, strict=False)
        )
        numbers = ("" if place % _EVERY else plain_text(edge) for place, edge in enumerate(EDGES[:-1]))
        values = sums / total if kind == "cost" else counts.astype(float)
        heights, ticks = _on_axis([float(value) for value in values], kind)
        left = {
            "count": self.tr("images"),
            "log": self.tr("images, each step ten times as many"),
            "cost": self.tr("share of the total cost"),
        }[kind]
        edges = (*numbers, "")
        return Bars(heights, texts, ticks, edges, left=left, bottom=self.tr("cost of an image"))

    def _choose(self, place: int) -> None:
        again = self._state.filter.cost_bin == place
        words = self.tr("Filter by cost")
        self.asked.emit(self._state.with_filter(cost_bin=None if again else place), words, None)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        chosen = self._state.filter.cost_bin
        draw_histogram(painter, box, self._bars, -1 if chosen is None else chosen)


def _on_axis(values: list[float], kind: str) -> tuple[tuple[float, ...], tuple[tuple[float, str], ...]]:
    """Heights 0…1, and the marks of an axis that ends at a round number."""
    most = max(values) or 1.0
    if kind == "log":
        decades = max(1, int(log10(most)) + 1)
        heights = tuple((log10(value) + 0.15) / (decades + 0.15) if value >= 1 else 0.0 for value in values)
        ticks = tuple(((n + 0.15) / (decades + 0.15), f"{10**n:,}") for n in range(decades + 1))
        return heights, ticks
    top = round_end(most)
    marks = [top * share for share in (0.0, 0.5, 1.0)]
    texts = [share_text(mark) if kind == "cost" else f"{mark:,.0f}" for mark in marks]
    ticks = tuple((mark / top, text) for mark, text in zip(marks, texts, strict=True))
    return tuple(value / top for value in values), ticks
