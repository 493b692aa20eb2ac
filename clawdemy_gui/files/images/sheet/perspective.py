"""What a camera does to a flat sheet: from places on the paper to places in its picture, and pixels there."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
"""(3, 3): a homography, up to its scale."""
Places = npt.NDArray[np.float64]
"""(…, 2): x and y."""


def homography(paper: Places, picture: Places) -> Matrix:
    """The matrix that takes four places on the paper, (4, 2), to four places in the picture.

    Raises ValueError if three of them lie on a line, so that no camera can have seen them like that.
    """
    rows = []
    for (x, y), (u, v) in zip(paper, picture, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    try:
        found = np.linalg.solve(np.array(rows, float), np.asarray(picture, float).reshape(-1))
    except np.linalg.LinAlgError as error:
        raise ValueError("three of the four places lie on a line") from error
    return np.append(found, 1.0).reshape(3, 3)


def seen(matrix: Matrix, places: Places) -> Places:
    """Where places on the paper are in the picture, in the same shape."""
    whole = places @ matrix[:, :2].T + matrix[:, 2]
    mapped: Places = whole[..., :2] / whole[..., 2:]
    return mapped


def sampled(picture: npt.NDArray[np.float32], places: Places) -> npt.NDArray[np.float32]:
    """The brightness at places of a picture, (…): between its pixels a straight line, beyond it its edge.

    `picture`: (rows, columns); a place of whole numbers is the middle of a pixel.
    """
    height, width = picture.shape
    x = np.clip(places[..., 0], 0, width - 1).astype(np.float32)
    y = np.clip(places[..., 1], 0, height - 1).astype(np.float32)
    left, top = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    over, down = x - left, y - top
    upper = picture[top, left] * (1 - over) + picture[top, right] * over
    lower = picture[bottom, left] * (1 - over) + picture[bottom, right] * over
    found: npt.NDArray[np.float32] = upper * (1 - down) + lower * down
    return found
