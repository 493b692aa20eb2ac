"""A frozen value as one whole number, as small as its types allow: a label takes a factor of ten."""

import math
import struct
from typing import TypeVar
from zlib import crc32

import msgspec
from msgspec import inspect

_DECIMALS = 4
"""As fine as hands set numbers; finer ones are packed bit by bit."""
_SIZES = 9
"""An endless whole number is packed as its size in bytes, below this, and its bytes."""
_LETTERS = 256
_FILE = "path"
"""The field of every choice that names a file."""
_ROOM = 64
"""What is packed of a list before its end is asked for again: lists may be long."""
Kind = TypeVar("Kind")


class FilesStayError(ValueError):
    """The value names a file, which is only on this computer."""


def pack(value: object) -> int:
    """The value, a struct of msgspec, as a whole number. Raises FilesStayError."""
    packer = _Packer()
    packer.put(_type(type(value)), value)
    number = 0
    for one, room in reversed(packer.parts):
        number = number * room + one
    return number


def unpack(number: int, kind: type[Kind]) -> Kind:
    """The value of this kind. Raises ValueError where the number is none."""
    unpacker = _Unpacker(number)
    found = unpacker.get(_type(kind))
    if unpacker.number:
        raise ValueError("something is left over")
    return msgspec.convert(found, kind)


def shape(kind: object) -> int:
    """A number for everything that packing depends on: fields, their opening values, names and bounds."""
    return crc32(repr(_told(_type(kind), set())).encode())


def _told(kind: inspect.Type, seen: set[str]) -> object:
    if isinstance(kind, inspect.StructType):
        name = kind.cls.__name__
        if name in seen:
            return name
        seen.add(name)
        return [(each.name, _told(each.type, seen), repr(each.default)) for each in kind.fields]
    if isinstance(kind, inspect.UnionType):
        return _told(_something(kind), seen)
    if isinstance(kind, inspect.TupleType):
        return [_told(each, seen) for each in kind.item_types]
    if isinstance(kind, inspect.VarTupleType):
        return (_told(kind.item_type, seen), kind.min_length, kind.max_length)
    bounds = [getattr(kind, name, None) for name in ("gt", "ge", "le", "values")]
    return type(kind).__name__, bounds


_TYPES: dict[object, inspect.Type] = {}


def _type(kind: object) -> inspect.Type:
    if kind not in _TYPES:
        _TYPES[kind] = inspect.type_info(kind)
    return _TYPES[kind]


def _whole(kind: inspect.IntType) -> tuple[int, int | None]:
    """The least value, and how many there are; None for endlessly many."""
    low = kind.ge or 0
    return low, None if kind.le is None else kind.le - low + 1


def _largest(kind: inspect.FloatType) -> float | None:
    ends = (kind.ge if kind.ge is not None else kind.gt, kind.le)
    return None if None in ends else max(abs(end) for end in ends if end is not None)


def _signed(kind: inspect.FloatType) -> bool:
    low = kind.ge if kind.ge is not None else kind.gt
    return low is None or low < 0


def _bits(value: float) -> int:
    return int.from_bytes(struct.pack(">d", value), "big")


def _from_bits(bits: int) -> float:
    (value,) = struct.unpack(">d", bits.to_bytes(8, "big"))
    return float(value)


class _Packer:
    """Takes a value apart into small numbers, each with how many there could be."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, int]] = []

    def put(self, kind: inspect.Type, value: object) -> None:
        if isinstance(kind, inspect.StructType):
            self._struct(kind, value)
        elif isinstance(kind, inspect.UnionType):
            self._one(value is not None, 2)
            if value is not None:
                self.put(_something(kind), value)
        elif isinstance(kind, inspect.LiteralType):
            self._one(kind.values.index(value), len(kind.values))
        elif isinstance(value, tuple):
            self._tuple(kind, value)
        else:
            self._leaf(kind, value)

    def _one(self, value: int, room: int) -> None:
        self.parts.append((int(value), room))

    def _struct(self, kind: inspect.StructType, value: object) -> None:
        for field in kind.fields:
            part = getattr(value, field.name)
            if field.name == _FILE and part is not None:
                raise FilesStayError
            if not field.required:
                self._one(part != field.default, 2)
            if field.required or part != field.default:
                self.put(field.type, part)

    def _tuple(self, kind: inspect.Type, value: tuple[object, ...]) -> None:
        if isinstance(kind, inspect.TupleType):
            for item, part in zip(kind.item_types, value, strict=True):
                self.put(item, part)
        elif isinstance(kind, inspect.VarTupleType):
            if kind.min_length is None or kind.min_length != kind.max_length:
                self._endless(len(value))
            for part in value:
                self.put(kind.item_type, part)

    def _leaf(self, kind: inspect.Type, value: object) -> None:
        if isinstance(kind, inspect.IntType) and isinstance(value, int):
            low, room = _whole(kind)
            self._endless(value - low) if room is None else self._one(value - low, room)
        elif isinstance(kind, inspect.FloatType) and isinstance(value, int | float):
            self._float(kind, float(value))
        elif isinstance(value, bool):
            self._one(value, 2)
        elif isinstance(value, str):
            self._text(value)

    def _endless(self, value: int) -> None:
        size = (value.bit_length() + 7) // 8
        self._one(size, _SIZES)
        self._one(value, 1 << 8 * size)

    def _text(self, value: str) -> None:
        letters = value.encode()
        self._endless(len(letters))
        for letter in letters:
            self._one(letter, _LETTERS)

    def _float(self, kind: inspect.FloatType, value: float) -> None:
        decimals = _decimals(value)
        self._one(decimals, _DECIMALS + 2)
        if _signed(kind):
            self._one(value < 0, 2)
        if decimals > _DECIMALS:
            self._one(_bits(abs(value)), _bits_room(kind))
            return
        size, largest = round(abs(value) * 10.0**decimals), _largest(kind)
        self._endless(size) if largest is None else self._one(size, _room(largest, decimals))


class _Unpacker:
    """Puts a value together again, as plain parts that msgspec checks."""

    def __init__(self, number: int) -> None:
        self.number = number

    def get(self, kind: inspect.Type) -> object:
        if isinstance(kind, inspect.StructType):
            return self._struct(kind)
        if isinstance(kind, inspect.UnionType):
            return self.get(_something(kind)) if self._one(2) else None
        if isinstance(kind, inspect.LiteralType):
            return kind.values[self._one(len(kind.values))]
        if isinstance(kind, inspect.TupleType):
            return tuple(self.get(item) for item in kind.item_types)
        if isinstance(kind, inspect.VarTupleType):
            return tuple(self.get(kind.item_type) for _ in range(self._length(kind)))
        return self._leaf(kind)

    def _one(self, room: int) -> int:
        self.number, value = divmod(self.number, room)
        return value

    def _struct(self, kind: inspect.StructType) -> dict[str, object]:
        return {
            field.encode_name: self.get(field.type) for field in kind.fields if field.required or self._one(2)
        }

    def _length(self, kind: inspect.VarTupleType) -> int:
        if kind.min_length is not None and kind.min_length == kind.max_length:
            return kind.min_length
        length = self._endless()
        if length > self.number.bit_length() + _ROOM:
            raise ValueError("a list is longer than the rest of the number")
        return length

    def _leaf(self, kind: inspect.Type) -> object:
        if isinstance(kind, inspect.IntType):
            low, room = _whole(kind)
            return low + (self._endless() if room is None else self._one(room))
        if isinstance(kind, inspect.FloatType):
            return self._float(kind)
        return bool(self._one(2)) if isinstance(kind, inspect.BoolType) else self._text()

    def _endless(self) -> int:
        size = self._one(_SIZES)
        return self._one(1 << (8 * size))

    def _text(self) -> str:
        length = self._endless()
        if length > self.number.bit_length() + _ROOM:
            raise ValueError("a text is longer than the rest of the number")
        return bytes(self._one(_LETTERS) for _ in range(length)).decode()

    def _float(self, kind: inspect.FloatType) -> float:
        decimals = self._one(_DECIMALS + 2)
        sign = -1.0 if _signed(kind) and self._one(2) else 1.0
        if decimals > _DECIMALS:
            return sign * _from_bits(self._one(_bits_room(kind)))
        largest = _largest(kind)
        size = self._endless() if largest is None else self._one(_room(largest, decimals))
        return sign * (size / 10.0**decimals)


def _something(kind: inspect.UnionType) -> inspect.Type:
    """What there is where there is not None."""
    return next(each for each in kind.types if not isinstance(each, inspect.NoneType))


def _decimals(value: float) -> int:
    """How many decimals say it exactly; one more than the most there can be where none do."""
    if not math.isfinite(value) or abs(value) > 2**40:
        return _DECIMALS + 1
    exact = (d for d in range(_DECIMALS + 1) if round(abs(value) * 10.0**d) / 10.0**d == abs(value))
    return next(exact, _DECIMALS + 1)


def _room(largest: float, decimals: int) -> int:
    return math.floor(largest * 10.0**decimals) + 1


def _bits_room(kind: inspect.FloatType) -> int:
    """Numbers rise as their bits do, so that a bound bounds them too."""
    largest = _largest(kind)
    return 2**63 if largest is None else _bits(largest) + 1
