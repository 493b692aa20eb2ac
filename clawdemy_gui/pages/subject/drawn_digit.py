"""From the strokes of a drawing to the image that a network is given."""

from typing import Literal

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.widgets.controls.drawing_pad import ink


def seen_as(drawing: Drawing, learned_from: str) -> Literal["digits", "mnist"]:
    """How the drawing is prepared: as asked for, or like the images that the network learned from."""
    if drawing.seen_as != "network":
        return drawing.seen_as
    return "mnist" if learned_from == "mnist" else "digits"


def drawn_image(drawing: Drawing, learned_from: str) -> npt.NDArray[np.uint8]:
    """(784,) bytes from 0 (paper) to 255 (ink)."""
    prepare = as_digits if seen_as(drawing, learned_from) == "digits" else as_mnist
    return prepare(ink(drawing.strokes))
