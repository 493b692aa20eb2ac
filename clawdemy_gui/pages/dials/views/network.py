"""The whole network with the dial in the hand drawn thick, lit up by one image while the dial turns."""

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.network_of_images import NetworkOfImages


class NetworkLook(CloserLook):
    """One image's activations and cost; the big number stays the cost of all images."""

    follows_hand = True

    def __init__(self) -> None:
        super().__init__()
        self.one = NetworkOfImages()
        self.one.inside.dial_asked.connect(self.picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.one)

    def figures(self) -> list[Figure]:
        return [self.one.inside.figure()]

    def tables(self) -> list[Table]:
        return self.one.inside.tables()

    def show_facts(self, facts: Facts) -> None:
        self.one.show_network(facts.hold.network(), facts.data, facts.state.dial)
