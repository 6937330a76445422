"""From kept dots and ranges to what the maps and the calibration read."""

from __future__ import annotations

import pytest

from cxworkshop.results.insights import importance_of_dots, ranges_of
from cxworkshop.results.maps import weighed
from tests.support import story


def test_importance_is_each_statements_share_of_all_dots() -> None:
    found = importance_of_dots([{"6b": 2, "4a": 1}, {"6b": 1, "4a": 2}, {"6b": 3, "4a": 0}, None])
    assert found
    assert found.shares == pytest.approx({"6b": 6 / 9, "4a": 3 / 9})
    assert found.voters == {"6b": 3, "4a": 2}
    assert found.people == 3


def test_nobody_gave_dots() -> None:
    assert importance_of_dots([None, None]) is None
    assert importance_of_dots([]) is None


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_dots_of_fewer_than_k_place_nothing_on_the_map(people: int, shown: bool) -> None:
    found = importance_of_dots([{"6b": 2, "4a": 1}] * people)
    assert found
    assert bool(weighed(story.facts(), found)) is shown


def test_a_guess_without_a_range_is_a_gap_in_the_list() -> None:
    values = [60, {"likely": 50, "low": 30, "high": 80}, None]
    assert ranges_of(values) == [None, (30, 80), None]
