"""Asks what to hand out, and makes it as PDF or on a printer."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QCheckBox, QComboBox

from clawdemy_gui.files.share_code import ShareCodeError, shortened
from clawdemy_gui.lesson.handout import LEAST_LINES, MOST_LINES, Handout, print_handout
from clawdemy_gui.lesson.question_sheet import print_sheet
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.sharing import shown
from clawdemy_gui.window.to_paper import ToPaper

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


class HandingOut(ToPaper):
    """A handout of the page in front, or ten questions with their key."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window, QCoreApplication.translate("HandingOut", "Handout"))
        self.what = QComboBox()
        self.what.addItems([self.tr("This page"), self.tr("Ten questions, with a key")])
        self.blanks = QCheckBox(self.tr("Blanks to fill in, in place of picture and numbers"))
        self.lines = SeedField(MOST_LINES)
        self.lines.setMinimum(LEAST_LINES)
        self.lines.setValue(3)
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setValue(1)
        self.what.currentIndexChanged.connect(self._fit)
        self.add_field(self.tr("What"), self.what)
        self.add_field(self.tr("Paper"), self.paper)
        self.add_field(self.tr("Lines to write on"), self.lines)
        self.add_field(self.tr("Seed of the questions"), self.seed)
        self.form.addRow(self.blanks)
        self._fit()

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

    def file_name(self) -> str:
        return self.tr("Questions") if self._asks() else self._window.page.title()


def ask_for_handout(window: AnyWindow) -> None:
    """Show the dialog."""
    HandingOut(window).open()
