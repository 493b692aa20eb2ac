"""Steps downhill on small batches with the fewest numpy calls: the fast form of `blackboard.step_downhill`.

At ten images a step most of the time goes into calling numpy, so the formulas are arranged to need 23 calls.
A neuron is held as s, twice its activation (1 + tanh(z/2)) or once (1/(1 + e⁻ᶻ)), as the sigmoid's form
(sigmoid.py) makes it cheapest: s = top·a. A layer's dials are held as one matrix U, a quarter of
(weights | biases) or their negative, with a row of `top` below its inputs to feed the biases; then U·s is the
sum that the form takes, and the slope of U is delta·sᵀ with delta = (sums of deltas passed back)·s(top − s).
The row of `top` has s(top − s) = 0: it takes no delta, so whole matrices can be multiplied. Units are rows,
images are columns. Pixels stay bytes (as floats); what makes `top` of 255 is multiplied into the first
layer's sums and deltas, fifty times fewer numbers. Quarters and negatives of floats are exact: nothing is
lost between these dials and the network's.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import Layer, split
from clawdemy_gui.core.fast.sigmoid import TANH, sigmoid
from clawdemy_gui.core.images import DIGITS, INK, PIXELS, Images, Labels, check_brightness

Floats = npt.NDArray[np.float32]
Product = Callable[[Floats, Floats], Floats]
"""`dot` of one array: with another array, into a third."""

AT_ONCE = 960
"""Images fetched at a time: their pixels as float32, 3 MB, stay in the cache until they are used."""


def joined_matrices(dials: Floats, layers: Sequence[int]) -> list[Floats]:
    """Views into flat `dials`: for each layer (weights | biases), (out, in + 1)."""
    views, start = [], 0
    for inputs, outputs in pairwise(layers):
        end = start + (inputs + 1) * outputs
        views.append(dials[start:end].reshape(outputs, inputs + 1))
        start = end
    return views


class MiniBatchDescent:
    """The dials of a network of sigmoids while it walks downhill over these images."""

    def __init__(self, parameters: Floats, layers: Sequence[int], images: Images, labels: Labels) -> None:
        self.layers = tuple(layers)
        self.images, self.labels = images, labels
        self.form = sigmoid()
        self.top = 1 / self.form.scale
        """What a neuron is held as when its activation is 1."""
        self.unit = self.form.sum_scale / self.top
        """What a weight or a bias is multiplied by."""
        self.dials, self.slopes = np.empty_like(parameters), np.empty_like(parameters)
        self._scratches: dict[int, BatchScratch] = {}
        for joined, (weights, biases) in self._beside(parameters):
            joined[:, :-1] = weights * self.unit
            joined[:, -1] = biases * self.unit

    def parameters(self) -> Floats:
        """A copy of the dials as they are now, in the network's order."""
        found = np.empty_like(self.dials)
        for joined, (weights, biases) in self._beside(found):
            np.multiply(joined[:, :-1], 1 / self.unit, out=weights)
            np.multiply(joined[:, -1], 1 / self.unit, out=biases)
        return found

    def _beside(self, parameters: Floats) -> Iterator[tuple[Floats, Layer]]:
        return zip(joined_matrices(self.dials, self.layers), split(parameters, self.layers), strict=True)

    def walk(self, batches: npt.NDArray[np.intp], step_size: float) -> None:
        """One step for each row of `batches`, (steps, images a step) numbers of images, in this order.

        Takes at most AT_ONCE images, or one batch. Raises ValueError if a brightness is out of range.
        """
        batch = batches.shape[1]
        if batch not in self._scratches:
            self._scratches[batch] = BatchScratch(self, batch)
        self._scratches[batch].lay_out(batches)
        # Only exp overflows, to the infinity whose neuron is off.
        with np.errstate(over="ignore"):
            self._scratches[batch].walk(len(batches), step_size)


class BatchScratch:
    """Everything that steps of one batch size write on, laid out once."""

    def __init__(self, descent: MiniBatchDescent, batch: int) -> None:
        self._descent = descent
        steps = max(1, AT_ONCE // batch)
        self._bytes = np.empty((steps * batch, PIXELS), descent.images.dtype)
        self._ink = INK if descent.images.dtype == np.uint8 else 1
        self._pixels = np.full((steps * batch, PIXELS + 1), self._ink, np.float32)
        self._desired = np.empty((steps, DIGITS, batch), np.float32)
        rows = np.split(self._pixels, steps)
        self._batches = [(each, each.T, wanted) for each, wanted in zip(rows, self._desired, strict=True)]
        heights = [neurons + 1 for neurons in descent.layers[1:-1]] + [DIGITS]
        self._all_neurons = np.full((sum(heights), batch), descent.top, np.float32)
        self._tops, self._all_curves = self._all_neurons.copy(), self._all_neurons.copy()
        ends = np.cumsum(heights)[:-1]
        self._neurons, self._curves = np.split(self._all_neurons, ends), np.split(self._all_curves, ends)
        self._deltas = [np.empty_like(layer) for layer in self._neurons]
        self._matrices = joined_matrices(descent.dials, descent.layers)
        self._slopes = joined_matrices(descent.slopes, descent.layers)

    def lay_out(self, batches: npt.NDArray[np.intp]) -> None:
        """Fetch the pixels of these images and their desired outputs, as neurons are held."""
        images, labels = self._descent.images, self._descent.labels
        desired = (self._descent.top * np.eye(DIGITS)).astype(np.float32)
        chosen, pixels = self._bytes[: batches.size], self._pixels[: batches.size, :-1]
        np.take(images, batches.ravel(), axis=0, out=chosen, mode="clip")
        check_brightness(chosen)
        np.copyto(pixels, chosen)
        np.copyto(self._desired[: len(batches)], desired[labels[batches]].transpose(0, 2, 1))

    def _forward(self) -> list[tuple[Product, Floats, Floats, Floats]]:
        """For each layer after the first: the product of its dials, its inputs, its sums and as many ones."""
        return [
            (matrix.dot, inputs, neurons[: len(matrix)], np.ones_like(neurons[: len(matrix)]))
            for matrix, inputs, neurons in zip(
                self._matrices[1:], self._neurons, self._neurons[1:], strict=False
            )
        ]

    def _backward(self) -> list[tuple[Product, Floats, Floats, Product, Floats, Floats, Floats]]:
        """For each layer from the last to the second: what its deltas meet on the way back."""
        deltas = [delta[: len(matrix)] for delta, matrix in zip(self._deltas, self._matrices, strict=True)]
        return [
            (
                deltas[number].dot,
                self._neurons[number - 1].T,
                self._slopes[number],
                self._matrices[number].T.dot,
                deltas[number],
                self._deltas[number - 1],
                self._curves[number - 1],
            )
            for number in range(len(self._matrices) - 1, 0, -1)
        ]

    def _factors(self, step_size: float) -> Floats:
        """What each row of deltas is multiplied by: outputs by the step, the first layer as its pixels."""
        top, unit = self._descent.top, self._descent.unit
        factors = np.full_like(self._all_neurons, 1 / (unit * top**2))
        factors[-DIGITS:] = 2 * unit * step_size / (top**4 * factors.shape[1])
        factors[: len(self._matrices[0])] *= top / self._ink
        return factors

    def walk(self, steps: int, step_size: float) -> None:
        """One step downhill for each of the first `steps` batches laid out."""
        add, subtract, multiply = np.add, np.subtract, np.multiply
        tanh, exp, divide, by_tanh = np.tanh, np.exp, np.divide, self._descent.form is TANH
        dials, slopes = self._descent.dials, self._descent.slopes
        all_neurons, all_curves, tops = self._all_neurons, self._all_curves, self._tops
        outputs, output_curve, output_deltas = self._neurons[-1], self._curves[-1], self._deltas[-1]
        forward, backward = self._forward(), self._backward()
        first, first_slopes = self._matrices[0], self._slopes[0]
        first_sums, first_deltas = self._neurons[0][: len(first)], self._deltas[0][: len(first)]
        # An array's own `dot`, looked up once: np.dot takes 0.15 µs more, eight times a step.
        slope_product, first_product = first_deltas.dot, first.dot
        first_ones = np.ones_like(first_sums)
        first_scale = np.full_like(first_sums, self._descent.top / self._ink)
        factors = self._factors(step_size)
        for pixels, columns, desired in self._batches[:steps]:
            first_product(columns, first_sums)
            multiply(first_sums, first_scale, first_sums)
            if by_tanh:
                tanh(first_sums, first_sums)
                add(first_sums, first_ones, first_sums)
            else:
                exp(first_sums, first_sums)
                add(first_sums, first_ones, first_sums)
                divide(first_ones, first_sums, first_sums)
            for layer_product, inputs, sums, ones in forward:
                layer_product(inputs, sums)
                if by_tanh:
                    tanh(sums, sums)
                    add(sums, ones, sums)
                else:
                    exp(sums, sums)
                    add(sums, ones, sums)
                    divide(ones, sums, sums)
            subtract(tops, all_neurons, all_curves)
            multiply(all_curves, all_neurons, all_curves)
            multiply(all_curves, factors, all_curves)
            subtract(outputs, desired, output_deltas)
            multiply(output_deltas, output_curve, output_deltas)
            for delta_product, inputs, layer_slopes, passed_back, delta, delta_before, curve in backward:
                delta_product(inputs, layer_slopes)
                passed_back(delta, delta_before)
                multiply(delta_before, curve, delta_before)
            slope_product(pixels, first_slopes)
            subtract(dials, slopes, dials)
