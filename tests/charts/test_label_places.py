"""Names on a map: never over a line, a mark or each other, whatever the marks are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.charts.label_places import Box, Spot, apart, place_labels

FIELD = Box(0, 0, 800, 500)
spots = st.lists(
    st.builds(
        lambda x, y, width: Spot(x, y, 16, FIELD, (width, width / 4), -y),
        st.floats(20, 780),
        st.floats(20, 480),
        st.floats(60, 420),
    ),
    max_size=24,
)


@given(spots)
def test_labels_keep_clear_of_everything(found: list[Spot]) -> None:
    places = place_labels(found, 38, 12)
    labels = [place.box for place in places if place]
    assert len(places) == len(found)
    assert not any(a.meets(b) for a, b in combinations(labels, 2))
    assert not any(label.meets(spot.box) for label in labels for spot in found)
    assert all(FIELD.holds(label) for label in labels)


@given(spots)
def test_a_label_has_one_of_its_own_widths(found: list[Spot]) -> None:
    for spot, place in zip(found, place_labels(found, 38, 12), strict=True):
        if place:
            assert place.box.right - place.box.left == pytest.approx(spot.widths[place.form])


def test_a_lone_label_stands_to_the_right() -> None:
    (place,) = place_labels([Spot(200, 200, 16, FIELD, (300, 60))], 38, 12)
    assert place
    assert (place.box.left, place.form) == (228, 0)


def test_near_the_edge_it_stands_to_the_left() -> None:
    (place,) = place_labels([Spot(780, 200, 16, FIELD, (300, 60))], 38, 12)
    assert place
    assert place.box.right == 752


def test_a_label_gives_way_to_one_that_has_a_single_place() -> None:
    wide = Spot(400, 250, 16, FIELD, (760, 60), rank=2)  # fits above or below only
    narrow = Spot(400, 320, 16, FIELD, (120, 40), rank=1)
    places = place_labels([wide, narrow], 38, 12)
    assert [place and place.form for place in places] == [0, 0]


def test_one_that_fits_nowhere_is_shortened_and_else_left_out() -> None:
    small = Box(0, 0, 200, 60)
    shortened, left_out = (
        place_labels([Spot(30, 30, 16, small, widths)], 38, 12)[0]
        for widths in ((400.0, 80.0), (400.0, 380.0))
    )
    assert shortened
    assert shortened.form == 1
    assert left_out is None


@given(st.lists(st.tuples(st.sampled_from([100.0, 110.0, 400.0]), st.just(200.0)), max_size=9))
def test_coinciding_marks_move_apart_inside_their_field(found: list[tuple[float, float]]) -> None:
    xs = apart(found, 16, [FIELD] * len(found))
    assert all(abs(a - b) >= 2 * 16 for a, b in combinations(xs, 2))
    assert all(FIELD.left + 16 <= x <= FIELD.right - 16 for x in xs)


def test_marks_that_are_clear_of_each_other_stay() -> None:
    assert apart([(100, 100), (200, 100), (100, 200)], 16, [FIELD] * 3) == [100, 200, 100]
