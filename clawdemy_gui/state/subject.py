"""Which network is looked at, and on which images: what every page after the first lets a person choose."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

Path = Annotated[str, Meta(min_length=1, max_length=4_000)]
Dial = Annotated[int, Meta(ge=0)]
Turned = Annotated[tuple[tuple[Dial, float], ...], Meta(max_length=20_000)]
"""Dials turned by hand: (dial number, its value), in the order in which they were turned."""


class DataChoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A set of images, by name or by path, never the images themselves."""

    source: Literal["digits", "mnist", "file"] = "digits"
    part: Literal["training", "test"] = "training"
    """Of the embedded digits and of MNIST; a file is one part by itself."""
    path: Path | None = None
    """The opened file or folder; only of source “file”."""
    first: Annotated[int, Meta(ge=1)] | None = None
    """Only so many images, the first ones; None for all."""


class NetworkChoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A network, by name or by path, and the dials that were turned by hand since."""

    name: Annotated[str, Meta(max_length=80)] = "digits-a"
    """Of a network that comes with the app; not looked at where there is a path."""
    path: Path | None = None
    """The opened file."""
    turned: Turned = ()

    def with_turned(self, dial: int, value: float) -> "NetworkChoice":
        """The same network with dial number `dial` at `value`; an earlier turn of it is forgotten."""
        kept = tuple(turn for turn in self.turned if turn[0] != dial)
        return replace(self, turned=(*kept, (dial, value)))


class Subject(Struct, frozen=True, forbid_unknown_fields=True):
    """A network and the images it answers."""

    data: DataChoice = DataChoice()
    network: NetworkChoice = NetworkChoice()

    def with_data(self, data: DataChoice, network: str) -> "Subject":
        """Other images; from another source they bring `network`, the shipped one that learned from them."""
        came = (data.source, data.path) if data.source == "file" else data.source
        was = (self.data.source, self.data.path) if self.data.source == "file" else self.data.source
        return Subject(data, self.network if came == was else NetworkChoice(network))

    def with_network(self, network: NetworkChoice) -> "Subject":
        """The same images, answered by another network."""
        return replace(self, network=network)
