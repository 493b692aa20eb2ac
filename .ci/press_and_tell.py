"""Opens the real window and says, whenever it changes, which page, view, output and size of text it shows."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.app import _application
from clawdemy_gui.window.main_window import MainWindow


def main() -> None:
    application = _application()
    window = MainWindow()
    window.move(0, 0)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    said = ""

    def tell() -> None:
        nonlocal said
        focus = QApplication.focusWidget()
        parts = (
            window.page.name,
            window.page.view_name() or "first",
            focus.accessibleName().replace(" ", "-") if focus is not None else "nothing",
            str(look.now().text),
        )
        if said != (said := " ".join(parts)):
            print("at", said, flush=True)

    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(20)
    QTimer.singleShot(120_000, application.quit)
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
