"""The pages that exist: where each is found, its name on the screen, and what it shows in one line."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.state.lesson import PAGE_NAMES, PageName

translate = QCoreApplication.translate

PAGES = {
    "one-image": ("clawdemy_gui.pages.one_image.page", "OneImagePage"),
    "training-set": ("clawdemy_gui.pages.training_set.page", "TrainingSetPage"),
    "dials": ("clawdemy_gui.pages.dials.page", "DialsPage"),
    "small-valley": ("clawdemy_gui.pages.small_valley.page", "SmallValleyPage"),
    "landscape": ("clawdemy_gui.pages.landscape.page", "LandscapePage"),
    "descent": ("clawdemy_gui.pages.descent.page", "DescentPage"),
    "myths": ("clawdemy_gui.pages.myths.page", "MythsPage"),
}
"""In the lesson's order; each is imported when it is first shown."""


def page_names() -> list[PageName]:
    """The pages that exist."""
    return [name for name in PAGE_NAMES if name in PAGES]


def title_of(name: str) -> str:
    """A page's name on the screen."""
    return {
        "one-image": translate("MainWindow", "One image"),
        "training-set": translate("MainWindow", "Training set"),
        "dials": translate("MainWindow", "Dials"),
        "small-valley": translate("MainWindow", "Small valley"),
        "landscape": translate("MainWindow", "Landscape"),
        "descent": translate("MainWindow", "Descent"),
        "myths": translate("MainWindow", "Myths"),
    }[name]


def shows_of(name: str) -> str:
    """What a page shows, in one line."""
    return {
        "one-image": translate("MainWindow", "Ten outputs, a label, one cost"),
        "training-set": translate("MainWindow", "One number for a whole network"),
        "dials": translate("MainWindow", "What the cost is a function of"),
        "small-valley": translate("MainWindow", "Slope and step, by hand"),
        "landscape": translate("MainWindow", "The cost as hills and valleys"),
        "descent": translate("MainWindow", "Walking downhill, step by step"),
        "myths": translate("MainWindow", "What people get wrong"),
    }[name]
