"""Turns labels into digits, however they are written: whole numbers, whole floats, or one-hot rows."""

from typing import Any

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import CLASSES, Bytes, DataError, check_labels, translate


def as_labels(values: npt.NDArray[Any], file_name: str, start: int = 0) -> Bytes:
    """(n,) bytes 0…9 from (n,) whole numbers or (n, 10) one-hot rows, of any type of number.

    `start`: the number of the first of them in its file. Raises DataError at the first that is no label.
    """
    if values.ndim == 2:
        return _from_one_hot(values, file_name, start)
    if values.dtype.kind == "f":
        fractions = ~np.isfinite(values) | (values != np.rint(values))
        if fractions.any():
            place = int(fractions.argmax())
            wrong = translate(
                "Data", "Label {place:,} in {file} is {label}, which is not a digit from 0 to 9"
            )
            label = echo(f"{float(values[place]):g}")
            raise DataError(wrong.format(place=start + place, file=file_name, label=label))
        values = values.clip(-1, CLASSES)
    if values.dtype.kind != "b":
        check_labels(values, file_name, start)
    return values.astype(np.uint8)


def _from_one_hot(rows: npt.NDArray[Any], file_name: str, start: int) -> Bytes:
    """The place of the 1 in each row; all else must be 0."""
    ones = rows == 1
    wrong = (ones.sum(axis=1) != 1) | ((rows == 0).sum(axis=1) != CLASSES - 1)
    if wrong.any():
        sentence = translate("Data", "Row {place:,} of the labels in {file} is not one 1 and nine 0")
        raise DataError(sentence.format(place=start + int(wrong.argmax()), file=file_name))
    labels: Bytes = ones.argmax(axis=1).astype(np.uint8)
    return labels
