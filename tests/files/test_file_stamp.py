"""Whether a file is still the one that was read: another time or another size says no."""

import os

from clawdemy_gui.files.file_stamp import stamp_of


def test_the_same_file_has_the_same_stamp_and_another_one_another(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"12345")
    os.utime(path, ns=(5, 5))
    first = stamp_of(path)
    assert first is not None
    assert (first.path, first.written, first.size) == (str(path), 5, 5)
    assert stamp_of(path) == first
    os.utime(path, ns=(6, 6))
    assert stamp_of(path) != first
    path.write_bytes(b"123456")
    os.utime(path, ns=(5, 5))
    assert stamp_of(path) != first


def test_what_is_not_there_has_none(tmp_path):
    assert stamp_of(tmp_path / "gone.png") is None
