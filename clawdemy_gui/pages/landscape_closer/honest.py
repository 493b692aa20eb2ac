"""What the picture hides: directions, most of a path, and the slope that points out of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.twin import twin_words
from clawdemy_gui.landscape_words import percent_text
from clawdemy_gui.pages.landscape_closer.view import CloserLook, Facts
from clawdemy_gui.widgets.bound import Bound
from clawdemy_gui.widgets.line import Line


class HonestLook(CloserLook):
    """Four measured figures, each with what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.unseen = Line(lines=3)
        self.path = Line(lines=4)
        self.share = Bound(self.tr("Share of the path's movement that this picture shows"))
        self.slope = Line(lines=3)
        self.cosine = Line(lines=3)
        self.twins = Line(lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.unseen, self.path, self.share, self.slope, self.cosine, self.twins):
            if isinstance(part, Line):
                part.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            column.addWidget(part)
        column.addStretch(1)

    def show_facts(self, facts: Facts) -> None:
        landscape = facts.terrain.landscape
        dials, shown = landscape.network.parameter_count, len(landscape.directions)
        self.unseen.show_text(
            self.tr(
                "<b>{hidden:,}</b> of {dials:,} directions are not in this picture. Move along any of them "
                "and the map you see is another one."
            ).format(hidden=dials - shown, dials=dials)
        )
        self._show_path(facts)
        self._show_slope(facts)
        self._show_cosine(facts)
        self.twins.show_text(
            self.tr(
                "Every network has twins: the same neurons in another order, the same cost. Here at least "
                "<b>{count}</b> of them, each at the bottom of a valley like this one."
            ).format(count=twin_words(landscape.network.layers))
        )

    def _show_path(self, facts: Facts) -> None:
        share = facts.terrain.share
        self.share.setVisible(share is not None)
        if share is None:
            self.path.show_text(
                self.tr("Nobody knows the path that led to this network, so its share cannot be measured.")
            )
            return
        text = percent_text(share)
        words = (
            self.tr("Of the straight way from its random start this picture shows <b>{share}</b>.")
            if facts.terrain.straight
            else self.tr("Of the descent's movement this picture shows <b>{share}</b>.")
        )
        self.path.show_text(words.format(share=text))
        self.share.show_bound(0.0, "", share, text)

    def _show_slope(self, facts: Facts) -> None:
        underfoot = facts.here.underfoot if facts.here is not None else None
        if underfoot is None:
            self.slope.show_text("")
            return
        self.slope.show_text(
            self.tr(
                "Of the slope under the ball (as |gradient|²) <b>{share}</b> lies in this picture; the rest "
                "points out of it."
            ).format(share=percent_text(underfoot.share))
        )

    def _show_cosine(self, facts: Facts) -> None:
        cosine = facts.terrain.cosine
        if cosine is None:
            self.cosine.show_text(self.tr("One direction only: the picture is a cut through a cut."))
            return
        text = f"{0.0 if abs(cosine) < 5e-5 else cosine:.4f}".replace("-", "−")
        self.cosine.show_text(
            self.tr(
                "Cosine between the two directions: <b>{cosine}</b>. Two random ones among thousands are "
                "nearly always at a right angle: below 0.017 in 95 % of pairs."
            ).format(cosine=text)
        )
