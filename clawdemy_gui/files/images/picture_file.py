"""Decodes one picture file, whole and not too large, the way up that its camera was held."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.jpeg_header import claims_too_much

MOST_PIXELS = 16_000_000
"""A larger picture is refused before it is decoded (a phone's 12-megapixel photo passes)."""
LONGEST_FILE = 32 << 20
_MOST_MEGABYTES = 128
"""Sixteen million pixels of the widest kind, 8 bytes each."""
_KINDS = {
    b"\x89PNG\r\n\x1a\n": b"png",
    b"\xff\xd8\xff": b"jpeg",
    b"BM": b"bmp",
    b"GIF8": b"gif",
    b"II*\0": b"tiff",
    b"MM\0*": b"tiff",
    b"RIFF": b"webp",
}
_END_MARKS = {b"jpeg": b"\xff\xd9", b"gif": b"\x3b"}
"""Qt silently fills the missing part of a cut-off JPEG or GIF with grey; a whole one ends with this."""
_TAIL = 1 << 16
_MOST_PIXELS_OF_JPEG = 26_000_000
"""Of a JPEG that is decoded smaller at once, which takes a fraction of time and memory."""


def decoded(path: Path, longest: int | None = None) -> QImage:
    """The picture, turned as its EXIF note says. Raises DataError if it is too large or no whole picture.

    `longest`: a JPEG whose longer side has more pixels is decoded with about so many.
    """
    content, kind = _content(path)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    # Read from memory: Qt cannot open a name that is not UTF-8.
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    try:
        shrinks = longest if kind == b"jpeg" else None
        size = _size(reader, path, shrinks is not None)
        if kind == b"jpeg" and claims_too_much(content):
            raise _not_a_picture(path)
        if shrinks is not None and max(size.width(), size.height()) > shrinks:
            reader.setScaledSize(size.scaled(shrinks, shrinks, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            raise _not_a_picture(path)
        return image
    finally:
        # Before the buffer goes: Qt's reader of TIFF looks at it once more when it ends.
        reader.setDevice(QBuffer())


def _size(reader: QImageReader, path: Path, shrinks: bool) -> QSize:
    """What the picture says that it is large. Raises DataError if it does not, or that is too much."""
    size = reader.size()
    if not size.isValid():
        raise _not_a_picture(path)
    if size.width() * size.height() > (_MOST_PIXELS_OF_JPEG if shrinks else MOST_PIXELS):
        wrong = translate("Data", "{file} is {width:,}×{height:,} pixels, too many to be read")
        raise DataError(wrong.format(file=named(path), width=size.width(), height=size.height()))
    return size


def is_picture(start: bytes) -> bool:
    """Whether a file that begins like this says that it is a picture that can be read."""
    return any(start.startswith(mark) for mark in _KINDS)


def is_picture_file(path: Path) -> bool:
    """Whether a file says that it is a picture; False for folders and for what cannot be read."""
    try:
        with path.open("rb") as file:
            return is_picture(file.read(8))
    except OSError:
        return False


def _content(path: Path) -> tuple[bytes, bytes]:
    """The file, and its format by its first bytes, if it is not too long and not cut off."""
    with path.open("rb") as file:
        content = file.read(8)
        kind = next((kind for mark, kind in _KINDS.items() if content.startswith(mark)), None)
        if kind is None or path.stat().st_size > LONGEST_FILE:
            raise _not_a_picture(path)
        content += file.read()
    if _claimed_length(content, kind) > len(content) or _END_MARKS.get(kind, b"") not in content[-_TAIL:]:
        raise _not_a_picture(path)
    return content, kind


def _claimed_length(content: bytes, kind: bytes) -> int:
    """How many bytes long the file says that it is; 0 where its kind does not say so."""
    if kind == b"bmp":
        return int.from_bytes(content[2:6], "little")
    return 8 + int.from_bytes(content[4:8], "little") if kind == b"webp" else 0


def _not_a_picture(path: Path) -> DataError:
    wrong = translate("Data", "{file} is not a whole PNG, JPEG, GIF, BMP, TIFF or WebP picture")
    return DataError(wrong.format(file=named(path)))


def named(path: Path) -> str:
    """What a picture is called in a sentence: its folder, which says the digit, and its name."""
    return echo(f"{path.parent.name}/{path.name}")
