"""How the window is drawn: its look and the size of its text, fitted to how wide it is, and remembered."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from clawdemy_gui import look
from clawdemy_gui.window.any_window import AnyWindow


class Dressing:
    """Dresses a window of this width at once; without settings nothing is remembered."""

    def __init__(self, window: AnyWindow, settings: QSettings | None, wide: int) -> None:
        self._window = window
        self._settings = settings
        self._text_size = _kept_text_size(settings)
        look.set_text_size(self._text_size)
        look.wear(look.fitted(first_look(settings, QGuiApplication.styleHints().colorScheme()), wide))

    def wear(self, name: str) -> None:
        """Change the look while everything stays as it is."""
        look.wear(self._fitted(name))
        self._window.fit_look()
        self._keep("look", name)

    def change_text_size(self, steps: int) -> tuple[int, int]:
        """Have everything written so many sizes larger, 0: in the usual size; which of how many it is now."""
        most = len(look.TEXT_SIZES) - 1
        self._text_size = min(max(self._text_size + steps, 0), most) if steps else look.USUAL_SIZE
        look.set_text_size(self._text_size)
        self._keep("text size", self._text_size)
        return self._text_size + 1, most + 1

    def fit(self) -> None:
        """Type grows with a wide window, and leaves room beside the guide in a narrow one."""
        wanted = self._fitted(look.now().name)
        if wanted != look.now() and self._window.isVisible():
            look.wear(wanted)
            self._window.fit_look()

    def _fitted(self, name: str) -> look.Look:
        return look.fitted(name, self._window.width(), self._window.is_led())

    def _keep(self, key: str, value: object) -> None:
        if self._settings is not None:
            self._settings.setValue(key, value)


def first_look(settings: QSettings | None, scheme: Qt.ColorScheme) -> str:
    """The look that was worn last; at the first start the system's own, light or dark."""
    worn = str(settings.value("look", "")) if settings is not None else "light"
    if worn in look.LOOKS:
        return worn
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _kept_text_size(settings: QSettings | None) -> int:
    kept = str(settings.value("text size", "")) if settings is not None else ""
    is_one = kept.isdecimal() and int(kept) < len(look.TEXT_SIZES)
    return int(kept) if is_one else look.USUAL_SIZE
