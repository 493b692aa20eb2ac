"""The line below the One image page that says how far a network is copied or written, and stops it."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.subject.taking_code import TakingCode
from clawdemy_gui.widgets.layout.progress_line import ProgressLine

translate = QCoreApplication.translate


def progress_of(code: TakingCode) -> ProgressLine:
    """Seen only while something that is taken away lasts."""
    line = ProgressLine(translate("one_image", "Cancel"))
    line.setContentsMargins(16, 0, 16, 6)

    def show_share(share: float, text: str) -> None:
        line.begin(text)
        line.show_progress(share, text)

    code.progressed.connect(show_share)
    code.ended.connect(line.end)
    line.cancelled.connect(code.stop)
    return line
