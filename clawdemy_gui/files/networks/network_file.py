"""Saves and opens a network, without pickle: its dials, its layers, and where it comes from.

An .npz of the app holds four arrays that any numpy can read: `parameters` (float32, as in core.network),
`layers` (whole numbers), and two texts as bytes, `hidden` and `about` (JSON). The two texts may be missing.
An .npz with the names of PyTorch or Keras, or with a numbered list of weights and biases, and safetensors of
either are opened too.
"""

import io
import math
import zipfile
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec
import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.dial_address import parameter_count
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import npy_header, npz_arrays, refused_kinds
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.networks import tensors_file
from clawdemy_gui.files.networks.about import About as About
from clawdemy_gui.files.networks.about import Recipe as Recipe
from clawdemy_gui.files.networks.tensor_names import NotANetworkError, listed, readings
from clawdemy_gui.files.whole_file import write_whole

MOST_DIALS = 2_000_000
"""8 MB of dials: a hundred and fifty times the lesson's network."""
_MOST_LAYERS = 20
_LONGEST_TEXT = 20_000
_FIRST_BYTES = 16


class SavedNetwork(NamedTuple):
    """What a network file holds."""

    network: Network
    about: About


def save_network(path: Path, network: Network, about: About) -> None:
    """Write the file, as its ending says; an old one stays whole until the new one is. Raises DataError."""
    name = path.name.lower()
    if name.endswith(tensors_file.ENDING):
        content = tensors_file.packed(network, about, name.endswith(tensors_file.KERAS_ENDING))
    else:
        content = _packed(network, about)
    try:
        write_whole(path, content)
    except OSError as error:
        wrong = translate("Network", "{file} cannot be written ({reason})")
        raise DataError(wrong.format(file=echo(path.name), reason=error.strerror)) from error


def _packed(network: Network, about: About) -> bytes:
    packed = io.BytesIO()
    np.savez(
        packed,
        parameters=network.parameters,
        layers=np.array(network.layers, np.int64),
        hidden=_as_bytes(network.hidden.encode()),
        about=_as_bytes(about.written()),
    )
    return packed.getvalue()


def _as_bytes(text: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text, np.uint8)


def open_network(path: Path) -> SavedNetwork:
    """The network in the file. Raises DataError, one sentence, whatever the file tries."""
    try:
        refusal = refused_kinds.refusal(path)
        if refusal is not None:
            raise refusal
        with path.open("rb") as file:
            start = file.read(_FIRST_BYTES)
        if tensors_file.is_tensors(start):
            return SavedNetwork(*tensors_file.unpacked(path))
        with npz_arrays.opened(path) as archive:
            return _read(archive, path.name)
    except OSError as error:
        wrong = translate("Network", "{file} could not be read ({reason})")
        raise DataError(wrong.format(file=echo(path.name), reason=echo(error.strerror or error))) from error
    except DataError:
        raise
    except NotANetworkError as error:
        raise _no_network(path.name, str(error)) from error
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise _no_network(path.name, echo(str(error).rstrip("."))) from error


def is_network(path: Path) -> bool:
    """Whether the file is a network rather than a set of images; opening it finds what else is wrong."""
    try:
        with path.open("rb") as file:
            if tensors_file.is_tensors(file.read(_FIRST_BYTES)):
                return True
        with npz_arrays.opened(path) as archive:
            return {"parameters"} <= set(npz_arrays.names(archive)) or _has_layers(archive, path.name)
    except (OSError, DataError):
        return False


def _has_layers(archive: zipfile.ZipFile, file_name: str) -> bool:
    """Whether arrays are called as PyTorch or Keras call the weights of a layer, or are a list of layers."""
    names = npz_arrays.names(archive)
    if any(name.endswith(("weight", "kernel", "kernel:0")) for name in names):
        return True
    promises = [npz_arrays.promise(archive, name, file_name) for name in names]
    return bool(listed({promised.name: promised.shape for promised in promises}))


def _layers_in(archive: zipfile.ZipFile, file_name: str) -> SavedNetwork:
    """A network whose arrays have the names of PyTorch or Keras, or no names."""
    promises = [npz_arrays.promise(archive, name, file_name) for name in npz_arrays.names(archive)]
    if sum(math.prod(promised.shape) for promised in promises) > MOST_DIALS:
        raise _no_network(file_name, translate("Network", "it is too large for a network of this app"))
    arrays = {promised.name: npy_header.whole(promised) for promised in promises}
    network = tensors_file.best_reading(readings(arrays))
    return SavedNetwork(network, About(assumed=tensors_file.assumed(network)))


def _read(archive: zipfile.ZipFile, file_name: str) -> SavedNetwork:
    held = set(archive.namelist())
    if not {"parameters.npy", "layers.npy"} <= held:
        if _has_layers(archive, file_name):
            return _layers_in(archive, file_name)
        raise _no_network(file_name, translate("Network", "it has no “parameters” and “layers”"))
    layers = [int(size) for size in _array(archive, "layers", file_name, "iu", _MOST_LAYERS)]
    parameters = _array(archive, "parameters", file_name, "f", MOST_DIALS)
    if min(layers, default=0) < 1 or parameter_count(layers) != len(parameters):
        wrong = translate("Network", "its {count:,} dials do not fit its layers {layers}")
        raise _no_network(file_name, wrong.format(count=len(parameters), layers=layers))
    hidden, about = "sigmoid", About()
    if "hidden.npy" in held:
        hidden = _array(archive, "hidden", file_name, "u", _LONGEST_TEXT).tobytes().decode()
    if "about.npy" in held:
        text = _array(archive, "about", file_name, "u", _LONGEST_TEXT).tobytes()
        about = About.read(text)
    return SavedNetwork(Network.from_parameters(parameters, layers, cast(Hidden, hidden)), about)


def _array(archive: zipfile.ZipFile, name: str, file_name: str, kinds: str, most: int) -> npt.NDArray[Any]:
    """One row of at most `most` numbers, checked before it is read."""
    promised = npz_arrays.promise(archive, name, file_name)
    if promised.dtype.kind not in kinds or len(promised.shape) != 1 or math.prod(promised.shape) > most:
        wrong = translate("Network", "its {name} are {dtype} {shape}")
        shown = wrong.format(name=name, dtype=promised.dtype, shape=echo(promised.shape))
        raise _no_network(file_name, shown)
    return np.concatenate([np.empty(0, promised.dtype), *npy_header.pieces(promised)])


def _no_network(file_name: str, reason: str) -> DataError:
    wrong = translate("Network", "{file} is not a network ({reason})")
    return DataError(wrong.format(file=echo(file_name), reason=reason))
