"""Where a network comes from, in words and numbers: what a network file says beside its dials."""

import msgspec
from msgspec.structs import replace


class Recipe(msgspec.Struct, frozen=True):
    """How a network was trained: with the same numbers it can be trained again."""

    start_seed: int
    """Of Network.random."""
    seed: int
    """Of the order in which descent took the images."""
    step_size: float
    batch_size: int
    epochs: int
    images: int
    """How many images it learned from, the first ones of the set."""


class About(msgspec.Struct, frozen=True):
    """Where a network comes from, in words and numbers."""

    name: str = ""
    learned_from: str = ""
    """“digits” (the embedded ones), “mnist”, another set's name, or nothing."""
    note: str = ""
    recipe: Recipe | None = None
    assumed: str = ""
    """A sentence: what is taken for granted where a file does not say what its neurons do; in no file."""

    @classmethod
    def read(cls, text: bytes) -> "About":
        """What a file says. Raises msgspec.DecodeError."""
        return replace(msgspec.json.decode(text, type=cls), assumed="")

    def written(self) -> bytes:
        """What a file is to say."""
        return msgspec.json.encode(replace(self, assumed=""))
