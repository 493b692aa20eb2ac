"""The sentences of the Training set page: one source for labels, screen readers and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.number_text import share_text, total_text
from clawdemy_gui.pages.subject.words import data_title, network_title, part_title

if TYPE_CHECKING:
    from clawdemy_gui.pages.training_set.judgements import Judgements

translate = QCoreApplication.translate
_TENTH = 0.001
"""Of a percent."""


def accuracy_text(accuracy: float) -> str:
    """An accuracy 0…1 to a tenth of a percent: 95.4 %; 100 % only when nothing is wrong, <0.1 % for a few."""
    if 0 < accuracy < _TENTH / 2:
        return "<0.1 %"
    tenths = min(round(1000 * accuracy), 1000 if accuracy == 1 else 999)
    return f"{tenths / 10:.1f} %" if tenths != 1000 else "100 %"


def total_name(part: str) -> str:
    """What the large number is."""
    return {
        "training": translate("training_set", "Total cost of the training set"),
        "test": translate("training_set", "Total cost of the test set"),
        "whole": translate("training_set", "Total cost of these images"),
    }[part]


def right_words(found: Judgements) -> str:
    """Accuracy 95.4 %: 462 of 10,000 wrong."""
    wrong = int(found.wrong.sum())
    text = translate("training_set", "accuracy <b>{accuracy}</b>: {wrong:,} of {all:,} wrong")
    return text.format(accuracy=accuracy_text(found.accuracy), wrong=wrong, all=len(found))


def bound_words(cost: float) -> str:
    """What the total cost alone says about the accuracy."""
    if cost >= 0.5:
        return translate("training_set", "a cost of 0.5 or more promises nothing")
    text = translate("training_set", "promised: 1 − 2·{cost} = {least}")
    return text.format(cost=total_text(cost), least=accuracy_text(1 - 2 * cost))


def carried_sentence(found: Judgements) -> str:
    """6 % of the images carry 88 % of the cost; one image, or no cost, is not shared out."""
    few = found.carried
    if len(found) == 1 or not few.of_cost:
        return ""
    share = _small_share(few.share)
    if few.wrong:
        text = translate(
            "training_set",
            "{share} of the images, the wrong answers, carry {cost} of the total cost.",
        )
    else:
        text = translate(
            "training_set",
            "The costliest {share} of the images carry {cost} of the total cost.",
        )
    return text.format(share=share, cost=share_text(few.of_cost))


def _small_share(share: float) -> str:
    """A share in whole percent; below two percent to two figures, so that a little never reads as nothing."""
    return share_text(share) if share >= 0.02 or share == 0 else f"{100 * share:.2g} %"


def image_words(found: Judgements, image: int) -> str:
    """Image 812: label 4, answer 9, cost 1.9731."""
    text = translate("training_set", "Image {n:,}: label {label}, answer {answer}, {verdict}, cost {cost}")
    return text.format(
        n=image + 1,
        label=class_name(found, int(found.labels[image])),
        answer=class_name(found, int(found.answers[image])),
        verdict=translate("training_set", "wrong")
        if found.wrong[image]
        else translate("training_set", "right"),
        cost=total_text(float(found.costs[image])),
    )


def class_name(found: Judgements, digit: int) -> str:
    """What a label stands for: its digit, with its name where the images are no digits."""
    name = found.shown.data.class_names[digit]
    return name if name == str(digit) else f"{digit} ({name})"


def state_sentence(found: Judgements) -> str:
    """The network, the images, the total cost and the accuracy in one spoken sentence."""
    text = translate(
        "training_set",
        "Network: {network}. Images: {data}. Total cost {cost}. Accuracy {accuracy} percent, {wrong} wrong.",
    )
    return text.format(
        network=network_title(found.shown.subject.network),
        data=data_title(found.shown.subject.data),
        cost=total_text(found.cost),
        accuracy=accuracy_text(found.accuracy).removesuffix(" %"),
        wrong=int(found.wrong.sum()),
    )


def part_name(part: str) -> str:
    """Training images, test images."""
    return translate("training_set", "{part} images").format(part=part_title(part))
