"""The one layout of every page: heading, stage, and the column to look closer at its right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.column import Column
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure

NARROWEST, WIDEST = 300, 420
"""How wide a column is in pixels, with larger type wider, unless its view or the hand wants more."""
_ALONE = 240
"""How wide a column is at least that shows its first view and no names of others, as in the lesson."""
_SHARE = 0.28
"""A column's share of the page, between its bounds."""
_SHARES_OVER = 0.42, 0.5, 0.6
"""The same of a column that lies over the stage; the first with which it stays below the number."""
_ROOM = 960
"""A page narrower than this, or than its stage and its column, is laid out as on a projector."""
_KEY_STEP = 16
_HANDLE = 10
_SIDE = 16
_BELOW = 8
"""Pixels between the page and what stands above and below it."""


class PageFrame(QWidget):
    """The stage keeps its height whatever the column shows.

    On a projector, or where there is no room beside the stage, the column is put away: its number stands
    in the headline, and the column lies over the stage's right part while a view is looked at.
    """

    column_moved = Signal(int)
    """The hand has made the column so many pixels wide."""
    closed = Signal()
    """The column that lay over the stage was put away."""

    def __init__(
        self,
        words: "FrameWords",
        stage: QWidget,
        column: Column,
        rows: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        """rows: what stands between the heading and the stage, over the whole width."""
        super().__init__(parent)
        self.stage, self.column = stage, column
        self.hint = TextLine(soft=True)
        self._question = TextLine("?", size="heading", bold=True)
        self._question.hide()
        self._wide: int | None = None
        self._open = False
        self._room = _ROOM
        self._beside = True
        self._alone = False
        self._presented = False
        self._rows = list(rows)
        self._apart: list[QWidget] = []
        """What presenting leaves away."""
        self._put_away: list[QWidget] = []
        """What of it was to be seen before."""
        self._titles = QVBoxLayout()
        self._head = QHBoxLayout()
        self._look_closer = QPushButton(words.look_closer)
        self._body = _Body(stage, column, words.width_of_column, self._head)
        self._build(words.heading, rows)
        self.fit_look()

    def _build(self, heading: str, rows: Sequence[QWidget]) -> None:
        self._titles.setSpacing(0)
        self._titles.addStretch(1)
        self._titles.addWidget(TextLine(heading, size="heading", bold=True))
        self._titles.addWidget(self.hint)
        self._titles.addStretch(1)
        self._head.setSpacing(look.APART)
        self._head.addLayout(self._titles, 1)
        self._head.addWidget(self._question, 1)
        self._head.addWidget(self._look_closer, 0, Qt.AlignmentFlag.AlignBottom)
        self._look_closer.setCheckable(True)
        self._look_closer.clicked.connect(self._toggle)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(_SIDE, _BELOW, _SIDE, _BELOW)
        outside.setSpacing(look.NEAR)
        outside.addLayout(self._head)
        for row in rows:
            outside.addWidget(row)
        outside.addWidget(self._body, 1)
        self._body.splitter.moved_by_hand.connect(self._keep_width)

    # The column's width.

    def set_column_width(self, wide: int | None) -> None:
        """The width that the hand once gave the column; None for the layout's own."""
        self._wide = wide
        self._fit_column()

    def column_width(self) -> int:
        """How wide the column is now."""
        return self.column.width()

    def _keep_width(self, wide: int) -> None:
        self._wide = wide
        self.column_moved.emit(wide)

    def _fit_column(self) -> None:
        widest = max(WIDEST, WIDEST * look.now().text / look.LIGHT.text)
        own = round(min(max(_SHARE * self.width(), _ALONE if self._alone else NARROWEST), widest))
        least = self.column.minimumSizeHint().width()
        self._body.place(max(self._wide or own, least), self._beside, self._open and not self._presented)

    # Where the column stands.

    def show_view(self, name: str) -> QWidget:
        """Open a view of the column; on a projector the first view puts the column away."""
        shown = self.column.show_view(name)
        self._open = bool(name)
        self._look_closer.setChecked(self._open)
        if self._beside != self._has_room():
            self.fit_look()
        self._fit_column()
        return shown

    def is_over_stage(self) -> bool:
        """Whether the column lies over the stage now."""
        return not self._beside and self._open

    def open_over_stage(self, opened: bool) -> None:
        """On a projector: lay the column over the stage, or put it away."""
        self._open = opened
        self._look_closer.setChecked(opened)
        self._fit_column()
        if not opened:
            self.closed.emit()

    def _toggle(self, opened: bool) -> None:
        self.open_over_stage(opened)

    def _has_room(self) -> bool:
        narrowest = _ALONE if self._alone else NARROWEST
        least = max(narrowest, self.column.minimumSizeHint().width()) + self.stage.minimumSizeHint().width()
        if self._presented:
            return False
        return look.now().side_panels and self._room >= max(_ROOM, least + _HANDLE + 2 * _SIDE)

    def fit_room(self, room: int) -> None:
        """The window has so many pixels for a page in its width."""
        self._room = room
        if self._beside != self._has_room():
            self.fit_look()

    def allow_column(self, allowed: bool, alone: bool = False) -> None:
        """Whether there is a column at all: a step of the lesson may need none.

        alone: it shows a view without the names of the others.
        """
        self._body.allowed = allowed
        self._alone = alone
        if self._beside != self._has_room():
            self.fit_look()
        self._look_closer.setVisible(allowed and not self._beside and not self._presented)
        self._fit_column()

    def present(self, presented: bool, aside: Sequence[QWidget] = ()) -> None:
        """The stage alone, below heading and number, without what is `aside`; and back to what there was."""
        if presented == self._presented:
            return
        self._presented = presented
        if presented:
            self._apart = [*self._rows, self.hint, *aside]
            self._put_away = [part for part in self._apart if not part.isHidden()]
        for part in self._put_away:
            part.setVisible(not presented)
        self.fit_look()

    def stay_alone(self) -> None:
        """What was put away while presenting stays so, whatever has just shown it."""
        for part in self._apart if self._presented else ():
            part.hide()

    def cover(self, covered: bool) -> None:
        """Put a question mark in the number's place."""
        self._question.setVisible(covered)

    def add_lead(self, widget: QWidget) -> None:
        """Let this stand before the heading, where it is shown."""
        self._head.insertWidget(0, widget)
        widget.hide()

    def fit_look(self) -> None:
        """On a projector the number stands above everything, where it has room to be large."""
        beside = self._beside = self._has_room()
        self._look_closer.setVisible(self._body.allowed and not beside and not self._presented)
        number = self.column.headline[0] if self.column.headline else None
        if beside:
            self.column.take_headline()
        elif number is not None:
            self._head.insertWidget(self._head.count() - 2, number)
            for place, widget in enumerate(self.column.headline[1:]):
                self._titles.insertWidget(3 + place, widget)
        if number is not None:
            wide = QSizePolicy.Policy.Expanding if beside else QSizePolicy.Policy.Fixed
            number.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._fit_hint()
        self._fit_column()

    def _fit_hint(self) -> None:
        """Beside a large number a long hint takes two lines: on a projector small type is not read."""
        wide = figure.text_width(self.hint.text(), self.hint.pixels())
        self.hint.set_lines(2 if not self._beside and wide > self.hint.width() else 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # Not at once: Qt is walking over the children that are moved here.
            QTimer.singleShot(0, self, self.fit_look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()
        self._fit_column()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(0, self._body.needs() + _BELOW))


class FrameWords:
    """The words of a page's frame."""

    def __init__(self, heading: str, look_closer: str, width_of_column: str) -> None:
        self.heading = heading
        self.look_closer = look_closer
        self.width_of_column = width_of_column


class _Body(QWidget):
    """Stage and column side by side, or the column over the stage."""

    def __init__(self, stage: QWidget, column: Column, handle_name: str, head: QLayout) -> None:
        """head: what stands on top of the page, the number and the button among it."""
        super().__init__()
        self._column = column
        self._head = head
        self._over = False
        self._wide = NARROWEST
        self.allowed = True
        self.splitter = _Splitter(handle_name)
        self.splitter.addWidget(stage)
        self.splitter.addWidget(column)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.splitter)

    def place(self, wide: int, beside: bool, opened: bool) -> None:
        """Give the column `wide` pixels beside the stage, or over it, or put it away."""
        self._wide = wide
        if beside and self._over:
            self.splitter.addWidget(self._column)
        elif not beside and not self._over:
            self._column.setParent(self.parentWidget())
        self._over = not beside
        self._column.setVisible(self.allowed and (beside or opened))
        # The first handle of a splitter stands before the first widget and is never seen.
        self.splitter.handle(0).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.splitter.handle(0).setAccessibleName("")
        if beside:
            self.splitter.setSizes([max(self.width() - wide - _HANDLE, 1), wide])
        else:
            self.lie_over()

    def lie_over(self) -> None:
        """Lay the column over the stage's right part, and over what stands above it if it needs more room.

        Where it would hide the number, or the button that puts it away, it is wider, and so less tall.
        """
        if not self._over:
            return
        column, box = self._column, self.geometry()
        for share in _SHARES_OVER:
            wide = min(
                max(self._wide, column.minimumSizeHint().width(), round(share * self.width())), self.width()
            )
            column.resize(wide, column.height())
            tall, room = column.minimumSizeHint().height(), box.bottom() - self._head.geometry().bottom()
            if tall <= room:
                # Where it must rise, all of the way: a list that is half covered looks cut off.
                tall = self.height() if tall <= self.height() else room
                break
        column.setGeometry(box.right() + 1 - wide, max(box.bottom() + 1 - tall, 0), wide, tall)
        column.raise_()

    def needs(self) -> int:
        """How tall the page must be for the column that lies over it."""
        return self._column.minimumSizeHint().height() if self._over and not self._column.isHidden() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lie_over()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.lie_over()


class _Splitter(QSplitter):
    moved_by_hand = Signal(int)
    """The new width of the column."""

    def __init__(self, handle_name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        self._handle_name = handle_name
        self.splitterMoved.connect(lambda: self.moved_by_hand.emit(self.sizes()[1]))

    def createHandle(self) -> QSplitterHandle:
        handle = _Handle(self)
        handle.setAccessibleName(self._handle_name)
        handle.setToolTip(self._handle_name)
        return handle

    def widen(self, pixels: int) -> None:
        """Make the column so many pixels wider."""
        stage, column = self.sizes()
        self.setSizes([stage - pixels, column + pixels])
        self.moved_by_hand.emit(self.sizes()[1])


class _Handle(QSplitterHandle):
    """The line between stage and column, moved by mouse and by the arrow keys."""

    def __init__(self, splitter: _Splitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._moves = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: _KEY_STEP, Qt.Key.Key_Right: -_KEY_STEP}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._moves.widen(-step if mirrored else step)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        colour = style.focus if self.hasFocus() else style.hand if lit else style.line
        middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        painter.setPen(figure.pen(colour, 3.0 if lit else 2.0))
        painter.drawLine(middle - QPointF(0, 14), middle + QPointF(0, 14))
