"""The map as a surface in three dimensions."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.known import known
from clawdemy_gui.pages.landscape.surveying import Survey, ends
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.landscape.words import axis_words
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.maps.surface import Surface


class SurfaceLook(CloserLook):
    """Turned by pulling it, or with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._drawn: object = None
        self._words = TextLine(soft=True, lines=2)
        self.surface = Surface(self.tr("Landscape in three dimensions"))
        self.surface.turned.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.surface, 1)

    def _turn(self, turn: float, tilt: float) -> None:
        if self._facts is not None:
            self.view_asked.emit(replace(self._facts.view, turn=turn, tilt=tilt))

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self.surface.show_view(facts.view.turn, facts.view.tilt)
        survey = facts.survey
        values = survey.numbers(facts.view.number) if survey is not None else None
        if facts.state.directions == 1 or values is None or values.ndim != 2:
            self._words.show_text(self.tr("A surface needs two directions: press “Map”."))
            return
        self._words.show_text(
            self.tr("Pull it, or press the arrow keys, to turn it. The height shows the {number}.").format(
                number=self.tr("cost") if facts.view.number == "cost" else self.tr("accuracy")
            )
        )
        picture = known(survey).picture
        drawn = (
            facts.terrain.key,
            known(survey).region,
            known(picture).total,
            known(picture).stride,
            facts.view.number,
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self.surface.show_values(values, (axis_words(facts.state, 0), axis_words(facts.state, 1)))
        path = _upon(facts.terrain.path, values, known(survey))
        self.surface.show_upon(_ball(facts, values, known(survey)), [path] if len(path) > 1 else [])

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """The surface for a file or a printer."""
        self.surface.draw(painter, box)


def _ball(facts: Facts, values: np.ndarray, survey: Survey) -> tuple[float, float, float] | None:
    found = _upon(np.array([facts.state.ball]), values, survey)
    return tuple(found[0].tolist()) if len(found) else None


def _upon(places: np.ndarray, values: np.ndarray, survey: Survey) -> np.ndarray:
    """(k, 3) shares 0…1: those places that the picture shows, with the height of the ground there."""
    shares = np.stack(
        [
            (places[:, axis] - ends(survey.region, axis)[0]) / np.ptp(ends(survey.region, axis))
            for axis in (0, 1)
        ],
        axis=1,
    )
    shares = shares[((shares >= 0) & (shares <= 1)).all(axis=1)]
    rows = np.rint(shares[:, 1] * (values.shape[0] - 1)).astype(int)
    columns = np.rint(shares[:, 0] * (values.shape[1] - 1)).astype(int)
    low, high = float(values.min()), float(values.max())
    heights = (values[rows, columns] - low) / ((high - low) or 1.0)
    return np.column_stack([shares, heights])
