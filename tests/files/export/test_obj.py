"""A surface written as OBJ reads back equal, and a failed write says so."""

import numpy as np
import pytest

from clawdemy_gui.files.export.obj import save_surface
from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError


def read_back(path):
    lines = [line.split() for line in path.read_text().splitlines()]
    vertices = np.array([[float(part) for part in line[1:]] for line in lines if line[0] == "v"])
    faces = np.array([[int(part) for part in line[1:]] for line in lines if line[0] == "f"])
    return vertices, faces


def test_numbers_and_faces_read_back(tmp_path):
    x, y = np.linspace(-1, 1 / 3, 4), np.linspace(0, 0.7, 3)
    heights = np.random.default_rng(1).random((3, 4))
    save_surface(tmp_path / "a.obj", "A surface", x, y, heights)
    vertices, faces = read_back(tmp_path / "a.obj")
    expected = [[x[c], y[r], heights[r, c]] for r in range(3) for c in range(4)]
    assert vertices.tolist() == np.array(expected).tolist()
    assert faces.shape == (6, 4)
    assert faces.min() == 1
    assert faces.max() == 12
    for corners in vertices[faces - 1]:
        # Seen from above, the corners go round anticlockwise, which turns the front upwards.
        around = corners[:, :2]
        first, second = around[1] - around[0], around[2] - around[0]
        assert first[0] * second[1] - first[1] * second[0] > 0


def test_a_folder_that_is_not_there_leaves_nothing(tmp_path):
    with pytest.raises(TakingAwayError, match="cannot be written"):
        save_surface(tmp_path / "no" / "a.obj", "", np.arange(2.0), np.arange(2.0), np.zeros((2, 2)))
    assert not list(tmp_path.iterdir())
