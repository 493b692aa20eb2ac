"""What the person chose on the One image page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.minus_zero import make_plain, plain
from clawdemy_gui.state.seed import LARGEST_SEED as LARGEST_SEED
from clawdemy_gui.state.seed import Seed as Seed

Output = Annotated[float, Meta(ge=0.0, le=1.0)]
Outputs = Annotated[tuple[Output, ...], Meta(min_length=OUTPUTS, max_length=OUTPUTS)]
"""Ten outputs, each 0…1."""
Label = Annotated[int, Meta(ge=0, le=OUTPUTS - 1)]
ImageNumber = Annotated[int, Meta(ge=0)]

CLOSER_VIEWS = ("steps", "one-output", "trace", "relabel", "other-costs", "a-and-b", "network")
Closer = Literal["", "steps", "one-output", "trace", "relabel", "other-costs", "a-and-b", "network"]
"""What the Look closer panel shows; empty while it is closed."""

OPENING_OUTPUTS = (0.08, 0.05, 0.12, 0.45, 0.04, 0.62, 0.07, 0.03, 0.22, 0.11)
"""A wrong and unsure answer to a 3, so that the page opens with something to mend."""
OPENING_IMAGE = 7
"""A clearly written 3 among the test images."""


class OneImage(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to one image. All values are replaced, never changed."""

    outputs: Outputs = OPENING_OUTPUTS
    label: Label = 3
    image: ImageNumber = OPENING_IMAGE
    """Which image is shown: of those that were answered, or of the embedded test images."""
    seed: Seed = 1
    """The random image and the random answer are this seed's."""
    kept_a: Outputs | None = None
    kept_b: Outputs | None = None
    answered: Answered | None = None
    """The network whose outputs these were before they were changed by hand; None for no network."""

    def __post_init__(self) -> None:
        make_plain(self, "outputs", "kept_a", "kept_b")

    def handed(self, what: Handed) -> "OneImage":
        """A network's answer to an image, as another page hands it over."""
        state = replace(self, answered=what.answered, image=what.image)
        return state.with_outputs(what.outputs).with_label(what.label)

    def with_output(self, index: int, value: float) -> "OneImage":
        """The same state but for one output; `value` 0…1, otherwise ValueError."""
        outputs = list(self.outputs)
        outputs[index] = value
        return self.with_outputs(tuple(outputs))

    def with_outputs(self, outputs: tuple[float, ...]) -> "OneImage":
        """The same state with ten other outputs, each 0…1, otherwise ValueError."""
        if len(outputs) != OUTPUTS:
            raise ValueError(f"there are ten outputs, not {len(outputs)}")
        for index, value in enumerate(outputs):
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"output {index} must be from 0 to 1, not {value}")
        return replace(self, outputs=plain(outputs))

    def with_label(self, label: int) -> "OneImage":
        """The same outputs under another label 0…9, otherwise ValueError."""
        if label not in range(OUTPUTS):
            raise ValueError(f"a label is a whole number from 0 to 9, not {label}")
        return replace(self, label=label)

    def with_image(self, image: int, seed: int | None = None) -> "OneImage":
        """Another image; outputs and label stay, because they are not the image's."""
        return replace(self, image=image, seed=self.seed if seed is None else seed)

    def next_seed(self) -> int:
        """The seed after this one; after the largest comes 0."""
        return (self.seed + 1) % (LARGEST_SEED + 1)

    def kept(self, slot: Literal["a", "b"], outputs: tuple[float, ...] | None) -> "OneImage":
        """Keep ten outputs as A or B."""
        return replace(self, kept_a=outputs) if slot == "a" else replace(self, kept_b=outputs)


class OneImageView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    closer: Closer = ""
    in_hand: Label = 5
    """The output that One output shows."""
