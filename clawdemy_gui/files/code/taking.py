"""Takes the network in front away as code: a script alone, or a folder with scripts and what they read."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core.descent import next_batch, step_downhill
from clawdemy_gui.core.network import evaluate
from clawdemy_gui.files.code.numpy_script import numpy_script
from clawdemy_gui.files.code.pytorch_script import pytorch_script
from clawdemy_gui.files.code.told import IMAGES_FILE, NETWORK_FILES, Batch, ImageFiles, Library, Told
from clawdemy_gui.files.code.where_it_lies import images_lie_at, network_lies_at
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError
from clawdemy_gui.files.images.dataset import Bytes, DataError, DataSet, Progress, translate
from clawdemy_gui.files.networks.network_file import SavedNetwork, save_network
from clawdemy_gui.files.whole_file import write_whole
from clawdemy_gui.state.subject import Subject

STEP_SIZE = 1.5
"""Of the step in a script, where no page has chosen another: the lesson's own."""
_SCRIPTS = {"numpy": numpy_script, "pytorch": pytorch_script}
SCRIPT_FILES: dict[Library, str] = {"numpy": "with_numpy.py", "pytorch": "with_pytorch.py"}
WRITTEN = (*SCRIPT_FILES.values(), *NETWORK_FILES.values(), IMAGES_FILE)
"""The files of a folder of code."""
_A_TURN = 2_000
"""Images packed between two looks at whether to stop: some milliseconds."""
_QUICKEST = 1
"""Of zlib's levels: three times as fast as its usual one, for a tenth more bytes."""


class NextStep(NamedTuple):
    """Which images a descent takes next."""

    seed: int
    seen: int
    batch_size: int


class InFront(NamedTuple):
    """What a page shows: a network, the images it answers, and the step that would be next."""

    network: SavedNetwork
    data: DataSet
    subject: Subject
    """What names both."""
    step_size: float = STEP_SIZE
    next_step: NextStep | None = None
    """None: a step over all images."""


class Copied(NamedTuple):
    """A script, and what it reads that lies in no file yet."""

    text: str
    needs: tuple[str, ...]


def copying(front: InFront, library: Library) -> Iterator[Copied]:
    """One script, which reads network and images where they lie, or else beside it. Raises ValueError."""
    found_network = network_lies_at(front.subject.network, front.network.network, library)
    found_images = images_lie_at(front.subject.data, front.data)
    network_file = NETWORK_FILES[library] if found_network is None else str(found_network)
    told = _told(front, network_file, found_images or ImageFiles())
    lacks = {NETWORK_FILES[library]: found_network is None, IMAGES_FILE: found_images is None}
    yield Copied(_SCRIPTS[library](told), tuple(name for name, is_lacking in lacks.items() if is_lacking))


def writing(front: InFront, folder: Path) -> Iterator[Progress | Path]:
    """Write both scripts and what they read into the folder, in small steps; last comes the folder.

    Files of these names are replaced, each whole or not at all. Raises TakingAwayError.
    """
    told = _told(front, NETWORK_FILES["numpy"], ImageFiles())
    packed = io.BytesIO()
    yield from _packing(packed, front.data)
    _write(folder / IMAGES_FILE, packed.getvalue())
    for library, name in NETWORK_FILES.items():
        try:
            save_network(folder / name, front.network.network, front.network.about)
        except DataError as problem:
            raise TakingAwayError(_incomplete(problem.wrong)) from problem
        text = _SCRIPTS[library](told._replace(network_file=name))
        _write(folder / SCRIPT_FILES[library], text.encode("utf-8"))
    yield folder


def _told(front: InFront, network_file: str, images: ImageFiles) -> Told:
    network, data = front.network.network, front.data
    return Told(
        network_file,
        network.layers,
        network.hidden,
        images,
        len(data),
        front.step_size,
        _batch(front),
        evaluate(network, data.images, data.labels).cost,
        _cost_after(front),
    )


def _batch(front: InFront) -> Batch | None:
    """The images of the next step, as a script draws them."""
    if front.next_step is None:
        return None
    seed, seen, _ = front.next_step
    epoch, start = divmod(seen, len(front.data))
    return Batch(seed, epoch, start, len(next_batch(len(front.data), *front.next_step)))


def _cost_after(front: InFront) -> float | None:
    """The total cost after the step; None where the dials have grown too large to count with."""
    images, labels = front.data.images, front.data.labels
    if front.next_step is not None:
        batch = next_batch(len(front.data), *front.next_step)
        images, labels = images[batch], labels[batch]
    try:
        after = step_downhill(front.network.network, images, labels, front.step_size)
    except ValueError:
        return None
    return evaluate(after, front.data.images, front.data.labels).cost


def _packing(packed: io.BytesIO, data: DataSet) -> Iterator[Progress]:
    """Fill the bytes of an .npz, some thousand images at a time."""
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICKEST) as archive:
        for name, array in (("labels", data.labels), ("images", data.images)):
            with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array_header_1_0(file, _header(array))
                for start in range(0, len(array), _A_TURN):
                    file.write(array[start : start + _A_TURN].tobytes())
                    if name == "images":
                        yield Progress(min(start + _A_TURN, len(array)), len(array))


def _header(array: Bytes) -> dict[str, object]:
    return {"descr": "|u1", "fortran_order": False, "shape": array.shape}


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as problem:
        wrong = translate("Export", "{file} cannot be written ({reason})")
        said = wrong.format(file=echo(path.name), reason=problem.strerror)
        raise TakingAwayError(_incomplete(said)) from problem


def _incomplete(wrong: str) -> str:
    return translate("Export", "{wrong}; the code in this folder is not complete.").format(wrong=wrong)
