"""Labels keep their order and their distance, and stay as near to their marks as they can."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.charts.spread import spread

labels = st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 200)), min_size=1, max_size=4)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([100, 500], [50, 50], 10, 0, 1000) == [100, 500]


def test_labels_on_one_spot_part_evenly() -> None:
    assert spread([500, 500], [100, 100], 20, 0, 1000) == [440, 560]


def test_labels_at_the_edge_are_pushed_inside() -> None:
    assert spread([0, 10], [100, 100], 20, 0, 1000) == [50, 170]


@given(labels)
def test_labels_never_touch_and_keep_their_order(wanted: list[tuple[float, float]]) -> None:
    centres, widths = zip(*wanted, strict=True)
    found = spread(centres, widths, 10, 0, 1000)
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    for a, b in pairwise(order):
        assert found[b] - found[a] >= (widths[a] + widths[b]) / 2 + 10 - 1e-6
    for centre, width in zip(found, widths, strict=True):
        assert width / 2 - 1e-6 <= centre <= 1000 - width / 2 + 1e-6


def test_labels_that_cannot_fit_share_the_overlap() -> None:
    assert spread([1, 2], [80, 80], 10, 0, 100) == [40, 60]
