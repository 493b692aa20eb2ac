"""The Look closer panel of the Dials page with its views."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.dials.views.dial_list import ListLook
from clawdemy_gui.pages.dials.views.flips import FlipsLook
from clawdemy_gui.pages.dials.views.how_many import HowManyLook
from clawdemy_gui.pages.dials.views.matters import MattersLook
from clawdemy_gui.pages.dials.views.nudges import NudgesLook
from clawdemy_gui.pages.dials.views.search import SearchLook
from clawdemy_gui.pages.dials.views.smooth import SmoothLook
from clawdemy_gui.widgets.layout.closer_panel import CloserPanel

translate = QCoreApplication.translate


def closer_panel() -> CloserPanel:
    """Closed at first; each view is made when it is first opened."""
    titles = closer_titles()
    makers = {
        "matters": MattersLook,
        "flips": FlipsLook,
        "steps": HowManyLook,
        "nudges": NudgesLook,
        "search": SearchLook,
        "smooth": SmoothLook,
        "list": ListLook,
    }
    views = [(name, *titles[name], make) for name, make in makers.items()]
    return CloserPanel(translate("dials", "Look closer:"), views)


def closer_titles() -> dict[str, tuple[str, str]]:
    """Each view's title and what it shows."""
    return {
        "matters": (
            translate("dials", "Which matter"),
            translate("dials", "Which dials matter: the steepest, the flattest, the dead"),
        ),
        "flips": (
            translate("dials", "Flips"),
            translate("dials", "The cost of each digit, and which images flipped"),
        ),
        "steps": (
            translate("dials", "How many"),
            translate("dials", "How many images: the fewer, the higher the accuracy’s steps"),
        ),
        "nudges": (
            translate("dials", "Nudge"),
            translate("dials", "Nudge many dials a little: which number notices?"),
        ),
        "search": (
            translate("dials", "Beat the shrug"),
            translate("dials", "Draw networks at random until one beats the shrug"),
        ),
        "smooth": (
            translate("dials", "Why smooth"),
            translate("dials", "On/off neurons in place of smooth ones"),
        ),
        "list": (
            translate("dials", "List"),
            translate("dials", "All dials as a list to search"),
        ),
    }
