"""Opens one picture of a digit for the One image page and lets a network answer it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.task import Task


class PictureOpening(QObject):
    """One picture at a time; the next one puts the one before aside."""

    handed = Signal(object)
    """A Handed: the picture with the network's ten outputs."""
    failed = Signal(str)
    """One plain sentence: what was wrong and that nothing has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = Task(self)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))

    def open(self, path: Path, answered: Answered | None) -> None:
        """Open the picture; the network that answered last answers it, or else the one that learned MNIST."""
        # Imported here: the window opens without a network, and what reads one takes 30 ms to load.
        from clawdemy_gui.files.opened_path import answering_picture
        from clawdemy_gui.files.subject import default_network
        from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

        usual = Subject(network=NetworkChoice(default_network(DataChoice("mnist"))))
        subject = usual if answered is None else answered.subject
        self._task.start(lambda: answering_picture(path, subject))

    def _finish(self, run: int, last: object) -> None:
        if isinstance(last, Handed):
            self.handed.emit(last)

    def is_busy(self) -> bool:
        """Whether a picture is still being opened."""
        return self._task.is_running

    def leave(self) -> None:
        """Stop what is under way."""
        self._task.stop()
