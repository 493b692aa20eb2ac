"""A step as the guide's panel shows it: its words with their numbers, and the widget of its prediction."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from clawdemy_gui.lesson.facts import FACTS, Facts, constants, written
from clawdemy_gui.lesson.predictions import NumberPrediction, OnePrediction, OrderPrediction, Prediction
from clawdemy_gui.lesson.steps import GuidedLesson
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.widgets.guide.guide_panel import Shown
from clawdemy_gui.widgets.guide.number_guess import Axis, NumberGuess
from clawdemy_gui.widgets.guide.one_of_guess import OneOfGuess
from clawdemy_gui.widgets.guide.order_guess import OrderGuess

translate = QCoreApplication.translate
_STEPS_OF_A_PLACE = 200


def shown(lesson: GuidedLesson, name: str, facts: Facts) -> Shown:
    """The words of a step, with the facts of the moment it began. Raises KeyError for no such step."""
    step = lesson.step(name)
    return Shown(
        chapter=filled(lesson.chapter_of(name).title, facts),
        number=lesson.number(name),
        total=len(lesson.steps()),
        heading=filled(step.heading, facts),
        text=tuple(filled(text, facts) for text in step.text),
        ask=filled(step.predict.ask, facts) if step.predict else "",
        task=filled(step.do.ask, facts) if step.do else "",
    )


def guess_widget(prediction: Prediction, facts: Facts) -> QWidget:
    """The widget of a prediction; it has `guessed` and `show_outcome`."""
    if isinstance(prediction, OnePrediction):
        return OneOfGuess([filled(option.say, facts) for option in prediction.options])
    if isinstance(prediction, OrderPrediction):
        name = translate("lesson", "Order, the first on top")
        return OrderGuess(name, [filled(item.say, facts) for item in prediction.items])
    middle = (prediction.low + prediction.high) / 2
    if isinstance(prediction, NumberPrediction):
        start = middle if prediction.start is None else prediction.start
        return NumberGuess([_axis(translate("lesson", "My guess"), prediction.fact, prediction, start)])
    names = [translate("lesson", "My place")]
    if len(prediction.facts) > 1:
        names = [translate("lesson", "My place, across"), translate("lesson", "My place, up")]
    axes = zip(names, prediction.facts, strict=True)
    return NumberGuess([_axis(name, fact, prediction, middle) for name, fact in axes])


def _axis(name: str, fact: str, prediction: Prediction, start: float) -> Axis:
    assert not isinstance(prediction, OnePrediction | OrderPrediction)
    low, high = prediction.low, prediction.high
    step = prediction.step if isinstance(prediction, NumberPrediction) else (high - low) / _STEPS_OF_A_PLACE
    kind = FACTS.get(fact) or constants()[fact][1]
    return Axis(name, low, high, step, start, lambda value: written(fact, value), percent=kind == "share")
