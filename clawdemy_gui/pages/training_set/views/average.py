"""How an average is made: images are added one by one, and their average settles."""

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui.number_text import change_text, total_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.views.axis import round_end
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.running_average import RunningAverage, draw_running_average
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.layout.text_line import TextLine

_FRAME_MS = 60
_LEAPING = 4
_HEADROOM = 1.4
_GROWTH = 40
"""Playing adds one image, then more and more: a fortieth of those that are there."""


class Average(SpreadView):
    """The cost of each image as a dot, the average of all so far as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Judgements | None = None
        self._state = TrainingSet()
        self._gesture: object = None
        self._words = TextLine(lines=3)
        self.chart = RunningAverage(self.tr("The average of the images' costs"), self.tr("images added"))
        self.play = QPushButton(self.tr("Play"))
        self.play.setCheckable(True)
        self.play.setToolTip(self.tr("Add images, first one by one, then faster"))
        self.play.toggled.connect(self._play)
        self.step = QPushButton(self.tr("Add one"))
        self.step.setToolTip(self.tr("Add one more image to the average"))
        self.step.clicked.connect(lambda: self._ask(self._count() + 1))
        self.slider = LongSlider(self.tr("Images in the average"))
        self.slider.moved.connect(self._slide)
        self.slider.gesture_began.connect(self._begin)
        self.slider.gesture_ended.connect(self._end)
        self._playing = QTimer(self, interval=_FRAME_MS)
        self._playing.timeout.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.play)
        buttons.addWidget(self.step)
        buttons.addWidget(self.slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.chart, 1)
        column.addLayout(buttons)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._found, self._state = found, state
        count = self._count()
        average = float(found.averages[count - 1])
        self.chart.show_averages(found.costs, found.averages, count, _top(found), total_text(average))
        share = (count - 1) / max(len(found) - 1, 1)
        self.slider.show_share(share, images_text(count))
        self._words.show_text(self._explained(found, count, average))

    def _explained(self, found: Judgements, count: int, average: float) -> str:
        last = float(found.costs[count - 1])
        start = self.tr("Average of the first <b>{count:,}</b> of {images}: <b>{average}</b>. ").format(
            count=count, images=images_text(len(found)), average=total_text(average)
        )
        if count == 1:
            return start + self.tr("Press Play, or add the next image yourself.")
        before = float(found.averages[count - 2])
        moved = change_text(average - before)
        if not moved.startswith(("+", "−")):
            moved = self.tr("by less than can be shown")
        return start + self.tr(
            "The last one cost {last} and moved it {moved}: the more images, the less one of them counts."
        ).format(last=total_text(last), moved=moved)

    def _count(self) -> int:
        return min(self._state.averaged, len(self._found) if self._found else 1)

    # What a person does.

    def _ask(self, count: int) -> None:
        if self._found is not None:
            count = min(max(count, 1), len(self._found))
            words = self.tr("Images in the average")
            self.asked.emit(replace(self._state, averaged=count), words, self._gesture)

    def _slide(self, share: float) -> None:
        if self._found is not None:
            self._ask(1 + round(share * (len(self._found) - 1)))

    def _begin(self) -> None:
        self.stop()
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None

    def _play(self, on: bool) -> None:
        self.play.setText(self.tr("Pause") if on else self.tr("Play"))
        self._gesture = object() if on else None
        if on and self._found is not None and self._count() == len(self._found):
            self._ask(1)
        self._playing.start() if on else self._playing.stop()

    def _go_on(self) -> None:
        count = self._count()
        if self._found is None or count >= len(self._found):
            self.play.setChecked(False)
        else:
            self._ask(count + 1 + count // _GROWTH)

    def is_running(self) -> bool:
        return self._playing.isActive()

    def stop(self) -> None:
        self.play.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        if self._found is not None:
            count = self._count()
            averages = self._found.averages[:count]
            label = total_text(float(averages[-1]))
            bottom = self.chart.bottom()
            draw_running_average(
                painter, box, self._found.costs[:count], averages, _top(self._found), label, bottom
            )


def _top(found: Judgements) -> float:
    """The end of the axis: the first few averages still leap, and need not fit."""
    settled = found.averages[min(len(found) - 1, _LEAPING) :]
    return round_end(_HEADROOM * float(settled.max()))
