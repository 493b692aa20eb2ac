"""Draws the Dials page's cards from what its hold has found, and says it in words."""

import numpy as np
from PySide6.QtCore import QObject

from clawdemy_gui.known import known
from clawdemy_gui.number_text import accuracy_text, change_text, rough_text, total_text
from clawdemy_gui.pages.dials.dial_plan import plans
from clawdemy_gui.pages.dials.showing import Showing
from clawdemy_gui.pages.dials.words import (
    address_text,
    close_text,
    difference_text,
    small_text,
    value_text,
)
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import Point
from clawdemy_gui.widgets.painting.diverging import shares

_LARGE_WEIGHT = 98
"""Per cent of the dials have a colour of their own; the few beyond have the last one."""
_DECADES = 1e4
"""On the logarithmic picture slopes so many times smaller than the largest are blank."""
_CLOSE = 0.2
"""On a range narrower than this the lesson of the staircase is in sight."""


class DialsDrawing(QObject):
    """The page asks it to draw; it changes nothing."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page = page
        self._mapped: tuple[object, np.ndarray] = (None, np.zeros(0))
        self._largest = 1.0

    # All dials.

    def layers(self, layers: tuple[int, ...]) -> None:
        """A network of another shape: lay its dials out anew."""
        self._mapped = (None, np.zeros(0))
        self._page.map_card.map.show_plans(plans(layers))

    def map(self) -> None:
        """All dials as pictures."""
        page, hold = self._page, self._page.hold
        page.map_card.show_picture(page.view.picture)
        page.map_card.map.show_chosen(page.state.dial)
        if page.view.picture == "slopes" and hold.slopes is not None:
            self._map_slopes(hold.slopes)
        else:
            self._map_values()

    def _map_values(self) -> None:
        page = self._page
        start = page.hold.start_network()
        values = start.parameters.astype(np.float64)
        for dial, value in page.state.turned.items():
            values[dial] = value
        if self._mapped[0] is start and len(self._mapped[1]) == len(values):
            for dial in np.flatnonzero(values != self._mapped[1]).tolist():
                page.map_card.map.show_share(dial, float(shares(values[dial : dial + 1], self._largest)[0]))
        else:
            self._largest = float(np.percentile(np.abs(start.parameters), _LARGE_WEIGHT)) or 1.0
            page.map_card.map.show_shares(shares(values, self._largest))
            end = rough_text(self._largest, 1)
            page.map_card.legend.show_ends(f"≤ −{end}", "0", f"≥ {end}")
        self._mapped = (start, values)

    def _map_slopes(self, slopes: np.ndarray) -> None:
        page = self._page
        largest = float(np.abs(slopes).max())
        smallest = largest / _DECADES if page.view.logarithmic else None
        page.map_card.map.show_shares(shares(slopes, largest, smallest), page.hold.dead)
        self._mapped = (None, np.zeros(0))
        end = small_text(largest).removeprefix("+")
        page.map_card.legend.show_ends(f"−{end}", "0", f"+{end}")

    def pointed(self, dial: int) -> None:
        """What the pointer or the keys are at."""
        page = self._page
        dead = page.hold.dead
        if dial >= 0:
            text = f"<b>{self.dial_words(dial)}</b>"
        elif page.view.picture == "slopes" and len(dead):
            text = self.tr("Checkered: dead dials. Click takes one in the hand.")
        else:
            text = self.tr("Click takes a dial in the hand, Ctrl+wheel enlarges.")
        page.map_card.pointed.show_text(text)

    def dial_words(self, dial: int) -> str:
        """A dial's address and value, or slope."""
        page = self._page
        if page.shown is None:
            return ""
        address = address_text(page.layers(), dial)
        if page.view.picture == "slopes" and page.hold.slopes is not None:
            if page.hold.dead[dial]:
                return self.tr("{address}: dead").format(address=address)
            number = small_text(float(page.hold.slopes[dial]))
            return self.tr("{address}: slope {number}").format(address=address, number=number)
        turned = page.state.turned
        value = turned[dial] if dial in turned else float(page.hold.start_network().parameters[dial])
        return self.tr("{address}: {number}").format(address=address, number=value_text(value))

    # The dial in the hand.

    def dial(self) -> None:
        """Where the dial stands, and what it is."""
        page, hold = self._page, self._page.hold
        low, high, value, start = page.view.low, page.view.high, hold.value(), hold.start_value()
        share = (value - low) / (high - low)
        began = (start - low) / (high - low)
        mark = began if 0.0 <= began <= 1.0 else None
        count = len(page.state.turned)
        page.hand.show_range(low, high, mark)
        page.hand.show_value(value, share, page.state.dial in page.state.turned, count)
        page.hand.address.show_text(address_text(page.layers(), page.state.dial))
        page.hand.which.show_text(self._which(count))
        page.curve.show_count(len(known(page.shown).data))
        page.curve.show_share(share, value_text(value), mark)
        page.map_card.seed.show_seed(page.state.pick_seed)
        if hold.now is not None:
            self.map()
        self._hint()
        self.pointed(page.map_card.map.pointed_cell())

    def _which(self, count: int) -> str:
        page = self._page
        dials = len(page.hold.start_network().parameters)
        text = self.tr("Dial {dial:,} of {dials:,}").format(dial=page.state.dial, dials=dials)
        if page.hold.dead[page.state.dial]:
            text += " · <b>" + self.tr("dead") + "</b>"
        if count:
            text += " · " + self.tr("turned: {n:,}").format(n=count)
        return text

    def _hint(self) -> None:
        page = self._page
        images = images_text(len(known(page.shown).data))
        state, view, dead = page.state, page.view, page.hold.dead
        if dead[state.dial]:
            text = self.tr(
                "<b>A dead dial:</b> its pixel is blank in every image, so no image feels it. "
                "{dead:,} of {dials:,} dials are dead here; you have turned {found:,} of them."
            )
            found = sum(bool(dead[dial]) for dial in state.turned)
            text = text.format(dead=int(dead.sum()), dials=len(dead), found=found)
        elif state.neurons == "step":
            text = self.tr(
                "<b>On/off neurons:</b> the cost is a staircase too. Between the steps the slope is 0: "
                "nothing says which way is down."
            )
        elif view.high - view.low < _CLOSE:
            text = self.tr(
                "So close one sees it: the accuracy goes in steps of one image, the cost has no steps. That "
                "is why learning follows the cost."
            )
        elif state.turned:
            text = self.tr(
                "The set of {images} stayed the same. The dials are what C(w, b) is a function of: all of "
                "them in, one number out."
            ).format(images=images)
        else:
            text = self.tr(
                "Turn the dial, or drag its point: a set of {images} is answered anew each time, and one "
                "number follows."
            ).format(images=images)
        page.show_hint(text)

    # The one number.

    def turn(self) -> None:
        """The total cost and the accuracy, and the point on the curve."""
        page, hold = self._page, self._page.hold
        now, start, count = known(hold.now), known(hold.start()), len(known(page.shown).data)
        change = now.cost - start.cost if page.state.turned else 0.0
        page.number.show_number(total_text(now.cost), difference_text(change) if change else "")
        page.number.setAccessibleDescription(self.sentence())
        right, was = round(now.accuracy * count), round(start.accuracy * count)
        page.accuracy.show_text(
            self.tr("accuracy <b>{share}</b> · {right:,} of {count:,} right").format(
                share=accuracy_text(now.accuracy, count), right=right, count=count
            )
        )
        if page.view.high - page.view.low < _CLOSE:
            text = self.tr("cost to seven decimals: <b>{cost}</b>").format(cost=close_text(now.cost))
        elif page.state.turned:
            more = f"{right - was:+,}".replace("-", "−") if right != was else "0"
            text = self.tr("started at {cost}, {share} · {more} right").format(
                cost=total_text(start.cost),
                share=accuracy_text(start.accuracy, count),
                more=more,
            )
        else:
            text = self.tr("no dial turned yet: this is where you started")
        page.since.show_text(text)
        self.point()

    def point(self) -> None:
        """The point on the curve, and the slope there."""
        page, hold = self._page, self._page.hold
        if hold.now is None or hold.curve is None:
            page.curve.curves.show_point(None)
            page.curve.title.show_text(self.tr("The curve of this dial comes …"))
            return
        slope = hold.slope()
        steep = slope[0] if slope else None
        began = hold.start_value()
        page.curve.curves.show_point(
            Point(
                hold.value(),
                hold.now.cost,
                hold.now.accuracy,
                steep,
                began if page.state.dial in page.state.turned else None,
            )
        )
        page.curve.title.show_text(self._slope_words(slope))

    def _slope_words(self, slope: tuple[float, bool] | None) -> str:
        if slope is None:
            return self.tr("The total cost over the whole range of this dial")
        number, exact = slope
        text = small_text(number)
        if number == 0:
            return self.tr("Slope here: <b>0</b>. Flat: turning this dial wins nothing.")
        if not exact:
            return self.tr("Slope here: about <b>{slope}</b>").format(slope=text)
        if number < 0:
            words = self.tr("Slope here: <b>{slope}</b>. Turned up, the cost falls.")
        else:
            words = self.tr("Slope here: <b>{slope}</b>. Turned up, the cost rises.")
        return words.format(slope=text)

    def curve(self) -> None:
        """As much of the curve as is known."""
        page, curve = self._page, self._page.hold.curve
        if curve is None:
            return
        x_range = (page.view.low, page.view.high)
        page.curve.curves.show_curves(*curve, x_range, 1.0 / len(known(page.shown).data))
        self.point()

    def slopes(self) -> None:
        """The slope in every dial has come."""
        self.point()
        if self._page.view.picture == "slopes":
            self.map()

    # In words.

    def sentence(self) -> str:
        """The state in one spoken sentence."""
        page, hold = self._page, self._page.hold
        if page.shown is None or hold.now is None:
            return self.tr("The images are being answered.")
        count = len(page.shown.data)
        text = self.tr("{address} at {value}. Total cost {cost}, accuracy {share} of {images}.").format(
            address=address_text(page.layers(), page.state.dial),
            value=value_text(hold.value()),
            cost=total_text(hold.now.cost),
            share=accuracy_text(hold.now.accuracy, count),
            images=images_text(count),
        )
        change = hold.now.cost - known(hold.start()).cost
        if page.state.turned:
            words = self.tr("Dials turned: {n:,}, change of cost {change}.")
            text += " " + words.format(n=len(page.state.turned), change=change_text(change))
        return text

    def help(self) -> str:
        """What the page shows, as rich text."""
        return self.tr(
            "<p>For fixed images only the weights and biases are free. Each of them is a <b>dial</b>, and "
            "the <b>total cost</b> is a function of all of them: C(w, b), thousands of numbers in, one "
            "number out.</p><p>The pictures at the left are all dials: each neuron of the first layer is a "
            "picture of its 28×28 weights with its bias below; then come the later layers, a row for each "
            "neuron. Click one to take it in the hand. Turn it with the knob, the slider, the field, or by "
            "dragging the point on its curve; every image is answered anew each time.</p><p>The smooth curve"
            " is the total cost, the staircase is the accuracy: zoom in until a nudge moves the one and not "
            "the other. The column at the right looks closer: which dials matter, what the turn did to each "
            "digit and image, how many images there are, the nudge experiment, the search by chance, on/off "
            "neurons, and all dials as a list.</p>"
        )
