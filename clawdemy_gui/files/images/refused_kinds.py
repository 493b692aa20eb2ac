"""Knows by their first bytes the files that people try and that stay closed, and says why and what to do."""

import re
import zipfile
from pathlib import Path

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import gunzip, npz_arrays
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.npy_header import IMAGES_LINE, WEIGHTS_LINE

_PICKLE = tuple(bytes([0x80, protocol]) for protocol in range(2, 6))
_HDF5 = b"\x89HDF\r\n\x1a\n"
_ZIP = b"PK"
_MOST_NAMES = 200
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_PDF = b"%PDF"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf")
_PAGES = (b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML")
_PHONE_PHOTO = (b"ftypheic", b"ftypheix", b"ftypheif", b"ftypmif1", b"ftypmsf1", b"ftypavif")
"""After the first four bytes: what phones write."""
_PARQUET = b"PAR1"
_MATLAB = b"MATLAB 5.0"
_MODEL = b"torch.nn.modules"
"""In the pickle of a whole model, not of its tensors alone."""
_MOST_LOOKED_AT = 1 << 16
_STATE = re.compile(rb"(?:model_)?state_dict")
"""In the pickle of a checkpoint, the name under which the tensors lie beside the optimizer's."""
_OLD_TORCH = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
"""What PyTorch wrote before version 1.6, and still does when it is asked to."""
_ONNX = re.compile(rb"\x08[\x01-\x1e][\x12\x3a\x42]", re.DOTALL)
"""A protocol buffer whose first field is ONNX' version; its producer, domain or graph follows."""
_ONNX_LINE = (
    'python -c "import onnx; from safetensors.numpy import save_file; save_file({t.name: '
    "onnx.numpy_helper.to_array(t) for t in onnx.load('{file}').graph.initializer}, 'network.safetensors')\""
)
_TORCH_LINES = {
    "checkpoint": "torch.load('{file}', weights_only=True)['{state}']",
    "exported": "dict(torch.export.load('{file}').state_dict)",
    "tensors": "torch.load('{file}', weights_only=True)",
    "model": "torch.load('{file}', weights_only=False).state_dict()",
    "compiled": "torch.jit.load('{file}').state_dict()",
}
_KERAS_LINE = "safetensors.numpy.save_file({w.path: w.numpy() for w in model.weights}, 'network.safetensors')"

_KERAS_FILE_LINE = (
    "python -c \"import keras, safetensors.numpy; model = keras.models.load_model('{file}'); "
    f'{_KERAS_LINE}"'
)


def refusal(path: Path) -> DataError | None:
    """Why the file stays closed, if it is of a kind that is known and not opened. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(gunzip.MAGIC):
        start = gunzip.first_bytes(path, 16)
    if start.startswith(_OLD_TORCH):
        return _torch_pickle(path, _TORCH_LINES["tensors"])
    if start.startswith(_PICKLE):
        return _pickle(path)
    if start.startswith(_ZIP):
        return _zip(path)
    sentences = {
        (_HDF5,): translate(
            "Data",
            "{file} is an HDF5 file, which is not read here: save arrays with numpy.savez, or a Keras "
            "network’s weights with {line}",
        ).replace("{line}", _KERAS_LINE),
        _PICTURES: translate(
            "Data",
            "{file} is one picture: a set of images is a folder with folders named 0 to 9 in it, or a sheet "
            "for handwriting with its four corner marks",
        ),
        (_PDF,): translate(
            "Data", "{file} is a PDF, which is not read here: scan or save the sheet as PNG or JPEG"
        ),
        (_PARQUET,): translate(
            "Data", "{file} is a Parquet file, which is not read here: in pandas, write it with to_csv"
        ),
        (_MATLAB,): translate(
            "Data", "{file} is a MATLAB file, which is not read here: save its arrays with numpy.savez"
        ),
    }
    sentences |= {
        _UTF_16: translate("Data", "{file} is a text in UTF-16: save it as CSV in UTF-8"),
        _ARCHIVES: translate("Data", "{file} is a packed archive: unpack it and open the folder"),
        _PAGES: translate("Data", "{file} is a web page and no data: the download went to the wrong place"),
    }
    if _ONNX.match(start):
        wrong = translate(
            "Data",
            "{file} is an ONNX file, which is not read here: convert its weights with {line}",
        )
        return DataError(wrong.format(file=echo(path.name), line=_with_name(_ONNX_LINE, path)))
    if start[4:12] in _PHONE_PHOTO:
        wrong = translate(
            "Data", "{file} is a HEIC or AVIF photo, which is not read here: save or send it as JPEG"
        )
        return DataError(wrong.format(file=echo(path.name)))
    for marks, sentence in sentences.items():
        if start.startswith(marks):
            return DataError(sentence.replace("{file}", echo(path.name)))
    return None


def _pickle(path: Path) -> DataError:
    wrong = translate(
        "Data",
        "{file} is a pickle, which could run a program when it is opened, so it stays closed: if you trust "
        "it, load it in Python and save images with {images}, or Keras’ list of weights with {weights}",
    )
    return DataError(wrong.format(file=echo(path.name), images=IMAGES_LINE, weights=WEIGHTS_LINE))


def _with_name(line: str, path: Path) -> str:
    return line.replace("{file}", echo(path.name))


def _torch_pickle(path: Path, tensors: str) -> DataError:
    """`tensors`: what gives the tensors in Python."""
    wrong = translate(
        "Data",
        "{file} is PyTorch’s kind of pickle, which could run a program when it is opened, so it stays "
        "closed: if you trust it, convert it with {line}",
    )
    line = (
        f'python -c "import torch; from safetensors.torch import save_file; '
        f"save_file({tensors}, 'network.safetensors')\""
    )
    return DataError(wrong.format(file=echo(path.name), line=_with_name(line, path)))


def _zip(path: Path) -> DataError | None:
    """PyTorch's files are zips with a pickle in them, Keras' newer ones zips with an HDF5 file."""
    try:
        with npz_arrays.opened(path) as archive:
            names = [name.rpartition("/")[2] for name in archive.namelist()[:_MOST_NAMES]]
            tensors = _torch_tensors(archive)
    except DataError:
        return None
    if tensors is not None:
        return _torch_pickle(path, tensors)
    if "model.weights.h5" in names:
        wrong = translate(
            "Data",
            "{file} is Keras’ own kind of file, which is not read here: convert its weights with {line}",
        )
        return DataError(wrong.format(file=echo(path.name), line=_with_name(_KERAS_FILE_LINE, path)))
    if names and not any(name.endswith(".npy") for name in names):
        return DataError(_no_arrays(names).format(file=echo(path.name)))
    return None


def _torch_tensors(archive: zipfile.ZipFile) -> str | None:
    """What gives PyTorch's tensors in Python; None of other zips. Nothing of the file is run."""
    paths = archive.namelist()[:_MOST_NAMES]
    if any(path.endswith("data/weights/model_weights_config.json") for path in paths):
        return _TORCH_LINES["exported"]
    pickled = next((path for path in paths if path.endswith("data.pkl")), None)
    if pickled is None:
        return None
    if any("/code/" in path for path in paths):
        return _TORCH_LINES["compiled"]
    if archive.getinfo(pickled).flag_bits & npz_arrays.ENCRYPTED:
        return _TORCH_LINES["tensors"]
    with archive.open(pickled) as file:
        start = file.read(_MOST_LOOKED_AT)
    if _MODEL in start:
        return _TORCH_LINES["model"]
    state = _STATE.search(start)
    name = state[0].decode() if state else ""
    return _TORCH_LINES["checkpoint" if state else "tensors"].replace("{state}", name)


def _no_arrays(names: list[str]) -> str:
    if "[Content_Types].xml" in names:
        return translate("Data", "{file} is an Office file: in the spreadsheet program, save it as CSV")
    return translate("Data", "{file} is a packed archive: unpack it and open the folder")
