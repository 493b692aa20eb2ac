"""Files that people try and that stay closed are called by their names, and the sentence says what to do."""

import gzip
import pickle
import zipfile

import pytest

from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import open_network


class Alarm:
    """What a pickle could do: run any function while it is read."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was opened",))


def zipped(path, *names):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, pickle.dumps(Alarm()))
    return path


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_pickle_stays_closed_packed_or_not(tmp_path, refused, protocol):
    content = pickle.dumps(Alarm(), protocol)
    for name, packed in (
        ("mnist.pkl.gz", gzip.compress(content)),
        ("mnist.pkl", content),
        ("a.npz", content),
    ):
        (tmp_path / name).write_bytes(packed)
        sentence = refused(tmp_path / name)
        assert "could run a program" in sentence
        assert "numpy.savez(" in sentence
        with pytest.raises(DataError, match="could run a program"):
            open_network(tmp_path / name)


def test_pytorch_s_pickle_gets_the_line_that_converts_it(tmp_path, refused):
    path = zipped(tmp_path / "net.pt", "net/data.pkl", "net/data/0")
    with pytest.raises(DataError) as caught:
        open_network(path)
    for sentence in (refused(path), str(caught.value)):
        assert "save_file(torch.load('net.pt', weights_only=True), 'network.safetensors')" in sentence


@pytest.mark.parametrize(
    ("members", "line"),
    [
        ({"net/data.pkl": b"\x80\x02ccollections\nOrderedDict\n"}, "torch.load('net.pt', weights_only=True)"),
        (
            {"net/data.pkl": b"\x80\x02ctorch.nn.modules.container\nSequential\n"},
            "torch.load('net.pt', weights_only=False).state_dict()",
        ),
        (
            {"net/data.pkl": b"\x80\x02", "net/code/__torch__/torch/nn/modules/linear.py": b""},
            "torch.jit.load('net.pt').state_dict()",
        ),
        (
            {"net/data.pkl": b"\x80\x02}q\x00(X\x10\x00\x00\x00model_state_dictq\x01"},
            "torch.load('net.pt', weights_only=True)['model_state_dict']",
        ),
        (
            {"net/data/weights/model_weights_config.json": b"{}", "net/models/model.json": b"{}"},
            "dict(torch.export.load('net.pt').state_dict)",
        ),
    ],
)
def test_each_kind_of_pytorch_file_gets_its_own_line(tmp_path, refused, members, line):
    """As PyTorch 2.13 writes a state_dict, a model, a compiled one, a checkpoint and an exported program."""
    path = tmp_path / "net.pt"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert f"save_file({line}, 'network.safetensors')\"" in refused(path)


def test_what_pytorch_wrote_before_it_packed_its_files_gets_the_line_too(tmp_path, refused):
    path = tmp_path / "net.pt"
    path.write_bytes(b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.")
    assert "save_file(torch.load('net.pt', weights_only=True), 'network.safetensors')\"" in refused(path)


def test_a_list_of_weights_in_a_pickle_is_told_how_it_opens(tmp_path, refused):
    (tmp_path / "weights.pkl").write_bytes(pickle.dumps(Alarm()))
    assert "numpy.savez('network.npz', *weights)" in refused(tmp_path / "weights.pkl")


def test_an_onnx_network_gets_the_line_that_converts_it(tmp_path, refused):
    path = tmp_path / "net.onnx"
    path.write_bytes(b"\x08\x09\x12\x07pytorch\x1a\x062.13.0:\xe3\x9c\x03\nD\n\x0f" + bytes(90))
    with pytest.raises(DataError) as caught:
        open_network(path)
    for sentence in (refused(path), str(caught.value)):
        assert "net.onnx is an ONNX file" in sentence
        assert "onnx.load('net.onnx').graph.initializer}, 'network.safetensors')\"" in sentence


def test_keras_own_files_say_what_to_save_instead(tmp_path, refused):
    (tmp_path / "net.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(99))
    line = "save_file({w.path: w.numpy() for w in model.weights}, 'network.safetensors')"
    assert line in refused(zipped(tmp_path / "net.keras", "config.json", "model.weights.h5"))
    assert "keras.models.load_model('net.keras')" in refused(tmp_path / "net.keras")
    assert "net.h5 is an HDF5 file" in refused(tmp_path / "net.h5")
    assert line in refused(tmp_path / "net.h5")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "is not a whole PNG"),
        (b"\xff\xd8\xff\xe0", "is not a whole PNG"),
        (b"PAR1", "to_csv"),
        (b"MATLAB 5.0 MAT-file", "numpy.savez"),
        (b"%PDF-1.7\n\xe2\xe3", "is a PDF, which is not read here: scan or save the sheet as PNG or JPEG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is a HEIC or AVIF photo"),
        (b"", "is neither an IDX file"),
        (b"hello, world", "is neither an IDX file"),
        (b"{}", "is neither an IDX file"),
    ],
)
def test_other_kinds_are_called_by_their_names(tmp_path, refused, start, words):
    (tmp_path / "a").write_bytes(start + bytes(50) * (len(start) > 4 and start[0] != 104))
    assert words in refused(tmp_path / "a")
