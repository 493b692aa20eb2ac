"""A field for a seed: in the usual size while the seed has room, smaller where it has none, never cut."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.seed_field import SeedField


@pytest.fixture
def field(qtbot):
    field = SeedField(999_999_999)
    field.setPrefix("seed ")
    field.setFixedWidth(76)
    qtbot.addWidget(field)
    field.show()
    return field


def shown(field):
    """The size in which the line is written, and whether all of it is seen."""
    line = field.lineEdit()
    return line.font().pixelSize(), QFontMetricsF(line.font()).horizontalAdvance(line.text()) < line.width()


def test_a_short_seed_has_the_usual_size_and_a_long_one_is_never_cut(field):
    assert shown(field) == (look.now().text, True)
    field.show_seed(999_999_999)
    pixels, whole = shown(field)
    assert pixels < look.now().text
    assert whole
    field.show_seed(7)
    assert shown(field) == (look.now().text, True)


def test_also_while_it_is_typed(field):
    field.selectAll()
    QTest.keyClicks(field, "123456789")
    assert shown(field)[1]
