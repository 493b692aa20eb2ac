"""Files that were opened or saved come back with one click; the first start wears the system's own look."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from clawdemy_gui.widgets.controls import where_to_write
from clawdemy_gui.window import asking
from clawdemy_gui.window.dressing import first_look
from clawdemy_gui.window.main_window import MainWindow
from clawdemy_gui.window.opening.recent_files import MOST, RecentFiles


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def recent(window):
    """The entries of File, as a person reads them."""
    commands = [command for command in window.menus.commands() if command.tip.startswith("Open again")]
    return {command.text.split("  ")[1]: command for command in commands}


def test_what_was_opened_and_saved_is_in_the_file_menu_after_the_next_start(qtbot, settings, tmp_path):
    rng = np.random.default_rng(2)
    images, labels = rng.integers(0, 256, (3, 784), np.uint8), rng.integers(0, 10, 3, np.uint8)
    np.savez(tmp_path / "ours & theirs.npz", images=images, labels=labels)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.save_lesson(tmp_path / "week 1.clawdemy.json")
    qtbot.waitUntil(lambda: list(recent(window)) == ["week 1.clawdemy.json"])
    window.show_page("training-set")
    window.open_any(tmp_path / "ours & theirs.npz")
    qtbot.waitUntil(lambda: list(recent(window)) == ["ours && theirs.npz", "week 1.clawdemy.json"])
    later = MainWindow(settings)
    qtbot.addWidget(later)
    assert list(recent(later)) == ["ours && theirs.npz", "week 1.clawdemy.json"]
    recent(later)["week 1.clawdemy.json"].run()
    qtbot.waitUntil(lambda: later.lesson_path == tmp_path / "week 1.clawdemy.json")
    assert list(recent(later)) == ["week 1.clawdemy.json", "ours && theirs.npz"]
    recent(later)["ours && theirs.npz"].run()
    qtbot.waitUntil(lambda: later.page.name == "training-set")
    page = later.page
    qtbot.waitUntil(lambda: page.found is not None and len(page.found) == 3)
    for each in (window, later):
        each.page.leave()


def test_one_that_is_gone_is_said_and_leaves_the_menu(qtbot, settings, tmp_path):
    path = tmp_path / "week 1.clawdemy.json"
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    window.save_lesson(path)
    qtbot.waitUntil(lambda: list(recent(window)) == ["week 1.clawdemy.json"])
    path.unlink()
    before = window.page.state
    recent(window)["week 1.clawdemy.json"].run()
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.text().startswith("week 1.clawdemy.json is no longer in ")
    assert window.notice.text().endswith("; nothing has changed.")
    assert recent(window) == {}
    assert window.page.state == before


def test_what_another_window_opened_meanwhile_is_not_forgotten(settings, tmp_path):
    one, other = RecentFiles(settings), RecentFiles(settings)
    one.remember(tmp_path / "a.npz")
    other.remember(tmp_path / "b.npz")
    one.forget(tmp_path / "a.npz")
    assert [path.name for path in RecentFiles(settings).all()] == ["b.npz"]


def test_the_first_dialog_begins_where_the_last_file_was(qtbot, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(where_to_write, "_last", [])
    folder = tmp_path / "week 1"
    folder.mkdir()
    RecentFiles(settings).remember(folder / "a.npz")
    qtbot.addWidget(MainWindow(settings))
    assert where_to_write.folder_to_begin() == folder


def test_a_dialog_begins_where_lesson_steps_were_opened(window, tmp_path, monkeypatch):
    monkeypatch.setattr(where_to_write, "_last", [])
    (tmp_path / "mine.toml").write_text("")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "mine.toml"), ""))
    asking.open_lesson_steps(window)
    assert where_to_write.folder_to_begin() == tmp_path


def test_without_settings_nothing_is_kept_and_only_the_newest_few_are(settings, tmp_path):
    for kept in (settings, None):
        files = RecentFiles(kept)
        for number in [*range(9), 5]:
            files.remember(tmp_path / f"{number}.npz")
        assert [path.stem for path in files.all()] == ["5", "8", "7", "6", "4", "3"]
    assert len(RecentFiles(settings).all()) == MOST
    assert RecentFiles(None).all() == []


@pytest.mark.parametrize("damaged", [7, [""], "", {"a": 1}])
def test_damaged_settings_hold_no_recent_files(settings, damaged):
    settings.setValue("recent files", damaged)
    assert all(path.name for path in RecentFiles(settings).all())


@pytest.mark.parametrize(
    ("scheme", "worn"),
    [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Unknown, "light")],
)
def test_the_first_start_wears_the_systems_look_and_later_ones_what_was_chosen(settings, scheme, worn):
    assert first_look(settings, scheme) == worn
    assert first_look(None, scheme) == "light"
    for chosen in ("light", "dark", "projector"):
        settings.setValue("look", chosen)
        assert first_look(settings, scheme) == chosen
    settings.setValue("look", "sepia")
    assert first_look(settings, scheme) == worn


@pytest.mark.parametrize(
    ("kind", "decimal_comma"),
    [
        ("Table (*.csv)", False),
        ("Table for spreadsheets with decimal commas, semicolons between (*.csv)", True),
    ],
)
def test_a_table_is_written_as_was_chosen(window, tmp_path, monkeypatch, kind, decimal_comma):
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "mine 0.5")])
    monkeypatch.setattr(QFileDialog, "selectedNameFilter", lambda _: kind)
    asking.export_table(window)
    written = (tmp_path / "mine 0.5.csv").read_text(encoding="utf-8-sig")
    assert ("0,45" in written, "0.45" in written) == (decimal_comma, not decimal_comma)
