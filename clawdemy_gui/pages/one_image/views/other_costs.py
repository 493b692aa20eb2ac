"""The same ten outputs judged by each cost there is."""

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.cost import COSTS
from clawdemy_gui.number_text import change_text, total_text
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import Line


class OtherCosts(CloserView):
    """Each cost by its name, its formula, its value, and its slope for the output in the hand."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Line()
        self._table = Table(self.tr("The same outputs judged by each cost"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._table, 1)

    def show_state(self, state: OneImage, in_hand: int) -> None:
        self._words.show_text(
            self.tr(
                "The lesson uses the squared cost. The others judge the same answer on scales of their own: "
                "compare which way each pushes output {k}, not the values."
            ).format(k=in_hand)
        )
        rows, cells = [], []
        for name, function in COSTS.items():
            title, formula, users = self._described(name)
            steepness = float(function.slope(state.outputs, state.label)[in_hand])
            rows.append(title)
            cells.append(
                [
                    formula,
                    total_text(function.value(state.outputs, state.label)),
                    change_text(steepness),
                    users,
                ]
            )
        header = [
            self.tr("formula"),
            self.tr("value"),
            self.tr("slope for output {k}").format(k=in_hand),
            self.tr("who uses it"),
        ]
        self._table.show_cells(rows, header, cells, frozenset((0, column) for column in range(4)))

    def _described(self, name: str) -> tuple[str, str, str]:
        return {
            "squared": (self.tr("squared"), "Σ (a − y)²", self.tr("this lesson, 3Blue1Brown")),
            "half squared": (
                self.tr("half squared"),
                "½ Σ (a − y)²",
                self.tr("Nielsen, TensorFlow Playground"),
            ),
            "mean squared": (self.tr("mean squared"), "Σ (a − y)² ÷ 10", self.tr("most libraries")),
            "absolute": (self.tr("absolute"), "Σ |a − y|", self.tr("when outliers should count less")),
            "cross-entropy": (
                self.tr("cross-entropy"),
                "−Σ [y ln a + (1−y) ln(1−a)]",
                self.tr("Nielsen, chapter 3"),
            ),
        }[name]
