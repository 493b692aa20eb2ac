"""Asks for files of images and of networks, for the row in which a page chooses both."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from clawdemy_gui.files.code.taking import WRITTEN
from clawdemy_gui.widgets.controls.where_to_write import (
    ask_folder_to_write,
    ask_where_to_write,
    folder_to_begin,
    remember_folder,
)

translate = QCoreApplication.translate

IMAGE_ENDINGS = (
    *("ubyte", ".gz", ".idx", ".npz", ".npy", ".csv", ".tsv", ".arff"),
    *(".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
)
"""How the names of files with images end; a folder's name is not likely to."""


def ask_network(parent: QWidget) -> Path | None:
    """Which network to open; None for none."""
    title = translate("subject", "Open network")
    kinds = translate("subject", "Networks (*.npz *.safetensors);;All files (*)")
    return _file_to_open(parent, title, kinds)


def ask_save_network(parent: QWidget) -> Path | None:
    """Where to write the network; None for nowhere."""
    return ask_where_to_write(parent, translate("subject", "Save network"), "network", network_endings())


def network_endings() -> dict[str, str]:
    """What a network can be saved as, in words → ending."""
    return {
        translate("subject", "Network"): ".npz",
        translate("subject", "Network for PyTorch"): ".safetensors",
        translate("subject", "Network for Keras"): ".keras.safetensors",
    }


def ask_code_folder(parent: QWidget) -> Path | None:
    """Into which folder to write the code and what it reads; None for none."""
    return ask_folder_to_write(parent, translate("subject", "Save network as code"), WRITTEN)


def ask_images(parent: QWidget) -> Path | None:
    """Which file of images to open; None for none."""
    title = translate("subject", "Open images")
    kinds = translate(
        "subject",
        "Images with labels (*.gz *-ubyte *.idx *.npz *.npy *.csv *.tsv *.arff);;"
        "Picture of one digit, or a sheet of them (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp);;"
        "All files (*)",
    )
    return _file_to_open(parent, title, kinds)


def ask_picture(parent: QWidget) -> Path | None:
    """Which picture of one digit to open; None for none."""
    kinds = translate(
        "subject", "Picture of one digit (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp);;All files (*)"
    )
    return _file_to_open(parent, translate("subject", "Open a picture of a digit"), kinds)


def ask_folder(parent: QWidget) -> Path | None:
    """Which folder of pictures with their labels, or of IDX files, to open; None for none."""
    title = translate("subject", "Open folder of images: folders 0–9, or names that tell the digit")
    name = QFileDialog.getExistingDirectory(parent, title, str(folder_to_begin()))
    if not name:
        return None
    remember_folder(Path(name))
    return Path(name)


def _file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder_to_begin()), kinds)
    if not name:
        return None
    remember_folder(Path(name).parent)
    return Path(name)
