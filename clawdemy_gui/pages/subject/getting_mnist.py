"""Downloads MNIST for the row in which a page chooses its images, and says in words how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.files.images.mnist import Archive

if TYPE_CHECKING:
    from clawdemy_gui.files.images.download import MnistDownload

_MEGABYTE = 1e6


class MnistGetting(QObject):
    """One download at a time; what has arrived stays, so a second try goes on where the first stopped."""

    progressed = Signal(float, str)
    """The share that is here, 0…1, and how much that is in words."""
    got = Signal()
    failed = Signal(str)
    """One sentence, with what to do by hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._download: MnistDownload | None = None

    def start(self, folder: Path | None, archives: Sequence[Archive], mirrors: Sequence[str]) -> None:
        """Begin, or begin again; into the user's data folder if none is named."""
        # Imported here: nothing else needs the network.
        from clawdemy_gui.files.images.download import MnistDownload

        self.stop()
        self._download = MnistDownload(folder, archives, mirrors, parent=self)
        self._download.progress.connect(self._tell)
        self._download.finished.connect(lambda folder: self._end())
        self._download.failed.connect(self._end)
        self.progressed.emit(0.0, self.tr("Getting MNIST …"))
        self._download.start()

    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._download is not None

    def stop(self) -> None:
        """Stop at once; no signal follows."""
        if self._download is not None:
            self._download.cancel()
            self._download.deleteLater()
            self._download = None

    def _tell(self, done: int, total: int) -> None:
        words = self.tr("Getting MNIST: {done:.1f} of {total:.1f} MB")
        text = words.format(done=done / _MEGABYTE, total=total / _MEGABYTE)
        self.progressed.emit(done / max(total, 1), text)

    def _end(self, wrong: str = "") -> None:
        self.stop()
        if wrong:
            self.failed.emit(wrong)
        else:
            self.got.emit()
