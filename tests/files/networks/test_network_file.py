"""Network files: a round trip, files of a notebook, and what is refused before it costs anything."""

import contextlib
import io
import json
import re
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest

from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import About, Recipe, open_network, save_network

ABOUT = About("My first", "digits", "fünf", Recipe(1, 2, 1.5, 10, 20, 1437))


@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "step"])
@pytest.mark.parametrize("layers", [(784, 16, 16, 10), (784, 30, 10), (784, 10)])
def test_a_network_comes_back_as_it_was(tmp_path, layers, hidden):
    network = Network.random(1, layers, hidden)
    path = tmp_path / "mine.npz"
    save_network(path, network, ABOUT)
    assert open_network(path) == (network, ABOUT)
    assert path.stat().st_size < 4 * network.parameter_count + 1500


def test_any_numpy_can_read_the_file(tmp_path):
    network = Network.random(1)
    save_network(tmp_path / "mine.npz", network, ABOUT)
    with np.load(tmp_path / "mine.npz", allow_pickle=False) as held:
        assert np.array_equal(held["parameters"], network.parameters)
        assert held["layers"].tolist() == [784, 16, 16, 10]
        assert json.loads(held["about"].tobytes())["recipe"]["seed"] == 2


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("number_type", ["<f4", "<f8", ">f4"])
def test_a_file_of_a_notebook_opens(tmp_path, save, number_type):
    network = Network.random(1)
    save(tmp_path / "x.npz", parameters=network.parameters.astype(number_type), layers=[784, 16, 16, 10])
    assert open_network(tmp_path / "x.npz") == (network, About())


def test_a_failed_save_leaves_the_old_file(tmp_path):
    (tmp_path / "folder.npz").mkdir()
    with pytest.raises(DataError, match=r"folder\.npz cannot be written .*; nothing has changed\.$"):
        save_network(tmp_path / "folder.npz", Network.random(1), ABOUT)
    with pytest.raises(DataError, match="cannot be written"):
        save_network(tmp_path / "nowhere" / "x.npz", Network.random(1), ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.npz"]


def test_saving_again_replaces_the_file(tmp_path):
    path = tmp_path / "x.npz"
    for seed in (1, 2):
        save_network(path, Network.random(seed), ABOUT)
    assert open_network(path).network == Network.random(2)
    assert list(tmp_path.iterdir()) == [path]


DIALS, LAYERS = np.zeros(13_002, np.float32), np.array([784, 16, 16, 10])


def text(content):
    return np.frombuffer(content, np.uint8)


BAD = {
    "no layers": ({"parameters": DIALS}, "has no “parameters” and “layers”"),
    "other names": ({"images": DIALS, "labels": LAYERS}, "has no “parameters” and “layers”"),
    "too few dials": ({"parameters": DIALS[:-1], "layers": LAYERS}, "13,001 dials do not fit"),
    "other shape": ({"parameters": DIALS.reshape(2, -1), "layers": LAYERS}, r"\(2, 6501\)"),
    "whole numbers": ({"parameters": DIALS.astype(int), "layers": LAYERS}, "int64"),
    "words": ({"parameters": DIALS.astype(str), "layers": LAYERS}, "plain numbers"),
    "objects": ({"parameters": np.array([{}] * 3), "layers": LAYERS}, "plain numbers"),
    "complex": ({"parameters": DIALS * 1j, "layers": LAYERS}, "plain numbers"),
    "not a number": ({"parameters": DIALS * np.nan, "layers": LAYERS}, "finite"),
    "infinite": ({"parameters": DIALS + np.inf, "layers": LAYERS}, "finite"),
    "huge": ({"parameters": DIALS + 1e37, "layers": LAYERS}, "so large"),
    "other pixels": ({"parameters": np.zeros(7840), "layers": [783, 10]}, "784 pixels"),
    "float layers": ({"parameters": DIALS, "layers": LAYERS / 1.0}, "layers are float64"),
    "no layer": ({"parameters": DIALS, "layers": LAYERS[:0]}, "do not fit"),
    "negative layers": ({"parameters": DIALS, "layers": -LAYERS}, "do not fit"),
    "endless layers": ({"parameters": DIALS, "layers": np.full(20, 2**62)}, "do not fit"),
    "too many layers": ({"parameters": DIALS, "layers": np.ones(21, int)}, r"\(21,\)"),
    "other neurons": ({"parameters": DIALS, "layers": LAYERS, "hidden": text(b"tanh")}, "sigmoid, relu or"),
    "other text": ({"parameters": DIALS, "layers": LAYERS, "hidden": text(b"\xff\xfe")}, "."),
    "no JSON": ({"parameters": DIALS, "layers": LAYERS, "about": text(b"{")}, "not a network"),
    "JSON of another kind": ({"parameters": DIALS, "layers": LAYERS, "about": text(b"[]")}, "array"),
    "wrong field": (
        {"parameters": DIALS, "layers": LAYERS, "about": text(b'{"recipe": {"seed": "x"}}')},
        "not a network",
    ),
    "deep JSON": ({"parameters": DIALS, "layers": LAYERS, "about": text(b"[" * 19_000)}, "not a network"),
    "long text": ({"parameters": DIALS, "layers": LAYERS, "about": text(b" " * 20_001)}, "20001"),
    "too many dials": (
        {"parameters": np.ones(2_000_001, np.float16), "layers": LAYERS},
        r"parameters are float16 \(2000001,\)",
    ),
}


def refused(path):
    """Open a path that must be refused in one sentence, with little memory. Gives the sentence."""
    tracemalloc.start()
    with pytest.raises(DataError) as error:
        open_network(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4e6
    sentence = str(error.value)
    assert sentence.startswith(path.name) or path.name in sentence
    assert sentence.endswith("; nothing has changed.")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("name", BAD)
def test_arrays_that_are_no_network_are_refused(tmp_path, name):
    arrays, words = BAD[name]
    path = tmp_path / "bad.npz"
    np.savez(path, allow_pickle=name == "objects", **arrays)
    sentence = refused(path)

    assert re.search(words, sentence), sentence


def packed(tmp_path, header, body=b"", claimed=None):
    """An .npz whose `parameters` begin with this header; `claimed` is its length in the contents."""
    path = tmp_path / "bad.npz"
    content = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + body
    layers = io.BytesIO()
    np.save(layers, LAYERS)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("layers.npy", layers.getvalue())
        archive.writestr("parameters.npy", content)
    if claimed is not None:
        data = bytearray(path.read_bytes())
        entry = data.rfind(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = struct.pack("<I", claimed)
        path.write_bytes(data)
    return path


def header(count):
    return f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({count},), }}".encode()


def test_a_header_that_claims_gigabytes_is_refused(tmp_path):
    refused(packed(tmp_path, header(10**9), b"\0" * 1000))


def test_a_list_of_contents_that_claims_gigabytes_is_refused(tmp_path):
    length = 10 + len(header(10**9)) + 4 * 10**9
    refused(packed(tmp_path, header(10**9), b"\0" * 1000, claimed=length % 2**32))


def test_a_zip_that_unpacks_to_far_more_is_refused(tmp_path):
    refused(packed(tmp_path, header(50_000_000), b"\0" * 200_000_000))


def test_a_cut_off_or_scrambled_file_never_does_more_than_refuse(tmp_path):
    path = tmp_path / "bad.npz"
    network = Network.random(1)
    save_network(path, network, ABOUT)
    whole = path.read_bytes()
    rng = np.random.default_rng(0)
    for length in rng.integers(0, len(whole), 40):
        path.write_bytes(whole[:length])
        refused(path)
    for _ in range(150):
        scrambled = bytearray(whole)
        for place in rng.integers(0, len(whole), 3):
            scrambled[place] = rng.integers(256)
        path.write_bytes(scrambled)
        with contextlib.suppress(DataError):
            assert open_network(path).network.parameter_count > 0


def test_what_is_no_file_is_refused(tmp_path):
    assert "could not be read" in refused(tmp_path / "nothing.npz")
    assert "could not be read" in refused(tmp_path)
    (tmp_path / "words.npz").write_text("not a zip")
    assert "not an .npz" in refused(tmp_path / "words.npz")
