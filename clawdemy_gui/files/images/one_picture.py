"""Turns one picture of a digit, of any size, dark on light or light on dark, into 28×28 bytes of ink."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from clawdemy_gui.files.images.dataset import SIDE, Bytes, DataError, translate

MOST_PIXELS = 16_000_000
"""A larger picture is refused before it is decoded (a phone's 12-megapixel photo passes)."""
LONGEST_FILE = 32 << 20
_MOST_MEGABYTES = 128
"""Sixteen million pixels of the widest kind, 8 bytes each."""
_KINDS = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg", b"BM": b"bmp", b"GIF8": b"gif"}
_END_MARKS = {b"jpeg": b"\xff\xd9", b"gif": b"\x3b"}
"""Qt silently fills the missing part of a cut-off JPEG or GIF with grey; a whole one ends with this."""
_TAIL = 1 << 16
_GREY_WEIGHTS = np.array([11, 16, 5]) / 32
"""Red, green and blue in Qt's own grey: a grey pixel keeps its brightness exactly."""
_INK = 255


def picture(path: Path) -> Bytes:
    """The picture's ink, (784,), 0 (paper) to 255 (ink). Raises DataError.

    The ground is what most of the outermost pixels show; a light ground is paper, so it is turned dark.
    Where most of them are transparent, the ground is the opposite of what is drawn. The shape is kept:
    a picture that is not square is centred on its own ground. Nothing is cropped or moved.
    """
    colours = _shrunk(_decoded(path)).astype(np.float64)
    grey, opacity = colours[..., :3] @ _GREY_WEIGHTS, colours[..., 3] / 255
    ground = _ground(grey, opacity)
    grey += (1 - opacity) * ground
    page = np.full((SIDE, SIDE), ground)
    height, width = grey.shape
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    page[top : top + height, left : left + width] = grey
    if ground > _INK / 2:
        page = _INK - page
    ink: Bytes = np.rint(page).clip(0, _INK).astype(np.uint8).reshape(-1)
    return ink


def _ground(grey: npt.NDArray[np.float64], opacity: npt.NDArray[np.float64]) -> float:
    """The brightness, 0…255, of what the digit is drawn on."""
    edge = np.ones(grey.shape, bool)
    edge[1:-1, 1:-1] = False
    if np.median(opacity[edge]) > 0.5:
        return float(np.median(grey[edge]))
    return 0.0 if grey.sum() > _INK / 2 * opacity.sum() else float(_INK)


def _shrunk(image: QImage) -> Bytes:
    """(height, width, 4), the longer side 28: red, green, blue (times opacity) and opacity."""
    size = image.size().scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    if size != image.size():
        image = image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def _decoded(path: Path) -> QImage:
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(str(path), QByteArray(_kind(path)))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS and size.isValid():
        wrong = translate("Data", "{file} is {width:,}×{height:,} pixels, too many for a digit")
        raise DataError(wrong.format(file=_named(path), width=size.width(), height=size.height()))
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise _not_a_picture(path)
    return image


def _kind(path: Path) -> bytes:
    """The format, by the file's first bytes, for a file that is not too long and not cut off."""
    length = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        file.seek(max(0, length - _TAIL))
        tail = file.read(_TAIL)
    kind = next((kind for mark, kind in _KINDS.items() if start.startswith(mark)), None)
    cut_off = kind == b"bmp" and int.from_bytes(start[2:6], "little") > length
    if kind is None or length > LONGEST_FILE or cut_off or _END_MARKS.get(kind, b"") not in tail:
        raise _not_a_picture(path)
    return kind


def _not_a_picture(path: Path) -> DataError:
    wrong = translate("Data", "{file} is not a whole PNG, JPEG, BMP or GIF picture")
    return DataError(wrong.format(file=_named(path)))


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
