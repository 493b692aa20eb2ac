"""The menu bar, filled from one table of commands: the window's own and those of the page in front."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from clawdemy_gui import look
from clawdemy_gui.lesson.practice.kinds import KINDS, PracticeKind
from clawdemy_gui.pages.page import AnyPage, Command
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.widgets.controls.zoom_keys import EQUALLY
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.moment_commands import moment_commands, outline_command


class Menus(QObject):
    """Rebuilt whenever another page comes to the front."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: list[QMenu] = []

    def commands(self) -> list[Command]:
        """Every command there is now, in the order of the menus."""
        ours, pages = self._window_commands(), self._window.page.commands()
        groups = list(dict.fromkeys([c.group for c in ours if c.group != self._help()]))
        groups += [group for group in dict.fromkeys(c.group for c in pages) if group not in groups]
        everything = [*ours, *pages]
        return [
            command for group in [*groups, self._help()] for command in everything if command.group == group
        ]

    def commands_of(self, page: AnyPage) -> list[Command]:
        """What this page adds to the window's own commands while it is in front."""
        return [*self._column_views(page), self._paste_code(page), *page.commands()]

    def actions(self) -> list[QAction]:
        """What is in the menus now."""
        return [action for menu in self._menus for action in menu.actions()]

    def shown(self) -> list[QMenu]:
        """The menus in the bar."""
        return list(self._menus)

    def fill(self) -> None:
        """Make the menus anew."""
        bar = self._window.menuBar()
        bar.clear()
        for menu in self._menus:
            menu.deleteLater()
        menus: dict[str, QMenu] = {}
        for command in self.commands():
            if command.group not in menus:
                # Made here: PySide never lets go of a menu or a line that the bar or a menu made.
                menu = QMenu("&" + command.group, bar)
                menu.setToolTipsVisible(True)
                bar.addAction(menu.menuAction())
                menus[command.group] = menu
            self._add(menus[command.group], command)
        self._menus = list(menus.values())

    def _add(self, menu: QMenu, command: Command) -> None:
        if command.section and not menu.isEmpty():
            line = QAction(menu)
            line.setSeparator(True)
            menu.addAction(line)
        action = QAction(command.text, menu)
        if command.keys:
            action.setShortcuts(_sequences(command.keys))
        if command.tip:
            action.setToolTip(command.tip)
        if command.checked is not None:
            action.setCheckable(True)
            menu.aboutToShow.connect(lambda: action.setChecked(command.checked()))
        action.triggered.connect(lambda _=False: command.run())
        action.setEnabled(not (command.tells and self._window.is_covered()))
        menu.addAction(action)

    def taking_away(self) -> QMenu:
        """What a right click offers: to copy and export what is seen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = [*self._edit()[3:], *self._file()[3:6]]
        for command in wanted:
            action = menu.addAction(command.text)
            action.triggered.connect(lambda _=False, run=command.run: run())
            action.setEnabled(not (command.tells and self._window.is_covered()))
        return menu

    def _asks(self, name: str, *more: str) -> Callable[[], object]:
        """What one of the dialogs does; they are imported when the first of them is asked for."""
        return lambda: getattr(import_module("clawdemy_gui.window.asking"), name)(self._window, *more)

    def _help(self) -> str:
        return self.tr("Help")

    def _window_commands(self) -> list[Command]:
        groups = (self._file, self._edit, self._view, self._pages, self._lesson, self._helping)
        return [command for group in groups for command in group()]

    def _file(self) -> list[Command]:
        window, group = self._window, self.tr("File")
        return [
            Command(group, self.tr("Open lesson…"), self._asks("open_lesson"), "Ctrl+O"),
            *self._recent(group),
            Command(group, self.tr("Save lesson"), self._asks("save_lesson"), "Ctrl+S", section=True),
            Command(group, self.tr("Save lesson as…"), self._asks("save_lesson_as"), "Ctrl+Shift+S"),
            Command(
                group,
                self.tr("Export picture…"),
                self._asks("export_picture"),
                "Ctrl+E",
                section=True,
                tells=True,
            ),
            Command(
                group,
                self.tr("Export table…"),
                self._asks("export_table"),
                "Ctrl+Shift+E",
                tells=True,
            ),
            Command(group, self.tr("Print…"), self._asks("print_page"), "Ctrl+P", tells=True),
            Command(group, self.tr("Handout…"), self._hand_out, tells=True),
            outline_command(window, group),
            Command(group, self.tr("Sheet for handwriting…"), self._print_writing_sheet),
            Command(group, self.tr("Quit"), window.close, "Ctrl+Q", section=True),
        ]

    def _recent(self, group: str) -> list[Command]:
        """The files that were opened or saved last."""
        window = self._window
        words = self.tr("{number}  {file}")
        return [
            Command(
                group,
                words.format(number=number, file=path.name.replace("&", "&&")),
                partial(window.open_recent, path),
                tip=self.tr("Open again from {folder}").format(folder=path.parent),
                section=number == 1,
            )
            for number, path in enumerate(window.recent_files.all(), start=1)
        ]

    def _hand_out(self) -> None:
        from clawdemy_gui.window.handing_out import ask_for_handout

        ask_for_handout(self._window)

    def _print_writing_sheet(self) -> None:
        from clawdemy_gui.window.writing_sheet import ask_for_writing_sheet

        ask_for_writing_sheet(self._window)

    def _edit(self) -> list[Command]:
        window, group = self._window, self.tr("Edit")
        return [
            Command(group, self.tr("Undo"), window.undo, "Ctrl+Z"),
            Command(group, self.tr("Redo"), window.redo, "Ctrl+Shift+Z"),
            Command(group, self.tr("Reset page"), lambda: window.page.reset(), "Ctrl+Shift+R"),
            Command(
                group,
                self.tr("Copy as picture"),
                self._asks("copy_picture"),
                "Ctrl+Shift+P",
                section=True,
                tells=True,
            ),
            Command(
                group,
                self.tr("Copy state sentence"),
                self._asks("copy_sentence"),
                "Ctrl+Shift+N",
                tells=True,
            ),
            Command(group, self.tr("Copy as table"), self._asks("copy_table"), "Ctrl+Shift+T", tells=True),
            self._copy_code(),
            self._paste_code(window.page),
        ]

    def _copy_code(self) -> Command:
        from clawdemy_gui.window import sharing

        return Command(
            self.tr("Edit"),
            self.tr("Copy code"),
            partial(sharing.copy_code, self._window),
            "Ctrl+Alt+C",
            self.tr("A short text that brings others exactly here when they paste it"),
        )

    def _paste_code(self, page: AnyPage) -> Command:
        """Where a page takes pasted numbers, its own Ctrl+V takes codes too."""
        from clawdemy_gui.window import sharing

        is_taken = any(command.keys == "Ctrl+V" for command in page.commands())
        return Command(
            self.tr("Edit"),
            self.tr("Paste code"),
            partial(sharing.paste_code, self._window),
            "" if is_taken else "Ctrl+V",
            self.tr("Go where a copied code leads"),
        )

    def _view(self) -> list[Command]:
        window, group = self._window, self.tr("View")
        titles = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "projector": self.tr("Projector: large, for the back row"),
        }
        looks = [
            Command(
                group,
                titles[name],
                partial(window.wear, name),
                f"F{number}",
                checked=partial(_is_worn, name),
            )
            for number, name in enumerate(look.LOOKS, start=2)
        ]
        full = Command(
            group, self.tr("Full screen"), self._full_screen, "F11", checked=window.isFullScreen, section=True
        )
        sizes = [
            Command(group, text, partial(window.change_text_size, steps), keys, section=steps == 1)
            for text, steps, keys in (
                (self.tr("Larger text"), 1, "Ctrl++"),
                (self.tr("Smaller text"), -1, "Ctrl+-"),
                (self.tr("Usual text"), 0, "Ctrl+0"),
            )
        ]
        alone = Command(
            group,
            self.tr("Present: the stage alone"),
            lambda: window.present(not window.is_presented()),
            "F5",
            self.tr("For a clicker: PageDown and PageUp go on and back, B darkens, Escape ends it"),
            checked=window.is_presented,
        )
        cover = Command(
            group,
            self.tr("Cover the numbers"),
            lambda: window.cover(not window.is_covered()),
            "Ctrl+H",
            self.tr("Let a class guess first; the same key, or the clicker’s next, reveals them"),
            checked=window.is_covered,
        )
        only = Command(
            group,
            self.tr("Only this page"),
            lambda: window.show_only([window.page.name]),
            tip=self.tr("Leave the other pages out, also in the lesson file"),
            section=True,
        )
        every = Command(group, self.tr("All pages"), window.show_only)
        is_limited = len(window.page_names()) < len(PAGE_NAMES)
        return [
            *looks,
            *sizes,
            full,
            alone,
            cover,
            *self._column_views(window.page),
            only,
            *([every] if is_limited else []),
        ]

    def _column_views(self, page: AnyPage) -> list[Command]:
        """What the column can show, the same keys on every page."""
        group = self.tr("View")
        titles = page.frame.column.titles()
        if len(titles) < 2:
            return []
        views = [
            Command(
                group,
                self.tr("Column: {title}").format(title=title),
                partial(self._open_view, name),
                f"Ctrl+Shift+{number}",
                checked=partial(self._is_open, name),
                section=number == 1,
            )
            for number, (name, title) in enumerate(titles, start=1)
        ]
        turns = ((self.tr("Next view"), 1, "Ctrl+Tab"), (self.tr("Previous view"), -1, "Ctrl+Shift+Tab"))
        return [
            *views,
            *(Command(group, text, partial(self._turn, step), keys) for text, step, keys in turns),
        ]

    def _open_view(self, name: str) -> None:
        """Open a view and go there."""
        page = self._window.page
        page.look_closer(name)
        page.frame.open_over_stage(True)
        page.frame.column.focus_view()

    def _is_open(self, view: str) -> bool:
        return self._window.page.view_name() == view

    def _is_in_front(self, page: str) -> bool:
        return self._window.page.name == page

    def _turn(self, step: int) -> None:
        page = self._window.page
        names = [name for name, _ in page.frame.column.titles()]
        page.look_closer(names[(names.index(page.view_name()) + step) % len(names)])
        page.frame.open_over_stage(True)

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _pages(self) -> list[Command]:
        window, group = self._window, self.tr("Pages")
        words = self.tr("Back to where this page was asked for")
        back = Command(group, words, window.go_back, "Alt+Left", section=True)
        pages = [
            Command(
                group,
                window.title_of(name),
                partial(window.show_page, name),
                f"Ctrl+{number}",
                window.shows_of(name),
                partial(self._is_in_front, name),
            )
            for number, name in enumerate(window.page_names(), start=1)
        ]
        return [*pages, back]

    def _lesson(self) -> list[Command]:
        window, group = self._window, self.tr("Lesson")
        if window.is_led():
            lead = Command(group, self.tr("Leave the lesson"), window.leave_lesson, "F6")
        else:
            begun = window.kept_walk() is not None
            words = self.tr("Go on with the lesson")
            if not begun:
                words = self.tr("Start the lesson (about 30 minutes)")
            lead = Command(group, words, window.start_lesson, "F6")
        titles: dict[PracticeKind, str] = {
            "guess-the-cost": self.tr("Practice: guess the cost"),
            "which-costs-more": self.tr("Practice: which costs more?"),
            "by-hand": self.tr("Practice: by hand"),
            "say-it": self.tr("Practice: say it"),
            "what-does-it-do": self.tr("Practice: what does it do?"),
        }
        practices = [
            Command(group, titles[kind], partial(window.open_practice, kind), section=kind == KINDS[0])
            for kind in KINDS
        ]
        return [
            lead,
            *moment_commands(window, group),
            *practices,
            Command(group, self.tr("What I did…"), window.show_summary, section=True),
            Command(group, self.tr("Print the cards…"), window.print_cards),
            Command(group, self.tr("Open lesson steps…"), self._asks("open_lesson_steps")),
        ]

    def _helping(self) -> list[Command]:
        group = self._help()
        return [
            Command(group, self.tr("What this page shows, and keys"), self._asks("show_help"), "F1"),
            Command(group, self.tr("For teachers"), self._asks("show_help", "teachers")),
            Command(group, self.tr("References"), self._asks("show_help", "references")),
            Command(group, self.tr("About"), self._asks("show_help", "about")),
        ]


def _is_worn(name: str) -> bool:
    return look.now().name == name


def _sequences(keys: str) -> list[QKeySequence]:
    """The keys of a command, and for zooming those that do the same on other keyboards."""
    also = [keys[:-1] + other for written, other in EQUALLY.items() if keys.endswith("+" + written)]
    return [QKeySequence(one) for one in (keys, *also)]
