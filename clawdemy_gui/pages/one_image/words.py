"""The sentences that say what is on the page: one source for labels, screen readers and copies."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.cost import cost, squared_misses
from clawdemy_gui.core.reading import read_answer
from clawdemy_gui.number_text import miss_text, output_text, plain_text, share_text, total_text

translate = QCoreApplication.translate


def joined(numbers: list[int] | tuple[int, ...]) -> str:
    """3 · 3 and 5 · 3, 5 and 8."""
    if len(numbers) == 1:
        return str(numbers[0])
    start = ", ".join(str(number) for number in numbers[:-1])
    return translate("words", "{numbers} and {last}").format(numbers=start, last=numbers[-1])


def largest_misses(outputs: tuple[float, ...], label: int) -> list[int]:
    """The outputs with the largest squared miss, all of them when they are tied; none at cost 0."""
    misses = squared_misses(outputs, label)
    largest = misses.max()
    return [k for k in range(len(outputs)) if misses[k] > largest - 1e-12] if largest > 0 else []


def state_sentence(outputs: tuple[float, ...], label: int) -> str:
    """Label 3. Cost 0.90. Largest squared miss: output 3, 0.81, 90 percent."""
    total = cost(outputs, label)
    start = translate("words", "Label {label}. Cost {cost}.").format(label=label, cost=total_text(total))
    largest = largest_misses(outputs, label)
    if not largest:
        return start + " " + translate("words", "Every output is as desired.")
    miss = float(squared_misses(outputs, label)[largest[0]])
    if len(largest) == len(outputs):
        text = translate("words", "All ten squared misses are {miss}, {percent} percent each.")
    elif len(largest) == 1:
        text = translate("words", "Largest squared miss: output {names}, {miss}, {percent} percent.")
    else:
        text = translate(
            "words", "Largest squared misses: outputs {names}, {miss} each, {percent} percent each."
        )
    percent = round(100 * miss / total)
    return start + " " + text.format(names=joined(largest), miss=miss_text(miss), percent=percent)


def reading_words(outputs: tuple[float, ...], label: int) -> str:
    """What the answer says: confident, correct · unsure, leaning to 5 · total shrug …"""
    kind, digits = read_answer(outputs, label)
    words = {
        "perfect": translate("words", "perfect"),
        "everything wrong": translate("words", "everything wrong: the worst there is"),
        "all off": translate("words", "all off: no answer at all"),
        "all on": translate("words", "all on: every digit at once"),
        "total shrug": translate("words", "total shrug: no idea, and says so"),
        "all one half": translate("words", "all one half: sits on the fence"),
        "all the same": translate("words", "the same for every digit"),
        "confident, correct": translate("words", "confident, correct"),
        "confident, wrong": translate("words", "confident, wrong: says {digits}"),
        "unsure": translate("words", "unsure, leaning to {digits}"),
        "tied": translate("words", "undecided between {digits}"),
    }
    return words[kind].format(digits=joined(digits))


def preset_words(name: str) -> tuple[str, str]:
    """A preset's name and, in a few words, what to notice."""
    return {
        "confident, correct": (
            translate("words", "Confident, correct"),
            translate("words", "Ten small misses: nearly nothing to pay."),
        ),
        "total shrug": (
            translate("words", "Total shrug"),
            translate("words", "One big miss is 90 % of the cost; nine small ones share the rest."),
        ),
        "confident, wrong": (
            translate("words", "Confident, wrong"),
            translate("words", "Two full misses: one for the digit it says, one for the digit it denies."),
        ),
        "perfect": (
            translate("words", "Perfect"),
            translate("words", "Every output as desired: there is nothing to learn."),
        ),
        "all off": (
            translate("words", "All off"),
            translate("words", "Saying nothing costs exactly the one miss."),
        ),
        "all one half": (
            translate("words", "All one half"),
            translate("words", "Ten misses of one half: each pays one quarter."),
        ),
        "everything wrong": (
            translate("words", "Everything wrong"),
            translate("words", "Ten full misses: the worst answer there is."),
        ),
        "right at 8.82": (
            translate("words", "Right at 8.82"),
            translate("words", "The right digit leads by a hair, and it costs more than any shrug."),
        ),
        "wrong at 0.52": (
            translate("words", "Wrong at 0.52"),
            translate("words", "Wrong by a hair is cheap, but never below one half."),
        ),
        "random": (
            translate("words", "Random"),
            translate("words", "Ten numbers out of a hat: 3.33 on average. Press again for the next seed."),
        ),
    }[name]


def biggest_miss_sentence(outputs: tuple[float, ...], label: int) -> str:
    """The biggest squared miss, its arithmetic, its share, and what squaring does (rich text)."""
    largest = largest_misses(outputs, label)
    if not largest:
        return translate(
            "words", "No output misses: every one is exactly as desired, so the cost is <b>0.00</b>."
        )
    k = largest[0]
    miss = float(squared_misses(outputs, label)[k])
    share = miss / cost(outputs, label)
    if len(largest) == len(outputs):
        text = translate("words", "All ten outputs tie: each pays <b>{miss}</b>, {share} of the total.")
    elif len(largest) > 3:
        text = translate(
            "words", "{count} outputs tie for the biggest squared miss: each pays <b>{miss}</b>, {share}."
        )
    elif len(largest) > 1:
        text = translate(
            "words", "Biggest misses: outputs <b>{names}</b> each pay <b>{miss}</b>, {share} of the total."
        )
    else:
        text = translate(
            "words",
            "Biggest miss: output <b>{names}</b> said {said} and should say {desired}, so it pays "
            "{sum} = <b>{miss}</b>, {share} of the total.",
        )
    desired = int(k == label)
    return (
        text.format(
            count=len(largest),
            names=joined(largest),
            said=output_text(outputs[k]),
            desired=desired,
            sum=f"({plain_text(outputs[k])} − {desired})²",
            miss=miss_text(miss),
            share=share_text(share),
        )
        + " "
        + _squaring(miss, share, len(largest))
    )


def _squaring(miss: float, share: float, how_many: int) -> str:
    if how_many > 1:
        return translate("words", "Equal misses pay equally.")
    if miss < 0.01:
        return translate("words", "Squaring makes small misses nearly free.")
    if share >= 0.4:
        return translate("words", "Squaring makes big misses dominate.")
    return translate("words", "Half the miss would pay a quarter of it.")


def answered_sentence(outputs: tuple[float, ...], theirs: tuple[float, ...]) -> str:
    """Whose outputs these are: a network's, or a person's who changed a network's answer."""
    if outputs == theirs:
        return translate(
            "words",
            "These are the network's outputs: change the answer by hand, the network has not changed.",
        )
    says = max(range(len(theirs)), key=lambda k: theirs[k])
    return translate(
        "words",
        "You changed the answer, not the network: it still says {digit}.",
    ).format(digit=says)


def worked_line(outputs: tuple[float, ...], label: int) -> str:
    """9·(0.1)² + (0.1−1)² = 0.90: the whole sum, equal terms grouped, the label's term last."""
    counts: dict[str, int] = {}
    for k, output in enumerate(outputs):
        if k != label:
            term = f"({plain_text(output)})²"
            counts[term] = counts.get(term, 0) + 1
    terms = [f"{count}·{term}" if count > 1 else term for term, count in counts.items()]
    terms.append(f"({plain_text(outputs[label])}−1)²")
    return " + ".join(terms) + f" = {total_text(cost(outputs, label))}"
