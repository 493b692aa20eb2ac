"""placeholder."""

from clawdemy_gui.pages.descent_closer.view import CloserView


class BlindfoldView(CloserView):
    def __init__(self, page):
        super().__init__()

    def show_run(self, page):
        pass
