"""Everything one can do on the Dials page, as one table for menus, keys, tooltips and help."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.dials.parts import ZOOM
from clawdemy_gui.pages.dials.showing import Acting
from clawdemy_gui.pages.page import Command

translate = QCoreApplication.translate


def dials_commands(page: Acting) -> list[Command]:
    """The page's table of commands."""
    return [*_turning(page), *_picking(page), *_handing(page)]


def _turning(page: Acting) -> list[Command]:
    group = page.title()
    return [
        Command(group, translate("commands", "Take the dial in the hand"), page.focus_knob, "Ctrl+D"),
        Command(group, translate("commands", "Type the dial's value"), page.focus_value, "Ctrl+T"),
        Command(group, translate("commands", "Put this dial back"), page.put_back, "Ctrl+Backspace"),
        Command(
            group, translate("commands", "Put all dials back"), page.put_all_back, "Ctrl+Shift+Backspace"
        ),
        Command(
            group,
            translate("commands", "Narrow the range around the point"),
            lambda: page.zoom(1 / ZOOM),
            "Alt++",
            section=True,
        ),
        Command(group, translate("commands", "Widen the range"), lambda: page.zoom(ZOOM), "Alt+-"),
        Command(group, translate("commands", "The whole range"), lambda: page.zoom(0.0), "Alt+0"),
    ]


def _picking(page: Acting) -> list[Command]:
    group = page.title()
    return [
        Command(
            group,
            translate("commands", "Walk over the picture of all dials"),
            page.focus_map,
            "Ctrl+M",
            section=True,
        ),
        Command(group, translate("commands", "Pick the steepest dial"), page.pick_steepest, "Ctrl+G"),
        Command(group, translate("commands", "Pick the next dead dial"), page.pick_dead, "Ctrl+Shift+G"),
        Command(group, translate("commands", "Pick a random dial"), page.pick_random, "Ctrl+R"),
        Command(
            group,
            translate("commands", "Show the dials' values"),
            lambda: page.show_picture("weights"),
            "Alt+1",
            checked=lambda: page.view.picture == "weights",
            section=True,
        ),
        Command(
            group,
            translate("commands", "Show the dials' slopes"),
            lambda: page.show_picture("slopes"),
            "Alt+2",
            checked=lambda: page.view.picture == "slopes",
        ),
    ]


def _handing(page: Acting) -> list[Command]:
    titles = {
        "training-set": translate("commands", "Show this network on the Training set page"),
        "landscape": translate("commands", "Look at the landscape around this network"),
        "descent": translate("commands", "Walk downhill from this network"),
    }
    there = [name for name in titles if name in page.other_pages]
    return [
        Command(
            page.title(),
            titles[name],
            partial(page.hand_over, name),
            f"Ctrl+Alt+{number}",
            section=name == there[0],
        )
        for number, name in enumerate(there, start=1)
    ]
