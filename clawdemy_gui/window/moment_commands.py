"""What can be done with the moments a teacher keeps, for the menus."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.page import Command
from clawdemy_gui.state.moments import MOST_MOMENTS
from clawdemy_gui.window.any_window import AnyWindow

translate = QCoreApplication.translate


def moment_commands(window: AnyWindow, group: str) -> list[Command]:
    """What can be done with moments, for this menu."""
    keep = Command(
        group,
        translate("moments", "Keep this moment…"),
        partial(ask_for_moment, window),
        "Ctrl+K",
        translate("moments", "With a title and a note, to show it in front of a class"),
        section=True,
    )
    listed = Command(
        group,
        translate("moments", "Moments…"),
        partial(ask_for_moments, window),
        "Ctrl+Alt+K",
        translate("moments", "In the order in which the clicker shows them: reorder, rename, delete, print"),
    )
    return [keep, listed]


def outline_command(window: AnyWindow, group: str) -> Command:
    """To print them, for this menu."""
    words = translate("moments", "Outline of the moments…")
    tip = translate("moments", "Every moment with your note, as PDF or on a printer")
    return Command(group, words, partial(_ask_for_outline, window), tip=tip)


def _ask_for_outline(window: AnyWindow) -> None:
    from clawdemy_gui.window.outlining import ask_for_outline

    ask_for_outline(window)


def ask_for_moment(window: AnyWindow) -> None:
    """Show the dialog, unless there is no room for one more."""
    if len(window.moments.all()) < MOST_MOMENTS:
        from clawdemy_gui.window.keeping_moments import KeepMoment

        KeepMoment(window).open()
        return
    words = translate("moments", "A lesson keeps {count} moments and no more; nothing has changed.")
    window.notice.show_text(words.format(count=MOST_MOMENTS))


def ask_for_moments(window: AnyWindow) -> None:
    """Show the list; not in front of a class, since it shows the notes."""
    if window.is_presented():
        window.tell(translate("moments", "The notes are for you alone; end presenting first (Escape)."))
        return
    from clawdemy_gui.window.moment_list import MomentList

    MomentList(window).open()
