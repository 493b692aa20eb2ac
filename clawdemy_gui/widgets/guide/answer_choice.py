"""Two answers side by side: which of them costs more?"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from clawdemy_gui.widgets.guide.answer_strip import AnswerStrip


class AnswerChoice(QWidget):
    """Each answer with the button that says “this one”."""

    guessed = Signal(tuple)

    def __init__(
        self,
        answers: Sequence[tuple[Sequence[float], Sequence[str]]],
        label: int,
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """answers: the ten outputs and how they are written, for each; names: of the answers, A and B."""
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._names = list(names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for number, (outputs, texts) in enumerate(answers):
            strip = AnswerStrip()
            strip.show_answer(outputs, texts, label)
            button = QPushButton(self.tr("{name} costs more").format(name=names[number]))
            order = (float(number), *(float(k) for k in range(len(answers)) if k != number))
            button.clicked.connect(lambda _, order=order: self.guessed.emit(order))
            self.buttons.append(button)
            column.addWidget(strip)
            column.addWidget(button)

    def show_outcome(self, costs: Sequence[str], dearest: int) -> None:
        """The costs stand on the buttons; nothing can be chosen any more."""
        for number, button in enumerate(self.buttons):
            words = self.tr("✓ {name}: {cost}") if number == dearest else self.tr("{name}: {cost}")
            button.setText(words.format(name=self._names[number], cost=costs[number]))
            button.setEnabled(False)
