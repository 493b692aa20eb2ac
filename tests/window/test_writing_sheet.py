"""The sheet for handwriting: from the menu to paper, with room around its marks on every paper."""

import re

import numpy as np
import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.perspective import seen
from clawdemy_gui.lesson.writing_sheet import print_writing_sheet
from clawdemy_gui.window.writing_sheet import WritingSheet
from tests.files.images.sheet.hands import PAPERS, on_page, printed
from tests.hands import named


def test_it_is_in_the_menu(window):
    next(command for command in window.menus.commands() if command.text == "Sheet for handwriting…").run()
    dialog = window.findChild(WritingSheet)
    assert dialog.isVisible()
    dialog.reject()


def test_it_is_one_page_on_both_papers(window, tmp_path):
    dialog = WritingSheet(window)
    for paper, width in (("A4", b"595"), ("Letter", b"612")):
        named(dialog, "Paper").setCurrentText(paper)
        assert len(re.findall(rb"/Type\s*/Page\b", dialog.pdf())) == 1
        assert width in dialog.pdf()
    path = tmp_path / f"{dialog.file_name()}.pdf"
    dialog.save_to(path)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_as_large_as_planned_and_has_white_around_it(qapp, paper):
    corners = seen(on_page(paper), plan.CORNERS) / 6
    side = corners[1] - corners[0]
    assert side == pytest.approx([plan.WIDE, 0], abs=0.5)
    assert corners.min() > plan.MARK / 2 + 8
    assert (np.array(PAPERS[paper]) - corners.max(axis=0)).min() > plan.MARK / 2 + 4
    assert printed(paper).pixelColor(0, 0).lightness() == 255


def test_it_is_smaller_on_smaller_paper(window, tmp_path):
    writer = QPdfWriter(str(tmp_path / "a5.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_writing_sheet(writer)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_device_that_does_not_answer_prints_nothing(window, tmp_path):
    assert not print_writing_sheet(QPdfWriter(str(tmp_path / "no" / "folder.pdf")))
