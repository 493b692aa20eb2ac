"""Asks what to hand out, and makes it as PDF or on a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
)

from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError, save_bytes
from clawdemy_gui.files.share_code import ShareCodeError, shortened
from clawdemy_gui.lesson.handout import LEAST_LINES, MOST_LINES, Handout, print_handout
from clawdemy_gui.lesson.question_sheet import print_sheet
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.widgets.controls.where_to_write import ask_where_to_write, wrote
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.asking import printer
from clawdemy_gui.window.sharing import shown

if TYPE_CHECKING:
    from pathlib import Path

_GIVEN = {"one-image": 3}
"""Columns of the page's numbers that are no secret: output, its value, and what was desired."""


def handout_of(window: AnyWindow, lines: int, blanks: bool) -> Handout:
    """The page in front as a handout; without a code where files belong to it."""
    page = window.page
    drawn, table = page.figures()[0], page.tables()[0]
    try:
        code, _ = shortened(page.name, shown(page))
    except ShareCodeError:
        code = ""
    given = _GIVEN.get(page.name, 1)
    return Handout(
        page.title(), page.sentence(), drawn.size, drawn.paint, table.header, table.rows, given, code,
        lines, blanks,
    )  # fmt: skip


class HandingOut(QDialog):
    """A handout of the page in front, or ten questions with their key."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Handout"))
        self.what = QComboBox()
        self.what.addItems([self.tr("This page"), self.tr("Ten questions, with a key")])
        self.paper = QComboBox()
        self.paper.addItems(["A4", "Letter"])
        self.blanks = QCheckBox(self.tr("Blanks to fill in, in place of picture and numbers"))
        self.lines = QSpinBox()
        self.lines.setRange(LEAST_LINES, MOST_LINES)
        self.lines.setValue(3)
        self.seed = QSpinBox()
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setValue(1)
        self.what.currentIndexChanged.connect(self._fit)
        column = QVBoxLayout(self)
        column.addLayout(self._form())
        column.addWidget(self._buttons())
        self._fit()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        for words, field in (
            (self.tr("What"), self.what),
            (self.tr("Paper"), self.paper),
            (self.tr("Lines to write on"), self.lines),
            (self.tr("Seed of the questions"), self.seed),
        ):
            name = QLabel(words)
            name.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(name, field)
        form.addRow(self.blanks)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.ActionRole
        buttons.addButton(self.tr("Save as PDF…"), role).clicked.connect(self._save)
        buttons.addButton(self.tr("Print…"), role).clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        return buttons

    def _asks(self) -> bool:
        return self.what.currentIndex() == 1

    def _fit(self) -> None:
        """Only what has a say can be set."""
        self.seed.setEnabled(self._asks())
        self.lines.setEnabled(not self._asks())
        self.blanks.setEnabled(not self._asks())

    def put_on(self, device: QPagedPaintDevice) -> bool:
        """Paint it on this device; False if it does not answer."""
        if self._asks():
            return print_sheet(self.seed.value(), device)
        return print_handout(handout_of(self._window, self.lines.value(), self.blanks.isChecked()), device)

    def pdf(self) -> bytes:
        """It as a PDF on the chosen paper."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.windowTitle())
        writer.setPageSize(QPageSize(self._size()))
        self.put_on(writer)
        return bytes(buffer.data().data())

    def _size(self) -> QPageSize.PageSizeId:
        sizes = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter)
        return sizes[self.paper.currentIndex()]

    def _save(self) -> None:
        title = self.tr("Questions") if self._asks() else self._window.page.title()
        path = ask_where_to_write(self, self.windowTitle(), title, {self.tr("Document"): ".pdf"})
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
        chosen.setPageSize(QPageSize(self._size()))
        if not self.put_on(chosen):
            words = self.tr("The printer does not answer; nothing was printed.")
            self._window.notice.show_text(words)
        self.accept()


def ask_for_handout(window: AnyWindow) -> None:
    """Show the dialog."""
    HandingOut(window).open()
