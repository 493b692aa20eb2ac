"""Slope, not aim: the arrow points downhill here, not at the bottom."""

from math import atan2 as angle_of
from math import degrees, hypot

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.valleys import Place, Step, nearest_minimum
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.charts.valley_curve import draw_arrow
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture

translate = QCoreApplication.translate
_NO_LENGTH = 1e-12


class SlopeNotAim(WalkView):
    """Two arrows from the ball: where the slope says, and where the bottom is; and the angle between them."""

    def __init__(self) -> None:
        super().__init__()
        self._state = SmallValley()
        self._words = TextLine(lines=6)
        self.picture = FunctionPicture(self.tr("The way the slope points, and the way to the bottom"))
        self.picture.setMinimumHeight(240)
        self.narrow = QPushButton(self.tr("Show it in the narrow valley"))
        self.narrow.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.picture, 1)
        column.addWidget(self.narrow)

    def _ask(self) -> None:
        self.asked.emit(self._state.in_valley("narrow"), self.tr("The narrow valley"))

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        self._state = state
        self.narrow.setVisible(state.valley != "narrow")
        last = walked[-1]
        down = tuple(-part for part in last.slope)
        aim = tuple(b - w for b, w in zip(nearest_minimum(state.shape, last.place), last.place, strict=True))
        if state.shape.dials == 1:
            down, aim = (down[0], 0.0), (aim[0], 0.0)
        off = angle_between(down, aim)
        if state.shape.dials == 1:
            text = self.tr(
                "With one dial there are only two ways, and the slope picks the right one. With two dials it "
                "picks the steepest one, and that seldom leads straight to the bottom."
            )
        elif off is None:
            text = self.tr("The slope is 0 here: it points nowhere.")
        else:
            text = self.tr(
                "The slope points where the ground falls fastest <b>here</b>. The bottom lies <b>{off}°</b> "
                "away from that. In a long narrow valley the walk runs down the walls, to and fro, and only "
                "slowly along the floor."
            ).format(off=round(off))
        self._words.show_text(text)
        spoken = text.replace("<b>", "").replace("</b>", "")
        self.picture.show_painting(lambda painter, box: _paint(painter, box, down, aim), spoken)


def angle_between(one: Place, other: Place) -> float | None:
    """Degrees between two directions, 0…180; None where one of them has no length."""
    if hypot(*one) < _NO_LENGTH or hypot(*other) < _NO_LENGTH:
        return None
    apart = degrees(angle_of(one[1], one[0]) - angle_of(other[1], other[0]))
    return abs((apart + 180.0) % 360.0 - 180.0)


def _paint(painter: QPainter, box: QRectF, down: Place, aim: Place) -> None:
    style = look.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = style.small * 1.6
    reach = min(box.width(), box.height() - 2 * line) * 0.42
    below = max(reach / 0.84, 0.42 * (box.height() - 2 * line))
    centre = QPointF(box.center().x(), box.top() + 2 * line + below)
    painter.setPen(figure.pen(style.grid, 1.0))
    painter.drawEllipse(centre, reach, reach)
    words = (
        (down, style.largest_edge, translate("small_valley", "downhill here"), False),
        (aim, style.hand, translate("small_valley", "to the bottom"), True),
    )
    for number, (way, colour, text, dashed) in enumerate(words):
        row = QRectF(box.left(), box.top() + number * line, box.width(), line)
        figure.write(painter, row, text, figure.Align.AlignLeft, colour, style.small, True)
        length = hypot(*way)
        if length >= _NO_LENGTH:
            painter.setPen(figure.pen(colour, 3.0, dashed))
            draw_arrow(painter, centre, centre + QPointF(way[0], -way[1]) / length * reach, 12.0)
    painter.setPen(figure.pen(style.largest_edge, 2))
    painter.setBrush(QColor(style.largest))
    painter.drawEllipse(centre, 9.0, 9.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
