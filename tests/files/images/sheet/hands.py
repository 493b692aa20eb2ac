"""A class at work: sheets printed by the app itself, filled with real digits, photographed and scanned."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.marks import find_marks, quads
from clawdemy_gui.files.images.sheet.perspective import homography, seen
from clawdemy_gui.lesson.writing_sheet import paint_writing_sheet

PAPERS = {"A4": (210, 297), "Letter": (216, 279)}
"""Millimetres."""
SCREEN = 96 / 25.4
LEFT_EMPTY = frozenset({3, 17, 44, 95, 99})
"""Boxes that nobody writes into."""
Q = Qt.TransformationMode


def grey_of(image):
    """(rows, columns), 0…1."""
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.array(image.constBits(), np.uint8).reshape(image.height(), -1)
    return pixels[:, : image.width()].astype(np.float32) / 255


def image_of(grey):
    """The picture of brightness 0…1."""
    pixels = np.ascontiguousarray(np.rint(255 * np.clip(grey, 0, 1)).astype(np.uint8))
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)


@cache
def printed(paper="A4", dots=6):
    """A sheet as it comes from the printer, so many dots a millimetre."""
    width, height = PAPERS[paper]
    image = QImage(width * dots, height * dots, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing)
    painter.scale(dots / SCREEN, dots / SCREEN)
    paint_writing_sheet(painter, QRectF(0, 0, width * SCREEN, height * SCREEN))
    painter.end()
    return image


@cache
def on_page(paper="A4"):
    """The matrix from the plan to the printed sheet's picture."""
    return homography(plan.CORNERS, quads(*find_marks(grey_of(printed(paper))))[0])


def some_digits(seed=3):
    """For every box an embedded test digit of its label, (100, 784) bytes."""
    chosen, rng = digits.test(), np.random.default_rng(seed)
    return np.array(
        [chosen.images[rng.choice(np.flatnonzero(chosen.labels == label))] for label in plan.labels()]
    )


def large(ink):
    """A digit of 28×28 bytes cut to its ink and drawn with a pen 54 pixels high or wide: 0 and 1."""
    page = ink.reshape(28, 28)
    rows, columns = np.flatnonzero(page.any(axis=1)), np.flatnonzero(page.any(axis=0))
    cut = image_of(page[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] / 255)
    return grey_of(cut.scaled(54, 54, Qt.AspectRatioMode.KeepAspectRatio, Q.SmoothTransformation)) > 0.5


def filled(inks, leave=LEFT_EMPTY, paper="A4", pen=1.0, tall=9.0):
    """A sheet with a digit so many millimetres tall in every box, but for those to `leave`."""
    image, rng = QImage(printed(paper)), np.random.default_rng(11)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for number, (corner, ink) in enumerate(zip(plan.boxes(), inks, strict=True)):
        drawn = large(ink)
        reach = np.array(drawn.shape[::-1]) / 54 * tall / 2
        middle = corner + plan.BOX / 2 + rng.uniform(-1.2, 1.2, 2)
        if number not in leave:
            top, bottom = seen(on_page(paper), np.array([middle - reach, middle + reach]))
            painter.drawImage(QRectF(QPointF(*top), QPointF(*bottom)), image_of(1 - pen * drawn))
    painter.end()
    return image


def turned(image, degrees):
    """On a scanner's glass, askew, on white."""
    wide = image.transformed(QTransform().rotate(degrees), Q.SmoothTransformation)
    page = QImage(wide.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, wide)
    painter.end()
    return page


FROM_ABOVE = [(300, 250), (1_700, 330), (1_900, 2_450), (180, 2_300)]
FROM_THE_CHAIR = [(500, 300), (1_500, 300), (2_000, 2_400), (100, 2_400)]
"""Where a camera sees the four corners of the paper, in a picture of 2,100×2,700."""


def photo(image, corners=FROM_ABOVE, table="#5a4632"):
    """On a table, seen by a camera."""
    wide, tall = image.width(), image.height()
    paper = QPolygonF([QPointF(0, 0), QPointF(wide, 0), QPointF(wide, tall), QPointF(0, tall)])
    seen_at = QTransform.quadToQuad(paper, QPolygonF([QPointF(*corner) for corner in corners]))
    picture = QImage(2_100, 2_700, QImage.Format.Format_RGB32)
    picture.fill(QColor(table))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(seen_at)
    painter.drawImage(0, 0, image)
    painter.end()
    return picture


def lit(image, how, noise=0.02):
    """The same in the light of a window, under a hand's shadow, on grey paper; with a sensor's noise."""
    grey = grey_of(image)
    down, across = (np.linspace(0, 1, side) for side in grey.shape)
    light = {
        "evenly": np.ones_like(grey),
        "from a window": np.subtract.outer(0.95 - 0.1 * down, 0.5 * across),
        "through a lens": 1 - 0.5 * np.add.outer((down - 0.5) ** 2, (across - 0.5) ** 2),
        "under a shadow": np.where(np.add.outer(0.3 * down, across) > 0.6, 0.55, 0.95),
    }[how]
    return image_of(grey * light + noise * grain(grey.shape))


@cache
def grain(shape):
    """What the sensor of a camera adds, for a noise of 1."""
    return np.random.default_rng(4).standard_normal(shape, np.float32)


def curled(image, millimetres=2.5):
    """Paper that does not lie flat: its middle is seen so far from where the corners say."""
    grey = grey_of(image)
    bulge = np.rint(6 * millimetres * np.sin(np.linspace(0, np.pi, len(grey)))).astype(int)
    return image_of(np.array([np.roll(row, by) for row, by in zip(grey, bulge, strict=True)]))


def blotted(image, place, side, colour="white"):
    """With a square of this many millimetres around a place of the plan painted over."""
    image = QImage(image)
    reach = np.array([side / 2, side / 2])
    top, bottom = seen(on_page(), np.array([place - reach, place + reach]))
    painter = QPainter(image)
    painter.fillRect(QRectF(QPointF(*top), QPointF(*bottom)), QColor(colour))
    painter.end()
    return image
