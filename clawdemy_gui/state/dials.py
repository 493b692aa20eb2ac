"""What the person chose on the Dials page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.state.one_image import LARGEST_SEED, Seed
from clawdemy_gui.state.subject import Dial, NetworkChoice, Subject

Neurons = Literal["smooth", "step"]
"""The network's own hidden neurons, or on/off ones in their place."""
DialValue = Annotated[float, Meta(ge=-1_000.0, le=1_000.0)]
"""As far as a hand can turn a dial: a thousand times what a network learns."""
LARGEST_VALUE = 1_000.0

OPENING_NETWORK = "digits-a-half-way"
"""A network that learned a little: most of its dials still have something to win."""
OPENING_DIAL = 4607
"""A weight of the first layer whose curve is a valley, with the network standing on its left bank."""
REACH = 20.0
"""The dial turns from −20 to 20 at first: some ten times what a network needs, enough to break things."""
NARROWEST = 1e-5
"""The narrowest range that can be zoomed to."""

CLOSER_VIEWS = ("matters", "flips", "steps", "nudges", "search", "smooth", "list", "network")
Closer = Literal["", "matters", "flips", "steps", "nudges", "search", "smooth", "list", "network"]
"""What the Look closer panel shows; empty while it is closed."""
Picture = Literal["weights", "slopes"]


class Dials(Struct, frozen=True, forbid_unknown_fields=True):
    """One network, its images, and the dial in the hand. Turned dials are the network's own list."""

    subject: Subject = Subject(network=NetworkChoice(OPENING_NETWORK))
    dial: Dial = OPENING_DIAL
    """The number of the dial in the hand."""
    neurons: Neurons = "smooth"
    pick_seed: Seed = 1
    """The last random dial was this seed's."""
    nudge_seed: Seed = 1
    nudge_dials: Annotated[int, Meta(ge=1, le=20_000)] = 200
    """How many dials are nudged."""
    nudge: Annotated[float, Meta(gt=0.0, le=10.0)] = 0.01
    """How far up or down each of them goes."""
    search_seed: Seed = 1

    def with_subject(self, subject: Subject) -> "Dials":
        """Another network or other images; the dial in the hand stays."""
        return replace(self, subject=subject)

    def with_turned(self, value: float) -> "Dials":
        """The dial in the hand at `value`, −1,000…1,000, otherwise ValueError."""
        if not -LARGEST_VALUE <= value <= LARGEST_VALUE:
            raise ValueError(f"a dial turns from −1,000 to 1,000, not to {value}")
        network = self.subject.network.with_turned(self.dial, float(value))
        return self.with_subject(self.subject.with_network(network))

    def with_dial_back(self) -> "Dials":
        """The dial in the hand where the network had it."""
        network = self.subject.network
        kept = tuple(turn for turn in network.turned if turn[0] != self.dial)
        return self.with_subject(self.subject.with_network(replace(network, turned=kept)))

    def with_all_back(self) -> "Dials":
        """No dial turned."""
        return self.with_subject(self.subject.with_network(replace(self.subject.network, turned=())))

    def with_dial(self, dial: int) -> "Dials":
        """Another dial in the hand; no dial turns."""
        return replace(self, dial=dial)

    def with_images(self, count: int | None) -> "Dials":
        """Only the first `count` images, None for all."""
        return self.with_subject(replace(self.subject, data=replace(self.subject.data, first=count)))

    def next_seed(self, seed: int) -> int:
        """The seed after this one; after the largest comes 0."""
        return (seed + 1) % (LARGEST_SEED + 1)

    @property
    def turned(self) -> dict[int, float]:
        """Each turned dial and its value."""
        return dict(self.subject.network.turned)

    @property
    def start(self) -> NetworkChoice:
        """The network as it was before any dial was turned."""
        return replace(self.subject.network, turned=())

    @property
    def others(self) -> NetworkChoice:
        """The network without the turn of the dial in the hand."""
        kept = tuple(turn for turn in self.subject.network.turned if turn[0] != self.dial)
        return replace(self.subject.network, turned=kept)


class DialsView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    closer: Closer = ""
    picture: Picture = "weights"
    logarithmic: bool = True
    """Slopes of very different sizes are coloured by their logarithm."""
    low: DialValue = -REACH
    """The range in which the dial turns and its curve is drawn."""
    high: DialValue = REACH

    def zoomed(self, factor: float, around: float) -> "DialsView":
        """The range `factor` times as wide, `around` at the same share of it; never wider than ±1,000."""
        width = self.high - self.low
        wide = min(max(width * factor, NARROWEST), 2 * REACH)
        if wide == 2 * REACH and abs(around) < REACH:
            return replace(self, low=-REACH, high=REACH)
        share = min(max((around - self.low) / width, 0.0), 1.0)
        return self.ranged(around - share * wide, wide)

    def around(self, value: float) -> "DialsView":
        """The same width of range, moved so that `value` is inside; the same view if it is inside already."""
        if self.low <= value <= self.high:
            return self
        wide = self.high - self.low
        return self.ranged(value - wide / 2, wide)

    def ranged(self, low: float, wide: float) -> "DialsView":
        """The range from `low`, `wide` wide, kept within ±1,000."""
        low = min(max(low, -LARGEST_VALUE), LARGEST_VALUE - wide)
        return replace(self, low=low, high=low + wide)
