"""The Descent page at step 1,000 of its opening run, which is walked once for all tests."""

from collections import deque

import pytest

from clawdemy_gui.pages.descent.walk import walking
from clawdemy_gui.state.descent import Descent, DescentView

PATIENCE = 20_000
STEP = 1_000


@pytest.fixture(scope="session")
def opening_walk():
    """What a worker brings of these steps."""
    [walked] = deque(walking(Descent().training, None, STEP), 1)
    return walked


@pytest.fixture
def walked_page(window, qtbot, opening_walk):
    """The page in front at full speed, nothing to undo."""
    window.show_page("descent")
    page = window.page
    page.show_view(DescentView(speed=0))
    qtbot.waitUntil(page.is_complete, timeout=PATIENCE)
    for point in opening_walk.points:
        page.runner.history.add(point)
    page.runner.moment = opening_walk.moment
    page.go_to(STEP)
    qtbot.waitUntil(page.is_complete, timeout=PATIENCE)
    assert page.here() == STEP
    window.history.clear()
    return page
