"""Everything one can do on the Landscape page, as one table for menus, keys, tooltips and help."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.landscape.showing import Acting
from clawdemy_gui.pages.landscape.words import prepared_titles, way_titles
from clawdemy_gui.pages.page import Command, says
from clawdemy_gui.state.landscape import PREPARED, WAYS
from clawdemy_gui.widgets.maps.contour_map import ZOOM

translate = QCoreApplication.translate


def landscape_commands(page: Acting) -> list[Command]:
    """The page's table of commands."""
    return [*_taking(page), *_preparing(page), *_leading(page), *_moving(page), *_looking(page)]


def _taking(page: Acting) -> list[Command]:
    file = translate("commands", "File")
    return [
        Command(
            file, translate("commands", "Export surface as OBJ…"), page.ask_surface, "Ctrl+Alt+E", tells=True
        ),
    ]


def _preparing(page: Acting) -> list[Command]:
    group = page.title()
    return [
        Command(
            group,
            translate("commands", "Prepared: {name}").format(name=prepared_titles()[name][0]),
            partial(page.prepare, name),
            f"Alt+{number}",
            prepared_titles()[name][1],
        )
        for number, name in enumerate(PREPARED, start=1)
    ]


def _leading(page: Acting) -> list[Command]:
    group, titles = page.title(), way_titles()
    ways = [
        Command(
            group,
            translate("commands", "Look along: {name}").format(name=titles[way]),
            partial(page.lead, way),
            f"Alt+Shift+{number}",
            checked=says(lambda: page.state.way, way),
            section=number == 1,
        )
        for number, way in enumerate(WAYS, start=1)
    ]
    return [
        *ways,
        Command(group, translate("commands", "New random directions"), page.next_seed, "Ctrl+R"),
        Command(
            group,
            translate("commands", "Map or curve"),
            lambda: page.show_directions(1 if page.state.directions == 2 else 2),
            "Alt+D",
        ),
    ]


def _moving(page: Acting) -> list[Command]:
    group = page.title()
    return [
        Command(group, translate("commands", "Go to the map"), page.focus_picture, "Alt+M", section=True),
        Command(group, translate("commands", "Step downhill"), page.step_downhill, "Alt+S"),
        Command(group, translate("commands", "Ball back to the network"), page.put_back, "Ctrl+Backspace"),
        Command(group, translate("commands", "See less, larger"), lambda: page.zoom(1 / ZOOM), "Alt++"),
        Command(group, translate("commands", "See more"), lambda: page.zoom(ZOOM), "Alt+-"),
        Command(group, translate("commands", "The part to begin with"), lambda: page.zoom(0.0), "Alt+0"),
        Command(
            group,
            translate("commands", "Show this network on the Dials page"),
            lambda: page.hand_over("dials"),
            "Ctrl+Alt+D",
            section=True,
        ),
        Command(
            group,
            translate("commands", "Show this network on the Training set page"),
            lambda: page.hand_over("training-set"),
            "Ctrl+Alt+T",
        ),
    ]


def _looking(page: Acting) -> list[Command]:
    group = translate("commands", "View")
    numbers = {
        "cost": translate("commands", "Colours: cost"),
        "accuracy": translate("commands", "Colours: accuracy"),
    }
    colours = [
        Command(
            group,
            text,
            partial(page.show_number, name),
            checked=says(lambda: page.view.number, name),
            section=name == "cost",
        )
        for name, text in numbers.items()
    ]
    fine = Command(
        group, translate("commands", "Finer map"), page.show_fine, "Alt+F", checked=lambda: page.view.fine
    )
    return [*colours, fine]
