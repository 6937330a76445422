"""The maps: every mark inside its field, names that cross nothing, and the same in the table."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.charts.consensus_map import consensus_map
from cxworkshop.charts.field_map import PLOT
from cxworkshop.charts.importance_map import importance_map
from cxworkshop.charts.style import Look
from cxworkshop.colours import Scheme
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes
from cxworkshop.results.maps import Importance, ImportanceSource
from tests.support import story
from tests.support.chart_boxes import mark_boxes, text_boxes
from tests.support.chart_checks import SIZE, check_contrast, check_fits

counts = st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(lambda c: sum(c) >= 5)
many = st.lists(st.integers(0, 90), min_size=5, max_size=5).filter(lambda c: sum(c) >= 30)
DOTS = Importance(
    {"H1": 0.2, "1a": 0.05, "3a": 0.1, "4a": 0.25, "5a": 0.1, "6b": 0.2, "7a": 0.1},
    ImportanceSource.DOTS,
    people=11,
    voters={"H1": 6, "1a": 2, "3a": 3, "4a": 8, "5a": 4, "6b": 6, "7a": 3},
)


def facts_of(pairs: list[tuple[list[int], list[int]]], **changes: Any) -> GapFacts:
    """A statement per pair of counts: ours and customers'."""
    names = ["Loyal treated as well as new", "Promise before sale is kept", "Does the job"]
    statements = tuple(
        story.statement(f"S{n}", "We do it.", "They do it.", names[n % 3])
        for n in range(len(pairs))
    )
    votes = Votes(
        {
            one.id: story.ratings_from(ours)
            for one, (ours, _) in zip(statements, pairs, strict=True)
        },
        answered=max((sum(ours) for ours, _ in pairs), default=0),
    )
    source = story.source({one.id: c for one, (_, c) in zip(statements, pairs, strict=True)})
    return story.facts(votes, source, statements=statements, **changes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_story_fits(scheme: Scheme) -> None:
    look = Look(scheme)
    for chart in (
        consensus_map(story.facts(), look, SIZE),
        importance_map(story.facts(), DOTS, look, SIZE),
    ):
        check_fits(chart)
        check_contrast(chart, look)


@settings(max_examples=30)
@given(
    pairs=st.lists(st.tuples(counts, many), max_size=24),
    threshold=st.sampled_from([0.05, 0.1, 0.25]),
)
def test_any_facts_fit(pairs: list[tuple[list[int], list[int]]], threshold: float) -> None:
    facts = facts_of(pairs, threshold=threshold)
    check_fits(consensus_map(facts, Look(), SIZE))
    shares = {fact.statement.id: n / 10 for n, fact in enumerate(facts.pairs)}
    importance = Importance(shares, ImportanceSource.CUSTOMERS, 900)
    check_fits(importance_map(facts, importance, Look(), SIZE))


@given(pairs=st.lists(st.tuples(counts, many), min_size=1, max_size=9))
@settings(max_examples=30)
def test_marks_and_names_stay_off_the_field_lines(
    pairs: list[tuple[list[int], list[int]]],
) -> None:
    chart = consensus_map(facts_of(pairs), Look(), (1920, 1080))
    upright = 1080 - (PLOT.bottom - 10 / _top(chart.table) * (PLOT.bottom - PLOT.top))
    middle = (PLOT.left + PLOT.right) / 2
    inside = [
        box
        for box in (*text_boxes(chart.figure), *mark_boxes(chart.figure))
        if 1080 - PLOT.bottom < box.bottom and box.top < 1080 - PLOT.top and box.left > PLOT.left
    ]
    assert inside
    for box in inside:
        assert not box.left < middle < box.right, box.words
        assert not box.bottom < upright < box.top, box.words


def _top(table: tuple[tuple[str, ...], ...]) -> float:
    gaps = [abs(int(row[1].replace("−", "-"))) for row in table[1:]]
    return max(25.0, 16.0, *gaps) + 7.0


def test_six_identical_statements_stand_beside_each_other() -> None:
    facts = facts_of([([0, 1, 1, 5, 4], [58, 96, 112, 98, 39])] * 6)
    marks = mark_boxes(consensus_map(facts, Look(), SIZE).figure)
    assert len(marks) == 6
    assert not any(a.overlaps(b) for a, b in combinations(marks, 2))


def test_a_gap_below_nought_is_another_shape() -> None:
    marks = [box.words for box in mark_boxes(consensus_map(story.facts(), Look(), SIZE).figure)]
    assert sorted(marks) == ["mark o"] * 6 + ["mark v"]


def test_the_table_tells_the_field_of_each_statement() -> None:
    table = consensus_map(story.facts(), Look(), SIZE).table
    assert table[0] == ("Statement", "Gap in points", "Agreement, 0 to 1", "Field")
    assert table[1] == ("Change they can see", "+51", "0.75", "Shared blind spot")
    assert ("People act in their interest", "−24", "0.59", "Contested ground") in table


def test_the_map_of_importance_tells_votes_and_voters() -> None:
    table = importance_map(story.facts(), DOTS, Look(), SIZE).table
    assert table[2] == ("Better than elsewhere", "+48", "20\u00a0%", "6", "Here first")


def test_dots_of_fewer_than_k_stay_hidden() -> None:
    few = Importance(DOTS.shares, ImportanceSource.DOTS, people=4)
    chart = importance_map(story.facts(), few, Look(), SIZE)
    assert len(chart.table) == 1
    assert mark_boxes(chart.figure) == []
    assert "Fewer than 5 of us gave dots" in chart.alt


def test_a_map_of_nothing_says_so() -> None:
    chart = consensus_map(facts_of([]), Look(), SIZE)
    check_fits(chart)
    assert chart.alt == "Nothing can be placed on this map yet"


def test_the_end_of_the_motion_is_the_still_picture() -> None:
    for chart in (
        consensus_map(story.facts(), Look(), (320, 180)),
        importance_map(story.facts(), DOTS, Look(), (320, 180)),
    ):
        still = chart.picture()
        chart.show(0.0)
        assert chart.moving
        assert chart.picture() == still


def test_of_many_marks_only_the_largest_gaps_have_names() -> None:
    pairs = [([0, 0, 0, 5 + n % 3, 6], [90 - n, 60, 50 + n, 9 + 4 * n, 9]) for n in range(24)]
    chart = consensus_map(facts_of(pairs), Look(), SIZE)
    numbers = [box for box in text_boxes(chart.figure) if box.words[:1] in "+−"]
    assert 1 <= len(numbers) <= 8
    words = " ".join(box.words for box in text_boxes(chart.figure))
    assert "marks are named in the table only" in words
    assert len(chart.table) == 25
