"""A kept picture is painted once for each key, size and look, and shows what was painted."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture


@pytest.fixture
def widget(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(40, 30)
    return made


def drawn(kept, widget, paint, **where):
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    kept.draw(painter, widget, paint, **where)
    painter.end()
    return image


def test_it_is_painted_anew_only_for_another_key_size_or_look(widget):
    kept, painted = KeptPicture(), []
    paint = painted.append
    for key in ("a", "a", "b"):
        drawn(kept, widget, paint, key=key)
    assert len(painted) == 2
    widget.resize(50, 30)
    drawn(kept, widget, paint, key="b")
    assert len(painted) == 3
    before = look.now()
    look.wear(look.DARK)
    drawn(kept, widget, paint, key="b")
    look.wear(before)
    assert len(painted) == 4
    kept.forget()
    drawn(kept, widget, paint, key="b")
    assert len(painted) == 5


def test_a_part_lies_where_it_belongs_on_the_cards_colour(widget):
    box = QRectF(10, 5, 20, 10)
    image = drawn(
        KeptPicture(), widget, lambda p: p.fillRect(QRectF(10, 5, 5, 5), QColor("#00ff00")), part=box
    )
    assert image.pixelColor(12, 7) == QColor("#00ff00")
    assert image.pixelColor(25, 12) == QColor(look.now().card)
    assert image.pixelColor(5, 2) == QColor("#ff00ff"), "outside of the part nothing is drawn"
