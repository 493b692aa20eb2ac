"""The Look closer strip of the Landscape page with its views; they open beside the map."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.landscape.views.along import AlongLook
from clawdemy_gui.pages.landscape.views.honest import HonestLook
from clawdemy_gui.pages.landscape.views.roll import RollLook
from clawdemy_gui.pages.landscape.views.surface import SurfaceLook
from clawdemy_gui.pages.landscape.views.table import TableLook
from clawdemy_gui.widgets.layout.closer_panel import CloserPanel

translate = QCoreApplication.translate


def closer_strip() -> CloserPanel:
    """Closed at first; each view is made when it is first opened."""
    titles = closer_titles()
    makers = {
        "surface": SurfaceLook,
        "along": AlongLook,
        "honest": HonestLook,
        "roll": RollLook,
        "table": TableLook,
    }
    views = [(name, *titles[name], make) for name, make in makers.items()]
    return CloserPanel(translate("landscape", "Look closer:"), views, below=False)


def closer_titles() -> dict[str, tuple[str, str]]:
    """Each view's title and what it shows."""
    return {
        "surface": (
            translate("landscape", "3-D surface"),
            translate("landscape", "The same map as hills and valleys, to turn"),
        ),
        "along": (
            translate("landscape", "Along one line"),
            translate("landscape", "Cost and accuracy along the first direction: a curve and a staircase"),
        ),
        "honest": (
            translate("landscape", "What you do not see"),
            translate("landscape", "How much of the landscape this picture shows"),
        ),
        "roll": (
            translate("landscape", "Let it roll"),
            translate("landscape", "Descent within this picture, or the real one in all directions"),
        ),
        "table": (translate("landscape", "Numbers"), translate("landscape", "The costs as a table")),
    }
