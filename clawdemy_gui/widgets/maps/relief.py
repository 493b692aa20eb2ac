"""Paints a landscape as a solid block seen from the side and above, with numpy alone: no OpenGL is needed.

For each column of the picture the ground is cut from front to back, and what rises above everything before it
is seen. All columns are cut at once, and one `np.repeat` lays the colours down.
"""

from math import cos, radians, sin
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

_TEXTURE = 512
"""Points along each side of the ground as it is painted."""
_HEIGHT = 0.42
"""The height of the block, as a share of the diagonal of its ground."""
_LIGHT = np.array([-0.55, 0.35, 0.76])
"""From where the light comes: left, back, above."""
_SHADE = 0.38
"""How much darker the ground is where the light only grazes it."""
_WALL = 0.62
"""The block's sides are this much as bright as the ground at their top."""
_SPACING = 1.5
"""Pixels between two cuts."""


class Ground(NamedTuple):
    """A landscape ready to be painted from any side."""

    heights: np.ndarray
    """(512, 512), 0…1; rows along the second direction."""
    colours: np.ndarray
    """(512, 512, 3) float32, light and shade included."""


class Camera(NamedTuple):
    """From where it is seen: a parallel projection."""

    turn: float
    """Degrees around the upright axis."""
    tilt: float
    """Degrees above the horizon, 10…80."""
    width: int
    height: int

    def scale(self) -> float:
        """Pixels for one side of the ground."""
        tall = sin(radians(self.tilt)) * 1.4143 + cos(radians(self.tilt)) * _HEIGHT * 1.4143
        return max(1.0, min(self.width / 1.4143, self.height / tall) * 0.97)

    def base(self) -> float:
        """The y of the middle of the ground's foot."""
        tall = cos(radians(self.tilt)) * _HEIGHT * 1.4143 * self.scale()
        return self.height / 2 + tall / 2

    def place(self, x: float, y: float, height: float) -> QPointF:
        """Where a point is on the picture; x and y from 0 to 1 over the ground, height 0…1."""
        right, back = self._turned(x - 0.5, y - 0.5)
        scale = self.scale()
        up = back * sin(radians(self.tilt)) + height * _HEIGHT * 1.4143 * cos(radians(self.tilt))
        return QPointF(self.width / 2 + right * scale, self.base() - up * scale)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return c * x + s * y, -s * x + c * y


def ground_of(values: np.ndarray, colours: np.ndarray) -> Ground:
    """values (rows, columns), in any range; colours (a, b, 3) bytes, stretched over the same ground."""
    low, high = float(values.min()), float(values.max())
    heights = _stretched((values - low) / ((high - low) or 1.0))
    painted = np.stack([_stretched(colours[..., channel].astype(np.float32)) for channel in range(3)], axis=2)
    return Ground(heights, painted * _light_on(heights)[..., np.newaxis])


def _stretched(grid: np.ndarray) -> np.ndarray:
    """(512, 512) float32, straight between the grid's points."""
    for axis in (0, 1):
        grid = np.moveaxis(grid, axis, 0)
        at = np.linspace(0, len(grid) - 1, _TEXTURE, dtype=np.float32)
        below = np.minimum(at.astype(int), max(0, len(grid) - 2))
        above = np.minimum(below + 1, len(grid) - 1)
        share = (at - below)[:, np.newaxis]
        grid = np.moveaxis(grid[below] * (1 - share) + grid[above] * share, 0, axis)
    return grid.astype(np.float32)


def _light_on(heights: np.ndarray) -> np.ndarray:
    """How bright each place is, up to 1."""
    up, right = np.gradient(heights * _HEIGHT * 1.4143 * _TEXTURE)
    normal = np.stack([-right, -up, np.ones_like(right)], axis=2)
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    lit = np.clip(normal @ (_LIGHT / np.linalg.norm(_LIGHT)), 0.0, 1.0)
    return np.asarray(np.minimum(1.0 - _SHADE + lit * (_SHADE + 0.12), 1.08), np.float32)


def relief(ground: Ground, camera: Camera, paper: tuple[int, int, int]) -> QImage:
    """The picture, camera.width × camera.height pixels, on `paper`."""
    width, scale = camera.width, camera.scale()
    cuts = max(8, int(scale * 1.4143 / _SPACING))
    right = ((np.arange(width, dtype=np.float32) + 0.5) - width / 2) / scale
    back = np.linspace(-0.7072, 0.7072, cuts, dtype=np.float32)
    c, s = np.float32(cos(radians(camera.turn))), np.float32(sin(radians(camera.turn)))
    x = (c * right)[:, np.newaxis] - s * back + np.float32(0.5)
    y = (s * right)[:, np.newaxis] + c * back + np.float32(0.5)
    inside = (x >= 0) & (x <= 1) & (y >= 0) & (y <= 1)
    last = np.float32(_TEXTURE - 1)
    index = np.clip(y * last + 0.5, 0, last).astype(np.int32) * _TEXTURE
    index += np.clip(x * last + 0.5, 0, last).astype(np.int32)
    rise = np.float32(_HEIGHT * 1.4143 * cos(radians(camera.tilt)) * scale)
    depth = back * np.float32(sin(radians(camera.tilt)) * scale)
    tops = np.take(ground.heights.ravel(), index) * rise + depth
    return _laid_down(ground, index, inside, tops, depth, camera, paper)


def _laid_down(
    ground: Ground,
    index: np.ndarray,
    inside: np.ndarray,
    tops: np.ndarray,
    depth: np.ndarray,
    camera: Camera,
    paper: tuple[int, int, int],
) -> QImage:
    """index, inside, tops: (width, cuts); where each cut's ground is, and how high its top stands."""
    width, height = camera.width, camera.height
    foot = height - camera.base()
    first = inside.argmax(axis=1)
    seen = inside.any(axis=1)
    columns = np.arange(width)
    edge = np.where(seen, depth[first], 0.0)
    levels = np.maximum.accumulate(np.where(inside, tops, -1e9), axis=1)
    levels = np.clip(np.rint(np.maximum(levels, edge[:, np.newaxis]) + foot), 0, height).astype(np.int32)
    start = np.clip(np.rint(edge + foot), 0, height).astype(np.int32)
    front = levels[columns, first]
    counts = np.empty((width, levels.shape[1] + 3), np.int32)
    counts[:, 0] = np.where(seen, start, height)
    counts[:, 1] = np.where(seen, front - start, 0)
    steps = np.diff(levels, axis=1, prepend=levels[:, :1])
    steps[np.arange(levels.shape[1]) <= first[:, np.newaxis]] = 0
    counts[:, 2:-1] = np.where(seen.reshape(-1, 1), steps, 0)
    counts[:, -1] = height - counts[:, :-1].sum(axis=1)
    inks = np.empty(counts.shape, np.uint32)
    blank = _packed(np.array(paper, np.float32))
    inks[:, 0] = inks[:, -1] = blank
    packed = _packed_ground(ground)
    inks[:, 2:-1] = np.take(packed, index)
    walls = ground.colours.reshape(-1, 3)[index[columns, first]] * _WALL
    inks[:, 1] = _packed(walls)
    pixels = np.repeat(inks.ravel(), counts.ravel()).reshape(width, height)
    upright = np.ascontiguousarray(pixels.T[::-1])
    return QImage(upright.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _packed_ground(ground: Ground) -> np.ndarray:
    return _packed(ground.colours).ravel()


def _packed(colours: np.ndarray) -> np.ndarray:
    red, green, blue = (np.clip(colours[..., channel], 0, 255).astype(np.uint32) for channel in range(3))
    return np.asarray(np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue, np.uint32)
