"""The network in front as a script for numpy: its cost and one step downhill, as on the blackboard."""

from string import Template
from typing import NamedTuple

from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.files.code.told import (
    Told,
    batch_lines,
    counted,
    imports_for,
    in_quotes,
    loading,
    reader,
    told_cost,
)

_SCRIPT = Template('''\
"""A network's total cost on $count, and one step of gradient descent, with numpy."""

${imports}import numpy as np

STEP_SIZE = $step_size
$reader
# Every image is a row of 784 pixels from 0 (paper) to 1 (ink); desired is 1 for its label and 0 elsewhere.
$loading
pixels = images.astype(np.float32) / 255
desired = np.eye(10, dtype=np.float32)[labels]
${batch}
# The file holds all dials in one row: layer by layer, the weights of each neuron, then the biases.
saved = np.load($network)
sizes, dials = saved["layers"], saved["parameters"]
layers = []
for inputs, neurons in zip(sizes, sizes[1:]):
    weights, biases, dials = np.split(dials, [inputs * neurons, inputs * neurons + neurons])
    layers.append((weights.reshape(neurons, inputs), biases))


def sigmoid(sums):
    """1 / (1 + e^-sums), written so that no sum is too large for it."""
    return (1 + np.tanh(sums / 2)) / 2
$hidden

def activations(layers, pixels):
    """The pixels, what each hidden layer makes of them, and the ten outputs."""
    found = [pixels]
    $each
    return found


def total_cost(layers):
    """The ten squared misses of an image, summed; the average of that over all images."""
    misses = activations(layers, pixels)[-1] - desired
    return (misses**2).sum(axis=1).mean()


def one_step(layers, pixels, desired):
    """Every weight and bias a step down its own slope, which is found from the outputs back."""
    found = activations(layers, pixels)
    outputs = found[-1]
    delta = 2 * (outputs - desired) / len(pixels) * outputs * (1 - outputs)
    after = []
    for number in reversed(range(len(layers))):
        (weights, biases), inputs = layers[number], found[number]
        after.insert(0, (weights - STEP_SIZE * (delta.T @ inputs), biases - STEP_SIZE * delta.sum(axis=0)))
        if number > 0:
            delta = delta @ weights * $slope
    return after


print(f"total cost: {total_cost(layers):.7g}")$cost
layers = one_step(layers, $over)
print(f"after one step: {total_cost(layers):.7g}")$cost_after
''')
_EACH_SIGMOID = """\
for weights, biases in layers:
        found.append(sigmoid(found[-1] @ weights.T + biases))"""
_EACH = Template("""\
for number, (weights, biases) in enumerate(layers, start=1):
        neuron = sigmoid if number == len(layers) else $neuron
        found.append(neuron(found[-1] @ weights.T + biases))""")
_RELU = '''

def relu(sums):
    """The sum itself if it is positive, otherwise 0."""
    return np.maximum(sums, 0)
'''
_STEP = '''

def on_or_off(sums):
    """1 if the sum is positive, otherwise 0: flat on both sides, so there is nothing to roll down."""
    return (sums > 0).astype(sums.dtype)
'''


class _Neurons(NamedTuple):
    """What a script says of its hidden neurons."""

    defined: str
    each: str
    """The loop over the layers."""
    slope: str
    """What is multiplied by on the way back."""


_HIDDEN: dict[Hidden, _Neurons] = {
    "sigmoid": _Neurons("", _EACH_SIGMOID, "inputs * (1 - inputs)"),
    "relu": _Neurons(_RELU, _EACH.substitute(neuron="relu"), "(inputs > 0)"),
    "step": _Neurons(_STEP, _EACH.substitute(neuron="on_or_off"), "0"),
}


def numpy_script(told: Told) -> str:
    """The script, ready to run where its files lie."""
    hidden = _HIDDEN[told.hidden]
    return _SCRIPT.substitute(
        count=counted(told.image_count),
        imports=imports_for(told.images),
        step_size=told.step_size,
        reader=reader(told.images),
        loading=loading(told.images),
        batch=f"\n{batch_lines(told.batch)}" if told.batch else "",
        network=in_quotes(told.network_file),
        hidden=hidden.defined,
        each=hidden.each,
        slope=hidden.slope,
        cost=told_cost(told.cost),
        over="pixels[batch], desired[batch]" if told.batch else "pixels, desired",
        cost_after=told_cost(told.cost_after),
    )
