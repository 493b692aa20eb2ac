"""A button that stays pressed, with room for its words in bold, which they are while it is chosen."""

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QWidget

from clawdemy_gui import look

_SIDES = 20
"""The border and the padding at both sides, as the look's style sheet has them."""


class ChoosingButton(QPushButton):
    """Its width is the same whether it is chosen or not, so that its neighbours stand still."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(look.font(look.now().text, bold=True)).horizontalAdvance(self.text())
        return QSize(ceil(words) + _SIDES, super().sizeHint().height())

    minimumSizeHint = sizeHint
