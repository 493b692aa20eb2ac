"""Everything one can do on the Myths page, as one table for menus, keys, tooltips and help."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.myths.card import Myth, TryIt
from clawdemy_gui.pages.page import Command, says

translate = QCoreApplication.translate


class Acts(Protocol):
    """What the commands need of the page."""

    deck: list[Myth]

    @property
    def myth(self) -> Myth: ...
    def title(self) -> str: ...
    def open_card(self, name: str) -> None: ...
    def run_experiment(self) -> None: ...
    def run_again(self) -> None: ...
    def tries(self) -> list[TryIt]: ...
    def try_it(self, where: TryIt) -> None: ...


def myths_commands(page: Acts) -> list[Command]:
    """The page's table of commands."""
    group = page.title()
    opening = [
        Command(
            group,
            translate("myths", "Card {number}: {claim}").format(number=number, claim=myth.claim()),
            partial(page.open_card, myth.name),
            f"Alt+{number}" if number < 10 else "",
            checked=says(lambda: page.myth, myth),
        )
        for number, myth in enumerate(page.deck, start=1)
    ]
    return [
        *opening,
        Command(
            group,
            translate("myths", "Run the experiment"),
            page.run_experiment,
            "Ctrl+Return",
            translate("myths", "Once something was predicted or skipped"),
            section=True,
        ),
        Command(group, translate("myths", "Again with another seed"), page.run_again, "Ctrl+R"),
        Command(group, translate("myths", "Try it yourself"), lambda: _try(page), "Ctrl+T"),
    ]


def _try(page: Acts) -> None:
    for where in page.tries()[:1]:
        page.try_it(where)
