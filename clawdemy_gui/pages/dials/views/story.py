"""The dial in the hand, its story: which it is, its slope, and the numbers before and now."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.dials.words import address_text, difference_text, small_text, value_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.widgets.layout.more_words import MoreWords, show_more
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


class StoryLook(CloserLook):
    """The view that the page opens with."""

    follows_hand = True

    def __init__(self) -> None:
        super().__init__()
        self._address = TextLine(lines=2, bold=True)
        self._slope = TextLine(lines=2)
        self._table = Table(self.tr("This dial before and now"))
        self._meaning = TextLine(lines=5, soft=True)
        self._more = [
            MoreWords(
                self.tr(
                    "Turn it by its knob, its slider or its field, or drag the point on its curve: that "
                    "curve is the total cost, seen along this one dial."
                )
            ),
            MoreWords(
                self.tr(
                    "The slope is this dial's part of the gradient. All the parts together say which way is "
                    "down for all dials at once."
                )
            ),
            MoreWords(
                self.tr(
                    "Take another dial: the steepest moves the cost most, a dead one moves nothing at all."
                )
            ),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._address)
        column.addWidget(self._slope)
        column.addWidget(self._table, 100)
        column.addWidget(self._meaning)
        for part in self._more:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self)

    def show_facts(self, facts: Facts) -> None:
        hold, state = facts.hold, facts.state
        now, start, count = hold.now, hold.start(), len(facts.data)
        if now is None or start is None:
            return
        self._address.show_text(address_text(facts.layers, state.dial))
        self._slope.show_text(self._slope_words(facts))
        value, began = hold.value(), hold.start_value()
        right, was = round(now.accuracy * count), round(start.accuracy * count)
        change = now.cost - start.cost if state.turned else 0.0
        more = f"{right - was:+,}".replace("-", "−") if right != was else "0"
        self._table.show_cells(
            [self.tr("value"), self.tr("total cost"), self.tr("accuracy"), self.tr("right answers")],
            [self.tr("before"), self.tr("now"), self.tr("change")],
            [
                [value_text(began), value_text(value), difference_text(value - began)],
                [total_text(start.cost), total_text(now.cost), difference_text(change)],
                [
                    accuracy_text(start.accuracy, count),
                    accuracy_text(now.accuracy, count),
                    "",
                ],
                [f"{was:,}", f"{right:,}", more],
            ],
            frozenset({(1, 1)}),
        )
        self._meaning.show_text(
            self.tr(
                "One of {dials:,} dials is in your hand. All others stay as they are, and so does the set of "
                "{images}. The cost follows this one number: that is what C(w, b) is a function of."
            ).format(dials=len(hold.dead), images=images_text(count))
        )

    def _slope_words(self, facts: Facts) -> str:
        if facts.hold.dead[facts.state.dial]:
            return self.tr("<b>Dead:</b> its pixel is blank in every image, so no image feels it. Slope 0.")
        slope = facts.hold.slope()
        if slope is None:
            return self.tr("Its slope is being found.")
        number, exact = slope
        text = small_text(number)
        if number == 0:
            return self.tr("Slope <b>0</b>: flat, turning it a little wins nothing.")
        if not exact:
            return self.tr("Slope about <b>{slope}</b>, read off the curve while you turn.").format(
                slope=text
            )
        if number < 0:
            words = self.tr("Slope <b>{slope}</b>: turned <b>up</b> a little, the cost falls.")
        else:
            words = self.tr("Slope <b>{slope}</b>: turned <b>down</b> a little, the cost falls.")
        return words.format(slope=text)
