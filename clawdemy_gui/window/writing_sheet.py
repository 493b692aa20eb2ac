"""Puts the sheet that a class writes its own digits on to paper."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QLabel

from clawdemy_gui.lesson.writing_sheet import print_writing_sheet
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.to_paper import ToPaper

_WIDTH = 420
"""Of the words, in pixels: four lines."""


class WritingSheet(ToPaper):
    """Ten lines of ten boxes; its picture opens as a set of images."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window, QCoreApplication.translate("WritingSheet", "Sheet for handwriting"))
        words = self.tr(
            "Ten people write the digits 0 to 9 into its boxes. Open a photo or a scan of it like any images "
            "(Training set, Open images), or drop it on the window: its digits are then a test set."
        )
        told = QLabel(words)
        told.setWordWrap(True)
        told.setMinimumWidth(_WIDTH)
        self.form.addRow(told)
        self.add_field(self.tr("Paper"), self.paper)

    def put_on(self, device: QPagedPaintDevice) -> bool:
        return print_writing_sheet(device)

    def file_name(self) -> str:
        return self.tr("Sheet for handwriting")


def ask_for_writing_sheet(window: AnyWindow) -> None:
    """Show the dialog."""
    WritingSheet(window).open()
