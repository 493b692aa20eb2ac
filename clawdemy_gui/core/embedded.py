"""The networks that come with the app, for a script or a notebook: a name in, a network out."""

import numpy as np

from clawdemy_gui.core.network import Network
from clawdemy_gui.resource import resource


def network(name: str = "digits-a") -> Network:
    """The network called `name`, for example digits-a, digits-a-start, digits-a-half-way or mnist-a.

    All of them have the lesson's 13,002 dials. Raises FileNotFoundError for another name.
    """
    with np.load(resource(f"networks/{name}.npz"), allow_pickle=False) as stored:
        return Network.from_parameters(stored["parameters"])
