"""What every view in the column of the Descent page is."""

from PySide6.QtWidgets import QWidget

from clawdemy_gui.pages.descent.showing import Running
from clawdemy_gui.pages.page import Figure, Table


class RunView(QWidget):
    """One closer look at the run; it asks the page for changes and never makes them."""

    def figures(self) -> list[Figure]:
        """Pictures of its own to take away."""
        return []

    def tables(self) -> list[Table]:
        """Numbers of its own to take away."""
        return []

    def show_run(self, page: Running) -> None:
        """Show the run as it is now; called at every frame while it runs."""
        raise NotImplementedError

    def leave(self) -> None:
        """The page is hidden or the app quits: stop what is running."""
