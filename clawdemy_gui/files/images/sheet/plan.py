"""Where everything stands on a sheet for handwriting, in millimetres: drawn by one room, read by another.

The origin is the middle of the first corner mark, at the top left; x goes right and y goes down. The lengths
are those of an unscaled print; only their proportions matter to who reads.
"""

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float64]
"""(…, 2): x and y."""

WIDE, TALL = 174.0, 216.0
"""From the middle of one corner mark to the next."""
MARK = 8.0
"""The side of a corner mark, a black square."""
HOLE = 4.0
"""The side of the white square in the first mark, which tells how the sheet is turned."""
PEOPLE = 10
"""Lines of boxes, one for each person."""
DIGITS = 10
"""Boxes in a line: the digits 0 to 9, in this order."""
BOX = 15.0
"""The side of a box."""
FRAME = 0.3
"""How thick its printed frame is."""
LABEL = 3.2
"""How high the place is for the small digit above a box."""
_FIRST = 1.2, 11.0
_NEXT = 17.4, 20.2
"""From one box to the next, and from one line to the next."""

CORNERS: Places = np.array([[0, 0], [WIDE, 0], [WIDE, TALL], [0, TALL]])
"""The middles of the four marks, (4, 2): the one with the hole, and on clockwise."""


def boxes() -> Places:
    """The left upper corners of all boxes, (100, 2): the digits 0 to 9 of the first person, and so on."""
    lines, columns = np.divmod(np.arange(PEOPLE * DIGITS), DIGITS)
    return np.stack([_FIRST[0] + _NEXT[0] * columns, _FIRST[1] + _NEXT[1] * lines], axis=-1)


def labels() -> npt.NDArray[np.uint8]:
    """Which digit belongs into each box, (100,)."""
    return np.tile(np.arange(DIGITS, dtype=np.uint8), PEOPLE)
