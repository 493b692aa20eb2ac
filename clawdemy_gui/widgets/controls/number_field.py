"""What all fields for a number have in common: their edge, their keys, and that nothing is cut off."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.field_edge import paint_field_edge
from clawdemy_gui.widgets.controls.field_keys import is_for_the_window

if TYPE_CHECKING:
    _SpinBox = QAbstractSpinBox
else:
    _SpinBox = object


class Refused(QEvent):
    """One plain sentence, sent to a field's window: what was typed and cannot be the field's number."""

    def __init__(self, sentence: str) -> None:
        super().__init__(_REFUSED)
        self.sentence = sentence


_REFUSED = QEvent.Type(QEvent.registerEventType())


class NumberField(_SpinBox):
    """Mixed into a stock spin box, which keeps its role and its value for screen readers.

    The wheel does nothing, so that scrolling a page changes no number; Escape forgets what was typed.
    """

    def prepare(self) -> None:
        """To be called by the field when it is made."""
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def text_pixels(self) -> float:
        """The largest size, in pixels, at which the field's text has room."""
        raise NotImplementedError

    def text_at_rest(self) -> str:
        """What the field shows for its value while nothing is being typed."""
        raise NotImplementedError

    def range_words(self) -> str:
        """Which numbers the field takes: {text} is not …"""
        raise NotImplementedError

    def refuse(self, text: str) -> None:
        """Have the window say that what was typed is no number of this field; its value is as it was."""
        words = QCoreApplication.translate("NumberField", "“{text}” is not {range}; {name} is unchanged.")
        sentence = words.format(text=text.strip(), range=self.range_words(), name=self.accessibleName())
        QCoreApplication.sendEvent(self.window(), Refused(sentence))

    def fit_text(self) -> None:
        """Write what has no room smaller, never cut.

        Under a window's style sheet the line inside takes the field's font, and only when it is asked to.
        """
        fitting = look.font(min(look.now().text, self.text_pixels()))
        if fitting != self.font():
            self.setFont(fitting)
        self.lineEdit().setFont(fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_text()  # another look gives every field the application's font again

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.lineEdit()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().isModified():
            self.lineEdit().setText(self.text_at_rest())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_field_edge(self)  # in place of the stock one; the line of text lies over it

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
