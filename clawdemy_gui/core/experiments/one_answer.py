"""One image's answer and its cost under each label, and the one number of the whole set."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.core.images import DIGITS, Images, Labels, checked_set
from clawdemy_gui.core.network import Network, growing_total_cost

_LOOKED_AT = 200
"""Images that a seed draws to choose from."""


class OneAnswer(NamedTuple):
    """Ten outputs, ten costs, one total cost."""

    outputs: npt.NDArray[np.float64]
    """(10,)."""
    costs: npt.NDArray[np.float64]
    """(10,): the cost of these outputs under each label."""
    label: int
    """The image's own."""
    total: float
    """The total cost of the first `images` images."""
    images: int

    @property
    def cost(self) -> float:
        """The cost under the image's own label."""
        return float(self.costs[self.label])

    @property
    def reach(self) -> float:
        """How far apart the cheapest and the dearest label are."""
        return float(self.costs.max() - self.costs.min())


def undecided_image(network: Network, images: Images, seed: int) -> int:
    """The number of the most undecided of the images that the seed draws: its runner-up is the largest.

    An answer between two digits shows different costs; a sure one shows only two.
    """
    rng = np.random.default_rng([seed, len(images)])
    looked_at = np.sort(rng.permutation(len(images))[:_LOOKED_AT])
    runners_up = np.sort(network.outputs(images[looked_at]), axis=1)[:, -2]
    return int(looked_at[runners_up.argmax()])


def one_answer(network: Network, images: Images, labels: Labels, number: int) -> Iterator[Step[OneAnswer]]:
    """Evaluate image `number` under ten labels, then the whole set under its own. Raises ValueError."""
    checked, digits = checked_set(images, labels)
    outputs, costs = under_each_label(network, checked[number])
    for so_far in growing_total_cost(network, checked, digits):
        found = OneAnswer(outputs, costs, int(digits[number]), so_far.cost, so_far.done)
        yield Step(so_far.done, so_far.total, found)


def under_each_label(
    network: Network, image: npt.NDArray[np.uint8]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The ten outputs for an image (784,) and their cost under each of the ten labels, (10,) both."""
    outputs = network.outputs(image[np.newaxis])[0].astype(np.float64)
    return outputs, np.array([cost(outputs, label) for label in range(DIGITS)])
