"""Lesson files come back as they were; a malformed one is told by its field, and the old file stays whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clawdemy_gui.files.lesson import LARGEST, LessonError, is_lesson, read_lesson, write_lesson
from clawdemy_gui.state.dials import Dials
from clawdemy_gui.state.lesson import Lesson, Pages
from clawdemy_gui.state.moments import DialsShown, Moment, MythsShown, OneImageShown
from clawdemy_gui.state.one_image import CLOSER_VIEWS, OneImage, OneImageView
from clawdemy_gui.state.page_parts import OneImagePart
from clawdemy_gui.state.subject import NetworkChoice, Subject

answers = some.tuples(*[some.floats(0, 1)] * 10)
states = some.builds(
    OneImage,
    outputs=answers,
    label=some.integers(0, 9),
    image=some.integers(0, 359),
    seed=some.integers(0, 999_999),
    kept_a=some.none() | answers,
    kept_b=some.none() | answers,
)
views = some.builds(OneImageView, closer=some.sampled_from(("", *CLOSER_VIEWS)), in_hand=some.integers(0, 9))


def written(path, lesson=None):
    """A correct lesson file as JSON to spoil."""
    write_lesson(path, lesson or Lesson())
    return json.loads(path.read_text("utf-8"))


def refusal(path):
    with pytest.raises(LessonError) as caught:
        read_lesson(path)
    sentence = str(caught.value)
    assert sentence.endswith("; nothing has changed.")
    assert path.name in sentence
    assert "\n" not in sentence
    return sentence


@given(states, views)
def test_every_state_comes_back_exactly(tmp_path_factory, state, view):
    path = tmp_path_factory.getbasetemp() / "every.clawdemy.json"
    lesson = Lesson(pages=Pages(one_image=OneImagePart(state, view)))
    write_lesson(path, lesson)
    assert read_lesson(path) == lesson


def test_a_lesson_file_is_versioned_text_one_can_read(tmp_path):
    content = written(tmp_path / "a.clawdemy.json")
    assert (content["format"], content["version"]) == ("clawdemy lesson", 1)
    assert content["pages"]["one-image"]["state"]["label"] == 3
    assert (tmp_path / "a.clawdemy.json").read_bytes().endswith(b"}\n")


STATE = ("pages", "one-image", "state")


@pytest.mark.parametrize(
    ("place", "value", "field"),
    [
        ((*STATE, "label"), 10, "pages.one-image.state.label"),
        ((*STATE, "label"), -1, "pages.one-image.state.label"),
        ((*STATE, "label"), 3.5, "pages.one-image.state.label"),
        ((*STATE, "label"), "3", "pages.one-image.state.label"),
        ((*STATE, "label"), 10**30, "pages.one-image.state.label"),
        ((*STATE, "label"), True, "pages.one-image.state.label"),
        ((*STATE, "outputs"), [0.1] * 9, "pages.one-image.state.outputs"),
        ((*STATE, "outputs"), [0.1] * 11, "pages.one-image.state.outputs"),
        ((*STATE, "outputs"), [0.1] * 9 + [1.1], "pages.one-image.state.outputs[9]"),
        ((*STATE, "outputs"), [0.1] * 9 + [None], "pages.one-image.state.outputs[9]"),
        ((*STATE, "outputs"), None, "pages.one-image.state.outputs"),
        ((*STATE, "kept_a"), [2] * 10, "pages.one-image.state.kept_a[0]"),
        ((*STATE, "seed"), 1_000_000, "pages.one-image.state.seed"),
        ((*STATE, "image"), 360, "pages.one-image.state.image"),
        ((*STATE, "image"), -1, "pages.one-image.state.image"),
        ((*STATE, "surprise"), 1, "surprise"),
        (("pages", "one-image", "view", "closer"), "all", "pages.one-image.view.closer"),
        (("pages", "one-image", "view", "in_hand"), 10, "pages.one-image.view.in_hand"),
        (("page",), "two-images", "page"),
        (("pages",), [], "pages"),
        (("version",), 3, "version"),
        (("version",), "1", "version"),
        (("format",), "another lesson", "format"),
        (("unknown",), {}, "unknown"),
    ],
)
def test_a_wrong_field_is_named(tmp_path, place, value, field):
    path = tmp_path / "wrong.clawdemy.json"
    content = written(path)
    part = content
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = value
    path.write_text(json.dumps(content), "utf-8")
    assert field in refusal(path)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"null", b"3", b'"lesson"', b"\xff\xfe", b"\x00" * 20, b'{"page": "\xff"}',
     b'{"pages": {"one-image": {"state": {"outputs": [NaN]}}}}', b"not json", b'{"version": 1} x'],
)  # fmt: skip
def test_what_is_not_a_lesson_is_refused_in_one_sentence(tmp_path, text):
    path = tmp_path / "no.clawdemy.json"
    path.write_bytes(text)
    refusal(path)


@pytest.mark.parametrize("opening", [b"[", b'{"pages":', b'{"x":['])
def test_a_deeply_nested_file_is_refused_and_does_not_crash(tmp_path, opening):
    path = tmp_path / "deep.clawdemy.json"
    path.write_bytes(opening * 100_000)
    refusal(path)


def test_a_file_over_a_megabyte_is_too_large(tmp_path):
    path = tmp_path / "large.clawdemy.json"
    written(path)
    path.write_bytes(path.read_bytes() + b" " * LARGEST)
    assert "too large" in refusal(path)


def test_a_file_of_just_a_megabyte_is_read(tmp_path):
    path = tmp_path / "full.clawdemy.json"
    written(path)
    path.write_bytes(path.read_bytes().ljust(LARGEST))
    assert read_lesson(path) == Lesson()


def test_what_could_not_be_opened_again_is_not_written(tmp_path):
    path = tmp_path / "old.clawdemy.json"
    write_lesson(path, Lesson())
    before = path.read_bytes()
    network = NetworkChoice(turned=tuple((dial, 0.5) for dial in range(20_000)))
    shown = DialsShown(Dials(Subject(network=network)))
    with pytest.raises(LessonError, match=r"too large to be opened again; no file was changed\.$"):
        write_lesson(path, Lesson().with_moments([Moment("all turned", shown)]))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("version", "words"), [(3, "a newer version"), (99, "a newer version"), (0, "another version")]
)
def test_a_newer_lesson_is_told_as_newer(tmp_path, version, words):
    path = tmp_path / "new.clawdemy.json"
    path.write_text(json.dumps(written(path) | {"version": version, "tomorrow": 1}), "utf-8")
    assert f"it was made by {words} of this app" in refusal(path)


def test_moments_come_back_and_a_wrong_one_is_named(tmp_path):
    path = tmp_path / "moments.clawdemy.json"
    lesson = Lesson().with_moments(
        [Moment("a", MythsShown(), "say it"), Moment("b", OneImageShown(), covered=True)]
    )
    content = written(path, lesson)
    assert (content["version"], content["moments"][1]["shows"]["page"]) == (2, "one-image")
    assert read_lesson(path) == lesson
    for change, field in (
        ({"title": ""}, "moments[1].title"),
        ({"note": "x" * 2001}, "moments[1].note"),
        ({"shows": {"page": "two-images"}}, "moments[1].shows.page"),
        ({"shows": {"page": "one-image", "state": {"label": 10}}}, "moments[1].shows.state.label"),
        ({"shows": {"page": "one-image", "state": {"image": 360}}}, "moments[1].shows.state.image"),
    ):
        wrong = [content["moments"][0], content["moments"][1] | change]
        path.write_text(json.dumps(content | {"moments": wrong}), "utf-8")
        assert field in refusal(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    assert "cannot be read" in refusal(tmp_path / "missing.clawdemy.json")
    (tmp_path / "folder").mkdir()
    assert "cannot be read" in refusal(tmp_path / "folder")


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "old.clawdemy.json"
    before = Lesson(page="one-image", pages=Pages(OneImagePart(OneImage(label=7))))
    write_lesson(path, before)
    below = path / "inside.clawdemy.json"
    with pytest.raises(LessonError, match=r"inside\.clawdemy\.json cannot be written .*no file was"):
        write_lesson(below, Lesson())
    assert read_lesson(path) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the size of a file as Linux does")
def test_a_write_that_breaks_off_leaves_the_old_file_whole(tmp_path):
    """As on a full disk: the process may write 100 bytes to a file and no more."""
    path = tmp_path / "old.clawdemy.json"
    write_lesson(path, Lesson())
    before = path.read_bytes()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from clawdemy_gui.files.lesson import LessonError, write_lesson\n"
        "from clawdemy_gui.state.lesson import Lesson\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: write_lesson(Path(sys.argv[1]), Lesson(page='myths'))\n"
        "except LessonError as problem: sys.exit(str(problem))\n"
    )
    run = subprocess.run(
        [sys.executable, "-B", "-c", code, str(path)], capture_output=True, text=True, env=os.environ
    )
    assert "cannot be written" in run.stderr
    assert run.returncode == 1
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("name", ["a.JSON", "a.json.txt", "week 1.2", "a.clawdemy.json"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_lesson_is_known_by_what_is_in_it(tmp_path, name, mark):
    path = tmp_path / name
    write_lesson(path, Lesson(page="one-image"))
    path.write_bytes(mark + path.read_bytes())
    assert is_lesson(path)
    assert read_lesson(path) == Lesson(page="one-image")


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"\x1f\x8b\x08", b"label,pixel0\n", b"\x89PNG\r\n"])
def test_other_files_do_not_look_like_lessons(tmp_path, content):
    (tmp_path / "other.json").write_bytes(content)
    assert not is_lesson(tmp_path / "other.json")
    assert not is_lesson(tmp_path)


@pytest.mark.parametrize("name", ["bom.clawdemy.json", "week 1.2"])
def test_the_lessons_that_people_bring_open(name):
    path = Path(__file__).parents[3] / "shared" / "cases" / name
    if not path.exists():
        pytest.skip("the collected cases are not on this computer")
    assert read_lesson(path).page
