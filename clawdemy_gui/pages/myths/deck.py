"""Finds the cards: every file of the folder `cards` that has a MYTH."""

from importlib import import_module
from pkgutil import iter_modules

from clawdemy_gui.pages.myths import cards
from clawdemy_gui.pages.myths.card import Myth


def deck() -> list[Myth]:
    """All myths in the order of their numbers."""
    modules = [import_module(f"{cards.__name__}.{found.name}") for found in iter_modules(cards.__path__)]
    return sorted((module.MYTH for module in modules), key=lambda myth: myth.number)
