"""Nothing that is not 0 is written as 0, and no share that is not all as 100 %: in every room."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from PySide6.QtWidgets import QLabel, QWidget

import clawdemy_gui
from clawdemy_gui import number_text
from clawdemy_gui.files.code.told import seven_figures
from clawdemy_gui.files.export.pictures_and_tables import as_text
from clawdemy_gui.lesson import facts
from clawdemy_gui.pages.descent import words as descent
from clawdemy_gui.pages.dials import words as dials
from clawdemy_gui.pages.landscape import words as landscape
from clawdemy_gui.pages.landscape.views import table as landscape_table
from clawdemy_gui.pages.myths import drawing as myths
from clawdemy_gui.pages.small_valley import words as small_valley
from clawdemy_gui.pages.training_set import words as training_set
from clawdemy_gui.widgets.charts import running_average
from clawdemy_gui.widgets.painting import heat

VALUES = {
    "output": number_text.output_text,
    "short": number_text.short_text,
    "rough": number_text.rough_text,
    "rough, a decimal": lambda number: number_text.rough_text(number, 1),
    "miss": number_text.miss_text,
    "total": number_text.total_text,
    "change": number_text.change_text,
    "plain": number_text.plain_text,
    "script": seven_figures,
    "lesson": facts.long_text,
    "descent cost": descent.cost_text,
    "step size": descent.size_text,
    "dial": dials.value_text,
    "dial, small": dials.small_text,
    "dial, difference": dials.difference_text,
    "dial, close": dials.close_text,
    "dial, end": dials.end_text,
    "landscape, far": landscape.far_text,
    "landscape, cost": landscape_table._cost_text,
    "myth": myths.short,
    "valley": small_valley.figure_text,
    "valley, short": small_valley.short_text,
    "valley, cost": small_valley.cost_text,
    "average": running_average._short,
    "level": heat.level_text,
}
"""Every way in which a page writes a value."""

SHARES = {
    "share": number_text.share_text,
    "accuracy of 10,000": lambda share: number_text.accuracy_text(share, 10_000),
    "descent": descent.accuracy_text,
    "landscape": landscape.percent_text,
    "training set": training_set.accuracy_text,
    "carried": training_set._small_share,
}
"""Every way in which a page writes a share."""

small = some.one_of(
    some.floats(1e-12, 1.0),
    some.floats(-12, 0).map(lambda power: 10.0**power),
    some.floats(-12, -1).map(lambda power: 1 - 10.0**power),
)


def is_nothing(written):
    """Whether a person reads this as 0: every digit is one."""
    digits = re.sub(r"[^0-9]", "", written.partition("e")[0].partition("·")[0].partition(" ")[0])
    return set(digits) == {"0"}


def is_all(written):
    """Whether a person reads this as everything."""
    return re.fullmatch(r"100(\.0*)? %", written) is not None


@pytest.mark.parametrize("way", VALUES)
@given(number=small)
@example(number=5e-324)
@example(number=4.9e-3)
@example(number=1e-7)
def test_no_value_that_is_not_0_is_written_as_0(way, number):
    for signed in (number, -number):
        if signed > 0 or way not in ("output", "miss", "total", "script", "descent cost", "valley, cost"):
            assert not is_nothing(VALUES[way](signed))
    assert is_nothing(VALUES[way](0.0)), "and 0 is"


@pytest.mark.parametrize("way", SHARES)
@given(wrong=some.integers(1, 9_999))
@example(wrong=1)
@example(wrong=9_999)
def test_no_share_that_is_not_all_is_written_as_all_nor_a_little_as_nothing(way, wrong):
    written = SHARES[way](wrong / 10_000)
    assert not is_all(written)
    assert not is_nothing(written)
    assert is_all(SHARES[way](1.0))
    assert is_nothing(SHARES[way](0.0))


def texts(window):
    """All that a person sees, hears or takes along of the page in front."""
    page = window.page
    yield page.sentence()
    yield window.sentence.text()
    for shown in window.findChildren(QLabel):
        if shown.isVisible():
            yield re.sub(r"<[/a-z][^>]*>", "", shown.text())
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    for figures in page.tables():
        yield as_text(figures.header, figures.rows)


@pytest.mark.parametrize("view", ["", "steps", "one-output", "trace", "relabel", "other-costs", "a-and-b"])
@pytest.mark.parametrize("tiny", [0.005, 1e-5, 3e-9])
def test_a_nearly_perfect_answer_is_nowhere_called_perfect(window, view, tiny):
    page = window.page
    outputs = [tiny] * 10
    outputs[3], outputs[5] = 1 - tiny, 1.01 * tiny
    page.set_outputs(tuple(outputs))
    page.look_closer(view)
    for text in texts(window):
        assert not re.search(r"= −?0(\.0+)?(?![\d.]| ?×)", text), text
        assert not re.search(r"(?<![\d.])100(\.0+)? ?(%|percent)", text), text
        assert not re.search(r"[Cc]ost (of this image )?0\.0+(?!\d)", text), text


_ROOMS = Path(clawdemy_gui.__file__).parent
_OWN = {
    "number_text.py",
    "pages/descent/words.py",
    "pages/dials/words.py",
    "pages/landscape/words.py",
    "pages/training_set/words.py",
    "pages/myths/slider_scale.py",
    "widgets/charts/running_average.py",
    "widgets/painting/ticks.py",
    "lesson/facts.py",
}
"""Where numbers are written; all of these are tried above, or write marks of an axis."""
_FREE = {
    "getting_mnist.py": "megabytes that have come",
    "low_training_cost.py": "the shrug's 0.90, and marks of an axis",
}


def test_no_other_room_writes_a_number_with_so_many_decimals():
    fixed = re.compile(r"\{[^{}\"]*:[^{}\"]*\.(\{[^{}]*\}|[1-9])[f%]\}")
    found = {
        path.relative_to(_ROOMS).as_posix()
        for path in _ROOMS.rglob("*.py")
        if path.relative_to(_ROOMS).parts[0] != "core" and fixed.search(path.read_text(encoding="utf-8"))
    }
    others = {name for name in found if Path(name).name not in _FREE}
    assert others <= _OWN
