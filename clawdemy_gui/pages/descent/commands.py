"""Everything one can do on the Descent page, as one table for menus, keys, tooltips and help."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import save_network
from clawdemy_gui.files.subject import about_trained
from clawdemy_gui.pages.descent.showing import Acting
from clawdemy_gui.pages.descent.words import run_words
from clawdemy_gui.pages.page import Command
from clawdemy_gui.pages.subject.asking import network_endings
from clawdemy_gui.widgets.controls.where_to_write import ask_where_to_write, wrote

translate = QCoreApplication.translate


def descent_commands(page: Acting) -> list[Command]:
    """The page's table of commands."""
    return [*_taking(page), *_walking(page), *_looking(page)]


def _taking(page: Acting) -> list[Command]:
    edit = translate("commands", "Edit")
    copy = translate("commands", "Copy recipe of this run")
    return [
        Command(edit, copy, lambda: copy_recipe(page), "Ctrl+Shift+C", section=True, tells=True),
        Command(
            translate("commands", "File"),
            translate("commands", "Save trained network…"),
            lambda: ask_save_trained(page),
        ),
    ]


def _walking(page: Acting) -> list[Command]:
    group, walks = page.title(), page.walks()
    return [
        Command(group, translate("commands", "Run or pause"), walks["run"], "Ctrl+R"),
        Command(group, translate("commands", "Step"), walks["step"], "Ctrl+Right"),
        Command(group, translate("commands", "Step back"), walks["back"], "Ctrl+Left"),
        Command(group, translate("commands", "Restart"), walks["restart"], "Ctrl+Home"),
        Command(group, translate("commands", "To the end of the run"), page.to_the_end, "Ctrl+End"),
        Command(group, translate("commands", "New start"), walks["new"], "Ctrl+Shift+M"),
        Command(group, translate("commands", "Choose the step size"), page.focus_step_size, "Ctrl+L"),
    ]


def _looking(page: Acting) -> list[Command]:
    view = translate("commands", "View")
    axes = [
        Command(
            view,
            translate("commands", "Logarithmic cost"),
            lambda: page.set_axes(not page.view.log_cost, page.view.log_steps),
            checked=lambda: page.view.log_cost,
            section=True,
        ),
        Command(
            view,
            translate("commands", "Logarithmic steps"),
            lambda: page.set_axes(page.view.log_cost, not page.has_log_steps()),
            checked=page.has_log_steps,
        ),
        Command(view, translate("commands", "Zoom in on the curve"), lambda: page.zoom_curve(2.0), "Alt++"),
        Command(view, translate("commands", "Zoom out"), lambda: page.zoom_curve(0.5), "Alt+-"),
        Command(view, translate("commands", "The whole run"), lambda: page.zoom_curve(0.0), "Alt+0"),
    ]
    return axes


def copy_recipe(page: Acting) -> None:
    """The run in one line."""
    QGuiApplication.clipboard().setText(run_words(page.state.training))


def ask_save_trained(page: Acting, parent: QWidget | None = None) -> None:
    """Ask where, then write the network of this moment."""
    page.pause()
    title = translate("commands", "Save trained network")
    path = ask_where_to_write(parent, title, "trained", network_endings())
    if path is not None:
        save_trained(page, path)


def save_trained(page: Acting, path: Path) -> None:
    """Write the network of this moment, with its recipe in its note."""
    moment = page.runner.moment
    if moment is None:
        page.refuse(translate("commands", "The network is still being trained; nothing was written."))
        return
    try:
        save_network(path, moment.network, about_trained(page.state.training))
        page.tell(wrote(path))
    except DataError as problem:
        page.refuse(str(problem))
