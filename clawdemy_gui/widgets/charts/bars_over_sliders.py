"""Ten columns: each bar stands exactly above its own slider, aligned to the pixel at every size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.bars import BARS, Bar, BarChart
from clawdemy_gui.widgets.controls.output_slider import HANDLE, OutputSlider
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.painting import figure

TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
FEW_TICKS = (0.0, 0.5, 1.0)
_ROOM_FOR_TICKS = 11
"""A lower chart, in heights of a number, marks only 0, one half and 1."""
_CHART_SHARE = 0.56
"""How much of the height the bars get; the sliders get what the rows of numbers leave."""


class OutputColumn(NamedTuple):
    """What one column shows: a value 0…1, the value it should have (0…1), and its bar."""

    value: float
    desired: float
    bar: Bar


@dataclass(frozen=True)
class ColumnWords:
    """The words of the columns; `slider` and `field` name column k for a screen reader with {k}.

    `counts` says in what a slider counts: a screen reader speaks its positions, 0 to 100.
    """

    axis: str
    values: str
    desired: str
    slider: str
    field: str
    counts: str = ""


class BarsOverSliders(QWidget):
    """Bars over value fields over sliders; every gesture is told as numbers, nothing is decided here."""

    moved = Signal(int, float)
    """A slider or a field: column and its new value, 0…1."""
    bar_moved = Signal(int, float)
    """A bar under the hand: column and the bar's new height, 0…1."""
    gesture_began = Signal(int)
    gesture_ended = Signal(int)
    pointed = Signal(int)
    """The column under the pointer or with the focus."""

    def __init__(
        self, words: ColumnWords, text_of: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._columns: list[OutputColumn] = []
        self._has_desired = self._has_bars = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.chart = BarChart(1.0, self.gutter(), TICKS, self)
        self.sliders = [OutputSlider(self) for _ in range(BARS)]
        self.fields = [ValueField(text_of, self) for _ in range(BARS)]
        self._connect_chart()
        for k in range(BARS):
            self._connect_column(k)

    def _connect_chart(self) -> None:
        self.chart.pressed.connect(self.gesture_began)
        self.chart.dragged.connect(self.bar_moved)
        self.chart.released.connect(self.gesture_ended)
        self.chart.pointed.connect(lambda k: self.pointed.emit(k) if k >= 0 else None)

    def _connect_column(self, k: int) -> None:
        slider, field = self.sliders[k], self.fields[k]
        slider.setAccessibleName(self.words.slider.format(k=k))
        slider.setAccessibleDescription(self.words.counts)
        field.setAccessibleName(self.words.field.format(k=k))
        slider.valueChanged.connect(lambda position: self.moved.emit(k, position / 100))
        slider.end_asked.connect(lambda value: self.moved.emit(k, value))
        slider.gesture_began.connect(lambda: self.gesture_began.emit(k))
        slider.gesture_ended.connect(lambda: self.gesture_ended.emit(k))
        field.gesture_began.connect(lambda: self.gesture_began.emit(k))
        field.gesture_ended.connect(lambda: self.gesture_ended.emit(k))
        field.valueChanged.connect(lambda value: self.moved.emit(k, value))
        for widget in (slider, field):
            widget.setProperty("column", k)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            self.pointed.emit(watched.property("column"))
        return False

    def show_columns(self, columns: Sequence[OutputColumn], moving: bool = False) -> None:
        """Draw these ten columns; what did not change is not painted again."""
        for k, column in enumerate(columns):
            if self._columns and column == self._columns[k]:
                continue
            self.sliders[k].show_value(column.value, column.desired)
            self.fields[k].show_value(column.value)
        if [c.desired for c in columns] != [c.desired for c in self._columns]:
            self.update()
        self.chart.show_bars([column.bar for column in columns], moving)
        self._columns = list(columns)

    def show_parts(self, bars: bool, desired: bool) -> None:
        """Whether there are bars, and whether it is told what each output should say."""
        self._has_bars, self._has_desired = bars, desired
        self.chart.setVisible(bars)
        for slider in self.sliders:
            slider.show_mark(desired)
        self._arrange()

    def cancel_gesture(self) -> None:
        """Let go of what the mouse holds."""
        for slider in self.sliders:
            slider.setSliderDown(False)
        self.chart.let_go()

    def gutter(self) -> int:
        """Room at the left for the axis and the names of the rows, in pixels."""
        return round(look.now().figures * 4.6)

    def column_box(self, k: int) -> QRect:
        """Column k from top to bottom, in this widget's pixels."""
        wide = max(1, (self.width() - self.gutter()) // BARS)
        return QRect(self.gutter() + k * wide, 0, wide, self.height())

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    def minimumSizeHint(self) -> QSize:
        style = look.now()
        rows = self._field_height() + self._digit_height()
        return QSize(self.gutter() + BARS * round(style.text * 1.5 + 14), 100 + rows + 4 * HANDLE)

    def _field_height(self) -> int:
        return max(26, look.now().text + 13)

    def _digit_height(self) -> int:
        return round(look.now().large * 1.35 + look.now().figures * 1.6)

    def _rows(self) -> tuple[int, int, int]:
        """Where the fields, the sliders and the digits begin."""
        free = self.height() - self._field_height() - self._digit_height() - 12
        chart = round(free * _CHART_SHARE) if self._has_bars else 0
        sliders = chart + 6 + self._field_height() + 6
        return chart + 6, sliders, self.height() - self._digit_height()

    def _caption_height(self) -> int:
        return round(look.now().figures * 1.8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()
        super().changeEvent(event)

    def _arrange(self) -> None:
        fields, sliders, digits = self._rows()
        wide = self.column_box(0).width()
        self.chart.set_gutter(self.gutter())
        caption = self._caption_height()
        self.chart.show_ticks(TICKS if fields - caption > _ROOM_FOR_TICKS * look.now().figures else FEW_TICKS)
        self.chart.setGeometry(0, caption, self.gutter() + BARS * wide, fields - 6 - caption)
        for k in range(BARS):
            box = self.column_box(k)
            self.fields[k].setGeometry(box.left() + 2, fields, wide - 4, self._field_height())
            self.sliders[k].setGeometry(box.left() + 1, sliders, wide - 2, digits - sliders)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = look.now()
        painter.fillRect(event.rect(), figure.as_colour(style.card))
        fields, _, digits = self._rows()
        tall = style.large * 1.35
        desired_row = QRectF(0, digits + tall, self.gutter(), style.figures * 1.6)
        if event.rect().left() < self.gutter():
            self._name_rows(painter, fields, desired_row)
        wide, asked = self.column_box(0).width(), event.rect()
        first = max((asked.left() - self.gutter()) // wide, 0)
        last = min((asked.right() - self.gutter()) // wide, len(self._columns) - 1)
        for k in range(first, last + 1):
            column, box = self._columns[k], self.column_box(k)
            chosen = column.bar.chosen and self._has_desired
            if chosen:
                tinted = QRectF(box.left() + 1, fields - 6, box.width() - 2, self.height() - fields + 6)
                painter.fillRect(tinted, style.hand_tint)
            if not event.region().intersects(QRect(box.left(), digits, box.width(), box.height() - digits)):
                continue
            digit = QRectF(box.left(), digits, box.width(), tall)
            colour = style.hand if chosen else style.ink
            figure.write(painter, digit, str(k), colour=colour, pixels=style.large, bold=chosen)
            if not self._has_desired:
                continue
            desired = QRectF(box.left(), desired_row.top(), box.width(), desired_row.height())
            colour = style.hand if chosen else style.soft
            figure.write(
                painter, desired, f"{column.desired:g}", colour=colour, pixels=style.figures, bold=chosen
            )

    def _name_rows(self, painter: QPainter, fields: int, desired_row: QRectF) -> None:
        style = look.now()
        caption = QRectF(4, 0, self.width() - 8, self._caption_height() - 4)
        left = Qt.AlignmentFlag.AlignLeft
        if self._has_bars:
            figure.write(painter, caption, self.words.axis, left, style.soft, style.figures)
        self._name_row(painter, QRectF(0, fields, self.gutter(), self._field_height()), self.words.values)
        if self._has_desired:
            self._name_row(painter, desired_row, self.words.desired)

    def _name_row(self, painter: QPainter, box: QRectF, name: str) -> None:
        style = look.now()
        box.setWidth(box.width() - 6)
        figure.write(painter, box, name, Qt.AlignmentFlag.AlignRight, style.soft, style.figures)
