"""Small signs on buttons, in the colours of the look; the drawings are Lucide's."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from clawdemy_gui import look
from clawdemy_gui.resource import resource

IconName = Literal["run", "pause", "step", "back", "restart", "undo"]
_RESTYLING = (
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DynamicPropertyChange,
    QEvent.Type.Show,
)
_GAP = 4
"""Pixels between an icon and the words after it."""


def show_icon(button: QAbstractButton, name: IconName) -> None:
    """Put this icon before the button's words, instead of the one that was there."""
    shown = button.findChild(_ButtonIcon, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (shown or _ButtonIcon(button)).show_name(name)


def icon(name: IconName, on_colour: bool = False) -> QIcon:
    """An icon in the present look, for a menu's action too; one that cannot be used now is softer.

    on_colour: it stands on the colour of what invites to be pressed.
    """
    style = look.now()
    made = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, style.on_hand if on_colour else style.ink),
        (QIcon.Mode.Normal, QIcon.State.On, style.on_hand),
        (QIcon.Mode.Disabled, QIcon.State.Off, style.soft),
    ):
        for ratio in (1, 2):
            made.addPixmap(_tinted(name, colour, style.text * ratio, ratio), mode, state)
    return made


class _ButtonIcon(QObject):
    """Keeps a button's icon in the look; nothing is drawn before the button is first shown."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._name: IconName = "run"
        self._drawn: tuple[str, look.Look, bool] | None = None
        button.installEventFilter(self)

    def show_name(self, name: IconName) -> None:
        self._name = name
        if self._button.isVisible():
            self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _RESTYLING and (event.type() == QEvent.Type.Show or self._button.isVisible()):
            self._draw()
        return False

    def _draw(self) -> None:
        invites = bool(self._button.property("inviting"))
        wanted = self._name, look.now(), invites
        if wanted != self._drawn:
            self._drawn = wanted
            self._button.setIconSize(QSize(look.now().text + _GAP, look.now().text))
            self._button.setIcon(icon(self._name, invites))


@lru_cache(maxsize=128)
def _tinted(name: IconName, colour: str, pixels: int, ratio: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # the first icon loads it, not the start

    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(pixels + _GAP * ratio, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
