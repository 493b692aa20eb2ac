"""Starts the app: reads the options, makes the application and the window, or draws a snapshot."""

import gc
import os
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from clawdemy_gui.freed_memory import (
    GIVEN_BACK_EVERY_MS,
    give_back_large_arrays,
    give_back_small_pieces,
)
from clawdemy_gui.options import DEFAULT_SIZE, read_options
from clawdemy_gui.resource import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from clawdemy_gui.window.main_window import MainWindow

_SNAPSHOT_PATIENCE_MS = 60_000
_FETCH_PAGES_AFTER_MS = 1000
"""The first picture comes first."""
_KEPT_BY_THE_STYLE = 3 * 1024
"""Kilobytes of buttons and fields that are painted already: each size of one is a picture of its own."""
_TITLE_BAR = 32
"""About as many pixels the window's frame needs above it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the app; returns the exit status."""
    options = read_options(sys.argv[1:] if arguments is None else arguments)
    if options.check_lesson:
        gc.enable()
        return _check(options.check_lesson)
    if options.snapshot:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    give_back_large_arrays()
    application = _application()
    window = _window(options)
    return _snapshot(window, options) if options.snapshot else _run(application, window, options)


def _check(lesson: Path) -> int:
    """Every mistake of a lesson on a line of its own; status 2 when there is one."""
    from clawdemy_gui.lesson.check import check_lesson

    problems = check_lesson(lesson)
    found = problems or [f"{lesson.name}: every step can be shown and done."]
    sys.stdout.write("".join(f"{sentence}\n" for sentence in found))
    return 2 if problems else 0


def _application() -> "QApplication":
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QIcon, QPixmapCache
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(_no_display)
    application = QApplication(sys.argv[:1])
    qInstallMessageHandler(_plainly)
    QPixmapCache.setCacheLimit(_KEPT_BY_THE_STYLE)
    application.setApplicationName("clawdemy-gui")
    application.setOrganizationName("clawdemy")
    application.setApplicationDisplayName("Clawdemy")
    application.setDesktopFileName("clawdemy-gui")
    application.setWindowIcon(QIcon(str(resource("icons/clawdemy.svg"))))
    _translate(application)
    return application


def _translate(application: "QApplication") -> None:
    """Our words in the user's language where resources/translations has them, and then Qt's own words too.

    Without ours, "Abbrechen" would stand among English words, and on a Hebrew desktop Qt would turn an
    English app round.
    """
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    speaks = QLocale(QLocale.Language.English)
    with suppress(FileNotFoundError):
        ours, theirs = QTranslator(application), QTranslator(application)
        if ours.load(QLocale(), "clawdemy", "_", str(resource("translations"))):
            application.installTranslator(ours)
            speaks = QLocale(ours.language())
            places = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if theirs.load(speaks, "qtbase", "_", places):
                application.installTranslator(theirs)
    application.setLayoutDirection(speaks.textDirection())


def _no_display(kind: "QtMsgType", context: "QMessageLogContext", text: str) -> None:
    """Qt aborts where there is no display; say it in one sentence instead."""
    from PySide6.QtCore import QtMsgType

    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write(
            "clawdemy-gui: there is no display to open a window on; "
            "use --snapshot PICTURE to draw the page to a file instead.\n"
        )
        sys.stderr.flush()
        os._exit(2)


def _plainly(kind: "QtMsgType", context: "QMessageLogContext", text: str) -> None:
    """Qt's own messages, but for the one that every start without a display brings."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(text + "\n")


def _window(options: Namespace) -> "MainWindow":
    from PySide6.QtCore import QSettings, QStandardPaths

    from clawdemy_gui import look
    from clawdemy_gui.files.lesson import LessonError
    from clawdemy_gui.lesson.step_files import LessonStepError, read_guided_lesson
    from clawdemy_gui.window.known_pages import PAGES
    from clawdemy_gui.window.main_window import MainWindow

    if options.page and options.page not in PAGES:
        _refuse(f"there is no page {options.page} yet; there is {', '.join(PAGES)}")
    if options.page and options.only and options.page not in options.only:
        _refuse(f"--only leaves the page {options.page} out")
    keeps = not (options.fresh or options.snapshot)
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    session = data / "session.clawdemy.json" if keeps and not options.file else None
    window = MainWindow(QSettings() if keeps else None, session)
    if options.look:
        look.wear(look.fitted(options.look, window.width()))
        window.fit_look()
    if options.cover:
        window.cover(True)
    try:
        if options.file:
            window.open_lesson(options.file)
        if options.only:
            window.show_only(options.only)
        if options.page:
            window.show_page(options.page)
        if options.lesson:
            read_guided_lesson(options.lesson)
            window.start_lesson(options.lesson)
    except (LessonError, LessonStepError) as problem:
        _refuse(str(problem))
    return window


def _refuse(sentence: str) -> NoReturn:
    sys.stderr.write(f"clawdemy-gui: {sentence}\n")
    raise SystemExit(2)


def _run(application: "QApplication", window: "MainWindow", options: Namespace) -> int:
    from PySide6.QtCore import QTimer

    from clawdemy_gui.garbage import collect_in_thread_of

    def report(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        """A mistake of our own: one sentence for the person, the details for whoever helps."""
        sys.__excepthook__(kind, problem, trace)
        window.tell_mistake()

    sys.excepthook = report
    if options.size:
        window.resize(*options.size)
    _show_on_screen(window)
    if options.present:
        window.present(True)
    else:
        window.welcome()
    QTimer.singleShot(_FETCH_PAGES_AFTER_MS, window, lambda: collect_in_thread_of(window))
    QTimer.singleShot(_FETCH_PAGES_AFTER_MS, window, window.fetch_pages)
    giving_back = QTimer(window, interval=GIVEN_BACK_EVERY_MS)
    giving_back.timeout.connect(give_back_small_pieces)
    giving_back.start()
    return application.exec()


def _show_on_screen(window: "MainWindow") -> None:
    """A window that does not fit on the screen fills it."""
    free = window.screen().availableGeometry().size()
    if window.width() > free.width() or window.height() + _TITLE_BAR > free.height():
        window.resize(window.size().boundedTo(free))
        window.showMaximized()
    else:
        window.show()


def _snapshot(window: "MainWindow", options: Namespace) -> int:
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtWidgets import QApplication

    from clawdemy_gui.garbage import collect_in_thread_of

    width, height = options.size or DEFAULT_SIZE
    scale = window.devicePixelRatioF()
    window.show()
    if options.present:
        window.present(True)
        window.showNormal()
    window.resize(round(width / scale), round(height / scale))
    collect_in_thread_of(window)
    clock = QElapsedTimer()
    clock.start()
    while not window.page.is_complete() and clock.elapsed() < _SNAPSHOT_PATIENCE_MS:
        QApplication.processEvents()
    QApplication.processEvents()
    image = window.grab().toImage()
    image.setDevicePixelRatio(1)
    if (image.width(), image.height()) != (width, height):
        image = image.scaled(width, height)
    window.close()
    if not image.save(str(options.snapshot)):
        _refuse(f"{options.snapshot} cannot be written")
    return 0
