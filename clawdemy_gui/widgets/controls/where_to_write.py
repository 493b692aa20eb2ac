"""Asks where to write a file, so that nothing is ever replaced unasked and every name gets its ending."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate

_FOR_A_DRIVE_S = 0.04
_last: list[Path] = []
"""The folder of the file that was named last; empty until one was."""


def folder_to_begin() -> Path:
    """Where a dialog begins: where one ended last, Documents at first."""
    if _last and _is_at_hand(_last[0]):
        return _last[0]
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _is_at_hand(folder: Path) -> bool:
    """Whether it is a folder, as far as its drive says so at once: a dead one would hold the window."""
    found: list[bool] = []
    looking = Thread(target=lambda: found.append(folder.is_dir()), daemon=True)
    looking.start()
    looking.join(_FOR_A_DRIVE_S)
    return any(found)


def begin_in(folder: Path) -> None:
    """Where the first dialog begins: where the last one ended before the app was closed."""
    if not _last:
        _last.append(folder)


def remember_folder(folder: Path) -> None:
    """It, or a file in it, was named: the next dialog begins there."""
    _last[:] = [folder]


def with_ending(name: str, ending: str, others: tuple[str, ...] = ()) -> str:
    """The name with this ending, unless it has it, or one of the others, already.

    A dot in a name begins no ending of its own: “week 1.2” becomes “week 1.2.clawdemy.json”. Of an ending of
    two parts each is taken for a beginning of it: “week.json” and “week.clawdemy” become
    “week.clawdemy.json”. Dots and spaces at the end, which Windows drops, are no part of a name.
    """
    stem = name.rstrip(". ")
    if stem.lower().endswith(tuple(each.lower() for each in (ending, *others))):
        return stem
    first, last = ending[: ending.rindex(".")], ending[ending.rindex(".") :]
    for part in (first, last) if first else ():
        if stem.lower().endswith(part):
            stem = stem[: -len(part)]
    return stem.rstrip(". ") + ending


def ask_where_to_write(
    parent: QWidget | None, title: str, suggested: str, endings: Mapping[str, str]
) -> Path | None:
    """Ask for a file to write; None for none. `endings`: what the file can be, in words → its ending."""
    chosen = ask_where_and_as_what(parent, title, suggested, endings)
    return chosen[0] if chosen else None


def ask_where_and_as_what(
    parent: QWidget | None, title: str, suggested: str, endings: Mapping[str, str]
) -> tuple[Path, str] | None:
    """The same, with which of the kinds it is to be, in the words of `endings`.

    The ending is known before anybody is asked about replacing: the dialog itself does not ask, because it
    looks only at the name as it was typed.
    """
    filters = {f"{words} (*{ending})": words for words, ending in endings.items()}
    first = next(iter(endings))
    path = folder_to_begin() / with_ending(suggested, endings[first])
    while True:
        dialog = QFileDialog(parent, title, str(path), ";;".join(filters))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        if dialog.exec() != QFileDialog.DialogCode.Accepted:
            return None
        kind = filters.get(dialog.selectedNameFilter(), first)
        named = Path(dialog.selectedFiles()[0])
        path = named.with_name(with_ending(named.name, endings[kind], tuple(endings.values())))
        if not path.exists() or _may_replace(parent, title, path):
            remember_folder(path.parent)
            return path, kind


def ask_folder_to_write(parent: QWidget | None, title: str, names: Sequence[str]) -> Path | None:
    """Ask for a folder to write files of these names into; None for none."""
    while True:
        named = QFileDialog.getExistingDirectory(parent, title, str(folder_to_begin()))
        if not named:
            return None
        folder = Path(named)
        remember_folder(folder)
        there = [name for name in names if (folder / name).exists()]
        question = translate("asking", "These files are already in {folder}: {files}. Replace them?")
        text = question.format(folder=folder, files=", ".join(there))
        if not there or _is_agreed(parent, title, text):
            return folder


def _may_replace(parent: QWidget | None, title: str, path: Path) -> bool:
    question = translate("asking", "There is already a file {file} in {folder}. Replace it?")
    return _is_agreed(parent, title, question.format(file=path.name, folder=path.parent))


def may_replace_changed(parent: QWidget | None, title: str, path: Path) -> bool:
    """Ask whether to replace a file that another program or window has changed since it was opened here."""
    question = translate(
        "asking", "{file} in {folder} was changed elsewhere since it was opened here. Replace it?"
    )
    return _is_agreed(parent, title, question.format(file=path.name, folder=path.parent))


def _is_agreed(parent: QWidget | None, title: str, question: str) -> bool:
    return QMessageBox.question(parent, title, question) == QMessageBox.StandardButton.Yes


def wrote(path: Path) -> str:
    """What lies where now, in one sentence."""
    return translate("asking", "{file} is written, in {folder}.").format(file=path.name, folder=path.parent)
