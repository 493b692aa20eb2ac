"""The hand of the Training set page's tests: choose from its lists, press its buttons, draw, drop."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.hands import drag


def choose(choice, words):
    """Take the entry that begins with these words, as a click in the open list does."""
    place = next(n for n in range(choice.list.count()) if choice.list.itemText(n).startswith(words))
    choice.list.setCurrentIndex(place)
    choice.list.activated.emit(place)


def hanging(page):
    """The numbers of the images on the wall."""
    return [page.wall.wall.image_at(place) for place in range(page.wall.wall.count())]


def press_button(page, words):
    """Click the one button with these words."""
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def draw_a_one(page):
    """One stroke down the middle of the pad."""
    page.look_closer("draw")
    QApplication.processEvents()
    pad = page._open_view.pad
    sheet = pad.sheet()
    middle = round(sheet.center().x())
    heights = [round(sheet.top() + share * sheet.height()) for share in (0.15, 0.4, 0.6, 0.85)]
    drag(pad, *(QPoint(middle, y) for y in heights))


def drop(window, path):
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
