"""The front door for data: recognises what lies at a path and reads it."""

from collections.abc import Iterator
from pathlib import Path

from clawdemy_gui.files.images import array_pair, gunzip, idx, picture_folder
from clawdemy_gui.files.images.dataset import DataError, DataSet, Progress, Reading, translate

_ZIP_MAGIC = b"PK"


def opening(path: str | Path) -> Iterator[Progress | DataSet]:
    """Open IDX files, an .npz or a folder (of IDX files, or of pictures in folders 0–9) in small steps.

    Yields Progress and, last, the DataSet. Raises DataError, one sentence, whatever the file tries.
    """
    try:
        yield (yield from _reading(Path(path)))
    except OSError as error:
        wrong = translate("Data", "{file} could not be read ({reason})")
        raise DataError(wrong.format(file=Path(path).name, reason=error.strerror or error)) from error


def open_data(path: str | Path) -> DataSet:
    """The whole of `opening` at once."""
    for step in opening(path):
        if isinstance(step, DataSet):
            return step
    raise AssertionError("an opening ends with its data set")


def _reading(path: Path) -> Reading:
    if path.is_dir():
        images = _images_in(path)
        return idx.reading(images) if images else picture_folder.reading(picture_folder.folder_in(path))
    if not path.is_file():
        raise DataError(translate("Data", "There is no file {file}").format(file=path))
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_ZIP_MAGIC):
        return array_pair.reading(path)
    if start.startswith(gunzip.MAGIC) or start in (idx.IMAGES_MAGIC, idx.LABELS_MAGIC):
        return idx.reading(path)
    wrong = translate("Data", "{file} is neither an IDX file, nor an .npz, nor a folder of pictures")
    raise DataError(wrong.format(file=path.name))


def _images_in(folder: Path) -> Path | None:
    """The IDX file of images in a folder; of several, training before test and digits before letters."""
    found = (path for path in folder.glob("*images*ubyte*") if path.is_file())
    return min(
        found, key=lambda path: ("train" not in path.name, "digits" not in path.name, path), default=None
    )
