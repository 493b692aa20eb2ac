"""What the Small valley page says: valleys by name, numbers with every figure, and what a walk is doing."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.valley_diagnosis import Kind
from clawdemy_gui.core.valleys import Place, Step, ValleyName, beyond, is_too_far, nearest_minimum
from clawdemy_gui.state.small_valley import SmallValley

translate = QCoreApplication.translate

_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def figure_text(number: float) -> str:
    """A number with every figure one would write: 5, 3.2, 1.31072, 2.1 × 10⁻⁵, never more than seven."""
    if number == 0:
        return "0"
    if abs(number) < 1e-3 or abs(number) >= 1e7:
        digits, power = f"{number:.2e}".split("e")
        return f"{digits} × 10".replace("-", "−") + str(int(power)).translate(_POWERS)
    return f"{number:,.7g}".replace("-", "−")


def short_text(number: float) -> str:
    """The same where there is little room: 2.10·10⁻⁵, and 0.0019349 with five figures."""
    return figure_text(float(f"{number:.5g}") if abs(number) < 0.01 else number).replace(" × ", "·")


def cost_text(cost: float) -> str:
    """A cost as large as the page writes it: to four decimals, but no cost that is not 0 as 0."""
    return short_text(round(cost, 4) if cost == 0 or cost >= 1e-3 else cost)


def power_text(power: float) -> str:
    """A whole power of ten on an axis: 10⁵, 0.01, 1."""
    return f"{10.0**power:g}" if abs(power) <= 2 else "10" + f"{power:.0f}".translate(_POWERS)


def place_text(place: Place) -> str:
    """3 · (3, 4)."""
    numbers = [figure_text(w) for w in place]
    return numbers[0] if len(numbers) == 1 else f"({', '.join(numbers)})"


def valley_title(name: ValleyName) -> str:
    """What a valley is called in the list."""
    return {
        "one-dial": translate("small_valley", "One dial"),
        "two-dials": translate("small_valley", "Two dials"),
        "narrow": translate("small_valley", "A long narrow valley"),
        "two-valleys": translate("small_valley", "Two valleys"),
        "saddle": translate("small_valley", "A saddle"),
    }[name]


def kind_title(kind: Kind) -> str:
    """What a walk is doing, in as few words as there are."""
    return {
        "start": translate("small_valley", "at the start"),
        "falling": translate("small_valley", "falling"),
        "crawling": translate("small_valley", "crawling"),
        "zigzag": translate("small_valley", "falling in a zigzag"),
        "at once": translate("small_valley", "arrived in one step"),
        "arrived": translate("small_valley", "arrived at the bottom"),
        "bouncing": translate("small_valley", "bounces for ever"),
        "rising": translate("small_valley", "rises"),
        "leaping": translate("small_valley", "leaps about"),
        "apart": translate("small_valley", "flies apart"),
        "shallow": translate("small_valley", "stuck in the shallower valley"),
        "ridge": translate("small_valley", "on the ridge"),
    }[kind]


def kind_sentence(kind: Kind, state: SmallValley, walked: list[Step]) -> str:
    """What a walk is doing, with the numbers it is read off."""
    last = walked[-1]
    words = {
        "start": translate("small_valley", "Take a step: new place = old place − step size × slope."),
        "falling": translate("small_valley", "Falling: every step ends lower than the one before."),
        "crawling": translate(
            "small_valley",
            "Crawling: a step wins less than a hundredth of the height above the bottom. Try longer steps.",
        ),
        "zigzag": translate(
            "small_valley",
            "Falling in a zigzag: each step jumps across the valley and lands a little lower.",
        ),
        "rising": translate(
            "small_valley", "It rises: the step leads past the bottom and higher up on the other side."
        ),
        "leaping": translate(
            "small_valley", "It leaps about: the cost goes up and down. The steps are too long here."
        ),
        "at once": translate("small_valley", "Arrived in one step: the step was exactly as long as the way."),
        "arrived": translate("small_valley", "Arrived: the slope is nearly 0, so the steps are too."),
        "bouncing": translate(
            "small_valley",
            "It bounces for ever between {one} and {other}: each step jumps over the bottom, "
            "and the next one back.",
        ),
        "apart": translate("small_valley", "It flies apart: each step lands higher than the one before."),
        "shallow": translate(
            "small_valley",
            "Stuck in the shallower valley: cost {cost}, and the other one is {deeper} deeper. Nothing here "
            "tells it so.",
        ),
        "ridge": translate(
            "small_valley",
            "Stuck on the ridge: across it the slope is 0, so no step leads off it, and yet this is no "
            "lowest place.",
        ),
    }[kind]
    if kind == "apart" and is_too_far(beyond(last.place, last.move)):
        words = translate(
            "small_valley", "It flies apart. It stops here, before the numbers grow too large to write."
        )
    before = walked[-2].place if len(walked) > 1 else last.place
    valley = state.shape
    bottom = valley.cost(nearest_minimum(valley, last.place))
    return words.format(
        one=place_text(before),
        other=place_text(last.place),
        cost=cost_text(last.cost),
        deeper=figure_text(round(bottom - valley.cost(valley.minima[0]), 4)),
    )


def state_sentence(state: SmallValley, walked: list[Step], kind: Kind) -> str:
    """The valley, the place, the cost, the slope, and what is happening."""
    last = walked[-1]
    text = translate(
        "small_valley", "{formula}. Step {number}: at {place} the cost is {cost}, slope {slope}."
    )
    start = text.format(
        formula=state.shape.formula,
        number=last.number,
        place=place_text(last.place),
        cost=figure_text(last.cost),
        slope=place_text(last.slope),
    )
    return f"{start} {kind_sentence(kind, state, walked)}"
