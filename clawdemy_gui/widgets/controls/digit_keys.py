"""The ten keys above the letters, told by their place: what they write differs between keyboards."""

from PySide6.QtGui import QGuiApplication, QKeyEvent

# On a French keyboard the 3 needs Shift, on a Czech one the first key writes +. The place of a key is the
# same on all of them, and each system numbers the places in its own way.
_EVDEV = {code: digit for digit, code in zip((1, 2, 3, 4, 5, 6, 7, 8, 9, 0), range(10, 20), strict=True)}
_WINDOWS = {code: digit for digit, code in zip((1, 2, 3, 4, 5, 6, 7, 8, 9, 0), range(2, 12), strict=True)}
_MAC = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}


def digit_of(event: QKeyEvent, platform: str = "") -> int | None:
    """The digit, 0–9, of the key in the row above the letters; None for every other key.

    A platform is named as Qt names it (`QGuiApplication.platformName()`, which is what an empty one means).
    """
    match platform or QGuiApplication.platformName():
        case "cocoa":
            return _MAC.get(event.nativeVirtualKey())
        case "windows":
            return _WINDOWS.get(event.nativeScanCode())
        case _:
            return _EVDEV.get(event.nativeScanCode())
