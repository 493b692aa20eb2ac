"""The things Look closer shows on the Descent page, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.widgets.layout.closer_panel import CloserPanel

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage

translate = QCoreApplication.translate


def closer_panel(page: DescentPage) -> CloserPanel:
    """The Look closer panel with its five views, each made when it is first opened."""
    from clawdemy_gui.pages.descent.views.blindfold import BlindfoldView
    from clawdemy_gui.pages.descent.views.earlier import EarlierView
    from clawdemy_gui.pages.descent.views.history import HistoryView
    from clawdemy_gui.pages.descent.views.learn import LearnView
    from clawdemy_gui.pages.descent.views.recipe import RecipeView

    return CloserPanel(
        translate("descent", "Look closer:"),
        [
            (
                "learn",
                translate("descent", "See it learn"),
                translate("descent", "The first layer, ten digits, and the worst image"),
                lambda: LearnView(),
            ),
            (
                "history",
                translate("descent", "History"),
                translate("descent", "Scrub through the run, open a moment on another page"),
                lambda: HistoryView(page),
            ),
            (
                "recipe",
                translate("descent", "Recipe"),
                translate("descent", "How this run was made, to walk it again"),
                lambda: RecipeView(page),
            ),
            (
                "earlier",
                translate("descent", "Earlier runs"),
                translate("descent", "Compare this run with the ones before"),
                lambda: EarlierView(page),
            ),
            (
                "blindfold",
                translate("descent", "Blindfold"),
                translate("descent", "Walk by hand: only the cost and the slope under your feet"),
                lambda: BlindfoldView(page),
            ),
        ],
    )
