"""Writes a file whole or not at all: what every writer of the app goes through."""

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; an old file there stays whole until the new one is.

    Raises OSError, whose `strerror` is a few words: the disk is full, the folder may not be written …
    """
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content)
    reason = commit(file) if written else file.errorString()
    if reason:
        raise OSError(0, reason, str(path))


def commit(file: QSaveFile) -> str:
    """Put a written file in its place if all of it reached the disk; why not, in a few words, or nothing."""
    # PySide6 6.8.0 holds small pieces back, forgets that writing them failed, and commits what is missing.
    if file.flush() and file.error() == QFileDevice.FileError.NoError and file.commit():
        return ""
    reason = file.errorString()
    file.cancelWriting()
    file.commit()
    return reason
