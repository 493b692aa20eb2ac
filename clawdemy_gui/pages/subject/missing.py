"""What a person can do about a file that is missing, or about MNIST: say where it is, or get it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.subject import asking
from clawdemy_gui.pages.subject.words import is_mnist, name_of_missing
from clawdemy_gui.state.named_files import with_mnist_at, with_paths
from clawdemy_gui.state.subject import DataChoice, NetworkChoice

Missing = DataChoice | NetworkChoice
Part = TypeVar("Part", bound=Struct)


class MissingControls(QWidget):
    """*Where is it?* for the first of what is missing, *Get MNIST* where that is; hidden where nothing is."""

    found = Signal(object, object)
    """What was missing, and the Path at which it lies now."""
    mnist_asked = Signal()

    def __init__(self, parent: QWidget | None = None, upright: bool = False) -> None:
        """upright: the buttons stand below each other, for a narrow place."""
        super().__init__(parent)
        self._choice: Missing | None = None
        self.where = QPushButton(self.tr("Where is it?"))
        self.where.clicked.connect(self._ask)
        self._kinds = QMenu(self.where)
        self._offer(self.tr("A file…"), asking.ask_images)
        self._offer(self.tr("A folder…"), asking.ask_folder)
        self.get = QPushButton(self.tr("Get MNIST (11 MB)"))
        self.get.clicked.connect(self.mnist_asked)
        turned = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(turned, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.NEAR)
        row.addWidget(self.get)
        row.addWidget(self.where)
        if not upright:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def _offer(self, title: str, ask: Callable[[QWidget], Path | None]) -> None:
        action = QAction(title, self._kinds)
        action.triggered.connect(lambda: self._take(ask(self)))
        self._kinds.addAction(action)

    def show_missing(self, choices: list[Missing], picture: DataChoice | None = None) -> None:
        """What is missing; `picture`: the one of them that is a picture of one digit."""
        self._choice = choices[0] if choices else None
        self._is_picture = self._choice is not None and self._choice == picture
        self.get.setVisible(any(is_mnist(choice) for choice in choices))
        name = name_of_missing(choices[0]) if choices else ""
        self.where.setToolTip(self.tr("Choose where {name} is now").format(name=name))
        self.where.setAccessibleDescription(self.where.toolTip())
        # Nobody can tell from a name without a known ending whether a file or a folder had it.
        asks_kind = self._choice is not None and self._can_be_either(self._choice)
        self.where.setMenu(self._kinds if asks_kind else None)  # type: ignore[arg-type]
        self.setVisible(bool(choices))

    _is_picture = False

    def _can_be_either(self, choice: Missing) -> bool:
        if isinstance(choice, NetworkChoice) or self._is_picture:
            return False
        return not Path(choice.path or "").name.lower().endswith(asking.IMAGE_ENDINGS)

    def _ask(self) -> None:
        if isinstance(self._choice, NetworkChoice):
            self._take(asking.ask_network(self))
        elif self._is_picture:
            self._take(asking.ask_picture(self))
        elif self._choice is not None and not self._can_be_either(self._choice):
            self._take(asking.ask_images(self))

    def _take(self, path: Path | None) -> None:
        if path is not None and self._choice is not None:
            self.found.emit(self._choice, path)


def found_at(part: Part, choice: Missing, path: Path) -> Part:
    """The same part of a state with what was missing at its new place, wherever it is named there."""
    if choice.path is None:
        return with_mnist_at(part, str(path))
    return with_paths(part, {choice.path: str(path)})
