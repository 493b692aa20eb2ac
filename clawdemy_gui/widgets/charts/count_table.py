"""A square table of counts; every cell and every row's name is a filter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

Counts = Sequence[Sequence[int]]
_BLACK, _WHITE = "#000000", "#ffffff"
_FAINTEST = 0.25
"""How strong the colour of a cell is that holds a single one."""


class CountTable(QWidget):
    """One stop for the keyboard: arrow keys walk, Space or Enter chooses; a click chooses."""

    chosen = Signal(int, int)
    """Row and column of the cell that was chosen."""

    def __init__(
        self,
        name: str,
        rows: str,
        columns: str,
        text_of: Callable[[int, int, int], str],
        parent: QWidget | None = None,
    ) -> None:
        """rows, columns: what they count; text_of: (row, column, count) in words."""
        super().__init__(parent)
        self._titles = rows, columns
        self._text_of = text_of
        self._counts: Counts = ()
        self._names: Sequence[str] = ()
        self._chosen = (-1, -1)
        self._current = (0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(340, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def show_counts(self, counts: Counts, names: Sequence[str], chosen: tuple[int, int] = (-1, -1)) -> None:
        """counts: as many rows as columns; chosen: the cell in force; −1 for a whole row or none."""
        self._counts, self._names, self._chosen = counts, names, chosen
        self._walk(*self._current)

    def current_text(self) -> str:
        """The cell that the keyboard is on, in words."""
        row, column = self._current
        return self._text_of(row, column, int(self._counts[row][column])) if len(self._counts) else ""

    def _walk(self, row: int, column: int) -> None:
        last = max(len(self._counts) - 1, 0)
        self._current = min(max(row, 0), last), min(max(column, 0), last)
        self.setAccessibleDescription(self.current_text())
        self.setToolTip(self.current_text())
        self.update()

    def box_of(self, row: int, column: int) -> QRectF:
        """Where a cell is, in this widget's pixels."""
        return _cell(_grid(QRectF(self.rect())), row, column, len(self._counts))

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        for row in range(len(self._counts)):
            for column in range(len(self._counts)):
                if self.box_of(row, column).contains(place):
                    return row, column
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._current
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps:
            down, right = steps[key]
            self._walk(row + down, column + right)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._counts):
            self.chosen.emit(row, column)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._walk(*cell)
            self.chosen.emit(*cell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    focusOutEvent = focusInEvent

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_count_table(painter, QRectF(self.rect()), self._counts, self._names, self._titles, self._chosen)
        if self.hasFocus() and len(self._counts):
            painter.setPen(figure.pen(look.now().focus, 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.box_of(*self._current).adjusted(0, 0, -1, -1))


def _grid(box: QRectF) -> QRectF:
    small = look.now().small
    room = box.adjusted(small * 3.4, small * 3.0, -2, -2)
    wide = min(room.width(), room.height() * 1.5)
    return QRectF(room.left() + (room.width() - wide) / 2, room.top(), wide, room.height())


def _cell(grid: QRectF, row: int, column: int, count: int) -> QRectF:
    wide, tall = grid.width() / max(count, 1), grid.height() / max(count, 1)
    return QRectF(grid.left() + column * wide, grid.top() + row * tall, wide, tall)


def draw_count_table(
    painter: QPainter,
    box: QRectF,
    counts: Counts,
    names: Sequence[str],
    titles: tuple[str, str],
    chosen: tuple[int, int] = (-1, -1),
) -> None:
    """Draw the table into `box`: cells off the diagonal are the darker the more they hold."""
    style, grid = look.now(), _grid(box)
    small, size = style.small, len(counts)
    most = max((counts[r][c] for r in range(size) for c in range(size) if r != c), default=0)
    head = QRectF(grid.left(), box.top(), grid.width(), small * 1.5)
    figure.write(painter, head, titles[1], colour=style.soft, pixels=small)
    painter.save()
    painter.translate(grid.left() - small * 2.6, grid.center().y())
    painter.rotate(-90)
    side = QRectF(-grid.height() / 2, -small * 0.8, grid.height(), small * 1.5)
    figure.write(painter, side, titles[0], colour=style.soft, pixels=small)
    painter.restore()
    for place, name in enumerate(names):
        cell = _cell(grid, place, place, size)
        above = QRectF(cell.left(), grid.top() - small * 1.5, cell.width(), small * 1.5)
        left = QRectF(grid.left() - small * 1.8, cell.top(), small * 1.5, cell.height())
        figure.write(painter, above, name, pixels=small, bold=place == chosen[1])
        figure.write(painter, left, name, pixels=small, bold=place == chosen[0])
    for row in range(size):
        for column in range(size):
            cell = _cell(grid, row, column, size).adjusted(1, 1, -1, -1)
            on = row == chosen[0] and chosen[1] in (column, -1)
            _draw_cell(painter, cell, int(counts[row][column]), row == column, most, on)


def _draw_cell(painter: QPainter, cell: QRectF, count: int, right: bool, most: int, on: bool) -> None:
    style = look.now()
    ground = style.hand_tint if right else cell_colour(count / most if count else 0.0)
    painter.fillRect(cell, QColor(ground))
    if on:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(style.hand, 2.5))
        painter.drawRect(cell)
    ink = ink_on(ground)
    figure.write(painter, cell, f"{count:,}" if count else "", colour=ink, pixels=style.small, bold=right)


def ink_on(ground: str) -> str:
    """The colour in which a number is read best on this ground."""
    style = look.now()
    return max((style.ink, style.on_miss, _BLACK, _WHITE), key=lambda colour: look.contrast(colour, ground))


def cell_colour(share: float) -> str:
    """The ground of a cell that holds this share (0…1) of the most a cell holds: from plain to full."""
    style = look.now()
    if share <= 0:
        return style.ground
    plain, full = QColor(style.card), QColor(style.miss)
    strength = _FAINTEST + (1 - _FAINTEST) * share
    mixed = [
        round(low + strength * (high - low))
        for low, high in zip(plain.getRgb()[:3], full.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mixed).name()
