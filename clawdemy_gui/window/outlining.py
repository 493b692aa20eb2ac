"""Puts the moments with their notes on paper, for whoever teaches."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QLabel

from clawdemy_gui.files.lesson import SUFFIX
from clawdemy_gui.lesson.outline import OutlineMoment, outline_html
from clawdemy_gui.lesson.paper import print_html
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.to_paper import ToPaper

translate = QCoreApplication.translate
_PIXELS = 14
"""Large enough to be read standing."""


class Outline(ToPaper):
    """All moments in their order; as many pages as they need."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window, translate("moments", "Outline of the moments"))
        self.form.addRow(QLabel(self.tr("Every moment with your note: for you, not for the class.")))
        self.add_field(self.tr("Paper"), self.paper)

    def file_name(self) -> str:
        return self.tr("Outline")

    def html(self) -> str:
        """The outline as rich text, under the lesson's name if it has one."""
        window = self._window
        moments = [
            OutlineMoment(each.title, window.title_of(each.page), each.note, each.covered)
            for each in window.moments.all()
        ]
        path = window.lesson_path
        return outline_html(path.name.removesuffix(SUFFIX) if path else self.tr("Outline"), moments)

    def put_on(self, device: QPagedPaintDevice) -> bool:
        return print_html(self.html(), _PIXELS, device)


def ask_for_outline(window: AnyWindow) -> None:
    """Show the dialog, if there is anything to print."""
    if window.moments.all():
        Outline(window).open()
    else:
        words = translate("moments", "No moment is kept yet: show what the class should see, press Ctrl+K.")
        window.notice.show_text(words)
