"""Shows what a person opens, each kind of file in its place, and remembers it among the recent files."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent

from clawdemy_gui.files.echo import echo
from clawdemy_gui.widgets.controls.where_to_write import begin_in, may_replace_changed, wrote
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.opening.dropping import Dropped, Dropping, reading
from clawdemy_gui.window.opening.lesson_file import LessonFile
from clawdemy_gui.window.opening.saving import Saved, Saving


class Opening(QObject):
    """Looks beside the window's thread what a file is; `lesson_file` is that of the lesson on the screen."""

    named = Signal()
    """What is shown now is what a lesson file says."""
    remembered = Signal()
    """The recent files are others now."""

    def __init__(self, window: AnyWindow, lesson_file: LessonFile) -> None:
        super().__init__(window)
        self._window = window
        self._lesson_file = lesson_file
        for newest in window.recent_files.all()[:1]:
            begin_in(newest.parent)
        self.dropping = Dropping(self)
        self.dropping.found.connect(self._take)
        self.dropping.failed.connect(lambda sentence: window.notice.show_text(sentence))
        self.saving = Saving(self)
        self.saving.saved.connect(self._name)
        self.saving.changed_elsewhere.connect(self._ask_to_replace)
        self.saving.failed.connect(lambda sentence: window.notice.show_text(sentence))

    def open_any(self, path: Path) -> None:
        """Open a file or folder: a lesson, lesson steps, a network, images or a picture, by what it is."""
        self.dropping.look(path)

    def open_dropped(self, event: QDropEvent) -> None:
        """Open what was dropped on the window: one file or folder, or a file of images with its labels."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len({_pair_of(path) for path in paths}) == 1:
            self.open_any(paths[0])
        else:
            words = self.tr("{count} files were dropped: drop one file or folder; nothing has changed.")
            self._window.notice.show_text(words.format(count=len(paths)))

    def open_recent(self, path: Path) -> None:
        """Open one of the recent files, whatever it is; say so where it is gone."""
        self.dropping.look(path, may_be_gone=True)

    def open_lesson(self, path: Path) -> None:
        """Show the lesson in a file, at once; raises LessonError and changes nothing when it is not one."""
        for read in reading(path):
            self._take(read)

    def read_lesson(self, path: Path) -> None:
        """Show the lesson in a file when it is read; say so where it is none."""
        self.dropping.read(path)

    def save_lesson(self, path: Path, may_replace: bool) -> None:
        """Save to this file, which becomes the lesson's own."""
        self.saving.save(path, self._window.lesson(), None if may_replace else self._lesson_file.stamp)

    def leave(self) -> None:
        """Stop looking at what was dropped."""
        self.dropping.leave()
        self.saving.leave()

    def _name(self, saved: Saved) -> None:
        self.remember(saved.path)
        self._lesson_file.name(saved.path, saved.stamp, saved.lesson == self._window.lesson())
        self.named.emit()
        self._window.tell(wrote(saved.path))

    def _ask_to_replace(self, path: Path) -> None:
        if may_replace_changed(self._window, self.tr("Save lesson"), path):
            self.save_lesson(path, may_replace=True)
        else:
            from clawdemy_gui.window.asking import save_lesson_as

            save_lesson_as(self._window)

    def remember(self, path: Path) -> None:
        """This file was opened or saved just now."""
        self._window.recent_files.remember(path)
        self.remembered.emit()

    def _forget(self, path: Path) -> None:
        self._window.recent_files.forget(path)
        self.remembered.emit()
        words = self.tr("{file} is no longer in {folder}; nothing has changed.")
        self._window.notice.show_text(words.format(file=echo(path.name), folder=echo(str(path.parent))))

    def _take(self, dropped: Dropped) -> None:
        """Show what was dropped, each kind in its place."""
        if dropped.kind == "gone":
            self._forget(dropped.path)
        elif dropped.kind == "steps":
            self._window.start_lesson(dropped.path)
        elif dropped.lesson is not None:
            self._window.leave_lesson()
            self._window.show_lesson(dropped.lesson)
            self._window.moments.show_all(dropped.lesson.moments or (), self.tr("Open lesson"))
            self.remember(dropped.path)
            self._lesson_file.name(dropped.path, dropped.stamp)
            self.named.emit()
        else:
            self._open_on_a_page(dropped)

    def _open_on_a_page(self, dropped: Dropped) -> None:
        """On the page in front if it can; a sheet's digits are to be seen on the wall first."""
        home = "one-image" if dropped.kind == "picture" else "training-set"
        reaches = self._window.reaches(home)
        if not (dropped.kind == "sheet" and reaches) and self._opens_here(dropped):
            return
        if reaches:
            self._window.show_page(home)
            self._opens_here(dropped)
        else:
            words = self.tr("{file} can be opened on no page that is shown; nothing has changed.")
            self._window.notice.show_text(words.format(file=echo(dropped.path.name)))

    def _opens_here(self, dropped: Dropped) -> bool:
        page = self._window.page
        return (page.open_picture if dropped.kind == "picture" else page.open_file)(dropped.path)


def _pair_of(path: Path) -> tuple[Path, str]:
    """The same for a file of images and that of their labels, which are opened together."""
    from clawdemy_gui.files.images.partner_files import pair_key

    return path.parent, pair_key(path).replace("idx1", "idx3")
