"""What one sees at the very first start: begin the lesson, or look around."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import TextLine

_WIDE = 460


class Welcome(Card):
    """Lies over the page; it never comes unasked again."""

    lesson_asked = Signal()
    code_given = Signal(str)
    """Someone’s share code: go there."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAccessibleName(self.tr("Welcome"))
        words = QLabel(
            self.tr(
                "Drag ten outputs and feel a network’s cost. A lesson leads through everything, from the "
                "first slider to the last myth; or look around by yourself, it waits in the menu Lesson."
            )
        )
        words.setWordWrap(True)
        self.lesson = QPushButton(self.tr("Start the lesson (about 30 minutes)"))
        self.lesson.setProperty("inviting", True)
        self.lesson.clicked.connect(self.lesson_asked)
        self.around = QPushButton(self.tr("Look around"))
        self.around.clicked.connect(self.closed)
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("A code from your teacher"))
        self.code.setPlaceholderText(self.tr("Or paste a code from your teacher, and press Enter"))
        self.code.returnPressed.connect(self._give_code)
        buttons = QHBoxLayout()
        buttons.addWidget(self.lesson, 2)
        buttons.addWidget(self.around, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(TextLine(self.tr("What learning really means"), size="heading", bold=True))
        column.addWidget(words)
        column.addLayout(buttons)
        column.addWidget(self.code)
        self.fit()

    def fit(self) -> None:
        """Lie in the middle of the parent, a little above it."""
        parent = self._over
        wide = min(parent.width() - 40, round(_WIDE * look.now().text / 13))
        tall = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        self.setGeometry((parent.width() - wide) // 2, max(0, (parent.height() - tall) * 2 // 5), wide, tall)

    def _give_code(self) -> None:
        if self.code.text().strip():
            self.code_given.emit(self.code.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
