"""What the turn did to each digit, and which images it flipped between right and wrong."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.widgets.charts.before_and_now import BeforeAndNow
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.pictures.tiles import Tiles
from clawdemy_gui.widgets.pictures.wall import Wall

_MOST = 200
"""So many flipped images hang at most; the count says how many there are."""


class FlipsLook(CloserLook):
    """Ten bars and two small walls; all are compared with the moment the dial was taken in the hand."""

    follows_hand = True

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._shown: tuple[tuple[int, ...], ...] = ()
        self._bars = BeforeAndNow(self.tr("Cost of each digit"))
        self._now_right = TextLine()
        self._now_wrong = TextLine()
        self._right = Wall(self.tr("Images that are right now"), self._words_of)
        self._wrong = Wall(self.tr("Images that are wrong now"), self._words_of)
        for wall in (self._right, self._wrong):
            wall.opened.connect(self.image_opened)
            wall.setToolTip(self.tr("Click an image to see its ten outputs on the One image page"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(
            TextLine(self.tr("Cost of each digit’s images; dashed: when you picked this dial"), lines=2)
        )
        whole.addWidget(self._bars, 5)
        walls = QHBoxLayout()
        walls.setSpacing(8)
        for line, wall in ((self._now_right, self._right), (self._now_wrong, self._wrong)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(line)
            column.addWidget(wall, 1)
            walls.addLayout(column, 1)
        whole.addLayout(walls, 4)

    def _words_of(self, image: int) -> str:
        label = int(self._facts.data.labels[image]) if self._facts else 0
        return self.tr("Image {n:,}, a {label}").format(n=image + 1, label=label)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        digits, flips = facts.hold.digit_costs(), facts.hold.flips()
        if digits is None or flips is None:
            return
        before, now = (costs.tolist() for costs in digits)
        self._bars.show_bars(before, now, [total_text(cost) if cost == cost else "" for cost in now])
        right, wrong = flips
        self._now_right.show_text(self.tr("✓ now right: <b>{n:,}</b>").format(n=len(right)))
        self._now_wrong.show_text(self.tr("✗ now wrong: <b>{n:,}</b>").format(n=len(wrong)))
        some = tuple(tuple(flipped[:_MOST].tolist()) for flipped in flips)
        if some != self._shown:
            self._shown = some
            self._hang(self._right, right[:_MOST], facts, False)
            self._hang(self._wrong, wrong[:_MOST], facts, True)

    def _hang(self, wall: Wall, images: np.ndarray, facts: Facts, wrong: bool) -> None:
        count = len(facts.data)
        tiles = Tiles(facts.data.images, images, np.zeros(count), np.full(count, wrong))
        wall.show_tiles(tiles, empty=self.tr("none"))
