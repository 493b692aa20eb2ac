"""Asking where to write: every name gets its ending, and no file is replaced unasked."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from clawdemy_gui.widgets.controls.where_to_write import (
    ask_where_to_write,
    folder_to_begin,
    with_ending,
    wrote,
)

LESSON, NETWORK = ".clawdemy.json", ".npz"


@pytest.mark.parametrize(
    ("name", "ending", "expected"),
    [
        ("mynet", NETWORK, "mynet.npz"),
        ("mynet.npz", NETWORK, "mynet.npz"),
        ("mynet.NPZ", NETWORK, "mynet.NPZ"),
        ("run 0.5", ".csv", "run 0.5.csv"),
        ("week 1.2", LESSON, "week 1.2.clawdemy.json"),
        ("week.json", LESSON, "week.clawdemy.json"),
        ("week.clawdemy.json", LESSON, "week.clawdemy.json"),
        ("week.clawdemy", LESSON, "week.clawdemy.json"),
        ("week.clawdemy.json.", LESSON, "week.clawdemy.json"),
        ("mynet ", NETWORK, "mynet.npz"),
        ("mynet.npz ", NETWORK, "mynet.npz"),
        ("end.", ".obj", "end.obj"),
        ("3.14", ".png", "3.14.png"),
        (".npz.bak", NETWORK, ".npz.bak.npz"),
        ("日本 1.0", NETWORK, "日本 1.0.npz"),
    ],
)
def test_the_ending_is_added_whenever_the_name_does_not_have_it(name, ending, expected):
    assert with_ending(name, ending) == expected


def test_another_ending_of_the_same_writer_is_kept():
    assert with_ending("fig 1.svg", ".png", (".png", ".svg", ".pdf")) == "fig 1.svg"
    assert with_ending("fig 1.2", ".png", (".png", ".svg", ".pdf")) == "fig 1.2.png"


class Person:
    """Answers the two questions as a person does, and remembers what was asked."""

    def __init__(self, monkeypatch, names, replaces=()):
        self.asked = []
        names, replaces = iter(names), iter(replaces)

        def question(parent, title, text, *rest):
            self.asked.append(text)
            yes = next(replaces)
            return QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No

        def execute(dialog):
            self.name = next(names)
            return self.name is not None

        monkeypatch.setattr(QFileDialog, "exec", execute)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(self.name)])
        monkeypatch.setattr(QMessageBox, "question", question)


def ask(endings=None):
    return ask_where_to_write(None, "Save network", "network", endings or {"Network": NETWORK})


def test_a_name_without_its_ending_is_asked_about_before_the_file_is_replaced(qtbot, monkeypatch, tmp_path):
    (tmp_path / "mynet.npz").write_bytes(b"old")
    person = Person(monkeypatch, [tmp_path / "mynet"], [True])
    assert ask() == tmp_path / "mynet.npz"
    assert len(person.asked) == 1
    assert "mynet.npz" in person.asked[0]


def test_whoever_does_not_want_to_replace_is_asked_for_another_name(qtbot, monkeypatch, tmp_path):
    (tmp_path / "mynet.npz").write_bytes(b"old")
    person = Person(monkeypatch, [tmp_path / "mynet", tmp_path / "other 1.2"], [False])
    assert ask() == tmp_path / "other 1.2.npz"
    assert len(person.asked) == 1
    Person(monkeypatch, [tmp_path / "mynet.npz", None], [False])
    assert ask() is None


def test_a_new_file_is_not_asked_about_and_its_folder_is_where_the_next_dialog_begins(
    qtbot, monkeypatch, tmp_path
):
    person = Person(monkeypatch, [tmp_path / "fig 1.2"])
    assert ask({"Picture": ".png", "Drawing": ".svg"}) == tmp_path / "fig 1.2.png"
    assert person.asked == []
    assert folder_to_begin() == tmp_path


def test_what_was_written_is_said_with_its_place(tmp_path):
    assert wrote(tmp_path / "a.npz") == f"a.npz is written, in {tmp_path}."
