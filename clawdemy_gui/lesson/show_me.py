"""Does a step's task before one's eyes: one move after the other, with the page's own controls."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from clawdemy_gui.lesson.standing import Prepared, Stand

MOVE_EVERY_MS = 1_000
"""Slowly enough to be followed."""


class ShowMe(QObject):
    """Begins at the step's own beginning, whatever was moved since; `show` puts the page."""

    def __init__(self, show: Callable[[Stand], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._prepared: Prepared | None = None
        self._moves = 0
        self.timer = QTimer(self, interval=MOVE_EVERY_MS)
        self.timer.timeout.connect(self._move)

    def start(self, prepared: Prepared) -> None:
        """Put the page as the step began, and move on from there."""
        self._prepared, self._moves = prepared, 0
        self._show(prepared.stand)
        self.timer.start()

    def stop(self) -> None:
        """Leave the page as it is."""
        self.timer.stop()
        self._prepared = None

    def _move(self) -> None:
        prepared = self._prepared
        if prepared is None or self._moves >= len(prepared.step.show_me):
            self.stop()
            return
        self._moves += 1
        stand = prepared.stand
        for move in prepared.step.show_me[: self._moves]:
            stand = stand.moved(move.state, move.view)
        self._show(stand)
