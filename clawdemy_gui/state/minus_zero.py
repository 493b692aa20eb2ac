"""−0 at the door: typed, pasted, dragged or loaded, it is 0, and is shown and stored so."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import force_setattr


def plain(numbers: Iterable[float]) -> tuple[float, ...]:
    """The same numbers, −0.0 as 0.0: adding 0 changes no other number."""
    return tuple(float(number) + 0.0 for number in numbers)


def make_plain(state: Struct, *fields: str) -> None:
    """Make these fields of a state that is just being made plain; None stays None.

    For where a state is made or loaded: older msgspec does not come by here when it replaces a part.
    """
    for field in fields:
        numbers = getattr(state, field)
        if numbers is not None and 0.0 in numbers:
            force_setattr(state, field, plain(numbers))
