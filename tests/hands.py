"""The hand and the eye of the tests: find a widget by its name, drag it, and read pixels as colours."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told else ""


def all_named(window: QWidget, name: str) -> list[QWidget]:
    """The widgets whose own accessible name is this."""
    return [widget for widget in window.findChildren(QWidget) if widget.accessibleName() == name]


def named(window: QWidget, name: str) -> QWidget:
    """The one widget with this accessible name."""
    found = all_named(window, name)
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]


def total(window: QWidget) -> str:
    """The text of the cost."""
    return named(window, "Cost of this image").text()


def output_slider(window: QWidget, k: int) -> QSlider:
    """The slider of output k."""
    return named(window, f"Output {k}")


def drag(widget: QWidget, *places: QPoint) -> None:
    """Press at the first place, move over the others, release at the last."""
    QTest.mousePress(widget, LEFT, NO_KEYS, places[0])
    for place in places[1:]:
        QTest.mouseMove(widget, place)
        QApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, NO_KEYS, places[-1])


def turn_wheel(widget: QWidget) -> None:
    """One notch of the wheel over the middle of a widget."""
    place = QPointF(widget.rect().center())
    notch = QPoint(0, 120)
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), notch, Qt.MouseButton.NoButton, NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def press_keys(keys: str, *modifiers: Qt.KeyboardModifier) -> None:
    """Type into whatever has the focus."""
    QTest.keyClicks(QApplication.focusWidget(), keys, modifiers[0] if modifiers else NO_KEYS)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press and release one key, wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def seen(window: QWidget) -> QImage:
    """The window's picture, one pixel for each logical pixel on a screen at 100 %."""
    return window.grab().toImage()


def grey(colour: QColor) -> int:
    """How light a colour is, 0…255, as a greyscale print shows it."""
    return round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())


def column_of_pixels(image: QImage, x: int, top: int, bottom: int) -> Iterator[QColor]:
    """The colours down one column of pixels."""
    return (image.pixelColor(x, y) for y in range(top, bottom))
