"""A lesson that moved finds what it names, and what it does not find it still names."""

import shutil
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from msgspec.structs import replace

from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.state.descent import Descent
from clawdemy_gui.state.lesson import DescentPart, Lesson, Pages, TrainingSetPart
from clawdemy_gui.state.moments import Moment, TrainingSetShown
from clawdemy_gui.state.named_files import paths_in
from clawdemy_gui.state.subject import DataChoice, Leg, NetworkChoice, Subject, Training
from clawdemy_gui.state.training_set import TrainingSet


def lesson_of(images, network):
    """A lesson that names both on one page, and inside a descent's recipe on another."""
    data, start = DataChoice("file", path=str(images)), NetworkChoice(path=str(network))
    walk = Training(start=start, legs=(Leg(data=data), Leg(step=5, data=data)), step=9)
    return Lesson(
        pages=Pages(
            training_set=TrainingSetPart(TrainingSet(subject=Subject(data, start))),
            descent=DescentPart(Descent(training=walk)),
        )
    )


@pytest.fixture
def home(tmp_path):
    """A teacher's folder with a lesson, images in a folder below, and a network beside it."""
    folder = tmp_path / "teacher" / "week 1.2"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "class digits.npz").write_bytes(b"images")
    (folder / "our net.npz").write_bytes(b"net")
    write_lesson(
        folder / "a.clawdemy.json", lesson_of(folder / "images" / "class digits.npz", folder / "our net.npz")
    )
    return folder


def named(path):
    return set(paths_in(read_lesson(path).pages))


def both(folder):
    return {str(folder / "images" / "class digits.npz"), str(folder / "our net.npz")}


def test_a_lesson_in_its_place_names_what_it_named(home):
    assert named(home / "a.clawdemy.json") == both(home)


def test_a_folder_that_moved_is_found_whole(home, tmp_path):
    moved = Path(shutil.move(home, tmp_path / "student"))
    assert named(moved / "a.clawdemy.json") == both(moved)


def test_a_folder_above_that_moved_is_found_too(home, tmp_path):
    lesson = lesson_of(home / "images" / "class digits.npz", home / "our net.npz")
    (home / "lessons").mkdir()
    write_lesson(home / "lessons" / "b.clawdemy.json", lesson)
    moved = Path(shutil.move(home, tmp_path / "stick"))
    assert named(moved / "lessons" / "b.clawdemy.json") == both(moved)


def test_files_laid_flat_beside_the_lesson_are_found_by_name_and_size(home, tmp_path):
    flat = tmp_path / "flat"
    flat.mkdir()
    for file in ("a.clawdemy.json", "our net.npz", "images/class digits.npz"):
        shutil.copy(home / file, flat)
    shutil.rmtree(home)
    assert named(flat / "a.clawdemy.json") == {str(flat / "class digits.npz"), str(flat / "our net.npz")}


def test_another_file_of_the_same_name_is_not_taken_for_it(home, tmp_path):
    moved = Path(shutil.move(home, tmp_path / "student"))
    (moved / "our net.npz").write_bytes(b"another network")
    assert str(home / "our net.npz") in named(moved / "a.clawdemy.json"), "it is still named as it was"


def test_another_file_at_the_old_place_does_not_hide_the_one_that_came_along(home, tmp_path):
    moved = tmp_path / "copy"
    shutil.copytree(home, moved)
    (home / "our net.npz").write_bytes(b"changed since")
    assert str(moved / "our net.npz") in named(moved / "a.clawdemy.json")


def test_what_is_missing_is_still_named_after_the_next_save(home, tmp_path):
    moved = tmp_path / "alone.clawdemy.json"
    shutil.move(home / "a.clawdemy.json", moved)
    shutil.rmtree(home)
    write_lesson(moved, read_lesson(moved))
    assert named(moved) == both(home)


def test_a_folder_of_pictures_moves_with_its_lesson(home, tmp_path):
    write_lesson(home / "c.clawdemy.json", lesson_of(home / "images", home / "our net.npz"))
    moved = Path(shutil.move(home, tmp_path / "student"))
    assert named(moved / "c.clawdemy.json") == {str(moved / "images"), str(moved / "our net.npz")}


@pytest.mark.parametrize("old", ["/home/teacher/our net.npz", r"C:\Users\teacher\our net.npz"])
def test_a_lesson_of_an_older_app_finds_by_name_what_lies_beside_it(home, old):
    write_lesson(home / "d.clawdemy.json", lesson_of(old, old))
    assert '"files": []' in (home / "d.clawdemy.json").read_text()
    assert named(home / "d.clawdemy.json") == {str(home / "our net.npz")}


@pytest.mark.parametrize(
    ("there", "here"),
    [("Bücher.npz", unicodedata.normalize("NFD", "Bücher.npz")), ("Our Net.NPZ", "our net.npz")],
)
def test_a_name_is_found_as_another_computer_writes_it(tmp_path, there, here):
    """A Mac takes accents apart, and Windows does not mind the case."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / here).write_bytes(b"images")
    network = folder / "net.npz"
    network.write_bytes(b"net")
    write_lesson(folder / "a.clawdemy.json", lesson_of(Path("/there") / there, network))
    assert named(folder / "a.clawdemy.json") == {str(folder / here), str(network)}


def test_of_two_names_that_differ_in_their_case_none_is_guessed(tmp_path):
    for name in ("NET.npz", "net.npz"):
        (tmp_path / name).write_bytes(b"net")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this drive does not mind the case")
    write_lesson(tmp_path / "a.clawdemy.json", lesson_of("/there/images.npz", "/there/Net.npz"))
    assert named(tmp_path / "a.clawdemy.json") == {"/there/images.npz", "/there/Net.npz"}


def test_a_path_that_no_computer_has_stays_as_it_is(home):
    odd = "\x00/" + "x" * 3_000
    write_lesson(home / "e.clawdemy.json", lesson_of(odd, PureWindowsPath(r"Z:\gone\net.npz")))
    assert named(home / "e.clawdemy.json") == {odd, r"Z:\gone\net.npz"}


def test_what_a_moment_names_moves_along_too(home, tmp_path):
    images = home / "images" / "class digits.npz"
    shown = TrainingSetShown(TrainingSet(subject=Subject(DataChoice("file", path=str(images)))))
    write_lesson(home / "m.clawdemy.json", Lesson().with_moments([Moment("Ours", shown)]))
    moved = Path(shutil.move(home, tmp_path / "student"))
    lesson = read_lesson(moved / "m.clawdemy.json")
    assert list(paths_in(lesson)) == [str(moved / "images" / "class digits.npz")]


def test_places_are_for_the_file_and_no_part_of_what_is_shown(home):
    lesson = lesson_of(home / "images", home / "our net.npz")
    write_lesson(home / "f.clawdemy.json", lesson)
    assert read_lesson(home / "f.clawdemy.json") == replace(lesson, files=())
