"""The five steps from ten outputs to a cost, with the numbers of this answer in them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.number_text import miss_text, output_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.reading_text import ReadingText
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


class FiveSteps(AnswerView):
    """A row an output: output, desired, miss, squared miss; their sum under a line; and the worked line."""

    training_set_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps = TextLine(lines=6, soft=True)
        self._table = Table(self.tr("The five steps as a table"))
        self._worked = ReadingText(self.tr("Worked line"), lines=3)
        copy = QPushButton(self.tr("Copy line"))
        copy.setToolTip(self.tr("Copy the worked line"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._worked.text()))
        training_set = QPushButton(self.tr("Step 5: Training set"))
        training_set.clicked.connect(self.training_set_asked)
        below = QHBoxLayout()
        below.addWidget(copy)
        below.addStretch(1)
        below.addWidget(training_set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._steps)
        column.addWidget(self._table, 1)
        column.addWidget(self._worked)
        column.addLayout(below)
        column.addStretch(0)

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self._steps.show_text(
            self.tr(
                "<b>1</b> Read the ten outputs.<br><b>2</b> Write what is desired: 1 for label {label}."
                "<br><b>3</b> Subtract: output − desired is the miss.<br><b>4</b> Square each miss, add them "
                "up: <b>{total}</b>.<br><b>5</b> Do it for every image and take the average: the total cost."
            ).format(label=answer.label, total=total_text(answer.cost))
        )
        self._show_table(answer)
        self._worked.show_text(answer.worked_line())

    def _show_table(self, answer: Answer) -> None:
        cells = [
            [
                output_text(answer.outputs[k]),
                str(answer.desired(k)),
                output_text(answer.outputs[k] - answer.desired(k)),
                miss_text(answer.misses[k]),
            ]
            for k in range(OUTPUTS)
        ]
        cells.append(["", "", "", total_text(answer.cost)])
        header = [self.tr("1 output"), self.tr("2 desired"), self.tr("3 miss"), self.tr("4 squared")]
        bold = {(k, 3) for k in answer.largest} | {(answer.label, c) for c in range(3)} | {(OUTPUTS, 3)}
        names = [*map(str, range(OUTPUTS)), self.tr("sum")]
        self._table.show_cells(names, header, cells, frozenset(bold))
        self._table.show_line_above(OUTPUTS)
