"""A teacher's outline on paper: the moments in their order, each with its note."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class OutlineMoment(NamedTuple):
    """One moment as it stands in the outline; plain text."""

    title: str
    page: str
    """The page's name on the screen."""
    note: str
    covered: bool


def outline_html(title: str, moments: Sequence[OutlineMoment]) -> str:
    """The whole outline as rich text."""
    parts = [f"<h2>{escape(title)}</h2>"]
    for number, moment in enumerate(moments, start=1):
        words = translate("outline", "{page}; begins covered") if moment.covered else "{page}"
        where = f"<span style='font-weight: normal'>{escape(words.format(page=moment.page))}</span>"
        parts.append(f"<h3>{number}&nbsp; {escape(moment.title)} &nbsp;{where}</h3>")
        if moment.note:
            parts.append(f"<p style='margin-left: 24px'>{_lines(moment.note)}</p>")
    return "".join(parts)


def _lines(note: str) -> str:
    return "<br>".join(escape(line) for line in note.splitlines())
