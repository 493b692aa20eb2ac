"""The card at the left of the One image page: the digit, its label, and answers to try."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
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
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.words import preset_words
from clawdemy_gui.state.one_image import LARGEST_SEED, OneImage
from clawdemy_gui.state.presets import PRESETS, preset_of
from clawdemy_gui.widgets.controls.label_picker import LabelPicker
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.pictures.digit_picture import DigitPicture

_PRESETS_A_ROW = 2

_ABOVE_LABEL = 3
"""The place of the free room above the label: without presets the label stands under the picture."""


def _escaped(name: str) -> str:
    from html import escape  # its table of entities would keep the first picture waiting

    return escape(name)


class ImageCard(Card):
    """The digit, its label, and answers to try."""

    label_chosen = Signal(int)
    stepped = Signal(int)
    random_asked = Signal()
    seed_chosen = Signal(int)
    preset_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._image_label = 0
        self.picture = DigitPicture()
        self.picker = LabelPicker(self.tr("Label"), self.tr("Label {k}"))
        self.picker.chosen.connect(self.label_chosen)
        self._desired = TextLine(soft=True)
        self._which = TextLine(soft=True)
        self._use_label = QPushButton()
        self._use_label.clicked.connect(lambda: self.label_chosen.emit(self._image_label))
        column = self._rows = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.picture, 100)
        self._below_picture = QVBoxLayout()
        column.addLayout(self._below_picture)
        self._choosing, self._labelling = QWidget(), QWidget()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.setSpacing(6)
        choosing.addLayout(self._stepping())
        choosing.addLayout(self._chance())
        column.addWidget(self._choosing)
        column.addStretch(1)
        caption = QHBoxLayout()
        caption.addWidget(TextLine(self.tr("Label"), soft=True), 1)
        caption.addWidget(self._use_label)
        labelling = QVBoxLayout(self._labelling)
        labelling.setContentsMargins(0, 0, 0, 0)
        labelling.setSpacing(6)
        labelling.addLayout(caption)
        labelling.addWidget(self.picker)
        labelling.addWidget(self._desired)
        column.addWidget(self._labelling)
        column.addStretch(1)
        self._menu_button = self._presets_button()
        self._presets = self._presets_in_sight()
        column.addWidget(self._menu_button)
        column.addWidget(self._presets)
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

    def _presets_in_sight(self) -> QWidget:
        """Where there is room, the answers to try are buttons of their own."""
        group = QWidget()
        group.setAccessibleName(self.tr("Answers to try"))
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(TextLine(self.tr("Try an answer"), soft=True), 0, 0, 1, _PRESETS_A_ROW)
        for place, preset in enumerate(PRESETS):
            title, notice = preset_words(preset.name)
            button = QPushButton(title)
            button.setToolTip(notice)
            button.setProperty("quiet", True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, name=preset.name: self.preset_chosen.emit(name))
            grid.addWidget(button, 1 + place // _PRESETS_A_ROW, place % _PRESETS_A_ROW)
        return group

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

    def add_below_picture(self, widget: QWidget) -> None:
        """Give something a place below the picture: what there is to say when the image is missing."""
        self._below_picture.addWidget(widget)
        self._added_below = widget
        widget.installEventFilter(self)

    _added_below: QWidget | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self._show_presets()
        return super().eventFilter(watched, event)

    def show_image(
        self,
        pixels: npt.NDArray[np.uint8],
        index: int,
        label: int | None,
        count: int,
        name: str = "",
        is_here: bool = True,
    ) -> None:
        """pixels: (784,) bytes; `label` is what the image's source says it is, None where it says nothing.

        `name`: of a picture that was opened by itself; `is_here`: whether the image is open at all.
        """
        shown = index, label, count, name, is_here, pixels.tobytes()
        if shown == self._shown:
            return
        self._shown = shown
        self._use_label.setVisible(label is not None)
        self._image_label = 0 if label is None else label
        if name:
            title = self.tr("The picture {name}").format(name=name)
        elif not is_here:
            title = self.tr("Image {n}, which is not here").format(n=index + 1)
        elif label is None:
            title = self.tr("A drawing of your own")
        else:
            title = self.tr("Image {n}, a handwritten {label}").format(n=index + 1, label=label)
        self.picture.show_image(pixels, title)
        which = self.tr("image {n} of {count}").format(n=index + 1, count=count)
        which = which if is_here else self.tr("image {n}").format(n=index + 1)
        self._which.show_text(_escaped(name) if name else which)
        self._use_label.setText(self.tr("Use its own: {label}").format(label=label))

    _shown: tuple[int, int | None, int, str, bool, bytes] | None = None

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

    def parts(self) -> dict[str, list[QWidget]]:
        """What a step of the guided lesson may leave away."""
        return {"controls": [self._choosing], "label": [self._labelling]}

    def allow_presets(self, allowed: bool) -> None:
        """Whether there are answers to try."""
        self._has_presets = allowed
        self._rows.setStretch(_ABOVE_LABEL, int(allowed))
        self._show_presets()

    _has_presets = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_presets()

    def _show_presets(self) -> None:
        """All answers to try in sight where the card is tall enough, else behind one button."""
        roomy = look.now().side_panels and self.height() >= self._presets_need() and self._presets_fit()
        self._presets.setVisible(roomy and self._has_presets)
        self._menu_button.setVisible(not roomy and self._has_presets)

    def _presets_fit(self) -> bool:
        """Whether every answer's name is seen whole: another language may need more room."""
        metrics = QFontMetricsF(look.font(look.now().small))
        widest = max(metrics.horizontalAdvance(preset_words(preset.name)[0]) for preset in PRESETS)
        return widest + 8 <= (self.width() - 28) / _PRESETS_A_ROW

    def _presets_need(self) -> int:
        rows = 1 + (len(PRESETS) + 1) // _PRESETS_A_ROW
        below = self._added_below
        missing = 0 if below is None or below.isHidden() else below.sizeHint().height()
        return 12 * look.now().text + rows * (look.now().text + 21) + 13 * look.now().text + missing

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
        return round(look.now().text * (18.6 if look.now().side_panels else 11.5)) + 12

    def _fit(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.picture.setMaximumHeight(
            round(look.now().text * 14) if look.now().side_panels else self._wide() - 24
        )
        self.updateGeometry()
