"""The column at the right of a page: one number, the names of the views, and the view that is open."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.flow_tabs import FlowTabs

_AS_WIDE_AS_IT_MAY = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
_NO_ROOM = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)


class ViewEntry(NamedTuple):
    """One view that a column can show."""

    name: str
    """As the page's view keeps it; empty for the first view, the one that a page opens with."""
    title: str
    tip: str
    make: Callable[[], QWidget]
    """Called when the view is first opened."""


class Column(Card):
    """Shows one view at a time; each is made when it is first opened, so that a closed one costs nothing."""

    asked = Signal(str)
    """The name of the view to show."""

    def __init__(
        self,
        name: str,
        headline: Sequence[QWidget],
        views: Sequence[ViewEntry],
        parent: QWidget | None = None,
    ) -> None:
        """name: of the row of names, for a screen reader; headline: the number and what stands under it."""
        super().__init__(parent)
        self.headline = list(headline)
        self._views = {view.name: view for view in views}
        self._made: dict[str, QWidget] = {}
        self.tabs = FlowTabs(name)
        self.tabs.show_tabs([(view.name, view.title, view.tip) for view in views])
        self.tabs.chosen.connect(self.asked)
        self._stack = self.contents = QStackedWidget()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(look.APART, look.NEAR, look.APART, look.APART)
        self._inside.setSpacing(look.NEAR)
        self.take_headline()
        self._inside.addWidget(self.tabs)
        self._inside.addWidget(self._stack, 1)
        # Where the lesson shows the number alone, it stays on top.
        self._inside.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        self.tabs.setVisible(len(views) > 1)

    def take_headline(self) -> None:
        """Let the number stand on top of the column."""
        for place, widget in enumerate(self.headline):
            self._inside.insertWidget(place, widget)

    def titles(self) -> list[tuple[str, str]]:
        """(name, title) of each view, in the order of the tabs."""
        return [(view.name, view.title) for view in self._views.values()]

    def show_view(self, name: str) -> QWidget:
        """Open the view with this name and return it."""
        if name not in self._made:
            self._made[name] = self._views[name].make()
            self._stack.addWidget(self._made[name])
        self.tabs.show_chosen(name)
        shown = self._made[name]
        for view in self._made.values():
            view.setSizePolicy(_AS_WIDE_AS_IT_MAY if view is shown else _NO_ROOM)
        self._stack.setCurrentWidget(shown)
        return shown

    def focus_view(self) -> None:
        """Give the open view the keyboard, or the tabs where nothing in it takes it."""
        view = self._stack.currentWidget()
        for widget in view.findChildren(QWidget) if view is not None else ():
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
