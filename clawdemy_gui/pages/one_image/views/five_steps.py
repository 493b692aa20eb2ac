"""The five steps from ten outputs to a cost, with the numbers of this answer in them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui.core.cost import cost, one_hot, squared_misses
from clawdemy_gui.number_text import miss_text, output_text, total_text
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.pages.one_image.words import largest_misses, worked_line
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.reading_line import ReadingLine
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import Line


class Steps(CloserView):
    """The table output · desired · miss · squared miss, its sum, and the worked line."""

    training_set_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps = Line(lines=2)
        self._table = Table(self.tr("The five steps as a table"))
        self._worked = ReadingLine(self.tr("Worked line"))
        copy = QPushButton(self.tr("Copy line"))
        copy.setToolTip(self.tr("Copy the worked line"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._worked.text()))
        training_set = QPushButton(self.tr("Step 5: Training set"))
        training_set.clicked.connect(self.training_set_asked)
        below = QHBoxLayout()
        below.addWidget(self._worked, 1)
        below.addWidget(copy)
        below.addWidget(training_set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._steps)
        column.addWidget(self._table, 1)
        column.addLayout(below)

    def show_state(self, state: OneImage, in_hand: int) -> None:
        outputs, label = state.outputs, state.label
        total = total_text(cost(outputs, label))
        self._steps.show_text(
            self.tr(
                "<b>1</b> Read the ten outputs. <b>2</b> Write what is desired: 1 for label {label}, 0 for "
                "the others. <b>3</b> Subtract: output − desired is the miss. <b>4</b> Square each miss and "
                "add them up: <b>{total}</b>. <b>5</b> Do this for every image and take the average: the "
                "total cost of the training set."
            ).format(label=label, total=total)
        )
        self._show_table(outputs, label, total)
        self._worked.show_text(worked_line(outputs, label))

    def _show_table(self, outputs: tuple[float, ...], label: int, total: str) -> None:
        desired, squares = one_hot(label), squared_misses(outputs, label)
        misses = [output_text(a - y) for a, y in zip(outputs, desired, strict=True)]
        cells = [
            [*map(output_text, outputs), ""],
            [*(f"{y:g}" for y in desired), ""],
            [*misses, ""],
            [*map(miss_text, squares), total],
        ]
        rows = [self.tr("1  output"), self.tr("2  desired"), self.tr("3  miss"), self.tr("4  squared miss")]
        bold = (
            {(3, k) for k in largest_misses(outputs, label)} | {(3, 10)} | {(row, label) for row in range(3)}
        )
        self._table.show_cells(rows, [*map(str, range(10)), self.tr("sum")], cells, frozenset(bold))
