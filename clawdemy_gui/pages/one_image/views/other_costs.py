"""The same ten outputs judged by each cost there is."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.cost import COSTS
from clawdemy_gui.number_text import change_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


class OtherCosts(AnswerView):
    """Each cost by its name, its formula, its value, and its slope for the output in the hand."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLine(lines=4)
        self._table = Table(self.tr("The same outputs judged by each cost"))
        self._shown: tuple[OneImage, Answer, int] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._table, 1)
        column.addStretch(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._shown is not None:
            self.show_answer(*self._shown)

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self._shown = state, answer, in_hand
        self._words.show_text(
            self.tr(
                "The lesson uses the squared cost. The others judge the same answer on scales of their own: "
                "compare which way each pushes output {k}, not the values."
            ).format(k=in_hand)
        )
        rows: list[str] = []
        cells: list[list[str]] = []
        for name, function in COSTS.items():
            title, formula, users = self._described(name)
            steepness = float(function.slope(answer.outputs, answer.label)[in_hand])
            value = total_text(function.value(answer.outputs, answer.label))
            # A projector's type has no room for three lines a row.
            rows.append(f"{title}\n{formula}\n{users}" if look.now().side_panels else title)
            cells.append([value, change_text(steepness)])
        header = [self.tr("value"), self.tr("slope {k}").format(k=in_hand)]
        self._table.show_cells(rows, header, cells, frozenset((0, column) for column in range(2)))

    def _described(self, name: str) -> tuple[str, str, str]:
        return {
            "squared": (self.tr("squared"), "Σ (a − y)²", self.tr("this lesson, 3Blue1Brown")),
            "half squared": (
                self.tr("half squared"),
                "½ Σ (a − y)²",
                self.tr("Nielsen, the Playground"),
            ),
            "mean squared": (self.tr("mean squared"), "Σ (a − y)² ÷ 10", self.tr("most libraries")),
            "absolute": (self.tr("absolute"), "Σ |a − y|", self.tr("where outliers count less")),
            "cross-entropy": (
                self.tr("cross-entropy"),
                "−Σ [y ln a + (1−y) ln(1−a)]",
                self.tr("Nielsen, chapter 3"),
            ),
        }[name]
