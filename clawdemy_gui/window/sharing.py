"""Hands the page in front on as a code, and goes where a pasted code leads."""

from msgspec import convert
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.files.share_code import Part, ShareCodeError, part_of, read_code, shortened
from clawdemy_gui.pages.page import AnyPage
from clawdemy_gui.window.any_window import AnyWindow

translate = QCoreApplication.translate


def shown(page: AnyPage) -> Part:
    """What a page shows, as a code says it."""
    return convert({"state": page.state, "view": page.view}, part_of(page.name))


def copy_code(window: AnyWindow) -> None:
    """The code of the page in front to the clipboard."""
    try:
        code, is_short_of = shortened(window.page.name, shown(window.page))
    except ShareCodeError as problem:
        window.notice.show_text(str(problem))
        return
    QGuiApplication.clipboard().setText(code)
    words = translate("sharing", "The code of this page is in the clipboard; paste it in another window.")
    if is_short_of:
        words = translate("sharing", "The code is in the clipboard; A and B were too long for it.")
    window.tell(words)


def paste_code(window: AnyWindow) -> None:
    """Go where the code in the clipboard leads."""
    window.open_code(QGuiApplication.clipboard().text())


def open_code(window: AnyWindow, text: str) -> bool:
    """Go where this code leads; whether it did: a broken one is explained and changes nothing."""
    try:
        go_to_code(window, text)
    except ShareCodeError as problem:
        window.notice.show_text(str(problem))
        return False
    return True


def go_to_code(window: AnyWindow, text: str) -> None:
    """Go where this code leads; one step of undo. Raises ShareCodeError."""
    shared = read_code(text)
    if shared.page not in window.page_names():
        words = translate(
            "sharing", "The code leads to the page {page}, which is left out here; nothing has changed."
        )
        raise ShareCodeError(words.format(page=window.title_of(shared.page)))
    window.leave_lesson()
    window.show_page(shared.page)
    window.page.change(shared.part.state, translate("sharing", "Open code"))
    window.page.show_view(shared.part.view)
    window.tell(translate("sharing", "The code is open; undo brings back what was here."))
