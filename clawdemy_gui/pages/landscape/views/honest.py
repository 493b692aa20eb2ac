"""What the picture hides: directions, most of a path, and the slope that points out of it."""

from math import sqrt

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.slices.twin import twin_words
from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.landscape.words import percent_text
from clawdemy_gui.widgets.charts.least_share import LeastShare
from clawdemy_gui.widgets.layout.text_line import TextLine

_IN_95_OF_100 = 1.96
"""A normal number's distance from 0, in widths, in 95 of 100 cases."""
_LINES = (3, 3, 2, 4, 2)
"""Of each paragraph, at most."""


class HonestLook(CloserLook):
    """Measured figures, each with what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.share = LeastShare(self.tr("Share of the path's movement that this picture shows"))
        self.words = [TextLine(lines=lines) for lines in _LINES]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in self.words:
            column.addWidget(part)
            if part is not self.words[-1]:
                column.addStretch(1)
        column.addWidget(self.share)
        column.addStretch(1)

    def show_facts(self, facts: Facts) -> None:
        landscape = facts.terrain.landscape
        dials, shown = landscape.network.parameter_count, len(landscape.directions)
        unseen = self.tr(
            "<b>{hidden:,}</b> of {dials:,} directions are not in this picture. Move along any of them "
            "and the map you see is another one."
        ).format(hidden=dials - shown, dials=dials)
        twins = self.tr(
            "Every network has twins: the same neurons in another order, the same cost. Here at least "
            "<b>{count}</b> of them, each in a landscape of the same shape."
        ).format(count=twin_words(landscape.network.layers))
        parts = [unseen, self._cosine(facts), self._slope(facts), twins, self._path(facts)]
        for line, text in zip(self.words, parts, strict=True):
            line.show_text(text)
            line.setVisible(bool(text))

    def _path(self, facts: Facts) -> str:
        share = facts.terrain.share
        self.share.setVisible(share is not None)
        if share is None:
            return self.tr("Nobody knows the path that led to this network, so its share cannot be measured.")
        text = percent_text(share)
        words = (
            self.tr("Of the straight way from its random start this picture shows <b>{share}</b>.")
            if facts.terrain.straight
            else self.tr("Of the descent's movement this picture shows <b>{share}</b>.")
        )
        self.share.show_share(0.0, "", share, text)
        return words.format(share=text)

    def _slope(self, facts: Facts) -> str:
        underfoot = facts.here.underfoot if facts.here is not None else None
        if underfoot is None:
            return ""
        return self.tr(
            "Of the slope under the ball (as |gradient|²) <b>{share}</b> lies in this picture; the rest "
            "points out of it."
        ).format(share=percent_text(underfoot.share))

    def _cosine(self, facts: Facts) -> str:
        cosine, dials = facts.terrain.cosine, facts.terrain.landscape.network.parameter_count
        if cosine is None:
            return self.tr("One direction only: the curve is a cut through the map, and that is one too.")
        text = rough_text(cosine, 4)
        return self.tr(
            "Cosine between the two directions: <b>{cosine}</b>. Of two random ones among {dials:,} it is "
            "below {usual} in 95 % of pairs: nearly a right angle."
        ).format(cosine=text, dials=dials, usual=rough_text(_IN_95_OF_100 / sqrt(dials), 3))
