"""Ten seeded questions of the practice on a page, and their key on a page of its own."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from clawdemy_gui.lesson.paper import document, printable
from clawdemy_gui.lesson.practice import by_hand, guess_cost, what_does_it_do, which_costs_more

translate = QCoreApplication.translate
_LETTERS = "ABCD"
_PIXELS = 12


class SheetQuestion(NamedTuple):
    """What is asked and what is right, as plain text."""

    asked: str
    key: str


def sheet_questions(seed: int) -> list[SheetQuestion]:
    """The ten questions of this seed: three guesses, three orders, two sums, two of a walk."""
    guesses = [guess_cost.rounds(seed)[number] for number in (0, 3, 8)]
    orders = which_costs_more.questions(seed)[1:4]
    walks = what_does_it_do.questions(seed)[:2]
    return [
        *(_guess(each.outputs, each.label, each.truth) for each in guesses),
        *(_order(each) for each in orders),
        *(_sum(each) for each in by_hand.tasks(seed)[2:4]),
        *(_walk(each) for each in walks),
    ]


def _answer(outputs: Sequence[float]) -> str:
    return "[" + ", ".join(f"{output:g}" for output in outputs) + "]"


def _guess(outputs: Sequence[float], label: int, truth: float) -> SheetQuestion:
    words = translate("handout", "Guess the cost, without calculating. The image is a {label}: {answer}")
    return SheetQuestion(words.format(label=label, answer=_answer(outputs)), f"{truth:.4g}")


def _order(question: which_costs_more.Question) -> SheetQuestion:
    words = translate("handout", "Which costs more? The image is a {label}. {answers}")
    answers = "  ".join(
        f"{letter} {_answer(a)}" for letter, a in zip(_LETTERS, question.answers, strict=False)
    )
    ranked = ", ".join(f"{_LETTERS[int(k)]} ({question.costs[int(k)]:.4g})" for k in question.truth)
    return SheetQuestion(words.format(label=question.label, answers=answers), ranked)


def _sum(task: by_hand.Task) -> SheetQuestion:
    words = translate("handout", "Work out the cost. The image is a {label}: {answer}")
    terms = " + ".join(f"{miss:.4g}" for miss in task.misses if miss)
    key = f"{terms} = {task.truth:.4g}"
    return SheetQuestion(words.format(label=task.label, answer=_answer(task.outputs)), key)


def _walk(question: what_does_it_do.Question) -> SheetQuestion:
    if isinstance(question, what_does_it_do.Walked):
        words = translate(
            "handout",
            "Costs along a walk on C = w²: {costs}. Is the step good, too small, too large, at the edge?",
        )
        costs = ", ".join(f"{cost:.4g}" for cost in question.costs)
        symptoms = {
            "good": translate("handout", "good"),
            "too small": translate("handout", "too small"),
            "too large": translate("handout", "too large"),
            "at the edge": translate("handout", "at the edge"),
        }
        key = f"{symptoms[question.truth]} ({question.step_size:g})"
        return SheetQuestion(words.format(costs=costs), key)
    if isinstance(question, what_does_it_do.TwoDials):
        words = translate(
            "handout", "Dial A has slope {a}, dial B {b}. A small turn of which changes the cost more?"
        )
        a, b = question.slopes
        return SheetQuestion(words.format(a=f"{a:g}", b=f"{b:g}"), _LETTERS[question.truth])
    words = translate(
        "handout", "The image is a {label}. Did the answer change between {before} and {after}?"
    )
    asked = words.format(label=question.label, before=_answer(question.before), after=_answer(question.after))
    return SheetQuestion(asked, translate("handout", "yes") if question.truth else translate("handout", "no"))


def sheet_html(seed: int) -> str:
    """The page for the class."""
    name, date = translate("handout", "Name"), translate("handout", "Date")
    head = f"<p>{escape(name)} {'_' * 36} &nbsp; {escape(date)} {'_' * 14}</p>"
    title = translate("handout", "Ten questions about cost (seed {seed})").format(seed=seed)
    items = "".join(f"<li>{escape(each.asked)}<br><br>{'_' * 40}</li>" for each in sheet_questions(seed))
    return f"{head}<h2>{escape(title)}</h2><ol>{items}</ol>"


def key_html(seed: int) -> str:
    """The key, for whoever asks."""
    title = translate("handout", "Key to the ten questions (seed {seed})").format(seed=seed)
    items = "".join(f"<li>{escape(each.key)}</li>" for each in sheet_questions(seed))
    return f"<h2>{escape(title)}</h2><ol>{items}</ol>"


def print_sheet(seed: int, device: QPagedPaintDevice) -> bool:
    """Print the questions and, on a second page, the key; False if the device does not answer."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = printable(painter)
    paint_html(painter, page, sheet_html(seed))
    device.newPage()
    paint_html(painter, page, key_html(seed))
    painter.end()
    return True


def paint_html(painter: QPainter, page: QRectF, html: str) -> float:
    """Write it from the top of the page, smaller where it would not fit; where it ends."""
    for pixels in range(_PIXELS, 6, -1):
        written = document(html, pixels, page.width())
        if written.size().height() <= page.height():
            break
    painter.save()
    painter.translate(page.topLeft())
    written.drawContents(painter)
    painter.restore()
    return page.top() + written.size().height()
