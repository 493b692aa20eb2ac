"""Every contrast that the looks promise, computed; and a look can be changed while the app runs."""

import ast
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

import clawdemy_gui
from clawdemy_gui import look
from clawdemy_gui.look import LOOKS, contrast
from clawdemy_gui.window.main_window import MainWindow
from tests.hands import named

LOOK = pytest.mark.parametrize("style", LOOKS.values(), ids=LOOKS)
GROUNDS = ("ground", "card", "hand_tint")
SCREEN, PROJECTOR_TEXT, SHAPES = 4.5, 7.0, 3.0


def least(style, one, *others):
    """The least contrast between one colour of a look and some others."""
    return min(contrast(getattr(style, one), getattr(style, other)) for other in others)


def text_contrast(style):
    return PROJECTOR_TEXT if style.name == "projector" else SCREEN


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#000000", 21.0), ("#777777", "#777777", 1.0),
     ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0), ("#0000ff", "#ffffff", 8.59)],
)  # fmt: skip
def test_contrast_is_the_ratio_of_wcag(one, other, ratio):
    """Known values, as published checkers give them."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@LOOK
def test_text_can_be_read_on_every_ground(style):
    assert least(style, "ink", *GROUNDS) >= text_contrast(style)
    assert least(style, "soft", *GROUNDS) >= text_contrast(style)


@LOOK
def test_the_colour_of_the_hand_carries_text_both_ways(style):
    assert least(style, "hand", *GROUNDS) >= text_contrast(style)
    assert least(style, "on_hand", "hand") >= text_contrast(style)


@LOOK
def test_the_change_since_a_gesture_began_can_be_read(style):
    assert least(style, "ghost", "card") >= text_contrast(style)


@LOOK
def test_names_on_the_stack_can_be_read(style):
    assert least(style, "on_miss", "miss", "largest") >= text_contrast(style)


@LOOK
def test_edges_of_bars_and_handles_and_the_focus_stand_out(style):
    for meaning in ("miss_edge", "largest_edge", "hand", "groove_edge", "ghost", "good"):
        assert least(style, meaning, "ground", "card") >= SHAPES, meaning
    assert least(style, "focus", *GROUNDS) >= SHAPES


@LOOK
def test_the_edges_also_stand_out_on_the_labels_column(style):
    assert least(style, "miss_edge", "hand_tint") >= SHAPES
    assert least(style, "largest_edge", "hand_tint") >= SHAPES
    assert least(style, "good", "hand_tint") >= SHAPES


@LOOK
def test_ink_on_paper_can_be_seen(style):
    assert least(style, "pen", "paper") >= text_contrast(style)


@LOOK
def test_the_hatch_of_the_largest_miss_can_be_seen_on_its_fill(style):
    assert contrast(style.largest_edge, style.largest) >= 1.4


def test_the_projector_is_larger_thicker_and_white():
    light, projector = LOOKS["light"], LOOKS["projector"]
    assert projector.ground == projector.card == "#ffffff"
    for size in ("text", "small", "heading", "total", "large", "stroke"):
        assert getattr(projector, size) > 1.2 * getattr(light, size)
    assert not projector.side_panels
    assert projector.total_share_of_window >= 1 / 12


@LOOK
def test_a_look_dresses_the_running_application(qapp, style):
    look.wear(style)
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window).name() == style.ground
    assert palette.color(QPalette.ColorRole.Text).name() == style.ink
    assert QApplication.font().pixelSize() == style.text
    assert look.now() is style


@pytest.mark.usefixtures("qapp")
def test_figures_have_one_width_so_that_numbers_do_not_dance():
    assert look.font(20).family() == look.FAMILY
    for bold in (False, True):
        metrics = QFontMetricsF(look.font(20, bold))
        widths = [metrics.horizontalAdvance(figure) for figure in "0123456789"]
        assert max(widths) - min(widths) < 0.1, "to less than a pixel in a row of ten"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bold", [False, True])
def test_the_figures_font_has_every_sign_that_the_app_writes(bold):
    """A sign borrowed from another font looks different on every laptop, or is an empty box."""
    drawn = QRawFont.fromFont(look.font(20, bold))
    signs = written_signs()
    assert signs >= set("0129·²−×Σ½÷→–…“”")
    assert {sign for sign in signs if not drawn.supportsCharacter(ord(sign))} == set()
    assert not drawn.supportsCharacter(ord("語")), "what is not there is told"


@cache
def written_signs():
    """Every sign that is drawn."""
    return {sign for text in written_texts() for sign in text if not sign.isspace()}


def written_texts():
    """Every text in the package but for docstrings, and for the signs of other scripts that are only read."""
    package = Path(clawdemy_gui.__file__).parent
    for path in {*package.rglob("*.py")} - {package / "number_reading.py"}:
        tree = ast.parse(path.read_text("utf-8"))
        described = {id(part.value) for part in ast.walk(tree) if isinstance(part, ast.Expr)}
        for part in ast.walk(tree):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in described:
                yield part.value


def test_type_grows_one_step_in_a_wide_window(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    qtbot.waitUntil(lambda: look.now().text == look.LIGHT.text + 2)
    assert named(window, "Cost of this image").font().family() == look.FAMILY
    window.wear("dark")
    assert (look.now().name, look.now().text) == ("dark", look.DARK.text + 2)
    window.wear("projector")
    assert look.now() == look.PROJECTOR
    window.wear("light")
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: look.now() == look.LIGHT)
