"""The sigmoid of the fast forms: two ways to compute it, and which of them is faster on this processor.

σ(z) = (1 + tanh(z/2)) / 2 takes one call of numpy, σ(z) = 1 / (1 + e⁻ᶻ) takes three. Where numpy has a fast
tanh (AVX-512) the first is more than twice as fast; elsewhere the second is half as fast again. Each needs a
multiple of the weighted sum, and the first leaves a half and a one to the next layer: both are linear and are
folded into the weights on either side, so neither costs a pass over the images.
"""

import os
from functools import cache
from time import perf_counter
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]

VARIABLE = "CLAWDEMY_SIGMOID"
"""An environment variable that chooses the form, “tanh” or “exp”, instead of the clock."""
_TRIED = 16_384
"""Sums that the forms are timed with; as many as a block has in a layer."""
_ROUNDS = 15
"""The fastest of so many counts: whatever else the processor does only ever adds time."""


class Sigmoid(NamedTuple):
    """One form: it turns scaled weighted sums into values, from which activations are linear."""

    name: Literal["tanh", "exp"]
    sum_scale: float
    """The form takes sum_scale · z."""
    scale: float
    shift: float
    """The activation is scale · value + shift."""
    slope_scale: float
    """The sigmoid's slope is slope_scale · `slope`."""

    def apply(self, sums: Floats) -> None:
        """Turn scaled sums into values, in place. No sum overflows."""
        if self.name == "tanh":
            np.tanh(sums, out=sums)
            return
        with np.errstate(over="ignore"):
            np.exp(sums, out=sums)
        self.from_powers(sums)

    @staticmethod
    def from_powers(powers: Floats) -> None:
        """Turn e⁻ᶻ into values of the form with exp, in place."""
        np.add(powers, 1, out=powers)
        np.reciprocal(powers, out=powers)

    def slope(self, values: Floats, out: Floats) -> Floats:
        """Fill `out` with the slope of the sigmoid, divided by slope_scale, where it has these values."""
        np.multiply(values, values, out=out)
        return np.subtract(1 if self.name == "tanh" else values, out, out=out)

    def value(self, activations: Floats) -> Floats:
        """The values of these activations: of desired outputs, for example."""
        values: Floats = (activations - self.shift) / self.scale
        return values


TANH = Sigmoid("tanh", 0.5, 0.5, 0.5, 0.25)
EXP = Sigmoid("exp", -1.0, 1.0, 0.0, 1.0)
FORMS: dict[str, Sigmoid] = {form.name: form for form in (TANH, EXP)}


@cache
def sigmoid() -> Sigmoid:
    """The form that all fast forms use: the faster one here, found at the first use in a millisecond.

    On the processors we know the faster one wins by half or more, so the same machine finds the same form and
    repeats a descent bit for bit. Raises ValueError if the environment variable names no form.
    """
    named = os.environ.get(VARIABLE)
    if named is None:
        return min(FORMS.values(), key=_timed().__getitem__)
    if named not in FORMS:
        raise ValueError(f"{VARIABLE} must be one of {', '.join(FORMS)}, not {named}.")
    return FORMS[named]


def _timed() -> dict[Sigmoid, float]:
    """The fastest of some rounds for each form, in seconds; the forms take turns."""
    sums = np.linspace(-4, 4, _TRIED, dtype=np.float32)
    scratch, fastest = sums.copy(), dict.fromkeys(FORMS.values(), np.inf)
    for _ in range(_ROUNDS):
        for form in fastest:
            np.copyto(scratch, sums)
            began = perf_counter()
            form.apply(scratch)
            fastest[form] = min(fastest[form], perf_counter() - began)
    return fastest
