"""Between the pages and a lesson: collects what they show, and shows what a lesson says."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec.structs import replace

from clawdemy_gui.pages.page import AnyPage
from clawdemy_gui.state.lesson import PAGE_NAMES, Lesson, PageName, Pages


def _field(name: str) -> str:
    return name.replace("-", "_")


def as_lesson(pages: Mapping[str, AnyPage], front: PageName, only: Collection[PageName] = ()) -> Lesson:
    """What these pages show; a page that was never opened is at its opening state."""
    parts: dict[str, Any] = {}
    for name, page in pages.items():
        part = getattr(Pages(), _field(name))
        parts[_field(name)] = replace(part, state=page.state, view=page.view)
    lesson = Lesson(page=front, pages=replace(Pages(), **parts))
    return lesson.with_only(name for name in PAGE_NAMES if name in only)


def for_all_pages(lesson: Lesson) -> Lesson:
    """The same lesson with every page: a session begins with all of them."""
    return lesson.with_only(())


def show_lesson(lesson: Lesson, page_named: Callable[[str], AnyPage], unopened: set[str]) -> None:
    """Show each part on its page; a page that is not open yet and would open just so stays closed."""
    opening = Pages()
    for field in Pages.__struct_fields__:
        name = field.replace("_", "-")
        part = getattr(lesson.pages, field)
        if name in unopened and part == getattr(opening, field) and lesson.page != name:
            continue
        page = page_named(name)
        page.change(part.state, page.tr("Open lesson"))
        page.show_view(part.view)
