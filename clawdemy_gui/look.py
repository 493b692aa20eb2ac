"""The meanings of colours and sizes: light, dark and projector, switchable while the app runs.

Bars and marks take the Okabe–Ito colours (Okabe & Ito, "Color Universal Design", 2008), which people with
any colour vision tell apart; each also has an edge that stands out at 3:1 or more from the ground, because
yellow and orange fills alone do not. tests/test_look.py computes every contrast that is promised here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from clawdemy_gui.resource import resource

FAMILY = "Clawdemy Figures"
TIGHT, NEAR, APART, ROOMY = 4, 8, 12, 16
"""The one grid of distances in pixels: within a group, between lines, between groups, around a page."""
_ARROW = resource("icons/open.svg").as_posix()
"""Of a list that opens; its grey stands out at 3:1 in every look, because a style sheet cannot colour it."""
_DISPLAY_PIXELS = 36
"""Letters from this size on are set a little tighter, as large type wants to be."""


@dataclass(frozen=True)
class Look:
    """Colours as #rrggbb, sizes in logical pixels; each named by what it means."""

    name: str
    ground: str
    """Behind everything."""
    card: str
    """Behind charts and text."""
    ink: str
    soft: str
    """Secondary text, still 4.5:1 (7:1 on a projector)."""
    line: str
    """Edges of cards and fields."""
    grid: str
    hand: str
    """What the person moves: handles, filled grooves, the chosen label, links."""
    on_hand: str
    """Text on `hand`."""
    hand_tint: str
    """The ground of what is chosen."""
    groove: str
    groove_edge: str
    miss: str
    miss_edge: str
    largest: str
    largest_edge: str
    on_miss: str
    """Text on a piece of the stack."""
    ghost: str
    """Where the gesture began."""
    good: str
    focus: str
    paper: str
    """A blank pixel of an image."""
    pen: str
    """A full pixel of an image."""
    below: str
    """A number far below zero, in pictures of numbers; zero itself is the card's colour."""
    above: str
    """A number far above zero."""
    small: int = 12
    """Axes, captions, numbers in charts, what is secondary."""
    text: int = 13
    """Sentences, buttons, fields."""
    large: int = 19
    """What a figure or a card is about: the digits under their columns, a claim, a name in a drawing."""
    heading: int = 21
    """The title of a page."""
    total: int = 50
    """The one big number."""
    stroke: float = 1.5
    side_panels: bool = True
    total_share_of_window: float = 0.0
    """The total's digits are at least this share of the window's height."""

    @property
    def figures(self) -> int:
        """The size of the numbers at bars and sliders: a class reads them from the back row."""
        return self.small if self.side_panels else self.text


LIGHT = Look(
    name="light",
    ground="#f4f6f9",
    card="#ffffff",
    ink="#16202e",
    soft="#525e6f",
    line="#d5dae2",
    grid="#e6e9ef",
    hand="#0067a8",
    on_hand="#ffffff",
    hand_tint="#deebf6",
    groove="#dde2ea",
    groove_edge="#7c8798",
    miss="#e69f00",
    miss_edge="#a06c00",
    largest="#d55e00",
    largest_edge="#8a3a00",
    on_miss="#000000",
    ghost="#6b7686",
    good="#00744f",
    focus="#7a3b9a",
    paper="#ffffff",
    pen="#101820",
    below="#005a9c",
    above="#c85200",
)

DARK = Look(
    name="dark",
    ground="#14181f",
    card="#1c222b",
    ink="#eef2f7",
    soft="#aab4c2",
    line="#39424f",
    grid="#2c343f",
    hand="#6cbcf0",
    on_hand="#0d1218",
    hand_tint="#24384a",
    groove="#303946",
    groove_edge="#8793a4",
    miss="#c98b00",
    miss_edge="#f0b429",
    largest="#e0690a",
    largest_edge="#ffa65c",
    on_miss="#0d1218",
    ghost="#9aa6b6",
    good="#4fd0a5",
    focus="#e3a6ff",
    paper="#1c222b",
    pen="#f3f6fa",
    below="#5db4f0",
    above="#ff9640",
)

PROJECTOR = replace(
    LIGHT,
    name="projector",
    ground="#ffffff",
    ink="#000000",
    soft="#3d4653",
    line="#98a2b0",
    grid="#d3d8e0",
    hand="#004f87",
    groove_edge="#5b6676",
    miss_edge="#7a5200",
    largest="#ef7d2b",
    largest_edge="#6b2d00",
    on_miss="#000000",
    ghost="#4a5463",
    good="#00553a",
    focus="#6a1b9a",
    pen="#000000",
    text=18,
    small=15,
    heading=27,
    total=88,
    large=25,
    stroke=2.5,
    side_panels=False,
    total_share_of_window=1 / 12,
)

LOOKS = {look.name: look for look in (LIGHT, DARK, PROJECTOR)}

_WIDE_WINDOW = 1900
"""From this width on, in pixels, type grows one step: such windows are looked at from farther away."""

_ROOM_FOR_GUIDE = 1280
"""Below this width, in pixels, a projector's type would leave the page no room beside the guide."""

TEXT_SIZES = (0.9, 1.0, 1.12, 1.25, 1.4)
"""What a person may make all type larger or smaller by."""
USUAL_SIZE = 1
"""The place of the size that an app opens with."""

_current = LIGHT
_text_scale = 1.0


def set_text_size(place: int) -> None:
    """Write everything in this size of `TEXT_SIZES` from now on; Qt scales by the system's text itself."""
    global _text_scale
    _text_scale = TEXT_SIZES[place]


def fitted(name: str, width: int, led: bool = False) -> Look:
    """The look of this name for a window so many pixels wide, in the size of text that was chosen.

    led: the guide takes a third of the window.
    """
    return _in_size(_fitted(name, width, led), _text_scale)


@cache
def _in_size(look: Look, scale: float) -> Look:
    if scale == 1.0:
        return look
    sizes = (look.small, look.text, look.large, look.heading, look.total)
    small, text, large, heading, total = (round(size * scale) for size in sizes)
    return replace(look, small=small, text=max(text, small + 1), large=large, heading=heading, total=total)


@cache
def _fitted(name: str, width: int, led: bool) -> Look:
    look = LOOKS[name]
    if not look.side_panels and led and width < _ROOM_FOR_GUIDE:
        small, text, large, heading, total = LIGHT.small, LIGHT.text, LIGHT.large, LIGHT.heading, LIGHT.total
        look = replace(look, small=small, text=text, large=large, heading=heading, total=total)
        return replace(look, total_share_of_window=0.0)
    if width < _WIDE_WINDOW or not look.side_panels:
        return look
    return replace(look, text=15, small=14, heading=25, total=64, large=23)


def for_presenting(name: str) -> Look:
    """The look of this name for the back row: the stage alone, its numbers large."""
    sizes = replace(LOOKS[name], small=20, text=22, large=30, heading=32, total=96, stroke=2.5)
    return replace(sizes, side_panels=False, total_share_of_window=1 / 8)


def now() -> Look:
    """The look that everything is drawn in."""
    return _current


@contextmanager
def on_paper() -> Iterator[None]:
    """What is painted meanwhile is dark on white: paper has no dark look. No widget hears of it."""
    global _current
    before, _current = _current, LIGHT if _current.name == "dark" else _current
    try:
        yield
    finally:
        _current = before


def wear(look: Look) -> None:
    """Dress the running application; every widget repaints, and hears PaletteChange and FontChange.

    The style sheet is the windows', not the application's: there Qt takes four times as long to change it.
    """
    global _current
    _current = look
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("a look needs a QApplication")
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setFont(font(look.text))
    application.setPalette(_palette(look))
    sheet = _style_sheet(look)
    for window in application.topLevelWidgets():
        if window.parentWidget() is None:
            window.setStyleSheet(sheet)


def font(pixels: float, bold: bool = False) -> QFont:
    """The figures' font; its digits are equally wide, so that numbers do not dance."""
    return _font(max(1, round(pixels)), bold)


@cache
def _font(pixels: int, bold: bool) -> QFont:
    _load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    if pixels >= _DISPLAY_PIXELS:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 95)
    # Fractional widths: what is measured is what is drawn, on every screen and in every file.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def _load_fonts() -> None:
    for style in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/ClawdemyFigures-{style}.otf")))


def _palette(look: Look) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: look.ground,
        role.WindowText: look.ink,
        role.Base: look.card,
        role.AlternateBase: look.ground,
        role.Text: look.ink,
        role.Button: look.card,
        role.ButtonText: look.ink,
        role.BrightText: look.ink,
        role.PlaceholderText: look.soft,
        role.Highlight: look.hand,
        role.HighlightedText: look.on_hand,
        role.ToolTipBase: look.card,
        role.ToolTipText: look.ink,
        role.Link: look.hand,
        role.LinkVisited: look.hand,
        role.Light: look.card,
        role.Midlight: look.grid,
        role.Mid: look.line,
        role.Dark: look.soft,
        role.Shadow: look.soft,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.soft))
    return palette


def _style_sheet(look: Look) -> str:
    """The few rules that Fusion cannot learn from a palette: rounded buttons and a focus ring one can see."""
    return f"""
    QToolTip {{ border: 1px solid {look.groove_edge}; padding: 4px; }}
    QPushButton, QToolButton {{
        background: {look.card}; color: {look.ink}; border: 1px solid {look.groove_edge};
        border-radius: 6px; padding: 3px 9px; min-height: {look.text + 9}px; }}
    QPushButton:hover, QToolButton:hover {{ background: {look.hand_tint}; }}
    QPushButton:checked, QToolButton:checked {{
        background: {look.hand}; color: {look.on_hand}; border-color: {look.hand}; font-weight: bold; }}
    QCheckBox::indicator:unchecked {{
        background: {look.card}; border: 1px solid {look.groove_edge};
        width: {look.text - 2}px; height: {look.text - 2}px; }}
    QPushButton[wanted="true"] {{ border: 2px solid {look.hand}; font-weight: bold; padding: 2px 8px; }}
    QPushButton[inviting="true"] {{
        background: {look.hand}; color: {look.on_hand}; border-color: {look.hand}; font-weight: bold; }}
    QPushButton[inviting="true"]:focus {{ border: 2px solid {look.focus}; padding: 2px 8px; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {look.hand_tint}; color: {look.ink}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {look.soft}; border-color: {look.line}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {look.focus}; padding: 2px 8px; }}
    QPushButton:checked:focus, QToolButton:checked:focus {{
        background: {look.hand_tint}; color: {look.hand}; border-color: {look.focus}; }}
    ReadingText {{ border: none; background: {look.card}; }}
    ReadingText:focus {{ border: 2px solid {look.focus}; border-radius: 4px; }}
    QPushButton[quiet="true"] {{ border-color: {look.line}; font-size: {look.small}px; padding: 3px 2px; }}
    QPushButton[quiet="true"]:focus {{ border: 2px solid {look.focus}; padding: 2px 1px; }}
    QSpinBox {{ min-height: {look.text + 13}px; }}
    QLineEdit {{
        background: {look.card}; color: {look.ink}; border: 1px solid {look.groove_edge};
        border-radius: 6px; padding: 3px 6px; }}
    QLineEdit:disabled {{ color: {look.soft}; border-color: {look.line}; }}
    QLineEdit:focus {{ border: 2px solid {look.focus}; padding: 2px 5px; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
        background: transparent; border: none; padding: 0px; }}
    QComboBox {{
        background: {look.card}; color: {look.ink}; border: 1px solid {look.groove_edge};
        border-radius: 6px; padding: 2px 2px 2px 6px; min-height: {look.text + 7}px; }}
    QComboBox:hover {{ background: {look.hand_tint}; }}
    QComboBox:disabled {{ color: {look.soft}; border-color: {look.line}; }}
    QComboBox:focus {{ border: 2px solid {look.focus}; padding: 1px 1px 1px 5px; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView {{
        background: {look.card}; color: {look.ink}; border: 1px solid {look.groove_edge}; outline: none;
        selection-background-color: {look.hand}; selection-color: {look.on_hand}; }}
    QComboBox::drop-down {{ border: none; width: {look.text + 7}px; }}
    QComboBox::down-arrow {{ image: url("{_ARROW}"); width: {look.text + 1}px; height: {look.text + 1}px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QHeaderView::section {{ background: {look.ground}; color: {look.soft}; border: none; padding: 2px 6px; }}
    QTableView {{ border: 1px solid {look.line}; }}
    QTableCornerButton::section {{ background: {look.ground}; border: none; }}
    QMenuBar {{ background: {look.ground}; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {look.hand_tint}; }}
    QMenu {{ background: {look.card}; border: 1px solid {look.groove_edge}; padding: 4px; }}
    QMenu::item {{ padding: 5px 22px 5px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {look.hand_tint}; color: {look.ink}; }}
    QMenu::item:disabled {{ color: {look.soft}; }}
    QMenu::separator {{ height: 1px; background: {look.line}; margin: 4px 8px; }}
    """


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, 1…21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
