"""The front door for data: recognises what lies at a path, by its contents, and reads it."""

from collections.abc import Generator, Iterator
from pathlib import Path

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import (
    array_pair,
    csv_table,
    ground,
    gunzip,
    idx,
    npy_header,
    picture_file,
    picture_folder,
    refused_kinds,
)
from clawdemy_gui.files.images.dataset import (
    DataError,
    DataSet,
    Handling,
    Part,
    Progress,
    Reading,
    translate,
)
from clawdemy_gui.files.images.label_folders import label_folders, places_in
from clawdemy_gui.files.images.partner_files import part_of
from clawdemy_gui.files.images.sheet import reading as sheet

_ZIP_MAGIC = b"PK"
_FIRST_BYTES = 512
_LONGEST_PATH = 400
_RAW_FOLDERS = ("raw", "MNIST/raw", "FashionMNIST/raw", "KMNIST/raw", "EMNIST/raw", "QMNIST/raw", "mnist")
"""Where torchvision puts its files below the folder that a person names."""


def opening(
    path: str | Path,
    handling: Handling = Handling(),  # noqa: B008
    labels: Path | None = None,
) -> Iterator[Progress | DataSet]:
    """Open IDX files, arrays, a table or a folder (of IDX files, or of pictures) in small steps.

    `labels`: of IDX images, where their name does not lead there.

    Yields Progress and, last, the DataSet. Raises DataError, one sentence, whatever the file tries; of a
    picture that shows no sheet for handwriting, NoSheetError.
    """
    try:
        yield (
            yield from _reading(Path(path), handling) if labels is None else idx.reading(Path(path), labels)
        )
    except OSError as error:
        wrong = translate("Data", "{file} could not be read ({reason})")
        reason = echo(error.strerror or error)
        raise DataError(wrong.format(file=echo(Path(path).name), reason=reason)) from error


def open_data(path: str | Path, handling: Handling = Handling()) -> DataSet:  # noqa: B008
    """The whole of `opening` at once."""
    for step in opening(path, handling):
        if isinstance(step, DataSet):
            return step
    raise AssertionError("an opening ends with its data set")


def _reading(path: Path, handling: Handling) -> Reading:
    if path.is_dir():
        images = images_in(path, handling.part)
        if images is None:
            return (yield from _pictures_reading(path, handling))
        path = images
    if not path.is_file():
        raise DataError(translate("Data", "There is no file {file}").format(file=echo(path, _LONGEST_PATH)))
    with path.open("rb") as file:
        is_picture = picture_file.is_picture(file.read(_FIRST_BYTES))
    if is_picture:
        return (yield from _sheet_reading(path, handling))
    data = yield from _file_reading(path, handling)
    return (yield from ground.on_dark_ground(data, handling))


def _pictures_reading(folder: Path, handling: Handling) -> Reading:
    """Pictures of one digit each, sorted in folders or called by it; or else sheets for handwriting."""
    sorted_in = picture_folder.folder_in(folder)
    if label_folders(sorted_in):
        return (yield from picture_folder.reading(sorted_in, handling))
    named = yield from picture_folder.named_in(folder)
    if named:
        first = picture_folder.in_turn(named)[0][0]
        if not (yield from _shows_sheet(first, handling)):
            return (yield from picture_folder.reading(folder, handling, named))
    sheets = picture_folder.pictures_in(folder)
    if sheets:
        return (yield from sheet.reading_all(folder, sheets, handling))
    return (yield from picture_folder.reading(sorted_in, handling))


def _shows_sheet(path: Path, handling: Handling) -> Generator[Progress, None, bool]:
    """Whether a picture shows a sheet for handwriting, even one that is empty or cut off."""
    try:
        yield from sheet.reading(path, handling)
    except sheet.NoSheetError as problem:
        return problem.three
    except DataError:
        return False
    return True


def _sheet_reading(path: Path, handling: Handling) -> Reading:
    """A single picture: it shows a sheet for handwriting, or it is no set of images."""
    try:
        return (yield from sheet.reading(path, handling))
    except sheet.NoSheetError as problem:
        refusal = refused_kinds.refusal(path)
        if problem.three or refusal is None:
            raise
        raise sheet.NoSheetError(refusal.wrong, three=False) from problem


def _file_reading(path: Path, handling: Handling) -> Reading:
    refusal = refused_kinds.refusal(path)
    if refusal is not None:
        raise refusal
    with path.open("rb") as file:
        start = file.read(_FIRST_BYTES)
    if start.startswith(_ZIP_MAGIC):
        return array_pair.reading(path, handling)
    if start.startswith(npy_header.MAGIC):
        return array_pair.reading_npy(path)
    if start.startswith(gunzip.MAGIC):
        start = gunzip.first_bytes(path, _FIRST_BYTES)
        if not csv_table.is_table(start):
            return idx.reading(path)
    if csv_table.is_table(start):
        return csv_table.reading(path, handling)
    if idx.is_idx(start):
        return idx.reading(path)
    wrong = translate(
        "Data", "{file} is neither an IDX file, nor arrays of numpy, nor a table, nor a folder of pictures"
    )
    raise DataError(wrong.format(file=echo(path.name)))


def images_in(folder: Path, part: Part = "training") -> Path | None:
    """The IDX file of images in a folder, or where torchvision puts it below; None if there is none.

    Of several, this part comes first, and digits before letters.
    """
    for place in (*places_in(folder), *(folder / raw for raw in _RAW_FOLDERS)):
        found = (path for path in place.glob("*images*ubyte*") if path.is_file())
        first = min(
            found, key=lambda path: (part_of(path) != part, "digits" not in path.name, path), default=None
        )
        if first is not None:
            return first
    return None
