"""When a file was written last and how large it is: whether it is still the file that was read."""

from pathlib import Path

from msgspec import Struct


class Stamp(Struct, frozen=True):
    """A file as it was when it was looked at; another one is another file."""

    path: str
    written: int
    """Nanoseconds."""
    size: int
    """Bytes."""


def stamp_of(path: Path) -> Stamp | None:
    """The file as it lies there now; None where it is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return Stamp(str(path), about.st_mtime_ns, about.st_size)
