"""Where MNIST lies on a computer on which Keras, torchvision, scikit-learn or TensorFlow once fetched it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clawdemy_gui.files.images import partner_files
from clawdemy_gui.files.images.dataset import Part

_RAW = ("MNIST/raw", "mnist/MNIST/raw", "mnist/raw")
_TORCHVISION_ROOTS = ("data", "datasets", "Data", ".")
"""torchvision has no folder of its own; its examples and tutorials name these, where they are run."""
_OPENML = "openml/openml.org/data/v1/download"
_OPENML_NAMES = ("52667/mnist_784.arff.gz", "52667.gz")
_NAMES = {
    "training": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}


class Place(NamedTuple):
    """Where one part of MNIST lies."""

    path: Path
    """The images, or a file that holds everything."""
    labels: Path | None = None
    """The labels of IDX images; None where `path` holds them too."""


def place_of(part: Part, folders: Iterator[Path] | list[Path]) -> Place | None:
    """This part: in one of `folders` with the four official files, or where another program keeps it."""
    ours = (_official(folder, part) for folder in folders if is_complete(folder))
    return next((place for place in [*ours, *_others(part)] if place is not None), None)


def is_complete(folder: Path) -> bool:
    """Whether all four official files are there, packed or plain."""
    return all(_official(folder, part) is not None for part in _NAMES)


def _official(folder: Path, part: str) -> Place | None:
    found = [_spelt(folder / name) for name in _NAMES[part]]
    return Place(found[0], found[1]) if found[0] and found[1] else None


def _spelt(path: Path) -> Path | None:
    return next((spelt for spelt in partner_files.spellings(path) if spelt.is_file()), None)


def _others(part: Part) -> Iterator[Place | None]:
    """In the order of the time that opening takes."""
    for root in _torchvision_roots():
        for raw in _RAW:
            yield _official(root / raw, part) if is_complete(root / raw) else None
    keras = _home("KERAS_HOME", ".keras") / "datasets" / "mnist.npz"
    yield Place(keras) if keras.is_file() else None
    yield _downloaded(_home("TFDS_DATA_DIR", "tensorflow_datasets") / "downloads", part)
    scikit_learn = _home("SCIKIT_LEARN_DATA", "scikit_learn_data") / _OPENML
    for name in _OPENML_NAMES:
        yield Place(scikit_learn / name) if (scikit_learn / name).is_file() else None


def _home(variable: str, name: str) -> Path:
    """A program's folder: the one that its environment variable names, or its own in the user's home."""
    named = os.environ.get(variable)
    return Path(named) if named else Path.home() / name


def _torchvision_roots() -> Iterator[Path]:
    for start in (Path.cwd(), Path.home()):
        for root in _TORCHVISION_ROOTS:
            yield start / root


def _downloaded(folder: Path, part: Part) -> Place | None:
    """tensorflow-datasets keeps the official files with a web address before their names and a sum after."""
    found = []
    for name in _NAMES[part]:
        stem = name.removesuffix(".gz")
        alike = sorted([*folder.glob(f"*mnist_{stem}*.gz"), *folder.glob(f"mnist/*mnist_{stem}*.gz")])
        found.append(next((path for path in alike if "fashion" not in path.name.lower()), None))
    return Place(found[0], found[1]) if found[0] and found[1] else None
