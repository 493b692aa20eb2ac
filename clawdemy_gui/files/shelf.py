"""A shelf for the last few things opened, asked for from the window and from worker threads."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

import msgspec

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Keeps `room` things, each under the choice that names it; the one not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._things: OrderedDict[msgspec.Struct, Thing] = OrderedDict()
        self._lock = Lock()

    def put(self, choice: msgspec.Struct, thing: Thing) -> None:
        """Keep a thing; what no longer has room is forgotten."""
        with self._lock:
            self._things[choice] = thing
            self._things.move_to_end(choice)
            while len(self._things) > self._room:
                self._things.popitem(last=False)

    def take(self, choice: msgspec.Struct) -> Thing | None:
        """The thing that this choice names, if it is still here."""
        with self._lock:
            if choice in self._things:
                self._things.move_to_end(choice)
            return self._things.get(choice)

    def forget(self, choice: msgspec.Struct) -> None:
        """No longer keep what this choice names."""
        self.forget_all(lambda kept: kept == choice)

    def forget_all(self, is_meant: Callable[[msgspec.Struct], bool]) -> None:
        """No longer keep what these choices name."""
        with self._lock:
            for choice in [choice for choice in self._things if is_meant(choice)]:
                del self._things[choice]
