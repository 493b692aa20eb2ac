"""One answer as everything that is drawn of it and given away: bars, columns, the stack, a table."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.number_text import change_text, miss_text, share_text, short_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.page import Table
from clawdemy_gui.widgets.charts.bars import Bar
from clawdemy_gui.widgets.charts.bars_over_sliders import OutputColumn
from clawdemy_gui.widgets.charts.ruler import Piece

translate = QCoreApplication.translate


def bars(answer: Answer, before: Answer | None = None) -> list[Bar]:
    """The ten squared misses; `before` is where the gesture under way began."""
    return [_bar(answer, before, k) for k in range(OUTPUTS)]


def _bar(answer: Answer, before: Answer | None, k: int) -> Bar:
    miss, ghost, change = answer.misses[k], None, ""
    if before is not None and before.misses[k] != miss:
        ghost = before.misses[k]
        change = change_text(miss - ghost)
    return Bar(miss, short_text(miss), k in answer.largest, k == answer.label, ghost, change)


def columns(answer: Answer, before: Answer | None = None) -> list[OutputColumn]:
    """Ten columns: output, desired value, bar."""
    drawn = bars(answer, before)
    return [OutputColumn(answer.outputs[k], float(answer.desired(k)), drawn[k]) for k in range(OUTPUTS)]


def change_words(answer: Answer, before: Answer | None) -> str:
    """How far the cost has moved since the gesture began; empty between gestures."""
    return "" if before is None else "Δ " + change_text(answer.cost - before.cost)


def counting(shown: Answer | None, answer: Answer) -> Callable[[float], str] | None:
    """The cost on its way from the answer shown until now, where more than one squared miss changes.

    A single output is in somebody's hand, and there the number must be where the hand is.
    """
    if shown is None or sum(a != b for a, b in zip(shown.misses, answer.misses, strict=True)) < 2:
        return None
    return lambda passed: total_text(shown.cost + passed * (answer.cost - shown.cost))


def pieces(answer: Answer) -> list[Piece]:
    """The ten squared misses as a stack, each with its share."""
    return [_piece(answer, k) for k in range(OUTPUTS)]


def _piece(answer: Answer, k: int) -> Piece:
    share, miss = share_text(answer.share(k)), answer.misses[k]
    tip = translate("one_image", "Output {k}: {miss}, {share} of the cost")
    return Piece(
        miss, f"{k} · {share}", tip.format(k=k, miss=miss_text(miss), share=share), k in answer.largest
    )


def output_texts(answer: Answer) -> list[str]:
    """The ten outputs as they are written everywhere."""
    return [short_text(output) for output in answer.outputs]


def table(answer: Answer) -> Table:
    """Digit, output, desired value, miss and squared miss in full, and their sum."""
    header = [
        translate("one_image", "digit"),
        translate("one_image", "output"),
        translate("one_image", "desired"),
        translate("one_image", "miss"),
        translate("one_image", "squared miss"),
    ]
    rows: list[list[str | float | int]] = [
        [k, answer.outputs[k], answer.desired(k), answer.outputs[k] - answer.desired(k), answer.misses[k]]
        for k in range(OUTPUTS)
    ]
    rows.append([translate("one_image", "cost of this image"), "", "", "", answer.cost])
    return Table(translate("one_image", "One image"), header, rows)
