"""From kept dots and ranges to what the maps and the calibration read."""

from __future__ import annotations

from typing import Any

import pytest

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind
from cxworkshop.results.insights import importance_of_customers, importance_of_dots, ranges_of
from cxworkshop.results.maps import ImportanceSource, weighed
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


def weighed_by_customers(**fields: Any) -> CustomerSource:
    """Two statements whose importance 40 and 60 customers told."""
    common: dict[str, Any] = {"kind": ScoreKind.COUNTS, "confirmed": True} | fields
    return CustomerSource(
        "c",
        "survey",
        60,
        importance=(
            CustomerScore("6b", n=40, counts=(0, 10, 0, 20, 10), **common),
            CustomerScore("4a", n=60, counts=(20, 20, 5, 5, 10), **common),
        ),
    )


def test_customers_importance_is_the_share_who_call_it_important() -> None:
    found = importance_of_customers(weighed_by_customers())
    assert found
    assert found.shares == pytest.approx({"6b": 30 / 40, "4a": 15 / 60})
    assert (found.source, found.people) == (ImportanceSource.CUSTOMERS, 40)
    assert [fact.statement.id for fact in weighed(story.facts(), found)] == ["6b", "4a"]


def test_weights_count_in_what_matters() -> None:
    found = importance_of_customers(weighed_by_customers(weighted_counts=(0.0, 3.0, 0.0, 0.5, 0.5)))
    assert found
    assert set(found.shares.values()) == {0.25}


@pytest.mark.parametrize("fields", [{"confirmed": False}, {"grade": Grade.D}])
def test_what_nobody_confirmed_or_too_few_answered_places_nothing(fields: dict[str, Any]) -> None:
    assert importance_of_customers(weighed_by_customers(**fields)) is None
