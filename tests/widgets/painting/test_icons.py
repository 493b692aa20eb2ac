"""Icons are drawn in the colours of the look, also when it changes, and not before they are seen."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QPushButton

from clawdemy_gui import look
from clawdemy_gui.resource import resource
from clawdemy_gui.widgets.painting.icons import IconName, icon, show_icon

NAMES = get_args(IconName)


def strongest(made, mode=QIcon.Mode.Normal):
    """The colour of the pixel that is most opaque."""
    image = made.pixmap(QSize(26, 26), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def is_near(seen, colour):
    """The same but for the rounding of a pixel that is not wholly opaque."""
    pairs = zip(seen.getRgb()[:3], QColor(colour).getRgb()[:3], strict=True)
    return seen.alpha() > 200 and all(abs(one - other) <= 3 for one, other in pairs)


@pytest.fixture
def in_light():
    before = look.now()
    look.wear(look.LIGHT)
    yield
    look.wear(before)


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_is_drawn_in_ink_and_softer_where_it_cannot_be_used(name, qapp, in_light):
    for style in look.LOOKS.values():
        look.wear(style)
        assert is_near(strongest(icon(name)), style.ink)
        assert is_near(strongest(icon(name), QIcon.Mode.Disabled), style.soft)


def test_no_two_icons_look_alike(qapp, in_light):
    pictures = [icon(name).pixmap(QSize(26, 26)).toImage() for name in NAMES]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_a_button_keeps_its_icon_in_the_look_and_draws_none_before_it_is_shown(qtbot, in_light):
    button = QPushButton("Run")
    qtbot.addWidget(button)
    show_icon(button, "run")
    assert button.icon().isNull()
    button.show()
    qtbot.waitExposed(button)
    assert is_near(strongest(button.icon()), look.LIGHT.ink)
    look.wear(look.DARK)
    assert is_near(strongest(button.icon()), look.DARK.ink)
    before = button.icon().pixmap(QSize(26, 26)).toImage()
    show_icon(button, "pause")
    assert button.icon().pixmap(QSize(26, 26)).toImage() != before
    assert len(button.children()) == 1, "one icon a button, however often it changes"


def test_the_licence_names_every_icon(qapp):
    words = resource("icons/LICENSE.txt").read_text(encoding="utf-8")
    files = {path.name for path in Path(resource("icons/LICENSE.txt")).parent.glob("*.svg")}
    assert files == {"clawdemy.svg", "open.svg", *(f"{name}.svg" for name in NAMES)}
    assert all(name in words for name in files)
    assert "ISC License" in words


def test_an_icon_on_an_inviting_button_has_the_colour_of_its_words(qtbot, in_light):
    button = QPushButton("Run")
    qtbot.addWidget(button)
    show_icon(button, "run")
    button.show()
    qtbot.waitExposed(button)
    for inviting, colour in ((True, look.LIGHT.on_hand), (False, look.LIGHT.ink)):
        button.setProperty("inviting", inviting)
        assert is_near(strongest(button.icon()), colour)
