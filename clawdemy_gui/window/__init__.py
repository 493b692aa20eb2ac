"""The window around the pages: menus, dialogs, help, and keeping what was done."""

from clawdemy_gui.window.known_pages import PAGES, page_names
from clawdemy_gui.window.main_window import MainWindow

__all__ = ["PAGES", "MainWindow", "page_names"]
