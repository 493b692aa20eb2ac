"""Both forms of the sigmoid: against exact numbers, at the ends of float32, and how one of them is chosen."""

import os
import subprocess
import sys
from math import exp

import numpy as np
import pytest

from clawdemy_gui.core.fast.sigmoid import FORMS, VARIABLE, sigmoid

SUMS = np.concatenate([np.linspace(-30, 30, 501), [-1e37, -800, -89, 89, 800, 1e37]])


def values_of(form, sums, dtype=np.float32):
    values = (form.sum_scale * sums).astype(dtype)
    form.apply(values)
    return values


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_activations_are_true_to_float32(form):
    exact = [1 / (1 + exp(-z)) if z > -700 else 0.0 for z in SUMS]
    values = values_of(form, SUMS)
    np.testing.assert_allclose(form.scale * values + form.shift, exact, atol=1.2e-7)
    np.testing.assert_allclose(form.value(np.array(exact)), values, atol=2.4e-7)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_slope_is_that_of_finite_differences(form):
    sums, step = np.linspace(-8, 8, 101), 1e-5
    values, above, below = (values_of(form, sums + by, np.float64) for by in (0, step, -step))
    expected = form.scale * (above - below) / (2 * step)
    found = form.slope_scale * form.slope(values, np.empty_like(values))
    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_the_variable_chooses_and_must_name_a_form(each_sigmoid, monkeypatch):
    assert sigmoid() is each_sigmoid
    sigmoid.cache_clear()
    monkeypatch.setenv(VARIABLE, "cosine")
    with pytest.raises(ValueError, match="not cosine"):
        sigmoid()


def test_the_clock_chooses_one_form_for_good(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    sigmoid.cache_clear()
    assert sigmoid() is sigmoid()
    assert sigmoid() in FORMS.values()


@pytest.mark.parametrize("form", FORMS)
def test_a_descent_repeats_bit_for_bit_in_another_process(form):
    code = (
        "from clawdemy_gui.core import digits, descent, network; import hashlib\n"
        "run = descent.descend(network.Network.random(1), *digits.training(), 1.5, 32, 3)\n"
        "print(hashlib.sha256([next(run) for _ in range(9)][-1].network.parameters.tobytes()).hexdigest())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, VARIABLE: form, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert said[0] == said[1] != ""
