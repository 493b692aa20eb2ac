"""Two machines drawn as boxes: what goes in, what comes out, and what is held fixed meanwhile."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


class Machine(NamedTuple):
    """One machine in words."""

    name: str
    takes: str
    """What is free: it goes in from the left."""
    gives: str
    fixed: str
    """What is held fixed, written below."""


class TwoMachines(QWidget):
    """The machine that is at work is lit: its box is filled and its edge is thick."""

    def __init__(self, name: str, machines: Sequence[Machine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._machines = list(machines)
        self._lit = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_lit(-1)

    def sizeHint(self) -> QSize:
        return QSize(200, round(look.now().small * 10.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(look.now().small * 9.5))

    def lit(self) -> int:
        """Which machine is at work, −1 for none."""
        return self._lit

    def show_lit(self, lit: int) -> None:
        """Light one machine, −1 for none."""
        self._lit = lit
        words = "; ".join(
            f"{machine.name}: {machine.takes} → {machine.gives}, {machine.fixed}"
            for machine in self._machines
        )
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_machines(QPainter(self), QRectF(self.rect()), self._machines, self._lit)


def draw_machines(painter: QPainter, box: QRectF, machines: Sequence[Machine], lit: int) -> None:
    """Draw the machines below each other into `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room_each = box.height() / len(machines)
    tall = min(room_each, look.now().small * 9.0)
    for number, machine in enumerate(machines):
        top = box.top() + number * room_each + (room_each - tall) / 2
        room = QRectF(box.left(), top, box.width(), tall - 4)
        _draw_machine(painter, room, machine, number == lit)


def _draw_machine(painter: QPainter, box: QRectF, machine: Machine, lit: bool) -> None:
    style = look.now()
    line = style.small * 1.35
    middle = QRectF(box.left(), box.top(), box.width(), box.height() - line)
    wide = box.width() * 0.35
    body = QRectF(middle.center().x() - wide / 2, middle.top() + 2, wide, middle.height() - 4)
    painter.setBrush(QColor(style.hand_tint if lit else style.card))
    painter.setPen(figure.pen(style.hand if lit else style.groove_edge, 2.5 if lit else 1.0))
    painter.drawRoundedRect(body, 5, 5)
    figure.write(painter, body.adjusted(4, 0, -4, 0), machine.name, pixels=style.text, bold=True)
    _arrow(painter, body.left() - 12, body.left() - 2, body.center().y(), lit)
    _arrow(painter, body.right() + 2, body.right() + 12, body.center().y(), lit)
    left = QRectF(box.left(), middle.top(), body.left() - 14 - box.left(), middle.height())
    right = QRectF(body.right() + 14, middle.top(), box.right() - body.right() - 14, middle.height())
    free = style.hand if lit else style.ink
    figure.write(painter, left, machine.takes, figure.Align.AlignRight, free, style.small, lit)
    figure.write(painter, right, machine.gives, figure.Align.AlignLeft, style.ink, style.small, lit)
    below = QRectF(box.left(), middle.bottom(), box.width(), line)
    figure.write(painter, below, machine.fixed, colour=style.soft, pixels=style.small)


def _arrow(painter: QPainter, start: float, end: float, y: float, lit: bool) -> None:
    style = look.now()
    colour = style.hand if lit else style.groove_edge
    painter.setPen(figure.pen(colour, 1.5))
    painter.drawLine(QPointF(start, y), QPointF(end - 3, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(end, y), QPointF(end - 5, y - 3.5), QPointF(end - 5, y + 3.5)]))
