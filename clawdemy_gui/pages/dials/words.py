"""What dials are called on the screen, and how their values, slopes and effects are written."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.dial_address import place
from clawdemy_gui.number_text import change_text

translate = QCoreApplication.translate

_SIDE = 28
_STEPS_OF_A_RANGE = 1000
"""A hand sets a dial to about so many values over its range, each with few decimals."""
_LEAST_DECIMAL = 1e-5
"""A smaller value of a dial is written with a power of ten, as a field takes it: 3.20e−09."""
_PLAIN_FROM = 0.001
_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def address_text(layers: Sequence[int], dial: int) -> str:
    """Weight from pixel (row 12, column 5) to neuron 3 of layer 1."""
    layer, to, source = place(layers, dial)
    target = neuron_text(layers, layer, to)
    if source is None:
        return translate("dials", "Bias of {neuron}").format(neuron=target)
    words = translate("dials", "Weight from {source} to {neuron}")
    return words.format(source=neuron_text(layers, layer - 1, source), neuron=target)


def all_addresses(layers: Sequence[int]) -> list[str]:
    """The address of every dial, in their order."""
    words, bias = (
        translate("dials", "Weight from {source} to {neuron}"),
        translate("dials", "Bias of {neuron}"),
    )
    names = [[neuron_text(layers, layer, k) for k in range(size)] for layer, size in enumerate(layers)]
    found: list[str] = []
    for sources, targets in pairwise(names):
        found += [words.format(source=source, neuron=target) for target in targets for source in sources]
        found += [bias.format(neuron=target) for target in targets]
    return found


def short_address(layers: Sequence[int], dial: int, shortest: bool = False) -> str:
    """pixel (12, 5) → 1·3, which is neuron 3 of layer 1; bias of output 7: short, for the cells of tables.

    At its shortest (12, 5) → 1·3: only pixels have two numbers in brackets.
    """
    layer, to, source = place(layers, dial)
    target = _short_neuron(layers, layer, to)
    if source is None:
        return translate("dials", "bias of {neuron}").format(neuron=target)
    if layer == 1 and shortest:
        return f"({', '.join(map(str, divmod(source, _SIDE)))}) → {target}"
    return f"{_short_neuron(layers, layer - 1, source)} → {target}"


def _short_neuron(layers: Sequence[int], layer: int, number: int) -> str:
    if layer == 0:
        row, column = divmod(number, _SIDE)
        return translate("dials", "pixel ({row}, {column})").format(row=row, column=column)
    if layer == len(layers) - 1:
        return translate("dials", "output {number}").format(number=number)
    return f"{layer}·{number}"


def neuron_text(layers: Sequence[int], layer: int, number: int) -> str:
    """pixel (row 12, column 5) · neuron 3 of layer 1 · output 7."""
    if layer == 0:
        row, column = divmod(number, _SIDE)
        return translate("dials", "pixel (row {row}, column {column})").format(row=row, column=column)
    if layer == len(layers) - 1:
        return translate("dials", "output {number}").format(number=number)
    return translate("dials", "neuron {number} of layer {layer}").format(number=number, layer=layer)


def value_text(value: float) -> str:
    """A dial's value: at least two decimals, and as many as tell it apart: −1.84, 0.0004."""
    if 0 < abs(value) < _LEAST_DECIMAL:
        return _minus(f"{value:.2e}")
    decimals = 2 if abs(value) >= 0.1 or value == 0 else min(7, 2 - floor(log10(abs(value))))
    text = f"{value:.{max(decimals, 4)}f}"
    whole, _, after = text.partition(".")
    return _minus(f"{whole}.{after.rstrip('0').ljust(2, '0')}")


def small_text(number: float) -> str:
    """A number with its sign, its first digits however small it is: +0.0123, −3.1 × 10⁻⁷, 0."""
    if number == 0:
        return "0"
    sign = "+" if number > 0 else "−"
    size = abs(number)
    if size >= _PLAIN_FROM:
        return f"{sign}{size:.{max(2, 2 - floor(log10(size)))}f}"
    digits, power = f"{size:.1e}".split("e")
    return f"{sign}{digits} × 10{str(int(power)).translate(_POWERS)}"


def difference_text(change: float) -> str:
    """A change of the total cost: to four decimals while these show it, otherwise by its size."""
    return change_text(change) if change == 0 or abs(change) >= _PLAIN_FROM else small_text(change)


def close_text(cost: float) -> str:
    """A total cost to seven decimals, for a range so narrow that four do not move."""
    return f"{cost:.7f}" if cost == 0 or cost >= 1e-6 else f"{cost:.3e}".replace("-", "−")


def rounded(value: float, wide: float) -> float:
    """The value as a hand sets it on a range so wide: few decimals, fine enough for every pixel."""
    return round(value, max(0, ceil(-log10(wide / _STEPS_OF_A_RANGE) - 1e-9)))


def end_text(value: float) -> str:
    """An end of the range: −20, 0.4213."""
    return _minus(f"{value:.4g}")


def _minus(text: str) -> str:
    return text.replace("-", "−") if any(digit in text for digit in "123456789") else text.lstrip("-")
