"""A page's state from the few fields that a step gives: put onto its opening state, and checked."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from clawdemy_gui.state.lesson import Pages

_DEFAULT = "default"


def page_names() -> tuple[str, ...]:
    """The pages there are, in their order."""
    return tuple(part.encode_name for part in msgspec.structs.fields(Pages))


def opening(page: str) -> tuple[Struct, Struct]:
    """A page's opening state and view. Raises KeyError for a page there is not."""
    part = {each.encode_name: each for each in msgspec.structs.fields(Pages)}[page].default
    return part.state, part.view


def with_parts(value: Struct, parts: Mapping[str, Any]) -> Struct:
    """The same but for these fields, nested as it is; a numbered entry of a list is ``outputs.3 = 0.9``.

    A field that is “default” is as if nothing were said of it: TOML has no other word for none at all.
    Raises msgspec.ValidationError that names the field.
    """
    if not parts:
        return value
    merged = _merged(msgspec.to_builtins(value), dict(parts), "$")
    return msgspec.convert(merged, type(value))


def _merged(old: Any, parts: Mapping[str, Any], where: str) -> Any:
    if isinstance(old, list | tuple):
        return _with_entries(old, parts, where)
    merged = dict(old) if isinstance(old, dict) else {}
    for key, part in parts.items():
        if part == _DEFAULT and key in merged:
            del merged[key]
            continue
        deeper = isinstance(part, dict) and isinstance(merged.get(key), dict | list | tuple)
        merged[key] = _merged(merged[key], part, f"{where}.{key}") if deeper else part
    return merged


def _with_entries(old: list[Any] | tuple[Any, ...], parts: Mapping[str, Any], where: str) -> list[Any]:
    entries = list(old)
    for key, part in parts.items():
        if not (key.isdecimal() and int(key) < len(entries)):
            raise msgspec.ValidationError(f"There is no entry `{key}` - at `{where}`")
        entries[int(key)] = part
    return entries
