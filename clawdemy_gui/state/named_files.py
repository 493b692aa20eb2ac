"""The files of images and networks that a lesson names, and the same lesson with other paths to them."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from clawdemy_gui.state.subject import DataChoice, NetworkChoice

Part = TypeVar("Part", bound=Struct)


def paths_in(part: object) -> Iterator[str]:
    """Every path that a lesson or a part of one names, in its order, as often as it is named."""
    if isinstance(part, DataChoice | NetworkChoice) and part.path is not None:
        yield part.path
    for inner in _inside(part):
        yield from paths_in(inner)


def _inside(part: object) -> Iterator[object]:
    if isinstance(part, Struct):
        yield from (getattr(part, field) for field in part.__struct_fields__)
    elif isinstance(part, tuple):
        yield from (each for each in part if isinstance(each, Struct))


def with_paths(part: Part, moved: Mapping[str, str]) -> Part:
    """The same part of a lesson, with each path that `moved` knows in its new place."""
    fields = {field: _moved(getattr(part, field), moved) for field in part.__struct_fields__}
    if isinstance(part, DataChoice | NetworkChoice) and part.path is not None:
        fields["path"] = moved.get(part.path, part.path)
    return replace(part, **fields)


def _moved(value: object, moved: Mapping[str, str]) -> object:
    if isinstance(value, Struct):
        return with_paths(value, moved)
    if isinstance(value, tuple) and any(isinstance(each, Struct) for each in value):
        return tuple(_moved(each, moved) for each in value)
    return value
