"""The scripts to take away, run as a person runs them: the app's own costs, and its own step downhill."""

import importlib.util
import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.descent_run.schedule import random_labels
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files.code.taking import SCRIPT_FILES, WRITTEN, InFront, NextStep, copying, writing
from clawdemy_gui.files.images.dataset import Progress, embedded
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.networks.network_file import About, SavedNetwork, open_network
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.state.subject import Subject

has_torch = importlib.util.find_spec("torch") is not None
LIBRARIES = [
    "numpy",
    pytest.param("pytorch", marks=pytest.mark.skipif(not has_torch, reason="PyTorch is not installed here")),
]
DIALS = {
    "numpy": "np.concatenate([part.ravel() for layer in layers for part in layer])",
    "pytorch": "torch.cat([part.detach().ravel() for part in network.parameters()]).numpy()",
}


def in_front(network=None, data=None, **others):
    saved = network or shipped("digits-a-half-way").open()
    return InFront(saved, data or embedded("training"), Subject(), **others)


def random_network(layers=(784, 16, 16, 10), hidden="sigmoid"):
    return SavedNetwork(Network.random(4, layers, hidden, narrow=True), About())


def run(script, folder, library):
    """Run a script in a folder; gives the two costs that it prints and the dials that it ends with."""
    (folder / "run.py").write_text(f"{script}\nnp.save('after.npy', {DIALS[library]})\n", "utf-8")
    strict = ["-W", "error"] if library == "numpy" else []
    ended = subprocess.run(
        [sys.executable, *strict, "run.py"], cwd=folder, capture_output=True, text=True, timeout=100
    )
    assert ended.returncode == 0, ended.stderr
    told = re.fullmatch(r"total cost: (\S+)\nafter one step: (\S+)\n", ended.stdout)
    assert told, ended.stdout
    return float(told[1]), float(told[2]), np.load(folder / "after.npy")


def agrees(front, folder, library):
    """The script says the app’s costs to seven figures and takes its step. Gives the script's text."""
    script = (folder / SCRIPT_FILES[library]).read_text("utf-8")
    cost, cost_after, dials = run(script, folder, library)
    network, images, labels = front.network.network, front.data.images, front.data.labels
    step = front.next_step or NextStep(0, 0, len(front.data))
    walk = descend(
        network, images, labels, front.step_size, step.batch_size, step.seed, seen=step.seen, every=1
    )
    after = next(walk).network
    # A sum that is nearly 0 turns a neuron on or off by its last bit.
    digit = 1e-5 if network.hidden == "step" else 1e-6
    assert cost == pytest.approx(total_cost(network, images, labels), rel=digit, abs=digit)
    assert cost_after == pytest.approx(total_cost(after, images, labels), rel=digit, abs=digit)
    moved = np.linalg.norm(after.parameters - network.parameters)
    assert np.linalg.norm(dials - after.parameters) <= 1e-3 * moved + 1e-6
    said = re.findall(r"# (\S+) in Clawdemy", script)
    assert said == [f"{total_cost(each, images, labels):.7g}" for each in (network, after)]
    return script


FRONTS = {
    "half-way": in_front,
    "other step size": lambda: in_front(step_size=0.25),
    "start, tests": lambda: in_front(shipped("digits-a-start").open(), embedded("test")),
    "relu": lambda: in_front(random_network(hidden="relu"), step_size=0.01),
    "on or off": lambda: in_front(random_network(hidden="step")),
    "one layer": lambda: in_front(random_network((784, 10))),
    "five layers": lambda: in_front(random_network((784, 30, 12, 16, 10))),
    "ten a step": lambda: in_front(next_step=NextStep(seed=8, seen=0, batch_size=10)),
    "end of an epoch": lambda: in_front(next_step=NextStep(seed=8, seen=2 * 1437 - 7, batch_size=10)),
    "random labels": lambda: in_front(
        data=replace(embedded("training"), labels=random_labels(1437, 8)), step_size=0.5
    ),
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", FRONTS)
def test_a_folder_of_code_says_what_the_app_says(tmp_path, name, library):
    front = FRONTS[name]()
    *steps, folder = writing(front, tmp_path)
    assert folder == tmp_path
    assert all(isinstance(step, Progress) for step in steps)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(WRITTEN)
    agrees(front, tmp_path, library)


def test_what_lies_in_the_folder_opens_in_the_app_again(tmp_path):
    front = in_front(data=embedded("test"))
    list(writing(front, tmp_path))
    data = open_data(tmp_path / "images.npz")
    assert np.array_equal(data.images, front.data.images)
    assert np.array_equal(data.labels, front.data.labels)
    for name in ("network.npz", "network.safetensors"):
        assert open_network(tmp_path / name) == front.network


@pytest.mark.parametrize("library", ["numpy", "pytorch"])
@pytest.mark.parametrize("name", FRONTS)
def test_a_script_is_short_and_fits_a_page(name, library):
    """A page of 80 lines that a projector shows in two, no line longer than the app's own code."""
    (copied,) = copying(FRONTS[name](), library)
    lines = copied.text.splitlines()
    assert len(lines) <= 80
    assert max(map(len, lines)) <= 110
    assert "$" not in copied.text
    assert "\n\n\n\n" not in copied.text
    compile(copied.text, name, "exec")


def test_a_copied_script_says_which_files_it_needs(tmp_path):
    for library, needs in (("numpy", "network.npz"), ("pytorch", "network.safetensors")):
        (copied,) = copying(in_front(), library)
        assert copied.needs == (needs, "images.npz")
        assert all(f'"{name}"' in copied.text for name in copied.needs)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_copied_script_runs_beside_the_files_that_it_names(tmp_path, library):
    front = in_front()
    list(writing(front, tmp_path))
    (copied,) = copying(front, library)
    assert copied.text == (tmp_path / SCRIPT_FILES[library]).read_text("utf-8")


def test_dials_that_grow_too_large_leave_only_the_cost_before():
    parts = [np.full(12_544, 1e-3), np.zeros(16), np.full(256, 1e18), np.zeros(16), np.full(160, -1e-19)]
    dials = np.concatenate([*parts, np.zeros(10)])
    wild = SavedNetwork(Network.from_parameters(dials, hidden="relu"), About())
    (copied,) = copying(in_front(wild, step_size=1e6), "numpy")
    assert copied.text.count("in Clawdemy") == 1
    assert copied.text.endswith('print(f"after one step: {total_cost(layers):.7g}")\n')
