"""Every test runs without a display, with the real widgets, and without the user's settings."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What other programs keep on this computer must not change what a test sees.
os.environ.update(dict.fromkeys(("KERAS_HOME", "TFDS_DATA_DIR", "SCIKIT_LEARN_DATA"), os.devnull))

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor

import clawdemy_gui  # noqa: F401 - sets the BLAS threads before numpy is imported
from clawdemy_gui.garbage import collect_what_is_due

# The same examples at every run, and none of them judged by a clock: another process may be busy.
settings.register_profile(
    "ours", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")


gc.disable()  # as in the app: a worker of one test must not destroy the widgets of another


@pytest.fixture(autouse=True, scope="session")
def _what_is_imported_stays():
    """The tests themselves are a great many objects, none of them garbage: they are not looked through."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _closed_windows_are_gone():
    """Without an event loop nothing deletes them, and every later window would dress them all again."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_what_is_due()


@pytest.fixture
def window(qtbot):
    """The real window at its opening size, shown."""
    from clawdemy_gui.window.main_window import MainWindow

    QCursor.setPos(5000, 5000)  # an earlier test's pointer would light up what it lies on
    window = MainWindow()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window
