"""A dialog for something to put on paper: on which, and whether as a PDF or on a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError, save_bytes
from clawdemy_gui.widgets.controls.where_to_write import ask_where_to_write, wrote
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.asking import printer

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


class ToPaper(QDialog):
    """The base of what is handed out and of what a teacher takes along."""

    def __init__(self, window: AnyWindow, title: str) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(title)
        self.paper = QComboBox()
        self.paper.addItems(list(_SIZES))
        self.form = QFormLayout()
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(self._buttons())

    def add_field(self, words: str, field: QWidget) -> None:
        """A field with its name before it."""
        name = QLabel(words)
        name.setBuddy(field)
        field.setAccessibleName(words)
        self.form.addRow(name, field)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.ActionRole
        buttons.addButton(self.tr("Save as PDF…"), role).clicked.connect(self._save)
        buttons.addButton(self.tr("Print…"), role).clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        return buttons

    def put_on(self, device: QPagedPaintDevice) -> bool:
        """Paint it on this device; False if it does not answer."""
        raise NotImplementedError

    def file_name(self) -> str:
        """What its file is called, unless one is named."""
        raise NotImplementedError

    def pdf(self) -> bytes:
        """It as a PDF on the chosen paper."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.windowTitle())
        writer.setPageSize(QPageSize(_SIZES[self.paper.currentText()]))
        self.put_on(writer)
        return bytes(buffer.data().data())

    def _save(self) -> None:
        kinds = {self.tr("Document"): ".pdf"}
        path = ask_where_to_write(self, self.windowTitle(), self.file_name(), kinds)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: "Path") -> None:
        """Write the PDF; what fails is told in the window."""
        try:
            save_bytes(path, self.pdf())
        except TakingAwayError as problem:
            self._window.notice.show_text(str(problem))
        else:
            self._window.tell(wrote(path))
        self.accept()

    def _print(self) -> None:
        chosen = printer(self._window)
        if chosen is None:
            return
        chosen.setPageSize(QPageSize(_SIZES[self.paper.currentText()]))
        if not self.put_on(chosen):
            words = self.tr("The printer does not answer; nothing was printed.")
            self._window.notice.show_text(words)
        self.accept()
