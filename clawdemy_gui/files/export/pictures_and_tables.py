"""Writes pictures as PNG, SVG and PDF, and tables as CSV, so that nothing is ever half written."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.whole_file import write_whole

translate = QCoreApplication.translate

Paint = Callable[[QPainter, QRectF], None]
PICTURE_SUFFIXES = (".png", ".svg", ".pdf")
_PIXELS_PER_POINT = 2
_PDF_DOTS_PER_INCH = 1200
_PAGE_WIDTH_MM = 240.0


class TakingAwayError(OSError):
    """One sentence: what could not be written and that the old file is unchanged."""


def picture(size: QSize, paint: Paint) -> QImage:
    """The painting as an image, twice `size` so that it stays sharp."""
    image = QImage(size * _PIXELS_PER_POINT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    _paint_on(image, QRectF(image.rect()), paint)
    return image


def save_picture(path: Path, title: str, size: QSize, paint: Paint) -> None:
    """Write the painting; the ending of `path` says as what. Raises TakingAwayError."""
    makers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    make = makers.get(path.suffix.lower())
    if make is None:
        wrong = translate("Export", "{file} must end in .png, .svg or .pdf; nothing was written.")
        raise TakingAwayError(wrong.format(file=echo(path.name)))
    save_bytes(path, make(title, size, paint))


def save_table(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[object]], decimal_comma: bool = False
) -> None:
    """Write a table as CSV in UTF-8; floats in full, so that they read back equal. Raises TakingAwayError.

    decimal_comma: with semicolons and decimal commas, as spreadsheets in many countries read a CSV, and with
    the mark by which they know UTF-8.
    """
    if decimal_comma:
        save_bytes(path, as_text(header, rows, ";").encode("utf-8-sig"))
    else:
        save_bytes(path, as_text(header, rows, ",").encode("utf-8"))


def as_text(header: Sequence[str], rows: Sequence[Sequence[object]], delimiter: str = "\t") -> str:
    """A table as lines of cells; with semicolons between them a comma is the decimal sign."""
    written = io.StringIO()
    ending = "\n" if delimiter == "\t" else "\r\n"
    point = "," if delimiter == ";" else "."

    def text(cell: object) -> object:
        return repr(cell).replace(".", point) if isinstance(cell, float) else cell

    writer = csv.writer(written, delimiter=delimiter, lineterminator=ending)
    writer.writerow(header)
    writer.writerows([[text(cell) for cell in row] for row in rows])
    return written.getvalue()


def _png(title: str, size: QSize, paint: Paint) -> bytes:
    image = picture(size, paint)
    image.setText("Title", title)
    buffer = _buffer()
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def _svg(title: str, size: QSize, paint: Paint) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    _paint_on(generator, QRectF(0, 0, size.width(), size.height()), paint)
    return bytes(buffer.data().data())


def _pdf(title: str, size: QSize, paint: Paint) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_PDF_DOTS_PER_INCH)
    page = QSizeF(_PAGE_WIDTH_MM, _PAGE_WIDTH_MM * size.height() / size.width())
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _paint_on(writer, QRectF(0, 0, writer.width(), writer.height()), paint)
    return bytes(buffer.data().data())


def _paint_on(device: QPaintDevice, box: QRectF, paint: Paint) -> None:
    painter = QPainter(device)
    paint(painter, box)
    painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


def save_bytes(path: Path, content: bytes) -> None:
    """Write a file that is taken away, whole or not at all. Raises TakingAwayError."""
    try:
        write_whole(path, content)
    except OSError as problem:
        wrong = translate("Export", "{file} cannot be written ({reason}); no file was changed.")
        raise TakingAwayError(wrong.format(file=echo(path.name), reason=problem.strerror)) from problem
