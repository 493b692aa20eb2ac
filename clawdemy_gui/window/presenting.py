"""The stage alone on the whole screen, led by a clicker: for the back row."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.page import AnyPage
from clawdemy_gui.window.any_window import AnyWindow

_NEXT, _BEFORE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
_BLANK = (Qt.Key.Key_B, Qt.Key.Key_Period)
_LEAVE = (Qt.Key.Key_F5, Qt.Key.Key_Escape)
_TALLEST_BAR = 16_777_215
"""Qt's own for: as tall as it likes."""


class Presenting(QObject):
    """Made when it begins and forgotten when it ends; what was chosen meanwhile stays, with its undo."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self._look = look.now().name
        self._state = window.windowState()
        self._focus = QApplication.focusWidget()
        self._page: AnyPage | None = None
        self._curtain = QWidget(window)
        self._curtain.setAutoFillBackground(True)
        self._curtain.setStyleSheet("background: black;")
        self._curtain.setAccessibleName(self.tr("The screen is dark; B brings it back"))
        self._curtain.hide()

    def begin(self) -> None:
        """Leave everything away but the stage."""
        # A hidden menu bar would take its keys along.
        self._window.menuBar().setMaximumHeight(0)
        look.wear(look.for_presenting(self._look))
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self.show_page(self._window.page)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def end(self) -> None:
        """Everything as it was."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._page is not None:
            self._page.present(False)
        self._curtain.deleteLater()
        self._window.menuBar().setMaximumHeight(_TALLEST_BAR)
        look.wear(look.fitted(self._look, self._window.width()))
        self._window.setWindowState(self._state)
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()

    def show_page(self, page: AnyPage) -> None:
        """Another page is in front."""
        if self._page is not None and self._page is not page:
            self._page.present(False)
        self._page = page
        page.present(True)

    def fit(self) -> None:
        """The window has another size."""
        self._curtain.setGeometry(self._window.rect())

    def is_dark(self) -> bool:
        """Whether the screen is blank."""
        return not self._curtain.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A clicker's keys belong to the presentation, whatever has the keyboard."""
        kinds = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or QApplication.activeModalWidget():
            return False
        key = Qt.Key(event.key())
        pressed_with = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if pressed_with or key not in (_NEXT, _BEFORE, *_BLANK, *_LEAVE):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif isinstance(watched, QWidget):
            self._press(key)
        return isinstance(watched, QWidget)

    def _press(self, key: Qt.Key) -> None:
        if key in _LEAVE:
            self._window.present(False)
        elif key in _BLANK:
            self._curtain.setVisible(self._curtain.isHidden())
            self.fit()
            self._curtain.raise_()
        elif self.is_dark():
            self._curtain.hide()
        else:
            self._window.go_on(1 if key == _NEXT else -1)
