"""The parts that the One image page is put together from."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import output_text, total_text
from clawdemy_gui.pages.one_image.views.a_and_b import AAndB
from clawdemy_gui.pages.one_image.views.five_steps import Steps
from clawdemy_gui.pages.one_image.views.one_output import OneOutput
from clawdemy_gui.pages.one_image.views.other_costs import OtherCosts
from clawdemy_gui.pages.one_image.views.relabel import Relabel
from clawdemy_gui.pages.one_image.views.trace import Trace
from clawdemy_gui.pages.one_image.words import preset_words
from clawdemy_gui.state.one_image import LARGEST_SEED, OneImage
from clawdemy_gui.state.presets import PRESETS, preset_of
from clawdemy_gui.widgets.charts.columns import Columns, ColumnWords
from clawdemy_gui.widgets.charts.ruler import Landmark, Ruler
from clawdemy_gui.widgets.controls.label_picker import LabelPicker
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.closer_panel import CloserPanel
from clawdemy_gui.widgets.layout.text_line import Line
from clawdemy_gui.widgets.pictures.digit_picture import DigitPicture

translate = QCoreApplication.translate


class ImageCard(Card):
    """The digit, its label, and answers to try."""

    label_chosen = Signal(int)
    stepped = Signal(int)
    random_asked = Signal()
    seed_chosen = Signal(int)
    preset_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = DigitPicture()
        self.picker = LabelPicker(self.tr("Label {k}"))
        self.picker.chosen.connect(self.label_chosen)
        self._desired = Line(soft=True)
        self._which = Line(soft=True)
        self._use_label = QPushButton()
        self._use_label.clicked.connect(lambda: self.label_chosen.emit(self._image_label))
        self._image_label = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.picture, 100)
        self._choosing = QWidget()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.addLayout(self._stepping())
        choosing.addLayout(self._chance())
        column.addWidget(self._choosing)
        column.addStretch(1)
        caption = QHBoxLayout()
        caption.addWidget(Line(self.tr("Label"), soft=True), 1)
        caption.addWidget(self._use_label)
        column.addLayout(caption)
        column.addWidget(self.picker)
        column.addWidget(self._desired)
        column.addSpacing(4)
        column.addWidget(self._presets_button())
        self._fit()

    def _stepping(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        before, after = QPushButton("‹"), QPushButton("›")
        for button, step, name in (
            (before, -1, self.tr("Previous image")),
            (after, 1, self.tr("Next image")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedWidth(30)
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
        self._which.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(before)
        row.addWidget(self._which, 1)
        row.addWidget(after)
        return row

    def _chance(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        button = QPushButton(self.tr("Random"))
        button.setAccessibleName(self.tr("Random image"))
        button.setToolTip(self.tr("The next seed's image"))
        button.clicked.connect(self.random_asked)
        row.addWidget(button, 1)
        self._seed = SeedField(LARGEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed of the random image"))
        self._seed.setToolTip(self.tr("The seed: the same seed draws the same image in every class"))
        self._seed.setPrefix(self.tr("seed "))
        self._seed.valueChanged.connect(self.seed_chosen)
        row.addWidget(self._seed, 1)
        return row

    def _presets_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Try an answer ▼"))
        button.setAccessibleName(self.tr("Try an answer"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(self.picker.sizePolicy())
        self._menu = QMenu(button)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(self._menu)
        self._state = OneImage()
        return button

    def _fill_menu(self) -> None:
        self._menu.clear()
        state = self._state
        for preset in PRESETS:
            title, notice = preset_words(preset.name)
            again = preset_of(state.outputs, state.label, state.seed) is preset
            seed = state.next_seed() if again else state.seed
            total = total_text(cost(preset.outputs(state.label, seed), state.label))
            action = self._menu.addAction(f"{title}\t{total}")
            action.setToolTip(notice)
            action.triggered.connect(lambda _=False, name=preset.name: self.preset_chosen.emit(name))

    def show_image(self, pixels: np.ndarray, index: int, label: int | None, count: int) -> None:
        """pixels: (784,) bytes; `label` is what the image's source says it is, None where it says nothing."""
        shown = index, label, count, pixels.tobytes()
        if shown == self._shown:
            return
        self._shown = shown
        self._use_label.setVisible(label is not None)
        self._image_label = 0 if label is None else label
        if label is None:
            name = self.tr("A drawing of your own")
        else:
            name = self.tr("Image {n}, a handwritten {label}").format(n=index + 1, label=label)
        self.picture.show_image(pixels, name)
        self._which.show_text(self.tr("image {n} of {count}").format(n=index + 1, count=count))
        self._use_label.setText(self.tr("Use its own: {label}").format(label=label))

    _shown: tuple[int, int | None, int, bytes] | None = None

    def show_answer(self, state: OneImage) -> None:
        """The label and the desired outputs."""
        relabelled = state.label != self._state.label or not self._desired.text()
        self._state = state
        if relabelled:
            self.picker.show_chosen(state.label)
            ones = " ".join("<b>1</b>" if k == state.label else "0" for k in range(10))
            self._desired.show_text(self.tr("desired [{vector}]").format(vector=ones))
        self._seed.show_seed(state.seed)
        self._want_own_label(state.label)

    def _want_own_label(self, label: int) -> None:
        """Where the picture and the label disagree, the way to mend it stands out."""
        wanted = self._image_label != label
        if wanted != bool(self._use_label.property("wanted")):
            self._use_label.setProperty("wanted", wanted)
            self._use_label.style().polish(self._use_label)

    def show_compact(self, compact: bool) -> None:
        """Leave out what chooses another image."""
        self._choosing.setVisible(not compact)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the look wants it, and wider where a language needs more room."""
        room = super().sizeHint()
        return QSize(max(self._wide(), super().minimumSizeHint().width()), room.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _wide(self) -> int:
        return round(look.now().text * (15.0 if look.now().side_panels else 11.5)) + 12

    def _fit(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.picture.setMaximumHeight(self._wide() - 24)
        self.updateGeometry()


class TotalCard(Card):
    """The cost as a large number, what the answer says, and the ten squared misses stacked on the ruler."""

    def __init__(self) -> None:
        super().__init__()
        self.number = BigNumber(self.tr("Cost of this image"))
        self.reading = Line()
        self.ruler = Ruler()
        self.ruler.setAccessibleName(self.tr("The ten squared misses stacked on the cost ruler"))
        self.landmarks = [
            Landmark(0.0, self.tr("0 perfect")),
            Landmark(0.5, self.tr("0.5 below: surely right"), self.tr("0.5 right")),
            Landmark(0.9, self.tr("0.90 total shrug"), self.tr("0.90 shrug")),
            Landmark(1.0, self.tr("1 all off")),
            Landmark(2.0, self.tr("2 confident, wrong"), self.tr("2 wrong")),
            Landmark(2.5, self.tr("2.5 all one half"), self.tr("2.5 half")),
            Landmark(10 / 3, self.tr("3.33 random")),
            Landmark(10.0, self.tr("10 everything wrong"), self.tr("10 worst")),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.number)
        column.addWidget(self.reading)
        column.addWidget(self.ruler, 1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(round(look.now().small * (21.0 if look.now().side_panels else 16.5)))


def columns_of_outputs() -> Columns:
    """Ten columns in the words of the lesson."""
    words = ColumnWords(
        axis=translate("one_image", "Squared miss of each output, on an axis fixed at 0 to 1"),
        values=translate("one_image", "output"),
        desired=translate("one_image", "desired"),
        slider=translate("one_image", "Output {k}"),
        field=translate("one_image", "Output {k} value"),
    )
    return Columns(words, output_text)


def closer_panel(ask_training_set: Callable[[], None]) -> CloserPanel:
    """The Look closer panel with its six views."""

    def steps() -> QWidget:
        view = Steps()
        view.training_set_asked.connect(ask_training_set)
        return view

    return CloserPanel(
        translate("one_image", "Look closer:"),
        [
            (
                "steps",
                translate("one_image", "Five steps"),
                translate("one_image", "From ten outputs to a cost, in numbers"),
                steps,
            ),
            (
                "one-output",
                translate("one_image", "One output"),
                translate("one_image", "The cost if only one output moves"),
                OneOutput,
            ),
            (
                "trace",
                translate("one_image", "Trace"),
                translate("one_image", "The cost over your changes"),
                Trace,
            ),
            (
                "relabel",
                translate("one_image", "Relabel"),
                translate("one_image", "The cost under each label"),
                Relabel,
            ),
            (
                "other-costs",
                translate("one_image", "Other costs"),
                translate("one_image", "The same outputs judged by each cost"),
                OtherCosts,
            ),
            (
                "a-and-b",
                translate("one_image", "A and B"),
                translate("one_image", "Keep two answers and compare"),
                AAndB,
            ),
        ],
    )
