"""Writes a landscape as a Wavefront OBJ file, which 3-D printers and modelling programs read."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.export.pictures_and_tables import save_bytes

Numbers = npt.NDArray[np.float64]


def save_surface(path: Path, title: str, x: Numbers, y: Numbers, heights: Numbers) -> None:
    """Write the surface with `heights` (len(y), len(x)) over x and y; z points upwards.

    The numbers are in full, so that they read back equal. Raises TakingAwayError; the old file is unchanged.
    """
    content = "\n".join([f"# {title}", *_vertices(x, y, heights), *_faces(len(x), len(y))]) + "\n"
    save_bytes(path, content.encode("utf-8"))


def _vertices(x: Numbers, y: Numbers, heights: Numbers) -> list[str]:
    return [
        f"v {across!r} {along!r} {height!r}"
        for along, row in zip(y.tolist(), heights.tolist(), strict=True)
        for across, height in zip(x.tolist(), row, strict=True)
    ]


def _faces(columns: int, rows: int) -> list[str]:
    """Four corners each, counted from 1, in the order that turns their front upwards."""
    corners = [row * columns + column + 1 for row in range(rows - 1) for column in range(columns - 1)]
    return [f"f {first} {first + 1} {first + columns + 1} {first + columns}" for first in corners]
