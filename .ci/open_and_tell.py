"""Opens the real window, says where output 3's handle is, and after a drag what the cost reads."""

import sys

from PySide6.QtCore import QPoint, QTimer

from clawdemy_gui.app import _application
from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.window.main_window import MainWindow


def main() -> None:
    application = _application()
    window = MainWindow()
    window.move(0, 0)
    window.resize(1280, 720)
    window.show()
    page = window.page
    slider, total = page.columns.sliders[3], page.number

    def tell_handle() -> None:
        handle = slider.mapToGlobal(QPoint(slider.width() // 2, round(slider.y_of(page.state.outputs[3]))))
        top = slider.mapToGlobal(QPoint(0, round(slider.y_of(1.0))))
        print("handle", handle.x(), handle.y(), top.y(), total.text(), flush=True)

    def tell_end() -> None:
        print(
            "ended", page.state.outputs[3], total.text(), total_text(cost(page.state.outputs, 3)), flush=True
        )
        QTimer.singleShot(0, window.close)

    slider.gesture_ended.connect(lambda: QTimer.singleShot(100, tell_end))
    QTimer.singleShot(800, tell_handle)
    QTimer.singleShot(30_000, application.quit)
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
