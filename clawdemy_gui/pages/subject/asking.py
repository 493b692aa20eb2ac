"""Asks for files of images and of networks, for the row in which a page chooses both."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def ask_network(parent: QWidget) -> Path | None:
    """Which network to open; None for none."""
    title, kinds = translate("subject", "Open network"), translate("subject", "Networks (*.npz)")
    name, _ = QFileDialog.getOpenFileName(parent, title, _documents(), kinds)
    return Path(name) if name else None


def ask_save_network(parent: QWidget) -> Path | None:
    """Where to write the network; None for nowhere."""
    title, kinds = translate("subject", "Save network"), translate("subject", "Networks (*.npz)")
    name, _ = QFileDialog.getSaveFileName(parent, title, str(Path(_documents()) / "network.npz"), kinds)
    return Path(name if name.endswith(".npz") else name + ".npz") if name else None


def ask_images(parent: QWidget) -> Path | None:
    """Which file of images to open; None for none."""
    title = translate("subject", "Open images")
    kinds = translate("subject", "Images with labels (*.gz *-ubyte *.idx *.npz);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, title, _documents(), kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget) -> Path | None:
    """Which folder of pictures sorted in folders 0–9, or of IDX files, to open; None for none."""
    title = translate("subject", "Open folder of images")
    name = QFileDialog.getExistingDirectory(parent, title, _documents())
    return Path(name) if name else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
