"""Keeps what is on the screen as a moment for a class, and goes to one that was kept."""

from msgspec import convert
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from clawdemy_gui import look
from clawdemy_gui.state.moments import LONGEST_NOTE, LONGEST_TITLE, Moment
from clawdemy_gui.window.any_window import AnyWindow

translate = QCoreApplication.translate
_WIDE = 32
"""Letters, so that it grows with the type."""


class MomentFields(QFormLayout):
    """Title, note, and whether it begins covered; as many characters as a lesson file takes."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(self._end_note)
        for words, field in (
            (translate("moments", "Title"), self.title),
            (translate("moments", "Your note"), self.note),
        ):
            name = QLabel(words)
            name.setBuddy(field)
            field.setAccessibleName(words)
            self.addRow(name, field)
        self.covered = QCheckBox(translate("moments", "Begins covered, so that the class guesses first"))
        self.addRow(self.covered)
        self.note.setPlaceholderText(translate("moments", "For you alone: it is printed, never presented"))
        self.setContentsMargins(0, 0, 0, 0)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def _end_note(self) -> None:
        """It takes no more characters than a lesson file does, as the title takes none."""
        text = self.note.toPlainText()
        if len(text) > LONGEST_NOTE:
            self.note.setPlainText(text[:LONGEST_NOTE])
            self.note.moveCursor(QTextCursor.MoveOperation.End)


class KeepMoment(QDialog):
    """Asks for the title and the note of what is on the screen."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Keep this moment"))
        self.fields = MomentFields()
        self.fields.title.setText(window.page.title())
        self.fields.title.selectAll()
        self.fields.covered.setChecked(window.is_covered())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self.fields)
        column.addWidget(buttons)
        self.resize(_WIDE * look.now().text, self.sizeHint().height())

    def keep(self) -> None:
        """Put it after the others."""
        title = self.fields.title.text().strip() or self._window.page.title()
        note = self.fields.note.toPlainText().strip()
        keep_moment(self._window, title, note, self.fields.covered.isChecked())
        self.accept()


def keep_moment(window: AnyWindow, title: str, note: str = "", covered: bool = False) -> None:
    """Keep what is on the screen after the other moments; one step of undo."""
    page = window.page
    shows = {"page": page.name, "state": page.state, "view": page.view}
    moment = convert({"title": title, "shows": shows, "note": note, "covered": covered}, Moment)
    moments = (*window.moments.all(), moment)
    window.moments.change(moments, translate("moments", "Keep this moment"))
    words = translate("moments", "Kept as moment {number}; the clicker shows it while presenting.")
    window.tell(words.format(number=len(moments)))


def go_on(window: AnyWindow, step: int) -> None:
    """Show the next moment, or the one before; at an end say so."""
    moment = window.moments.step(step)
    if moment is not None:
        show_moment(window, moment)
    elif step > 0:
        window.tell(translate("moments", "That was the last moment."))


def show_moment(window: AnyWindow, moment: Moment) -> None:
    """Show its page just so; what it covers is never seen on the way."""
    if moment.page not in window.page_names():
        words = translate("moments", "The moment {title} shows the page {page}, which is left out here.")
        window.notice.show_text(words.format(title=moment.title, page=window.title_of(moment.page)))
        return
    if moment.covered:
        window.cover(True)
    window.show_page(moment.page)
    window.page.change(moment.shows.state, translate("moments", "Show a moment"))
    window.page.show_view(moment.shows.view)
    if not moment.covered and window.is_covered():
        window.cover(False)
