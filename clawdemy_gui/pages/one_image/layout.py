"""Where everything stands on the One image page: the image, ten bars over ten sliders, and the column."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui.number_text import short_text
from clawdemy_gui.pages.one_image.image_card import ImageCard
from clawdemy_gui.pages.one_image.views.a_and_b import AAndB
from clawdemy_gui.pages.one_image.views.five_steps import FiveSteps
from clawdemy_gui.pages.one_image.views.one_output import OneOutput
from clawdemy_gui.pages.one_image.views.other_costs import OtherCosts
from clawdemy_gui.pages.one_image.views.relabel import Relabel
from clawdemy_gui.pages.one_image.views.ruler import RulerView
from clawdemy_gui.pages.one_image.views.trace import Trace
from clawdemy_gui.widgets.charts.bars_over_sliders import BarsOverSliders, ColumnWords
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.pictures.digit_picture import DigitPicture

translate = QCoreApplication.translate
_SMALL_DIGIT = 84
"""Beside the heading, while the stage is presented alone, in pixels."""


class OneImageLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords, ask_training_set: Callable[[], None]) -> None:
        self.image = ImageCard()
        self.columns = _columns_of_outputs()
        self.number = BigNumber(translate("one_image", "Cost of this image"))
        self.reading = TextLine()
        self.column = Column(
            translate("one_image", "Views of this answer"),
            [self.number, self.reading],
            _views(ask_training_set),
        )
        self.frame = PageFrame(words, self._stage(), self.column)
        self.digit = DigitPicture()
        self.digit.setFixedSize(_SMALL_DIGIT, _SMALL_DIGIT)
        self.frame.add_lead(self.digit)

    def _stage(self) -> QWidget:
        stage = QWidget()
        row = QHBoxLayout(stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self.columns)
        row.addWidget(self.image)
        row.addWidget(card, 1)
        return stage


def _columns_of_outputs() -> BarsOverSliders:
    """Ten columns in the words of the lesson."""
    words = ColumnWords(
        axis=translate("one_image", "Squared miss of each output, on an axis fixed at 0 to 1"),
        values=translate("one_image", "output"),
        desired=translate("one_image", "desired"),
        slider=translate("one_image", "Output {k}"),
        field=translate("one_image", "Output {k} value"),
        counts=translate("one_image", "in hundredths: 45 means 0.45"),
    )
    return BarsOverSliders(words, short_text)


def _network_look() -> QWidget:
    """Imported when it is asked for: the window opens without a network."""
    from clawdemy_gui.pages.one_image.views.network import NetworkLook

    return NetworkLook()


def _views(ask_training_set: Callable[[], None]) -> list[ViewEntry]:
    """What the column can show, in the order of its tabs."""

    def five_steps() -> QWidget:
        view = FiveSteps()
        view.training_set_asked.connect(ask_training_set)
        return view

    return [
        ViewEntry(
            "",
            translate("one_image", "Ruler"),
            translate("one_image", "The ten squared misses stacked up to the cost"),
            RulerView,
        ),
        ViewEntry(
            "steps",
            translate("one_image", "Five steps"),
            translate("one_image", "From ten outputs to a cost, in numbers"),
            five_steps,
        ),
        ViewEntry(
            "one-output",
            translate("one_image", "One output"),
            translate("one_image", "The cost if only one output moves"),
            OneOutput,
        ),
        ViewEntry(
            "trace",
            translate("one_image", "Trace"),
            translate("one_image", "The cost over your changes"),
            Trace,
        ),
        ViewEntry(
            "relabel",
            translate("one_image", "Relabel"),
            translate("one_image", "The cost under each label"),
            Relabel,
        ),
        ViewEntry(
            "other-costs",
            translate("one_image", "Other costs"),
            translate("one_image", "The same outputs judged by each cost"),
            OtherCosts,
        ),
        ViewEntry(
            "a-and-b",
            translate("one_image", "A and B"),
            translate("one_image", "Keep two answers and compare"),
            AAndB,
        ),
        ViewEntry(
            "network",
            translate("one_image", "Network"),
            translate("one_image", "The network that answered, neuron by neuron"),
            _network_look,
        ),
    ]
