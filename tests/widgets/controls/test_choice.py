"""The list of a choice: where one is stands out in every look, and its rows are high enough to hit."""

import pytest
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.choice import Choice


@pytest.fixture
def choice(qtbot):
    made = Choice("Images")
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.show()
    qtbot.waitExposed(made)
    made.show_choices(["training", "test"], 1, ["Open …"])
    return made


@pytest.mark.parametrize("name", look.LOOKS)
def test_the_open_list_shows_where_one_is(choice, name):
    look.wear(look.LOOKS[name])
    choice.list.showPopup()
    QApplication.processEvents()
    rows = choice.list.view()
    picture = rows.viewport().grab().toImage()
    grounds = [
        picture.pixelColor(picture.width() - 4, rows.visualRect(at).center().y()).name()
        for at in places(rows)
    ]
    choice.list.hidePopup()
    assert grounds == [look.now().card, look.now().hand, look.now().card]
    assert all(rows.visualRect(at).height() >= 24 for at in places(rows))
    look.wear(look.LIGHT)


def places(rows):
    """The entries, without the line between them."""
    return [rows.model().index(row, 0) for row in (0, 1, 3)]
