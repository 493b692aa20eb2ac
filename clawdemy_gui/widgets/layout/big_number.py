"""The one number that matters, large enough for the back row."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.movement import Movement

_DIGIT_SHARE = 0.727
"""A digit's height as a share of the font's size, in the figures' font."""

_LONGEST_CAPTION = 1.6
"""In the headline a caption, with its note, is at most so many times wider than the number, or shrinks."""
_APART = 8
"""Pixels between the caption and its note."""


class BigNumber(QLabel):
    """A label in role and name; it draws its number itself, with the caption and a note around it.

    A stock label asks its layout for room at every new text, which lays the whole page out again.
    """

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._number = self._note = self._widest_note = ""
        self._widest = "0.0000"
        self._on_the_way: Callable[[float], str] | None = None
        self._movement = Movement(self.update, self)
        self.setAccessibleName(caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_number(
        self, text: str, note: str = "", on_the_way: Callable[[float], str] | None = None
    ) -> None:
        """Show the number, and beside its caption a short note such as how far it moved.

        on_the_way: what is painted when a share of the way, 0…1, is behind it, while it counts up to `text`.
        """
        if (text, note) != (self._number, self._note):
            self._number, self._note = text, note
            if len(note) > len(self._widest_note):
                self._widest_note = note
                self._ask_for_room()
            self._on_the_way = on_the_way
            self._movement.stop()
            if on_the_way is not None:
                self._movement.begin()
            self.update()

    def text(self) -> str:
        """The number as it is shown, or will be when it has counted up to it."""
        return self._number

    def _painted(self) -> str:
        if self._on_the_way is None or not self._movement.is_under_way():
            return self._number
        return self._on_the_way(self._movement.between(0.0, 1.0))

    def show_caption(self, caption: str) -> None:
        """Say what the number is; a screen reader hears the same name."""
        if caption != self._caption:
            self._caption = caption
            self.setAccessibleName(caption)
            self._ask_for_room()
            self.update()

    def font_pixels(self) -> float:
        """The number's size: the look's, grown until its digits have their share of the window's height."""
        style = look.now()
        wanted = self.window().height() * style.total_share_of_window / _DIGIT_SHARE
        size = max(style.total, wanted)
        width = figure.text_width(self._widest, size, bold=True)
        return size if width <= self.width() or not self.width() else size * self.width() / width

    def minimumSizeHint(self) -> QSize:
        style = look.now()
        size = max(style.total, self.window().height() * style.total_share_of_window / _DIGIT_SHARE)
        width = figure.text_width(self._widest, size, bold=True)
        if self._stands_alone():
            width = max(width, min(self._caption_width(), _LONGEST_CAPTION * width))
        return QSize(round(width) + 4, round(style.small * 1.7 + size * 1.02))

    sizeHint = minimumSizeHint

    def _stands_alone(self) -> bool:
        """In the headline nothing but its own words gives it a width."""
        return self.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed

    def _caption_width(self) -> float:
        pixels = look.now().text
        note = figure.text_width(self._widest_note, pixels, bold=True) + _APART if self._widest_note else 0.0
        return figure.text_width(self._caption, pixels) + note

    def _ask_for_room(self) -> None:
        if self._stands_alone():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A taller window wants a larger number."""
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return False

    def event(self, event: QEvent) -> bool:
        """Upon a card it paints the ground itself, so that what holds it is not painted again for it."""
        if event.type() == QEvent.Type.ParentChange:
            on_card = isinstance(self.parentWidget(), Card)
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on_card)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        if self.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
            painter.fillRect(event.rect(), figure.as_colour(style.card))
        line = style.small * 1.7
        # On a mirrored page it begins at the right, like every line there.
        start = QStyle.visualAlignment(self.layoutDirection(), figure.Align.AlignLeft)
        end = QStyle.visualAlignment(self.layoutDirection(), figure.Align.AlignRight)
        caption = QRectF(0, 0, self.width(), line)
        beside = figure.text_width(self._note, style.text, bold=True) + _APART if self._note else 0.0
        left = beside if start & Qt.AlignmentFlag.AlignRight else 0.0
        name = caption.adjusted(left, 0, left - beside, 0)
        figure.write(painter, name, self._caption, start, style.soft, style.text)
        if self._note:
            figure.write(painter, caption, self._note, end, style.ghost, style.text, True)
        number = QRectF(0, line, self.width(), self.height() - line)
        figure.write(painter, number, self._painted(), start, pixels=self.font_pixels(), bold=True)
