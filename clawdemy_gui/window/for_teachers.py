"""The teachers' part of the help: Markdown, with links into the app, every key and every start option."""

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QTextBrowser

from clawdemy_gui.options import option_table
from clawdemy_gui.pages.page import Command
from clawdemy_gui.resource import resource
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.window.any_window import AnyWindow

translate = QCoreApplication.translate
_EXAMPLES = (
    "clawdemy-gui --look projector --page dials",
    "clawdemy-gui --only one-image,small-valley",
    "clawdemy-gui my.clawdemy.json",
)


class ForTeachers(QTextBrowser):
    """Links open pages and steps; the keys of pages nobody has opened yet come one page at a time."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__()
        self._window = window
        self._text = resource("help/for-teachers.md").read_text("utf-8")
        self._keys: dict[str, list[Command]] = {}
        self._waiting = [name for name in PAGE_NAMES if name in window.page_names()]
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.follow)
        self.setMarkdown(self.markdown())
        self._is_gathering = False

    def showEvent(self, event: QShowEvent) -> None:
        """Only who looks here makes the pages whose keys are told."""
        super().showEvent(event)
        if not self._is_gathering:
            self._is_gathering = True
            QTimer.singleShot(0, self, self._gather)

    def is_complete(self) -> bool:
        """Whether the keys of every page are there."""
        return not self._waiting

    def markdown(self) -> str:
        """All of it, as far as keys are gathered."""
        return "\n\n".join((self._text, self._options(), self._all_keys()))

    def _gather(self) -> None:
        """One page a time, so that the window never waits."""
        name = self._waiting.pop(0)
        added = self._window.commands_of(self._window.page_named(name))
        self._keys[name] = [command for command in added if command.keys]
        if self._waiting:
            QTimer.singleShot(0, self, self._gather)
            return
        place = self.verticalScrollBar().value()
        self.setMarkdown(self.markdown())
        self.verticalScrollBar().setValue(place)

    def follow(self, link: QUrl) -> None:
        """Open the page or the step of the lesson that a link names."""
        kind, _, name = link.toString().partition(":")
        if kind == "step":
            self._window.start_lesson_at(name)
        elif kind == "page":
            self._window.leave_lesson()
            self._window.show_page(name)

    def _options(self) -> str:
        title = translate("teachers", "Start options")
        rows = [f"| `{words}` | {told} |" for words, told in option_table()]
        head = f"| {translate('teachers', 'option')} | {translate('teachers', 'what it does')} |"
        shown = "\n".join(f"    {example}" for example in _EXAMPLES)
        examples = translate("teachers", "For example:")
        return "\n".join([f"## {title}", "", head, "|---|---|", *rows, "", examples, "", shown])

    def _all_keys(self) -> str:
        """Those of the window first, then those that a page adds."""
        added = {(own.text, own.keys) for own in self._window.commands_of(self._window.page)}
        everywhere = [c for c in self._window.commands() if c.keys and (c.text, c.keys) not in added]
        parts = [_table(translate("teachers", "Keys everywhere"), everywhere)]
        parts += [_table(self._window.title_of(name), keys) for name, keys in self._keys.items() if keys]
        return "\n\n".join(parts)


def _table(title: str, commands: list[Command]) -> str:
    head = f"| {translate('teachers', 'what')} | {translate('teachers', 'keys')} |"
    rows = [f"| {command.text} | {_written(command.keys)} |" for command in commands]
    return "\n".join([f"## {title}", "", head, "|---|---|", *rows])


def _written(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("|", "\\|")
