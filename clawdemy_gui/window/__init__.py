"""The window around the pages: menus, dialogs, help, and keeping what was done."""

from clawdemy_gui.window.main_window import PAGES, MainWindow, page_names

__all__ = ["PAGES", "MainWindow", "page_names"]
