"""A step's texts: translated where they are shown, with today's numbers put in."""

from collections.abc import Iterator
from string import Formatter

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.lesson.facts import Facts, written

CONTEXT = "Lesson"
"""The texts of lesson files are translated under this name."""
UNKNOWN = "…"
"""Stands for a number that is not known yet."""


def filled(text: str, facts: Facts) -> str:
    """The text in the language of the moment, each {fact} as it is now."""
    words = QCoreApplication.translate(CONTEXT, text) if text else ""
    for name in set(placeholders(words)):
        value = facts.get(name)
        words = words.replace(f"{{{name}}}", UNKNOWN if value is None else written(name, value))
    return words


def placeholders(text: str) -> Iterator[str]:
    """The names in braces. Raises ValueError, one sentence, for braces that hold no name."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text)]
    except ValueError:
        raise ValueError("a brace is opened and not closed, or closed and not opened") from None
    for name, form, conversion in fields:
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError("braces hold the name of a fact and nothing else")
        yield name
