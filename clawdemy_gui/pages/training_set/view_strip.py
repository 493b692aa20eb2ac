"""The strip of charts that open beside the wall."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from clawdemy_gui.pages.training_set.views.average import Average
from clawdemy_gui.pages.training_set.views.draw import Draw
from clawdemy_gui.pages.training_set.views.histogram import CostHistogram
from clawdemy_gui.pages.training_set.views.label_by_answer import LabelByAnswer
from clawdemy_gui.pages.training_set.views.per_digit import PerDigit
from clawdemy_gui.pages.training_set.views.worst import Worst
from clawdemy_gui.widgets.layout.closer_panel import CloserPanel

translate = QCoreApplication.translate


def chart_strip() -> CloserPanel:
    """The strip of charts; the page places its card beside the wall."""
    views: list[tuple[str, str, str, Callable[[], QWidget]]] = [
        (
            "average",
            translate("training_set", "How an average is made"),
            translate("training_set", "Images are added one by one, and the average settles"),
            Average,
        ),
        (
            "histogram",
            translate("training_set", "Histogram"),
            translate("training_set", "How many images cost how much"),
            CostHistogram,
        ),
        (
            "worst",
            translate("training_set", "Worst twenty"),
            translate("training_set", "The images where most of the cost is"),
            Worst,
        ),
        (
            "table",
            translate("training_set", "Label × answer"),
            translate("training_set", "Which digits are taken for which"),
            LabelByAnswer,
        ),
        (
            "per-digit",
            translate("training_set", "Cost per digit"),
            translate("training_set", "Which digits are expensive"),
            PerDigit,
        ),
        (
            "draw",
            translate("training_set", "Draw a digit"),
            translate("training_set", "Let the network answer a digit of your own"),
            Draw,
        ),
    ]
    return CloserPanel(translate("training_set", "Look closer:"), views, below=False)
