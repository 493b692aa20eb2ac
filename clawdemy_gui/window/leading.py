"""What can stand in the place of the list of pages: the guide, the practice, the summary."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clawdemy_gui.files.export.pictures_and_tables import TakingAwayError, save_table
from clawdemy_gui.lesson.facts import constants
from clawdemy_gui.lesson.paper import CardsAPage, print_cards, print_summary, summary_html
from clawdemy_gui.lesson.practice.cards import read_cards
from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.lesson.practice.summary import Summary, csv_header, csv_rows, summed_up
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.widgets.controls.where_to_write import wrote
from clawdemy_gui.window import asking
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.guiding import Guiding
from clawdemy_gui.window.practice_panel import PracticePanel
from clawdemy_gui.window.summary_panel import SummaryPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice


class Leading(QObject):
    """Made when the lesson or a practice is first asked for; one of the three stands there at a time."""

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self.guiding = Guiding(window)
        self.practice = PracticePanel(window)
        self.summary = SummaryPanel(window)
        for panel in (self.guiding.panel, self.practice, self.summary):
            panel.hide()
        self.guiding.practice_asked.connect(self.practise)
        self.guiding.ended.connect(self.sum_up)
        self.guiding.left.connect(lambda: window.put_beside(None))
        self.practice.left.connect(self._leave_practice)
        self.summary.left.connect(lambda: window.put_beside(None))
        sheet = self.summary.sheet
        sheet.print_asked.connect(self._print_summary)
        sheet.table_asked.connect(self._save_table)
        sheet.cards_asked.connect(self.ask_for_cards)

    def lead(self, path: Path | None = None) -> None:
        """Lead through a lesson. Raises LessonStepError and changes nothing."""
        self.guiding.open(path)
        self._window.put_beside(self.guiding.panel)
        self.guiding.panel.buttons["next"].setFocus()

    def practise(self, kind: PracticeKind) -> None:
        """Begin a practice; a lesson that is open waits behind it."""
        self.practice.open(kind)
        self._window.put_beside(self.practice)
        self.practice.kind.setFocus()

    def sum_up(self) -> None:
        """Show what was done."""
        if self.guiding.is_open():
            self.guiding.leave()
        self.summary.sheet.show_summary(summary_html(self._summary()))
        self._window.put_beside(self.summary)
        self.summary.sheet.sentence.setFocus()

    def _leave_practice(self) -> None:
        self.practice.stop()
        self._window.put_beside(self.guiding.panel if self.guiding.is_open() else None)

    def leave(self) -> None:
        """Put everything away; what one had before comes back."""
        self.practice.stop()
        if self.guiding.is_open():
            self.guiding.leave()
        else:
            self._window.put_beside(None)

    def go_on(self, step: int) -> None:
        """To the next step of the lesson, or the one before."""
        guide = self.guiding.guide
        if guide is not None:
            guide.go_on() if step > 0 else guide.go_back()

    def leave_one(self) -> None:
        """From the practice back to the lesson that waits behind it, or out."""
        if self.practice.isVisible():
            self._leave_practice()
        else:
            self.leave()

    def before(self) -> Lesson | None:
        """What the pages showed before the lesson; None when nobody is led."""
        return self.guiding.before()

    # To take along.

    def _summary(self) -> Summary:
        numbers = {name: value for name, (value, _) in constants().items()}
        return summed_up(self.guiding.walk(), self.guiding.lesson(), self.practice.rounds(), numbers)

    def _print_summary(self, sentence: str) -> None:
        printer = asking.printer(self._window)
        if printer is not None:
            self.print_summary_on(printer, sentence)

    def print_summary_on(self, device: "QPagedPaintDevice", sentence: str) -> None:
        """The summary, and the learner's own sentence or a line for it."""
        self._say_if_silent(print_summary(self._summary(), sentence, device))

    def ask_for_cards(self) -> None:
        """Ask how many cards a page and for a printer, then print them."""
        a_page = asking.cards_a_page(self._window)
        printer = asking.printer(self._window) if a_page else None
        if printer is not None and a_page is not None:
            self.print_cards_on(printer, a_page)

    def print_cards_on(self, device: "QPagedPaintDevice", a_page: CardsAPage) -> None:
        """All nine cards."""
        self._say_if_silent(print_cards(read_cards(), a_page, device))

    def _say_if_silent(self, printed: bool) -> None:
        if not printed:
            self._window.notice.show_text(self.tr("The printer does not answer; nothing was printed."))

    def _save_table(self, sentence: str) -> None:
        where = asking.where_to_put_a_table(self._window, self.tr("What I did in the lesson"))
        if where is not None:
            self.save_table_to(where[0], sentence, where[1])

    def save_table_to(self, path: Path, sentence: str, decimal_comma: bool = False) -> None:
        """A row a step and a round, and the learner's own sentence."""
        rows = csv_rows(self.guiding.walk(), self.practice.rounds())
        if sentence.strip():
            rows.append([self.tr("learning is …"), "", sentence.strip(), "", "", "", "", ""])
        try:
            save_table(path, csv_header(), rows, decimal_comma)
        except TakingAwayError as problem:
            self._window.notice.show_text(str(problem))
        else:
            self._window.tell(wrote(path))
