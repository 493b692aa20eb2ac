"""Says that something is there by now: the order in which things happen makes sure of it."""

from typing import TypeVar

Thing = TypeVar("Thing")


def known(thing: Thing | None) -> Thing:
    """The thing itself. Raises RuntimeError when it is not there: that is a mistake of the app's own."""
    if thing is None:
        raise RuntimeError("something was asked for before it was there")
    return thing
