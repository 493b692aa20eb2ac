"""The list of the moments a teacher keeps: to reorder, rename, delete, take back, and go to."""

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.state.moments import Moment, moved
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.keeping_moments import MomentFields, show_moment

_SIZE = 56, 34
"""Letters, so that it grows with the type."""


class MomentList(QDialog):
    """Every change is done at once and can be undone; runs of typing are one step."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window, self._kept = window, window.moments
        self._opened = object()
        """Typing is one step of undo a field, as long as this list is open."""
        self.setWindowTitle(self.tr("Moments"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Moments in their order"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(lambda _: self.go_there())
        self.fields = MomentFields()
        self.fields.title.textEdited.connect(self._type_title)
        self.fields.title.editingFinished.connect(self._fill)
        self.fields.note.textChanged.connect(self._type_note)
        self.fields.covered.clicked.connect(self._set_covered)
        self.words = QLabel(
            self.tr("No moment is kept yet. Show what the class should see, and press Ctrl+K.")
        )
        self.words.setWordWrap(True)
        self.buttons = self._made_buttons()
        self._lay_out()
        self._add_keys()
        self._kept.changed.connect(self._fill)
        self._fill()
        self.list.setCurrentRow(0)
        self.resize(*(letters * look.now().text for letters in _SIZE))

    def _made_buttons(self) -> dict[str, QPushButton]:
        made = {}
        for name, words, act in (
            ("up", self.tr("Earlier"), lambda: self.move_chosen(-1)),
            ("down", self.tr("Later"), lambda: self.move_chosen(1)),
            ("delete", self.tr("Delete"), self.delete),
            ("undo", self.tr("Undo"), self._kept.undo),
            ("go", self.tr("Show it"), self.go_there),
            ("close", self.tr("Close"), self.accept),
        ):
            made[name] = QPushButton(words)
            made[name].setAutoDefault(False)
            made[name].clicked.connect(lambda _=False, act=act: act())
        return made

    def _lay_out(self) -> None:
        changing, below = QHBoxLayout(), QHBoxLayout()
        for name in ("up", "down", "delete", "undo"):
            changing.addWidget(self.buttons[name])
        below.addWidget(self.buttons["go"])
        below.addStretch(1)
        below.addWidget(self.buttons["close"])
        left = QVBoxLayout()
        left.setSpacing(look.APART)
        changing.setSpacing(look.APART)
        left.addWidget(self.list, 1)
        left.addLayout(changing)
        self.buttons["go"].setProperty("inviting", True)
        self._right = QWidget()
        self._right.setLayout(self.fields)
        halves = QHBoxLayout()
        halves.setSpacing(2 * look.APART)
        halves.addLayout(left, 1)
        halves.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addLayout(halves, 1)
        column.addLayout(below)

    def _add_keys(self) -> None:
        for keys, name in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Ctrl+Z", "undo")):
            QShortcut(QKeySequence(keys), self).activated.connect(self.buttons[name].click)
            self.buttons[name].setToolTip(keys)
        delete = QShortcut(QKeySequence("Del"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.buttons["delete"].click)

    # What is shown.

    def _fill(self) -> None:
        """Show the moments as they are now; the same place stays chosen."""
        moments, row = self._kept.all(), self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for number, moment in enumerate(moments, start=1):
                words = self.tr("{number}  {title} ({page})")
                page = self._window.title_of(moment.page)
                self.list.addItem(words.format(number=number, title=moment.title, page=page))
            self.list.setCurrentRow(min(max(row, 0), len(moments) - 1))
        self.words.setVisible(not moments)
        self._show_chosen()

    def _chosen(self) -> Moment | None:
        moments, row = self._kept.all(), self.list.currentRow()
        return moments[row] if 0 <= row < len(moments) else None

    def _show_chosen(self) -> None:
        moment, row, last = self._chosen(), self.list.currentRow(), self.list.count() - 1
        self._right.setEnabled(moment is not None)
        for name, is_possible in (
            ("up", row > 0),
            ("down", -1 < row < last),
            ("delete", moment is not None),
            ("go", moment is not None),
            ("undo", self._kept.can_undo()),
        ):
            self.buttons[name].setEnabled(is_possible)
        self._show_fields(moment)

    def _show_fields(self, moment: Moment | None) -> None:
        """What is being typed stays as it is typed."""
        fields = self.fields
        title, note = (moment.title, moment.note) if moment is not None else ("", "")
        with QSignalBlocker(fields.note):
            is_unfinished = fields.title.hasFocus() and not self._typed()
            if self._typed() != title and not is_unfinished:
                fields.title.setText(title)
            if fields.note.toPlainText() != note:
                fields.note.setPlainText(note)
        fields.covered.setChecked(moment is not None and moment.covered)

    def _typed(self) -> str:
        return self.fields.title.text().strip()

    # What is changed.

    def _change(self, moment: Moment, words: str, gesture: object = None) -> None:
        moments, row = self._kept.all(), self.list.currentRow()
        self._kept.change((*moments[:row], moment, *moments[row + 1 :]), words, gesture)

    def _type_title(self) -> None:
        """An empty title is one that is not finished: the moment keeps the last one."""
        moment = self._chosen()
        if moment is not None and self._typed():
            gesture = "title", self.list.currentRow(), self._opened
            self._change(replace(moment, title=self._typed()), self.tr("Rename a moment"), gesture)

    def _type_note(self) -> None:
        moment = self._chosen()
        if moment is not None:
            gesture = "note", self.list.currentRow(), self._opened
            note = self.fields.note.toPlainText()
            self._change(replace(moment, note=note), self.tr("Note of a moment"), gesture)

    def _set_covered(self, covered: bool) -> None:
        moment = self._chosen()
        if moment is not None:
            self._change(replace(moment, covered=covered), self.tr("Cover a moment"))

    def move_chosen(self, step: int) -> None:
        """Show it earlier or later; it stays chosen."""
        row = self.list.currentRow()
        self._kept.change(moved(self._kept.all(), row, step), self.tr("Reorder moments"))
        self.list.setCurrentRow(row + step)

    def delete(self) -> None:
        """Undo brings it back."""
        moments, row = self._kept.all(), self.list.currentRow()
        self._kept.change((*moments[:row], *moments[row + 1 :]), self.tr("Delete a moment"))

    def go_there(self) -> None:
        """Show it in the window; the clicker goes on from it."""
        moment = self._kept.at(self.list.currentRow())
        if moment is not None:
            self.accept()
            show_moment(self._window, moment)
