"""What every Look closer view of the Descent page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage


class CloserView(QWidget):
    """One closer look at the run; it asks the page for changes and never makes them."""

    def show_run(self, page: DescentPage) -> None:
        """Show the run as it is now; called at every frame while it runs."""
        raise NotImplementedError

    def leave(self) -> None:
        """The page is hidden or the app quits: stop what is running."""
