"""What the window asks a person about: files to open and save, a printer, and the help to read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPainter
from PySide6.QtWidgets import QFileDialog, QInputDialog

from clawdemy_gui.files.export.pictures_and_tables import (
    TakingAwayError,
    as_text,
    picture,
    save_picture,
    save_table,
)
from clawdemy_gui.files.lesson import SUFFIX
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.widgets.controls.where_to_write import (
    ask_where_and_as_what,
    ask_where_to_write,
    folder_to_begin,
    remember_folder,
    wrote,
)
from clawdemy_gui.window.any_window import AnyWindow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from clawdemy_gui.lesson.paper import CardsAPage

translate = QCoreApplication.translate


def open_lesson(window: AnyWindow) -> None:
    """Ask for a lesson file and show it."""
    kinds = translate("asking", "Lessons (*{suffix} *.json);;All files (*)").format(suffix=SUFFIX)
    title, folder = translate("asking", "Open lesson"), str(folder_to_begin())
    name, _ = QFileDialog.getOpenFileName(window, title, folder, kinds)
    if name:
        remember_folder(Path(name).parent)
        window.read_lesson(Path(name))


def save_lesson(window: AnyWindow) -> None:
    """Save to the file the lesson came from, or ask for one."""
    if window.lesson_path is None:
        save_lesson_as(window)
    else:
        window.save_lesson(window.lesson_path)


def save_lesson_as(window: AnyWindow) -> None:
    """Ask where, then save."""
    kinds = {translate("asking", "Lesson"): SUFFIX}
    path = ask_where_to_write(window, translate("asking", "Save lesson"), "lesson", kinds)
    if path is not None:
        window.save_lesson(path, may_replace=True)


def export_picture(window: AnyWindow) -> None:
    """Ask where, then write the page's picture as PNG, SVG or PDF."""
    figure = _one_of(window, window.page.figures())
    if figure is None:
        return
    kinds = {
        translate("asking", "Picture"): ".png",
        translate("asking", "Drawing"): ".svg",
        translate("asking", "Document"): ".pdf",
    }
    path = ask_where_to_write(window, translate("asking", "Export picture"), figure.title, kinds)
    if path is not None:
        _write(window, path, lambda: save_picture(path, figure.title, figure.size, figure.paint))


def export_table(window: AnyWindow) -> None:
    """Ask where, then write the page's numbers as CSV."""
    table = _one_of(window, window.page.tables())
    if table is None:
        return
    where = where_to_put_a_table(window, table.title)
    if where is not None:
        path, decimal_comma = where
        _write(window, path, lambda: save_table(path, table.header, table.rows, decimal_comma))


Taken = TypeVar("Taken", Figure, Table)


def _one_of(window: AnyWindow, things: Sequence[Taken]) -> Taken | None:
    """Ask which one to take away, where there are several."""
    if len(things) == 1:
        return things[0]
    titles = [thing.title for thing in things]
    words = translate("asking", "Which one?")
    title, chosen = QInputDialog.getItem(window, translate("asking", "Export"), words, titles, 0, False)
    return things[titles.index(title)] if chosen else None


def _write(window: AnyWindow, path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except TakingAwayError as problem:
        window.notice.show_text(str(problem))
    else:
        window.tell(wrote(path))


def copy_picture(window: AnyWindow) -> None:
    """The page's picture to the clipboard."""
    figure = window.page.figures()[0]
    QGuiApplication.clipboard().setImage(picture(figure.size, figure.paint))
    window.tell(translate("asking", "The picture is in the clipboard."))


def copy_table(window: AnyWindow) -> None:
    """The page's numbers to the clipboard, with tabs between, as spreadsheets take them."""
    table = window.page.tables()[0]
    QGuiApplication.clipboard().setText(as_text(table.header, table.rows))
    window.tell(translate("asking", "The table is in the clipboard."))


def copy_sentence(window: AnyWindow) -> None:
    """What is on the page, in one sentence, to the clipboard."""
    QGuiApplication.clipboard().setText(window.page.sentence())
    window.tell(translate("asking", "The sentence is in the clipboard."))


def print_page(window: AnyWindow) -> None:
    """Ask for a printer, then print the page's picture, as large as the paper allows."""
    chosen = printer(window, QPageLayout.Orientation.Landscape)
    if chosen is not None:
        print_on(window, chosen)


def printer(
    window: AnyWindow, turned: QPageLayout.Orientation = QPageLayout.Orientation.Portrait
) -> "QPrinter | None":
    """Ask for a printer; None for none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    asked = QPrinter(QPrinter.PrinterMode.HighResolution)
    asked.setPageOrientation(turned)
    accepted = QPrintDialog(asked, window).exec() == QPrintDialog.DialogCode.Accepted
    return asked if accepted else None


def cards_a_page(window: AnyWindow) -> "CardsAPage | None":
    """Ask how many cards stand on a page."""
    choices: dict[str, CardsAPage] = {
        translate("asking", "Four cards a page"): 4,
        translate("asking", "One card a page"): 1,
    }
    words = translate("asking", "How large?")
    title = translate("asking", "Print cards")
    chosen, asked = QInputDialog.getItem(window, title, words, list(choices), 0, False)
    return choices[chosen] if asked else None


def where_to_put_a_table(window: AnyWindow, name: str) -> tuple[Path, bool] | None:
    """Ask for a CSV file to write, and whether with semicolons and decimal commas."""
    plain = translate("asking", "Table")
    commas = translate("asking", "Table for spreadsheets with decimal commas, semicolons between")
    kinds = {plain: ".csv", commas: ".csv"}
    where = ask_where_and_as_what(window, translate("asking", "Export table"), name, kinds)
    return (where[0], where[1] == commas) if where else None


def open_lesson_steps(window: AnyWindow) -> None:
    """Ask for a file of lesson steps and lead through it."""
    kinds = translate("asking", "Lesson steps (*.toml)")
    title = translate("asking", "Open lesson steps")
    name, _ = QFileDialog.getOpenFileName(window, title, str(folder_to_begin()), kinds)
    if name:
        remember_folder(Path(name).parent)
        window.start_lesson(Path(name))


def print_on(window: AnyWindow, chosen: "QPrinter") -> None:
    """Print the page's picture on this printer."""
    painter = QPainter()
    if not painter.begin(chosen):
        window.notice.show_text(translate("asking", "The printer does not answer; nothing was printed."))
        return
    window.page.figures()[0].paint(painter, QRectF(0, 0, chosen.width(), chosen.height()))
    painter.end()


def show_help(window: AnyWindow, part: str = "page") -> None:
    """Open the help at one of its parts: page, references, about, teachers."""
    from clawdemy_gui.window.help import HelpWindow

    HelpWindow(window, part).show()
