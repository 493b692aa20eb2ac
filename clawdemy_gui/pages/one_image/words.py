"""The sentences that say what is on the page: one source for labels, screen readers and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.number_text import miss_text, output_text, plain_text, share_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.state.handing_over import Handed

if TYPE_CHECKING:
    from clawdemy_gui.pages.one_image.image_source import ImageSource

translate = QCoreApplication.translate


def joined(numbers: list[int] | tuple[int, ...]) -> str:
    """3 · 3 and 5 · 3, 5 and 8."""
    if len(numbers) == 1:
        return str(numbers[0])
    start = ", ".join(str(number) for number in numbers[:-1])
    return translate("words", "{numbers} and {last}").format(numbers=start, last=numbers[-1])


def state_sentence(answer: Answer) -> str:
    """Label 3. Cost 0.90, total shrug. Biggest miss: output 3 said 0.10 and should say 1, so it pays …"""
    start = translate("words", "Label {label}. Cost {cost}, {reading}.")
    start = start.format(label=answer.label, cost=total_text(answer.cost), reading=reading_words(answer))
    return start + " " + biggest_miss_sentence(answer)


def opened_sentence(name: str, prepared: str, what: Handed, named: int | None) -> str:
    """What was opened and what the network answers; `named`: the digit that the picture's folder names."""
    words = {
        "mnist": translate(
            "words", "{name} is open: its digit was found, cut, scaled and centred as MNIST’s makers did."
        ),
        "digits": translate(
            "words",
            "{name} is open: its digit was found, cut, scaled and centred as the embedded digits’ makers "
            "did.",
        ),
    }.get(prepared, translate("words", "{name} is open; its 28×28 pixels stay where they are."))
    if named is None:
        label = translate("words", "The network answers {digit}, which is the label until you choose one.")
    else:
        label = translate("words", "The network answers {digit}; its folder says that it is a {label}.")
    digit = max(range(OUTPUTS), key=lambda k: what.outputs[k])
    return words.format(name=name) + " " + label.format(digit=digit, label=named)


def lost_sentence(source: ImageSource) -> str:
    """What of the image and its network is missing or cannot be opened; empty where nothing is."""
    if not source.missing:
        return source.problem
    # Imported here: the window opens without a network, and what names one takes its time to load.
    from clawdemy_gui.pages.subject.words import lost_words, names_of_missing

    words = translate("words", "{lost}: {names}. The ten outputs are those that were kept.")
    return words.format(lost=lost_words(source.missing), names=names_of_missing(source.missing))


def reading_words(answer: Answer) -> str:
    """What the answer says: confident, correct · unsure, leaning to 5 · total shrug …"""
    kind, digits = answer.reading
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


def biggest_miss_sentence(answer: Answer) -> str:
    """The biggest squared miss, its arithmetic, its share, and what squaring does."""
    largest = answer.largest
    if not largest:
        return translate("words", "No output misses: every one is exactly as desired.")
    k = largest[0]
    miss, share, desired = answer.misses[k], answer.share(k), answer.desired(k)
    words = _tie_words(largest).format(
        count=len(largest),
        names=joined(largest),
        said=output_text(answer.outputs[k]),
        desired=desired,
        sum=f"({plain_text(answer.outputs[k])} − {desired})²",
        miss=miss_text(miss),
        share=share_text(share),
    )
    return words + " " + _squaring(miss, share, len(largest))


def _tie_words(largest: list[int]) -> str:
    if len(largest) == OUTPUTS:
        return translate("words", "All ten outputs tie: each pays {miss}, {share} of the total.")
    if len(largest) > 3:
        return translate(
            "words", "{count} outputs tie for the biggest squared miss: each pays {miss}, {share}."
        )
    if len(largest) > 1:
        return translate("words", "Biggest misses: outputs {names} each pay {miss}, {share} of the total.")
    return translate(
        "words",
        "Biggest miss: output {names} said {said} and should say {desired}, so it pays "
        "{sum} = {miss}, {share} of the total.",
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
