"""Draws the Landscape page's cards from what its surveyor has found, and says it in words."""

from PySide6.QtCore import QObject

from clawdemy_gui.known import known
from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.landscape.showing import Showing
from clawdemy_gui.pages.landscape.surveying import AT_ONCE, Here, Survey, ends
from clawdemy_gui.pages.landscape.words import (
    axis_words,
    far_text,
    mark_words,
    notice,
    percent_text,
    place_text,
    seen_words,
)
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import Point
from clawdemy_gui.widgets.maps.contour_paint import Chart, MapWords, Mark

_NO_SLOPE = 1e-7
"""A slope smaller than this is rounding: there is no way down to show."""


class LandscapeDrawing(QObject):
    """The page asks it to draw; it changes nothing."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        self._page = page
        self._drawn: object = None
        self._noticed: object = None
        """The key of the slice that the sentence is about."""

    def picture(self) -> None:
        """As much of the map or of the curve as is known."""
        page, survey = self._page, self._page.surveyor.survey
        terrain = page.surveyor.terrain
        if survey is None or terrain is None or survey.terrain.key != terrain.key:
            return
        drawn = (id(survey.picture), page.view.number, id(terrain))
        if drawn != self._drawn:
            self._drawn = drawn
            if page.state.directions == 2:
                self._map(survey)
            else:
                self._curve(survey)
        self.seen()
        self._target()
        self._notice(survey)

    def _map(self, survey: Survey) -> None:
        page, view, state = self._page, self._page.view, self._page.state
        values = survey.numbers(view.number)
        if values is None or values.ndim != 2:
            return
        number = self.tr("cost") if view.number == "cost" else self.tr("accuracy")
        words = MapWords(axis_words(state, 0), axis_words(state, 1), number, view.number == "accuracy")
        terrain = survey.terrain
        marks = [Mark(*terrain.mark, mark_words(state))] if terrain.mark else []
        free = [*marks, Mark(0.0, 0.0, "")]
        page.card.map.show_chart(Chart(values, ends(survey.region, 0), ends(survey.region, 1), words, free))
        page.card.map.show_marks(marks, terrain.path)

    def _curve(self, survey: Survey) -> None:
        page = self._page
        costs, accuracies = survey.numbers("cost"), survey.numbers("accuracy")
        if costs is None or costs.ndim != 1:
            return
        page.card.show_curve_words(axis_words(page.state, 0))
        step = 1.0 / len(known(page.shown).data)
        page.card.curves.show_curves(survey.values(0), costs, known(accuracies), page.seen_ends(0), step)

    def seen(self) -> None:
        """Which part of the slice is seen, and the ball upon it."""
        page = self._page
        if page.surveyor.terrain is None:
            return
        page.card.map.show_seen(page.seen_ends(0), page.seen_ends(1))
        self.ball()

    def ball(self) -> None:
        """Where the ball lies, on the map, on the curve and on the slider."""
        page, here = self._page, self._page.surveyor.here
        x, y = page.state.ball
        fresh = here is not None and here.place == page.state.place
        underfoot = known(here).underfoot if fresh else None
        if page.state.directions == 2:
            down = (underfoot.downhill[0], underfoot.downhill[1]) if underfoot is not None else None
            steep = underfoot is not None and max(map(abs, underfoot.slopes)) > _NO_SLOPE
            page.card.map.show_ball(x, y, down if steep else None, self.sentence())
            return
        low, high = page.seen_ends(0)
        page.card.slider.show_share((x - low) / (high - low), far_text(x))
        page.card.slider.show_mark(-low / (high - low) if low <= 0 <= high else None)
        if fresh:
            slope = underfoot.slopes[0] if underfoot is not None else None
            page.card.curves.show_point(Point(x, known(here).cost, known(here).accuracy, slope, 0.0))

    def here(self) -> None:
        """The exact numbers under the ball."""
        page, here, terrain = self._page, self._page.surveyor.here, self._page.surveyor.terrain
        card = page.here
        if here is None or terrain is None:
            return
        count, dials = len(known(page.shown).data), terrain.landscape.network.parameter_count
        page.number.show_number(total_text(here.cost))
        page.number.setAccessibleDescription(self.sentence())
        page.accuracy.show_text(
            self.tr("accuracy <b>{share}</b> of {images}").format(
                share=accuracy_text(here.accuracy, count), images=images_text(count)
            )
        )
        away = any(page.state.ball)
        card.place.show_text(
            self.tr("the ball is at {place}").format(place=place_text(page.state.place))
            if away
            else self.tr("the ball lies where the network is")
        )
        card.back.setEnabled(away)
        card.seen.show_text(seen_words(page.state.directions, dials))
        self._share(here)
        self.ball()

    def _target(self) -> None:
        """The exact cost of the network one looks towards."""
        page, terrain = self._page, self._page.surveyor.terrain
        text = ""
        if terrain is not None and terrain.mark is not None and terrain.ends is not None:
            words = self.tr("The cost at {name} is {cost}.")
            text = words.format(name=mark_words(page.state), cost=total_text(terrain.ends[1]))
        page.here.target.show_text(text)

    def _share(self, here: Here) -> None:
        page = self._page
        path = known(page.surveyor.terrain).share
        parts = []
        if here.underfoot is not None:
            text = self.tr("{share} of the slope here lies in this picture.")
            parts.append(text.format(share=percent_text(here.underfoot.share)))
        if path is not None and not known(page.surveyor.terrain).straight:
            text = self.tr("{share} of the path's movement does.")
            parts.append(text.format(share=percent_text(path)))
        page.here.share.show_text(" ".join(parts))

    def _notice(self, survey: Survey) -> None:
        """What the part to begin with shows, once every point of it is known."""
        page, terrain, picture = self._page, survey.terrain, survey.picture
        if survey.region != terrain.region:
            if self._noticed != terrain.key:
                self._noticed = terrain.key
                page.here.notice.show_text(
                    self.tr("A part of the slice. “Whole” shows the part to begin with.")
                )
        elif known(picture).done == known(picture).total:
            self._noticed = terrain.key
            dials, costs = terrain.landscape.network.parameter_count, survey.numbers("cost")
            page.here.notice.show_text(
                notice(page.state, survey.values(0), known(costs), dials, terrain.ends)
            )
        elif self._noticed != terrain.key and len(known(page.shown).data) > AT_ONCE:
            page.here.notice.show_text(
                self.tr("Coarse first, then fine: point by point the picture gets true.")
            )

    def reading(self, here: Here) -> None:
        """The exact numbers where one points."""
        text = self.tr("cost {cost}, accuracy {accuracy}").format(
            cost=total_text(here.cost),
            accuracy=accuracy_text(here.accuracy, len(known(self._page.shown).data)),
        )
        self._page.card.map.show_reading(text)
        self._page.card.map.setAccessibleDescription(
            self.tr("At {place}: {numbers}").format(place=place_text(here.place), numbers=text)
        )

    def sentence(self) -> str:
        """The state in one spoken sentence."""
        page, here, terrain = self._page, self._page.surveyor.here, self._page.surveyor.terrain
        if here is None or terrain is None:
            return self.tr("The landscape is being surveyed.")
        text = self.tr("Ball at {place}. Cost {cost}, accuracy {accuracy}. {seen}: {axes}.")
        axes = [axis_words(page.state, axis) for axis in range(page.state.directions)]
        dials = terrain.landscape.network.parameter_count
        return text.format(
            place=place_text(page.state.place),
            cost=total_text(here.cost),
            accuracy=accuracy_text(here.accuracy, len(known(page.shown).data)),
            seen=seen_words(page.state.directions, dials).replace("<b>", "").replace("</b>", ""),
            axes="; ".join(axes),
        )

    def help(self) -> str:
        """What the page shows, as rich text."""
        return self.tr(
            "<p>The <b>cost</b> is a function of all dials of a network: a landscape over thousands of "
            "directions. Nobody can see it; this page shows <b>slices</b> of it through one network, "
            "along one direction (a curve) or two (a map). Every point of a slice is a network of its "
            "own, judged on all images.</p><p>The ball lies where the network is, at 0. Click the map or "
            "pull the ball to put it elsewhere; point anywhere to read the exact cost there, which is "
            "computed and not read off the colours. The arrow keys move the ball, with Shift a reading "
            "cross, with Ctrl the map; + and − or Ctrl+wheel zoom. The arrow on the ball points where the"
            " cost falls fastest within the slice.</p><p><b>Random</b> directions are filter-normalised: "
            "each neuron's dials move as far as they are large. Almost every random slice looks like one "
            "bowl. The prepared views show what it hides: the way from start to trained falls, between "
            "two trained networks stands a hill, and between a network and its own shuffled twin, which "
            "computes the same, stands one too.</p><p>The column at the right opens the map as a "
            "surface to turn, cost and accuracy along one line, what the picture does not show, a ball that "
            "rolls, and the numbers. Pictures, tables and the surface as an OBJ file are in the File "
            "menu.</p>"
        )
