"""What CONTRIBUTING.md says of adding a view and a myth is true: here one of each is added that way."""

from PySide6.QtWidgets import QLabel, QVBoxLayout

from clawdemy_gui.pages.myths.card import Answer, Myth
from clawdemy_gui.pages.myths.cards import cost_is_output
from clawdemy_gui.pages.one_image import layout
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.widgets.layout.column import ViewEntry
from clawdemy_gui.window.main_window import MainWindow
from tests.hands import named


class HowMany(AnswerView):
    """A view of one's own: how many outputs are above one half."""

    def __init__(self):
        super().__init__()
        self.words = QLabel()
        QVBoxLayout(self).addWidget(self.words)

    def show_answer(self, state, answer, in_hand):
        self.words.setText(f"{sum(output > 0.5 for output in state.outputs)} above one half")


def test_a_view_needs_a_class_and_an_entry(qtbot, monkeypatch):
    others = layout._views
    mine = ViewEntry("relabel", "How many", "Outputs above one half", HowMany)

    def views(ask):
        """The names are the state's; mine takes the place of one, so that lesson files know it."""
        return [*(entry for entry in others(ask) if entry.name != "relabel"), mine]

    monkeypatch.setattr(layout, "_views", views)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    command = next(command for command in window.commands() if command.text == "Column: How many")
    assert command.keys == "Ctrl+Shift+8"
    command.run()
    view = window.page.frame.column.findChild(HowMany)
    assert view.words.text() == "1 above one half"
    named(window, "Output 3").setValue(90)
    assert view.words.text() == "2 above one half"


class Flat(Myth):
    """A card of one's own."""

    name = "flat"
    number = 7

    def claim(self):
        return "The earth is flat."

    def question(self):
        return "Is it?"

    def answers(self):
        return [Answer("yes", "It is"), Answer("no", "It is round")]

    def paint(self, painter, box, given, found):
        """Nothing goes in."""


def test_a_myth_needs_a_card_that_is_found(qtbot, monkeypatch):
    monkeypatch.setattr(cost_is_output, "MYTH", Flat())
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_page("myths")
    page = window.page
    qtbot.waitUntil(page.is_complete, timeout=30_000)
    assert [myth.name for myth in page.deck][-1] == "flat"
    page.open_card("flat")
    assert "Is it?" in page.predict.question.text()
    assert "Card 6: The earth is flat." in [command.text for command in window.commands()]
    page.leave()
