"""What the Descent page says: what is happening, how a run was made, and its numbers."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.descent_run.diagnosis import Diagnosis
from clawdemy_gui.number_text import plain_text
from clawdemy_gui.pages.subject.words import data_title, images_text, network_title, steps_text
from clawdemy_gui.state.subject import Leg, Training

translate = QCoreApplication.translate

Stopped = Diagnosis | Literal["end"]
"""What was happening when a run stopped by itself, or that there may be no further step."""


def cost_text(cost: float) -> str:
    """A total cost to three digits that count: 3.72, 0.157, 0.0816; – for none."""
    if cost != cost:
        return "–"
    if cost < 0.1:
        return f"{cost:.4f}" if cost == 0 or cost >= 0.00005 else plain_text(cost)
    return f"{cost:.2f}" if cost >= 1 else f"{cost:.3f}"


def accuracy_text(share: float) -> str:
    """A share of right answers: 93.2 %; what is not quite all or nothing has more decimals; – for none."""
    if share != share:
        return "–"
    close = 0 < share < 0.0005 or 0.9995 <= share < 1
    return f"{100 * share:.{4 if close else 1}f} %"


def size_text(size: float) -> str:
    """A step size, as short as it goes: 1.5, 0.05, 100."""
    return f"{size:.6g}"


def diagnosis_sentence(kind: Diagnosis) -> str:
    """What is happening, in one or two sentences."""
    return {
        "start": translate(
            "descent",
            "At the start. The network knows nothing: this is what its dials cost before the first step.",
        ),
        "falling": translate("descent", "Falling. Step by step the network becomes less wrong."),
        "rising": translate("descent", "Rising. The steps lead uphill: too long, they overshoot the valley."),
        "shrug": translate(
            "descent",
            "Learnt to shrug. At about 0.90 it says 0.1 ten times, whatever the image: the best "
            "answer for someone who cannot read yet.",
        ),
        "all off": translate(
            "descent",
            "All outputs are off: 1.00. The step was too large and overshot into a plain without a "
            "slope. Step back, or restart with a smaller step size.",
        ),
        "bouncing": translate(
            "descent", "Bouncing. The cost jumps up and down: the steps are long for this valley."
        ),
        "memorising": translate(
            "descent",
            "Training falls while test rises. It now learns these images by heart, which does not "
            "help with new ones.",
        ),
        "settled": translate(
            "descent", "No longer improving. The last half of the steps won less than 1 % of the cost."
        ),
        "perfect": translate("descent", "Nothing left to win. Every training image is answered as desired."),
    }[kind]


def stopped_sentence(why: Stopped) -> str:
    """Why a run stopped by itself."""
    if why == "end":
        return translate("descent", "Stopped by itself after the last step there may be, a million.")
    words = translate("descent", "{diagnosis} So it stopped by itself.")
    return words.format(diagnosis=diagnosis_sentence(why))


def state_sentence(step: int, costs: Sequence[float], kind: Diagnosis, stopped: Stopped | None = None) -> str:
    """Step 1,000. Training cost 0.157, test cost 0.191, accuracy 92.0 %. Falling. Step by step …

    stopped: why the run stopped by itself, None if it did not.
    """
    words = translate("descent", "Step {step:,}. Training cost {cost}, test cost {test}, accuracy {share}.")
    text = words.format(
        step=step, cost=cost_text(costs[0]), test=cost_text(costs[2]), share=accuracy_text(costs[1])
    )
    return f"{text} {stopped_sentence(stopped) if stopped else diagnosis_sentence(kind)}"


def leg_words(leg: Leg) -> str:
    """step size 1.5, 10 images a step, random labels."""
    words = translate("descent", "step size {size}, {images} a step").format(
        size=size_text(leg.step_size), images=images_text(leg.batch_size)
    )
    return translate("descent", "{words}, random labels").format(words=words) if leg.random_labels else words


def change_words(before: Leg, leg: Leg) -> str:
    """What changed from one leg to the next, in as few words as fit on a curve."""
    parts = []
    if leg.step_size != before.step_size:
        parts.append(translate("descent", "step {size}").format(size=size_text(leg.step_size)))
    if leg.batch_size != before.batch_size:
        parts.append(translate("descent", "{count:,} a step").format(count=leg.batch_size))
    if leg.data != before.data:
        parts.append(translate("descent", "other images"))
    if leg.random_labels != before.random_labels:
        random, true = translate("descent", "random labels"), translate("descent", "true labels")
        parts.append(random if leg.random_labels else true)
    return ", ".join(parts)


def run_words(run: Training) -> str:
    """A whole run in one line: start, seed, and each leg."""
    legs = [leg_words(run.legs[0])]
    for before, leg in zip(run.legs, run.legs[1:], strict=False):
        words = translate("descent", "from step {step:,}: {change}")
        legs.append(words.format(step=leg.step, change=change_words(before, leg)))
    words = translate("descent", "{start}; seed {seed}; {data}; {legs}; {steps}")
    return words.format(
        start=network_title(run.start),
        seed=run.seed,
        data=data_title(run.legs[0].data),
        legs="; ".join(legs),
        steps=steps_text(run.step),
    )
