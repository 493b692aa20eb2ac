"""The files that were opened or saved last, newest first, so that they are one click away next time."""

from pathlib import Path

from PySide6.QtCore import QSettings

MOST = 6
_KEY = "recent files"


class RecentFiles:
    """At most `MOST` paths; without settings they are forgotten with the window."""

    def __init__(self, settings: QSettings | None) -> None:
        self._settings = settings
        self._paths: list[Path] = []
        self._read()

    def all(self) -> list[Path]:
        """The newest first. Whether they are still there is asked when one is opened."""
        return list(self._paths)

    def remember(self, path: Path) -> None:
        """This file was opened or saved just now."""
        self._read()
        path = path.absolute()
        self._paths = [path, *(each for each in self._paths if each != path)][:MOST]
        self._keep()

    def forget(self, path: Path) -> None:
        """It is no longer there."""
        self._read()
        self._paths = [each for each in self._paths if each != path]
        self._keep()

    def _read(self) -> None:
        """What is kept: another window may have opened files meanwhile."""
        if self._settings is None:
            return
        self._settings.sync()
        kept = self._settings.value(_KEY)
        # A list of one entry comes back from the settings as that entry.
        lines = kept if isinstance(kept, list) else [kept] if isinstance(kept, str) else []
        self._paths = [Path(line) for line in lines if isinstance(line, str) and line][:MOST]

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.setValue(_KEY, [str(path) for path in self._paths])
            self._settings.sync()
