"""Ranges: caught or not, counted per statement, and only where k people gave one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.results.calibration import calibration_lines, calibration_title, team_ranges
from cxworkshop.results.formats import capitalised, in_words
from tests.support import story

ranges = st.lists(
    st.one_of(
        st.none(), st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted).map(tuple)
    ),
    max_size=9,
)


def everybody(low: float, high: float) -> list[tuple[float, float]]:
    return [(low, high)] * 5


def test_the_title_counts_what_was_caught() -> None:
    facts = story.facts()  # customers: H1 34, 4a 38, 6b 19
    found = team_ranges(
        {"H1": everybody(30, 40), "4a": everybody(50, 70), "6b": everybody(0, 10)}, facts
    )
    assert [one.caught for one in found] == [False, True, False]
    assert calibration_title(found, 5) == "Our ranges caught the truth on 1 of 3 statements"
    lines = calibration_lines(found, facts)
    assert lines[0] == "Once, riders agreed less than we thought possible."
    assert lines[1] == "Once, riders agreed more than we thought possible."
    assert "at least 5 people" in lines[-1]


def test_a_range_of_ours_is_the_mean_of_lows_and_highs() -> None:
    given_ = [(10, 20), (20, 30), (30, 40), (40, 50), (50, 60), None]
    (one,) = team_ranges({"6b": given_}, story.facts())
    assert (one.low, one.high, one.people) == (30, 40, 5)


def test_good_ranges_are_named_from_five_statements_on() -> None:
    facts = story.facts()
    names = list(story.RATINGS)
    few = team_ranges({name: everybody(0, 100) for name in names[:4]}, facts)
    enough = team_ranges({name: everybody(0, 100) for name in names}, facts)
    assert not any("8 times out of 10" in line for line in calibration_lines(few, facts))
    assert calibration_lines(enough, facts)[0] == (
        "Ranges that are right 8 times out of 10 would catch about 6 of 7."
    )


def test_ranges_of_fewer_than_k_stay_hidden() -> None:
    facts = story.facts()
    assert team_ranges({"6b": [(0, 30)] * 4 + [None] * 4}, facts) == ()
    assert calibration_title((), 5) == "Fewer than 5 of us gave ranges, so they stay hidden"
    assert calibration_lines((), facts) == ()


def test_the_ends_belong_to_a_range() -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    assert fact.customers
    exact = fact.customers.estimate.point * 100
    assert team_ranges({"6b": everybody(exact, 90)}, facts)[0].caught
    assert team_ranges({"6b": everybody(0, exact)}, facts)[0].caught


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="6b"):
        team_ranges({"6b": [(30, 20)]}, story.facts())


@given(st.dictionaries(st.sampled_from(list(story.RATINGS)), ranges))
def test_the_lines_agree_with_the_ranges(given_: dict[str, list[tuple[int, int] | None]]) -> None:
    facts = story.facts()
    found = team_ranges(given_, facts)
    shown = {name for name, all_ in given_.items() if sum(r is not None for r in all_) >= 5}
    assert {one.fact.statement.id for one in found} == shown
    title = calibration_title(found, 5)
    counted = ["Never", "Once", *(capitalised(in_words(n)) for n in range(2, 8))]
    if found:
        assert [int(n) for n in re.findall(r"\d+", title)] == [
            sum(one.caught for one in found),
            len(found),
        ]
        missed = sum(
            counted.index(line.split()[0].strip(","))
            for line in calibration_lines(found, facts)
            if "thought possible" in line
        )
        assert missed == sum(not one.caught for one in found)
