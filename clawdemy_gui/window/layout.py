"""Where everything stands in the window: the list of pages, the page in front, and the sentence below it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui.widgets.layout.notice import Notice
from clawdemy_gui.widgets.layout.page_list import PageList
from clawdemy_gui.widgets.layout.sentence_bar import SentenceBar

_SHOWN = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_HIDDEN = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
"""A hidden page asks for no room."""


class Layout(QObject):
    """Makes the widgets and places them; what they do is the window's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.page_list = PageList(self.tr("Pages"))
        self.stack = QStackedWidget()
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self.stack)
        self.bar = SentenceBar(
            self.tr("What is on the page"), self.tr("The page that asked for this one (Alt+Left)")
        )
        self.middle = QWidget()
        """All of the window but its menu bar."""
        self._row = QHBoxLayout(self.middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.page_list)
        self._row.addLayout(self._page_and_sentence(), 1)
        self.notice = Notice(self.tr("Close this message"))
        self.notice.setParent(self.middle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._scroll_to)

    def _page_and_sentence(self) -> QVBoxLayout:
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 12)
        below.addWidget(self.bar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll, 1)
        column.addLayout(below)
        return column

    def replace_beside(self, before: QWidget | None, panel: QWidget | None) -> None:
        """Show this panel at the left, in the place of the one before."""
        if before is not None and before is not panel:
            before.hide()
            self._row.removeWidget(before)
        if panel is not None:
            self._row.insertWidget(0, panel)
            panel.show()

    def give_room_to(self, page: QWidget) -> None:
        """Of the pages only this one asks for room."""
        for place in range(self.stack.count()):
            if (other := self.stack.widget(place)) is not None:
                other.setSizePolicy(_SHOWN if other is page else _HIDDEN)

    def _scroll_to(self, before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is seen, also where the page is larger than the window."""
        if now is not None and self.stack.isAncestorOf(now):
            self.scroll.ensureWidgetVisible(now, 12, 12)
