"""Downloads MNIST's four official files while the window stays alive.

Import this only when the person asks for the download: nothing else needs QtNetwork.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxyFactory

from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.mirror import Fetch
from clawdemy_gui.files.images.mnist import Archive

_PATIENCE_MS = 20_000
"""How long a mirror may be silent."""


class MnistDownload(QObject):
    """The four files, one after the other, each from the first mirror that has it.

    Files that are already there and right are not fetched again: a start after a failure or a cancel goes on
    where that one stopped. The system's proxy settings are respected.
    """

    progress = Signal(int, int)
    """Bytes here, and bytes altogether; falls back a little when a mirror fails."""
    finished = Signal(str)
    """The folder that now holds all four files."""
    failed = Signal(str)
    """One sentence that also says how to put the files there by hand."""

    def __init__(
        self,
        folder: Path | None = None,
        archives: Sequence[Archive] = mnist.ARCHIVES,
        mirrors: Sequence[str] = mnist.MIRRORS,
        patience_ms: int = _PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """`folder`: where the files go, the user's data folder if None; `mirrors`: addresses ending in /."""
        super().__init__(parent)
        self.folder = folder or mnist.data_folder()
        self.total = sum(archive.size for archive in archives)
        """Bytes of all files."""
        self.is_running = False
        self._archives = archives
        self._mirrors = mirrors
        self._patience_ms = patience_ms
        self._network = QNetworkAccessManager(self)
        self._waiting: list[Archive] = []
        self._order: list[str] = []
        """Mirrors to ask; one that fails goes to the end, so that no other file waits for it."""
        self._failures = 0
        self._fetch: Fetch | None = None

    def start(self) -> None:
        """Begin, or begin again; ends with `finished` or `failed` unless cancelled."""
        self.cancel()
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        self.is_running = True
        self._waiting = list(self._archives)
        self._order = list(self._mirrors)
        self._go_on()

    def cancel(self) -> None:
        """Stop at once and leave no half file; no signal follows, even from within a slot of `progress`."""
        self.is_running = False
        if self._fetch:
            self._fetch.cancel()
            self._put_away()

    def _go_on(self) -> None:
        """Fetch the next file that is not here yet."""
        while self._waiting and _is_here(self.folder, self._waiting[0]):
            del self._waiting[0]
            self._show(0)
        if self._waiting and self.is_running:
            self._failures = 0
            self._ask()
        elif self.is_running:
            self.is_running = False
            self.finished.emit(str(self.folder))

    def _show(self, arrived: int) -> None:
        missing = sum(archive.size for archive in self._waiting)
        self.progress.emit(self.total - missing + arrived, self.total)

    def _ask(self) -> None:
        archive, mirror = self._waiting[0], self._order[0]
        try:
            self._fetch = Fetch(self._network, archive, mirror, self.folder, self._patience_ms, parent=self)
        except DataError as error:
            self._fail(error.wrong)
            return
        self._fetch.arrived.connect(self._show)
        self._fetch.ended.connect(self._end)

    def _end(self, wrong: str) -> None:
        self._put_away()
        if not wrong:
            del self._waiting[0]
            self._show(0)
            self._go_on()
            return
        self._order.append(self._order.pop(0))
        self._failures += 1
        if self._failures < len(self._order):
            self._ask()
        else:
            self._fail(wrong)

    def _put_away(self) -> None:
        if self._fetch:
            self._fetch.deleteLater()
            self._fetch = None

    def _fail(self, reason: str) -> None:
        self.is_running = False
        wrong = translate(
            "Data",
            "MNIST could not be downloaded because {reason}: to add it by hand, put {files} from {mirror} "
            "into {folder}",
        )
        files = ", ".join(archive.name for archive in self._archives)
        sentence = wrong.format(reason=reason, files=files, mirror=self._mirrors[0], folder=self.folder)
        self.failed.emit(str(DataError(sentence)))


def _is_here(folder: Path, archive: Archive) -> bool:
    path = folder / archive.name
    if not path.is_file() or path.stat().st_size != archive.size:
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == archive.sha256
