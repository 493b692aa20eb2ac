"""What every page with a network offers to take it away as code, in the same words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.files.code.told import Library
from clawdemy_gui.pages.page import Command

translate = QCoreApplication.translate

LIBRARY_NAMES: dict[Library, str] = {"numpy": "numpy", "pytorch": "PyTorch"}


def code_commands(group: str, copy: Callable[[Library], None], save: Callable[[], None]) -> list[Command]:
    """Copy a script for each library, or save both; they tell the network's cost."""
    text = translate("code", "Copy network as {library} code")
    tip = translate("code", "A short script that computes this network’s cost and takes one step downhill")
    folder_tip = translate("code", "Scripts for numpy and PyTorch, the network and the images, in one folder")
    return [
        *(
            Command(group, text.format(library=name), partial(copy, library), tip=tip, tells=True)
            for library, name in LIBRARY_NAMES.items()
        ),
        Command(group, translate("code", "Save network as code…"), save, tip=folder_tip, tells=True),
    ]
