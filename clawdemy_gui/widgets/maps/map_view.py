"""Which part of a map is seen, and how large: zoom, pan, and the way between map and screen."""

from PySide6.QtCore import QPointF, QRectF, QSize

MOST_ZOOM = 24.0
_MARGIN = 10
"""Free pixels around the whole map, so that a frame around its outermost cell is seen."""


class MapView:
    """A map of `wide` × `tall` units in a widget; zoom 1 shows all of it."""

    def __init__(self) -> None:
        self._wide, self._tall = 1, 1
        self._room = QSize(1, 1)
        self.zoomed = 1.0
        self._middle = QPointF(0.5, 0.5)
        """What is in the middle of the widget, as shares of the map."""

    def scale_of(self, size: tuple[int, int], room: QSize) -> float:
        """Pixels a unit, if a map of this size is to be seen whole in this room."""
        return min((room.width() - _MARGIN) / size[0], (room.height() - _MARGIN) / size[1])

    def fit(self, size: tuple[int, int], room: QSize) -> None:
        """The map's size in units and the widget's in pixels."""
        (self._wide, self._tall), self._room = size, room
        self._keep_inside()

    def show_all(self) -> None:
        """See the whole map."""
        self.zoomed, self._middle = 1.0, QPointF(0.5, 0.5)

    def zoom(self, factor: float, about: QPointF) -> None:
        """Enlarge by `factor`; the place `about` on the screen stays where it is."""
        before = self.to_map(about)
        self.zoomed = min(max(self.zoomed * factor, 1.0), MOST_ZOOM)
        after = self.to_map(about)
        self._move(before - after)

    def pan(self, moved: QPointF) -> None:
        """Move the map by so many pixels."""
        self._move(-moved / self._scale())

    def to_map(self, place: QPointF) -> QPointF:
        """A place of the screen in units of the map."""
        middle = QPointF(self._middle.x() * self._wide, self._middle.y() * self._tall)
        centre = QPointF(self._room.width() / 2, self._room.height() / 2)
        return middle + (place - centre) / self._scale()

    def to_screen(self, box: QRectF) -> QRectF:
        """A box of the map in pixels of the screen."""
        scale = self._scale()
        x = self._room.width() / 2 + (box.left() - self._middle.x() * self._wide) * scale
        y = self._room.height() / 2 + (box.top() - self._middle.y() * self._tall) * scale
        return QRectF(x, y, box.width() * scale, box.height() * scale)

    def _scale(self) -> float:
        return max(self.scale_of((self._wide, self._tall), self._room) * self.zoomed, 1e-6)

    def _move(self, units: QPointF) -> None:
        self._middle += QPointF(units.x() / self._wide, units.y() / self._tall)
        self._keep_inside()

    def _keep_inside(self) -> None:
        """Never look beyond the map's edge while it is larger than the widget."""
        scale = self._scale()
        half_x = min(0.5, self._room.width() / scale / self._wide / 2)
        half_y = min(0.5, self._room.height() / scale / self._tall / 2)
        self._middle.setX(min(max(self._middle.x(), half_x), 1 - half_x))
        self._middle.setY(min(max(self._middle.y(), half_y), 1 - half_y))
