"""The network in front as a script for PyTorch: its layers by name, its cost, and one step downhill."""

from itertools import pairwise
from string import Template

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
"""A network's total cost on $count, and one step of gradient descent, with PyTorch."""

${imports}import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

STEP_SIZE = $step_size
$reader
# Every image is a row of 784 pixels from 0 (paper) to 1 (ink); desired is 1 for its label and 0 elsewhere.
$loading
pixels = torch.tensor(images) / 255
desired = torch.eye(10)[torch.tensor(labels).long()]
$batch$defined
network = nn.Sequential(
$layers
)
network.load_state_dict(load_file($network))


def cost_of(pixels, desired):
    """The ten squared misses of an image, summed; the average of that over the images."""
    misses = network(pixels) - desired
    return (misses**2).sum(dim=1).mean()


print(f"total cost: {cost_of(pixels, desired).item():.7g}")$cost
cost_of($over).backward()  # finds the slope of the cost in every weight and bias
torch.optim.SGD(network.parameters(), lr=STEP_SIZE).step()
print(f"after one step: {cost_of(pixels, desired).item():.7g}")$cost_after
''')
_ON_OR_OFF = '''

class OnOrOff(nn.Module):
    """1 if the sum is positive, otherwise 0: flat on both sides, so there is nothing to roll down."""

    def forward(self, sums):
        return (sums > 0).to(sums.dtype)

'''
_HIDDEN: dict[Hidden, str] = {"sigmoid": "nn.Sigmoid()", "relu": "nn.ReLU()", "step": "OnOrOff()"}


def pytorch_script(told: Told) -> str:
    """The script, ready to run where its files lie."""
    return _SCRIPT.substitute(
        count=counted(told.image_count),
        imports=imports_for(told.images),
        step_size=told.step_size,
        reader=reader(told.images),
        loading=loading(told.images),
        batch=f"\n{batch_lines(told.batch)}" if told.batch else "",
        defined=_ON_OR_OFF if told.hidden == "step" else "",
        layers="\n".join(_layers(told)),
        network=in_quotes(told.network_file),
        cost=told_cost(told.cost),
        over="pixels[batch], desired[batch]" if told.batch else "pixels, desired",
        cost_after=told_cost(told.cost_after),
    )


def _layers(told: Told) -> list[str]:
    """A line for each layer and one for its neurons; the outputs are sigmoids."""
    sizes = list(pairwise(told.sizes))
    kinds = [_HIDDEN[told.hidden]] * (len(sizes) - 1) + ["nn.Sigmoid()"]
    return [
        line
        for (inputs, neurons), kind in zip(sizes, kinds, strict=True)
        for line in (f"    nn.Linear({inputs}, {neurons}),", f"    {kind},")
    ]
