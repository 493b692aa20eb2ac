"""The network while it walks: one image lights it up anew at every look."""

from time import monotonic

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.network import Network
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.network_of_images import NetworkOfImages

_REST_S = 0.1
"""While a run is on it is drawn ten times a second: it must not slow the run down."""


class NetworkLook(RunView):
    """Follows the run."""

    def __init__(self, page: Acting) -> None:
        super().__init__()
        self._drawn_at = 0.0
        self._network: Network | None = None
        self.one = NetworkOfImages()
        self.one.inside.dial_asked.connect(page.open_dial)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.one)

    def figures(self) -> list[Figure]:
        return [self.one.inside.figure()]

    def tables(self) -> list[Table]:
        return self.one.inside.tables()

    def show_run(self, page: Running) -> None:
        moment, shown = page.runner.moment, page.shown
        if moment is None or shown is None or moment.network is self._network:
            return
        if page.runner.is_running and monotonic() - self._drawn_at < _REST_S:
            return
        self._drawn_at, self._network = monotonic(), moment.network
        self.one.show_network(moment.network, shown.data)
