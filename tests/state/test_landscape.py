"""What can be chosen on the Landscape page: ways, the ball, prepared views, and the part that is seen."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.state.landscape import FARTHEST, WAYS, Landscape, LandscapeView, Region
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject, Training

FAR = st.floats(-1e3, 1e3)


def test_it_opens_on_a_map_between_two_trained_networks():
    state = Landscape()
    assert (state.way, state.directions, state.ball) == ("network", 2, (0.0, 0.0))
    assert state.target != state.subject.network


def test_another_way_or_network_or_seed_brings_the_ball_back():
    state = Landscape().with_ball(0.5, -0.25)
    assert state.along("random").ball == (0.0, 0.0)
    assert state.with_seed(7).ball == (0.0, 0.0)
    assert state.with_subject(Subject(network=NetworkChoice("zeros"))).ball == (0.0, 0.0)
    other_images = Subject(DataChoice(part="test"))
    assert state.with_subject(other_images).ball == (0.5, -0.25)


def test_a_curve_knows_only_the_first_direction():
    curve = Landscape().with_ball(0.5, -0.25).with_directions(1)
    assert (curve.ball, curve.place) == ((0.5, 0.0), (0.5,))
    assert curve.with_ball(0.1, 0.7).place == (0.1,)


def test_to_show_the_network_one_looked_towards_is_to_look_back():
    b = NetworkChoice("digits-b")
    state = Landscape().with_subject(Subject(network=b))
    assert (state.subject.network, state.target) == (b, NetworkChoice("digits-a"))
    assert state.with_subject(Subject()).target == b


def test_other_images_bring_their_own_network_to_look_towards():
    mnist = Subject(DataChoice("mnist"), NetworkChoice("mnist-a"))
    state = Landscape().with_subject(mnist)
    assert state.target == NetworkChoice("mnist-b")
    assert state.with_subject(Subject()).target == NetworkChoice("digits-b")


@pytest.mark.parametrize(("source", "family"), [("digits", "digits"), ("mnist", "mnist")])
def test_prepared_views_take_networks_that_suit_the_images(source, family):
    state = Landscape(subject=Subject(DataChoice(source)))
    trained, hill, twin = (state.prepared(name) for name in ("trained", "hill", "twin"))
    assert trained.subject.network == NetworkChoice(f"{family}-a-start")
    assert trained.target == hill.subject.network == twin.subject.network == NetworkChoice(f"{family}-a")
    assert (hill.target, twin.way) == (NetworkChoice(f"{family}-b"), "twin")
    assert {view.directions for view in (trained, hill, twin)} == {1}
    assert hill.subject.data == state.subject.data


def test_a_path_needs_a_network_that_was_trained_here():
    trained = Landscape(way="path", subject=Subject(network=NetworkChoice(trained=Training(step=10))))
    assert trained.with_subject(Subject()).way == "network"


def test_the_ball_stays_where_numbers_can_be_counted():
    assert Landscape().with_ball(1e9, -1e9).ball == (FARTHEST, -FARTHEST)


@given(FAR, FAR, st.floats(0.1, 10))
def test_zooming_keeps_its_place(x, y, factor):
    before = Region(-2, 3, -1, 1)
    after = before.zoomed(factor, x, y)
    assert after.right - after.left == pytest.approx(5 * factor)
    assert (x - after.left) / (after.right - after.left) == pytest.approx((x + 2) / 5, abs=1e-6)
    assert (y - after.bottom) / (after.top - after.bottom) == pytest.approx((y + 1) / 2, abs=1e-6)


@given(FAR, FAR)
def test_a_region_follows_the_ball_and_keeps_its_size(x, y):
    before = Region(-2, 3, -1, 1)
    after = before.around(x, y)
    assert after.left <= x <= after.right
    assert after.bottom <= y <= after.top
    assert (after.right - after.left, after.top - after.bottom) == pytest.approx((5, 2))
    if -2 <= x <= 3 and -1 <= y <= 1:
        assert after == before


def test_no_zoom_leaves_the_range_of_numbers():
    region = Region(-1, 1)
    for _ in range(100):
        region = region.zoomed(1.5, 0, 0)
    assert region.right - region.left <= FARTHEST
    for _ in range(200):
        region = region.zoomed(1 / 1.5, 0, 0)
    assert region.right > region.left


def test_a_region_without_room_is_refused():
    with pytest.raises(ValueError, match="from left to right"):
        Region(1.0, 1.0)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode('{"left": 2.0, "right": 1.0}', type=Region)


def test_what_is_chosen_survives_a_lesson_file():
    for way in WAYS:
        state = Landscape().along(way, seed=9).with_ball(0.25, 0.5)
        assert msgspec.json.decode(msgspec.json.encode(state), type=Landscape) == state
    view = LandscapeView("roll", "accuracy", Region(-3, 2), fine=True)
    assert msgspec.json.decode(msgspec.json.encode(view), type=LandscapeView) == view
