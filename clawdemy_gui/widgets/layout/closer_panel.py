"""A strip of buttons that opens one panel, closed at first, showing one thing at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.choosing_button import ChoosingButton
from clawdemy_gui.widgets.layout.card import Card


class CloserPanel(QWidget):
    """The views are made when they are first opened, so that a closed panel costs nothing."""

    asked = Signal(str)
    """The view to show, empty to close."""

    def __init__(
        self,
        words: str,
        views: Sequence[tuple[str, str, str, Callable[[], QWidget]]],
        parent: QWidget | None = None,
        below: bool = True,
    ) -> None:
        """views: (name, title, tooltip, maker) each. The panel opens below the strip, unless the page places
        `card` elsewhere."""
        super().__init__(parent)
        self._below = below
        self._makers = {name: maker for name, _, _, maker in views}
        self._made: dict[str, QWidget] = {}
        self._buttons: dict[str, QPushButton] = {}
        strip = QHBoxLayout()
        strip.setSpacing(6)
        strip.addWidget(QLabel(words))
        for name, title, tip, _ in views:
            button = ChoosingButton(title)
            button.setToolTip(tip)
            button.clicked.connect(lambda checked, name=name: self.asked.emit(name if checked else ""))
            self._buttons[name] = button
            strip.addWidget(button)
        strip.addStretch(1)
        self.card = Card()
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(12, 8, 12, 8)
        self._stack = QStackedWidget()
        inside.addWidget(self._stack)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(strip)
        if below:
            column.addWidget(self.card)
        self._fit()

    def titles(self) -> list[tuple[str, str]]:
        """(name, title) of each view, in the order of the strip."""
        return [(name, button.text()) for name, button in self._buttons.items()]

    def show_view(self, name: str) -> QWidget | None:
        """Open the view with this name and return it; an empty name closes the panel."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        self.card.setVisible(bool(name))
        if not name:
            return None
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self._stack.addWidget(self._made[name])
        self._stack.setCurrentWidget(self._made[name])
        return self._made[name]

    def focus_view(self) -> None:
        """Give the open view the keyboard."""
        view = self._stack.currentWidget()
        for widget in view.findChildren(QWidget) if view is not None else ():
            if (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.isVisibleTo(view)
                and widget.isEnabled()
            ):
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        if not self._below:
            return
        self.card.setFixedHeight(round(look.now().text * (15 if look.now().side_panels else 13.4)))
