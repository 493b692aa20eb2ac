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


def with_mnist_at(part: Part, path: str) -> Part:
    """The same part of a lesson, with a file or folder of one's own wherever it names MNIST."""
    if isinstance(part, DataChoice):
        return replace(part, source="file", path=path) if part.source == "mnist" else part
    fields = {field: _with_mnist_at(getattr(part, field), path) for field in part.__struct_fields__}
    return replace(part, **fields)


def _with_mnist_at(value: object, path: str) -> object:
    if isinstance(value, Struct):
        return with_mnist_at(value, path)
    if isinstance(value, tuple) and any(isinstance(each, Struct) for each in value):
        return tuple(_with_mnist_at(each, path) for each in value)
    return value


def _moved(value: object, moved: Mapping[str, str]) -> object:
    if isinstance(value, Struct):
        return with_paths(value, moved)
    if isinstance(value, tuple) and any(isinstance(each, Struct) for each in value):
        return tuple(_moved(each, moved) for each in value)
    return value
