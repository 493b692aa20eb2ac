"""One convention for all images, 0 for paper and 255 for ink: turns sets that lie on a light ground."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.dataset import HELD_IN_MEMORY, SIDE, Bytes, DataSet, Handling, Progress

_INK = 255
_LOOKED_AT = 2_000
"""Images, evenly spaced: enough to know what they lie on."""
_LIGHT = 170
"""Two thirds of the way to 255."""
_SHARE = 0.6
"""Of the outermost pixels, as many at least are ground; of noise, a third is as light as that."""
_SPREAD = 24
"""Half of the outermost pixels lie this close together where they show an even ground."""
_APART = 16
"""What differs so much from an even ground is drawn on it."""
_FAINT = 8
"""A ground up to here is left as it is: it is what scanners make of black."""
_STEP = 2_000
_EDGE = np.ones((SIDE, SIDE), bool)
_EDGE[1:-1, 1:-1] = False
_OUTERMOST = np.flatnonzero(_EDGE)


def on_dark_ground(data: DataSet, handling: Handling) -> Generator[Progress, None, DataSet]:
    """The same images with paper 0 and ink 255, and a report that says what was done.

    A light ground is turned, unless the person chose; an even grey ground becomes 0 and the lightest ink of
    each image 255. What is dark and clean already stays untouched, on disk where it lies on disk.
    """
    if len(data) > HELD_IN_MEMORY:
        return data
    if (yield from _is_on_or_off(data.images)):
        images = np.where(np.asarray(data.images) == 0, np.uint8(0), np.uint8(_INK))
        data = replace(data, images=images, report=data.report._replace(scale="0–1"))
    edge = outermost(data.images)
    turned = _lies_on_light(data.images, edge) if handling.turned is None else handling.turned
    ground = even_ground(_INK - edge if turned else edge)
    levelled = handling.turned is None and _FAINT < ground < _INK - _FAINT
    report = data.report._replace(turned=turned, by_hand=handling.turned is not None, levelled=levelled)
    if not (turned or levelled):
        return replace(data, report=report)
    images = np.array(data.images)
    for start in range(0, len(images), _STEP):
        block = images[start : start + _STEP]
        if turned:
            np.subtract(_INK, block, out=block)
        if levelled:
            block[:] = _levelled(block, ground)
        yield Progress(start + len(block), len(images))
    return replace(data, images=images, report=report)


def _is_on_or_off(images: Bytes) -> Generator[Progress, None, bool]:
    """Whether there are only the bytes 0 and 1: written as 0–1, whatever their type says."""
    apart = -(-len(images) // _LOOKED_AT)
    if len(images) == 0 or np.max(images[::apart]) != 1:
        return False
    for start in range(0, len(images), _STEP):
        if np.max(images[start : start + _STEP]) > 1:
            return False
        yield Progress(start, len(images))
    return True


def outermost(images: Bytes) -> Bytes:
    """(m, 108): the outermost pixels of up to two thousand images, evenly spaced."""
    apart = -(-len(images) // _LOOKED_AT)
    return np.asarray(images[::apart, _OUTERMOST])


def is_light(edge: Bytes) -> bool:
    """Whether most of the outermost pixels are light paper."""
    return float((edge >= _LIGHT).mean()) > _SHARE


def _lies_on_light(images: Bytes, edge: Bytes) -> bool:
    """Whether the images lie on a light ground; dim paper is light too where its ink is darker still."""
    ground = even_ground(edge)
    if _FAINT < ground < _INK - _FAINT:
        some = np.asarray(images[:: -(-len(images) // _LOOKED_AT)])
        darker, lighter = float((some < ground - _APART).mean()), float((some > ground + _APART).mean())
        if darker != lighter:
            return darker > lighter
    return is_light(edge)


def even_ground(edge: Bytes) -> float:
    """How bright the ground is; 0 where the outermost pixels show no even one."""
    low, middle, high = np.quantile(edge, (0.25, 0.5, 0.75))
    return float(middle) if high - low <= _SPREAD else 0.0


def _levelled(block: Bytes, ground: float) -> Bytes:
    above: npt.NDArray[np.float32] = np.maximum(block.astype(np.float32) - np.float32(ground), 0)
    most = np.maximum(above.max(axis=1, keepdims=True), 1)
    scaled: Bytes = np.rint(above * (_INK / most)).astype(np.uint8)
    return scaled
