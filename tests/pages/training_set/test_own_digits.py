"""A class's own digits: the sheet is dropped, read, judged, and told beside what the network learned from."""

import pytest

from clawdemy_gui.core.network import costs_and_answers
from clawdemy_gui.files.images.dataset import embedded
from clawdemy_gui.files.networks.about import About
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.subject import beside
from clawdemy_gui.state.subject import DataChoice
from tests.files.images.sheet import hands
from tests.files.images.sheet.hands import blotted, filled, some_digits
from tests.hands import named
from tests.pages.training_set.hands import choose, drop


@pytest.fixture(scope="module")
def photo(qapp, tmp_path_factory):
    """A photo of a sheet with 95 embedded digits."""
    path = tmp_path_factory.mktemp("photos") / "8b.jpg"
    assert hands.lit(hands.photo(filled(some_digits())), "from a window").save(str(path))
    return path


@pytest.fixture
def opened(window, photo, qtbot):
    """The Training set page with it."""
    said = []
    window.show_page("descent")
    window.page_named("training-set").done.connect(said.append)
    drop(window, photo)
    page = window.page_named("training-set")
    qtbot.waitUntil(lambda: page.found is not None and page.found.shown.data.name == "8b.jpg", timeout=20_000)
    page.said_of_it = said
    yield page
    page.leave()


def bars(page):
    """What the bars of the totals say, from above."""
    shown = [button for button in page.totals.parts.children() if hasattr(button, "show_bar")]
    return [
        (button.accessibleName(), button.accessibleDescription()) for button in shown if not button.isHidden()
    ]


def test_a_dropped_sheet_hangs_on_the_wall_with_a_sentence(window, opened):
    assert opened.name == "training-set"
    assert opened.wall.wall.count() == 95
    assert opened.row.handling.isHidden(), "nothing of a sheet can be turned or prepared otherwise"
    assert opened.said_of_it[0].startswith(
        "8b.jpg: 95 digits were read from the sheet; 5 boxes were empty. Each digit was found"
    )
    data = opened.found.shown.data
    expected = costs_and_answers(shipped("mnist-a").open().network, data.images, data.labels).costs.mean()
    assert float(named(window, "Total cost of the test set").text()) == pytest.approx(expected, abs=5e-5)


def test_with_another_network_it_is_prepared_anew_and_stands_beside_its_images(window, opened, qtbot):
    before = opened.found.shown.data.images
    choose(opened.row.network, "A, trained on the embedded digits")
    qtbot.waitUntil(lambda: opened.state.subject.network.name == "digits-a", timeout=20_000)
    assert opened.state.subject.data.prepared == "digits"
    data = opened.found.shown.data
    assert data.report.prepared == "digits"
    assert (data.images != before).any()
    assert opened.said_of_it[-1].endswith("as the embedded digits’ makers did.")
    titles = [opened.row.images.list.itemText(n) for n in range(opened.row.images.list.count())]
    assert titles.count("8b.jpg") == 1
    network = shipped("digits-a").open().network
    test = embedded("test")
    cost = costs_and_answers(network, test.images, test.labels).costs.mean()
    assert [name for name, _ in bars(opened)] == ["training images", "test images", "8b.jpg"]
    assert f"cost {cost:.4f}" in bars(opened)[1][1]
    assert opened.found.cost == pytest.approx(
        costs_and_answers(network, data.images, data.labels).costs.mean()
    )
    opened.totals.parts.chosen.emit(2)
    assert opened.state.subject.data.path, "its own bar stays"
    opened.totals.parts.chosen.emit(1)
    assert opened.state.subject.data == DataChoice("digits", "test")
    window.undo()
    window.undo()
    assert opened.state.subject.network.name == "mnist-a"
    assert opened.state.subject.data.prepared == "fitting"


def test_a_cut_off_sheet_changes_nothing(window, qtbot, tmp_path):
    hands.photo(blotted(filled(some_digits()), (0, 0), 10)).save(str(tmp_path / "cut.jpg"))
    window.show_page("training-set")
    before = window.page.state
    drop(window, tmp_path / "cut.jpg")
    qtbot.waitUntil(window.notice.isVisible, timeout=20_000)
    assert "cannot all be seen" in window.notice.text()
    assert "nothing has changed" in window.notice.text()
    assert window.page.state == before
    window.page.leave()


def test_what_stands_beside(photo):
    data = embedded("test")
    own = DataChoice("file", path=str(photo))
    digits = shipped("digits-a").open().about
    learned = beside(own, data, digits)
    assert [choice.part for choice in learned] == ["training", "test"]
    few = beside(own, data, shipped("memoriser").open().about)
    assert few[0].first == 30, "what it has seen"
    assert beside(own, data, About()) == ()
    assert beside(DataChoice(), embedded("training"), digits) == (DataChoice("digits", "test"),)
