"""The networks that come with the app, by name; each is read when it is first wanted."""

from functools import cache
from typing import Literal, NamedTuple

from clawdemy_gui.files.images.dataset import translate
from clawdemy_gui.files.networks.network_file import SavedNetwork, open_network
from clawdemy_gui.resource import resource


class Shipped(NamedTuple):
    """A network that comes with the app."""

    name: str
    """Stable: lesson files hold it."""
    data: Literal["digits", "mnist", "any"]
    """The images it belongs to; what it has seen, if anything, is in its `about.learned_from`."""

    @property
    def title(self) -> str:
        """What it is called on the screen."""
        return _titles()[self.name]

    def open(self) -> SavedNetwork:
        """The network and where it comes from."""
        return _opened(self.name)


SHIPPED = (
    Shipped("digits-a", "digits"),
    Shipped("digits-a-start", "digits"),
    Shipped("digits-a-half-way", "digits"),
    Shipped("digits-b", "digits"),
    Shipped("memoriser", "digits"),
    Shipped("mnist-a", "mnist"),
    Shipped("mnist-a-start", "mnist"),
    Shipped("mnist-b", "mnist"),
    Shipped("zeros", "any"),
)
DEFAULTS = {"digits": "digits-a", "mnist": "mnist-a"}
"""Which network a set of images begins with: one that learned from it."""


def shipped(name: str) -> Shipped:
    """The shipped network of this name. Raises KeyError if there is none."""
    return {each.name: each for each in SHIPPED}[name]


def _titles() -> dict[str, str]:
    return {
        "digits-a": translate("Networks", "A, trained on the embedded digits"),
        "digits-a-start": translate("Networks", "A before training: random dials"),
        "digits-a-half-way": translate("Networks", "A half-way: one round of training"),
        "digits-b": translate("Networks", "B, trained on the embedded digits"),
        "memoriser": translate("Networks", "The memoriser: it has seen 30 images"),
        "mnist-a": translate("Networks", "A, trained on MNIST"),
        "mnist-a-start": translate("Networks", "MNIST A before training: random dials"),
        "mnist-b": translate("Networks", "B, trained on MNIST"),
        "zeros": translate("Networks", "All dials at zero"),
    }


@cache
def _opened(name: str) -> SavedNetwork:
    return open_network(resource(f"networks/{name}.npz"))
