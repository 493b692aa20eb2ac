"""Asks for files of images and of networks, for the row in which a page chooses both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from clawdemy_gui.pages.subject.row import SubjectRow

translate = QCoreApplication.translate


def ask_network(row: SubjectRow) -> None:
    """Ask for a network file and open it."""
    title, kinds = translate("subject", "Open network"), translate("subject", "Networks (*.npz)")
    name, _ = QFileDialog.getOpenFileName(row, title, _documents(), kinds)
    if name:
        row.open_network(Path(name))


def ask_save_network(row: SubjectRow) -> None:
    """Ask where, then write the network as it is now, its turned dials included."""
    title, kinds = translate("subject", "Save network"), translate("subject", "Networks (*.npz)")
    name, _ = QFileDialog.getSaveFileName(row, title, str(Path(_documents()) / "network.npz"), kinds)
    if name:
        row.save_network_to(Path(name if name.endswith(".npz") else name + ".npz"))


def ask_images(row: SubjectRow) -> None:
    """Ask for a file of images and open it."""
    title = translate("subject", "Open images")
    kinds = translate("subject", "Images with labels (*.gz *-ubyte *.idx *.npz);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(row, title, _documents(), kinds)
    if name:
        row.open_path(Path(name))


def ask_folder(row: SubjectRow) -> None:
    """Ask for a folder of pictures sorted in folders 0–9, or of IDX files, and open it."""
    title = translate("subject", "Open folder of images")
    name = QFileDialog.getExistingDirectory(row, title, _documents())
    if name:
        row.open_path(Path(name))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
