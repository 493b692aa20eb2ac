"""How opened images were read, and the way to have it otherwise: light and dark turned, digits prepared."""

from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.files.images.dataset import HELD_IN_MEMORY, DataSet
from clawdemy_gui.files.stand_ins import stands_in
from clawdemy_gui.state.subject import DataChoice
from clawdemy_gui.widgets.controls.choice import Choice

translate = QCoreApplication.translate

_PREPARED: tuple[Literal["mnist", "digits", "as-it-is"], ...] = ("mnist", "digits", "as-it-is")


class HandlingControls(QWidget):
    """A button and a list, there only for images that a person opened and where they make a difference."""

    asked = Signal(object, str)
    """The next DataChoice, and the words for undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = DataChoice()
        self._turned = False
        self._shown: Literal["mnist", "digits", "as-it-is"] = "as-it-is"
        self.turn = QPushButton()
        self.turn.clicked.connect(self._turn)
        self.prepared = Choice(self.tr("Digits"), letters=14)
        self.prepared.list.setToolTip(self.tr("How each picture is cut, scaled and centred for the network"))
        self.prepared.chosen.connect(self._prepare)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.NEAR)
        row.addWidget(self.turn)
        row.addWidget(self.prepared)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_handling(self, choice: DataChoice, data: DataSet) -> None:
        """What was done to these images; hidden where nothing of it could be done otherwise."""
        self._choice, self._turned = choice, data.report.turned
        can_change = choice.source == "file" and not stands_in(choice) and len(data) <= HELD_IN_MEMORY
        # A sheet's paper is told by its printed frames, and its digits follow the network: nothing to choose.
        can_change = can_change and not data.report.sheets
        self.turn.setText(self.tr("Turn back") if self._turned else self.tr("Turn light and dark"))
        tip = self.tr("For images that show paper as ink and ink as paper")
        if self._turned:
            tip = self.tr("Light and dark were turned; show them as they are in the file")
        self.turn.setToolTip(tip)
        self.turn.setAccessibleDescription(tip)
        self._shown = data.report.prepared or "as-it-is"
        titles = [_prepared_title(kind) for kind in _PREPARED]
        self.prepared.show_choices(titles, _PREPARED.index(self._shown))
        self.prepared.setVisible(data.are_pictures)
        self.setVisible(can_change)

    def _turn(self) -> None:
        """To the other side of what their content says, and back to that."""
        turned = None if self._choice.turned is not None else not self._turned
        words = self.tr("Turn back") if self._turned else self.tr("Turn light and dark")
        self.asked.emit(replace(self._choice, turned=turned), words)

    def _prepare(self, place: int) -> None:
        prepared = _PREPARED[place]
        if prepared != self._shown:
            words = self.tr("Digits: {how}").format(how=_prepared_title(prepared))
            self.asked.emit(replace(self._choice, prepared=prepared), words)


def _prepared_title(prepared: Literal["mnist", "digits", "as-it-is"]) -> str:
    return {
        "mnist": translate("subject", "As MNIST"),
        "digits": translate("subject", "As the embedded digits"),
        "as-it-is": translate("subject", "As it is"),
    }[prepared]
