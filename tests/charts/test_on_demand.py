"""The pictures that are shown on demand: legible whatever was answered, with a table behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.charts.calibration_chart import calibration_chart
from cxworkshop.charts.chart import Chart
from cxworkshop.charts.minority_chart import minority_chart
from cxworkshop.charts.poll_chart import poll_chart
from cxworkshop.charts.style import Look
from cxworkshop.charts.what_if_chart import what_if_chart
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.results.calibration import team_ranges
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.poll_results import PollResult, poll_result
from cxworkshop.results.what_if import what_if
from cxworkshop.ui.widgets.chart_view import draw
from tests.support import story
from tests.support.chart_boxes import text_boxes
from tests.support.chart_checks import SIZE, check_contrast, check_fits

LONG = "Versicherungsnehmerinnen und Versicherungsnehmer mit Anliegen"
LOOKS = (Look("light"), Look("dark"))


def words(chart: Chart) -> str:
    return " ".join(box.words for box in text_boxes(chart.figure))


def divided(rated: dict[str, tuple[int, ...]]) -> GapFacts:
    """The story with other ratings on some statements."""
    told = story.votes()
    ratings = {name: story.ratings_from(counts) for name, counts in rated.items()}
    return story.facts(replace(told, ratings={**told.ratings, **ratings}))


def order_of(texts: list[str], people: int = 5) -> PollResult:
    items = tuple(Item(str(place), text) for place, text in enumerate(texts))
    question = Question("q", QuestionKind.RANKING, "Put these in order.", items=items)
    return poll_result(question, [[item.id for item in items]] * people, 5)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["Rules", "Old tools", LONG, "A b"]), min_size=2, max_size=14))
def test_a_poll_fits_however_many_items_there_are(texts: list[str]) -> None:
    check_fits(poll_chart(order_of(texts), LOOKS[0], SIZE))


@pytest.mark.parametrize("look", LOOKS, ids=("light", "dark"))
def test_a_poll_stands_out_and_its_table_is_the_result(look: Look) -> None:
    chart = poll_chart(order_of(["Rules", "Tools"]), look, SIZE)
    check_contrast(chart, look)
    assert chart.table == (
        ("Answer", "Points", "First for"),
        ("Rules", "5", "5"),
        ("Tools", "0", "0"),
    )


def test_a_poll_below_k_shows_no_bar_and_no_number() -> None:
    chart = poll_chart(order_of(["Rules", "Tools"], people=4), LOOKS[0], SIZE)
    assert "stays hidden" in words(chart)
    assert "Rules" not in words(chart) + chart.alt
    assert len(chart.table) == 1
    assert not chart.figure.axes[0].patches


def test_numbers_fit() -> None:
    question = Question("q", QuestionKind.NUMBER, "How many?", scale=ScalePoints(-5, 300))
    check_fits(poll_chart(poll_result(question, list(range(9)), 5), LOOKS[0], SIZE))


@settings(max_examples=20)
@given(st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(lambda c: sum(c) >= 5))
def test_the_minority_fits_whoever_it_was(counts: list[int]) -> None:
    rated = {name: tuple(counts) for name in ("H1", "1a", "4a", "5a", "6b")}
    check_fits(minority_chart(divided(rated), LOOKS[0], SIZE))


def test_the_minority_tells_sizes_of_groups_and_nobodys_own_answer() -> None:
    facts = divided({"6b": (0, 3, 0, 6, 2)})
    chart = minority_chart(facts, LOOKS[0], SIZE)
    assert ("Change they can see", "3", "11", "did not agree", "19\u00a0%") in chart.table
    assert "3 of 11 did not agree" in words(chart)
    for look in LOOKS:
        check_contrast(minority_chart(facts, look, SIZE), look)


def test_a_hall_is_drawn_without_dots() -> None:
    facts = story.facts(
        replace(
            story.votes(),
            ratings={"6b": story.ratings_from((0, 30, 0, 60, 40))},
            answered=130,
        )
    )
    check_fits(minority_chart(facts, LOOKS[0], SIZE))


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted), min_size=7, max_size=7
    )
)
def test_calibration_fits_for_any_ranges(given_: list[list[int]]) -> None:
    facts = story.facts()
    ranges = {
        pair.id: [(low, high)] * 5
        for pair, (low, high) in zip(story.STATEMENTS, given_, strict=True)
    }
    check_fits(calibration_chart(team_ranges(ranges, facts), facts, LOOKS[0], SIZE))


@pytest.mark.parametrize("look", LOOKS, ids=("light", "dark"))
def test_calibration_says_which_ranges_caught_the_truth(look: Look) -> None:
    facts = story.facts()  # customers: H1 34, 6b 19
    found = team_ranges({"H1": [(30, 40)] * 5, "6b": [(50, 60)] * 5}, facts)
    chart = calibration_chart(found, facts, look, SIZE)
    check_contrast(chart, look)
    assert ("Better than elsewhere", "30–40\u00a0%", "5", "34\u00a0%", "yes") in chart.table
    assert ("Change they can see", "50–60\u00a0%", "5", "19\u00a0%", "no") in chart.table
    assert "we thought more" in words(chart)


def test_a_dialled_picture_is_the_picture_of_that_share() -> None:
    facts = story.facts()
    fact = facts.pairs[0]

    def build(share: float) -> Callable[[int, int], Chart]:
        found = what_if(fact, share)
        assert found
        return lambda width, height: what_if_chart(
            fact, found, facts.base, LOOKS[0], (width, height)
        )

    turned, fresh = draw(build(0.2), *SIZE), draw(build(0.65), *SIZE)
    turned.turn(0.4)
    turned.turn(0.65)
    assert turned.chart.table == fresh.chart.table
    assert turned.chart.alt == fresh.chart.alt
    assert turned.image() == fresh.image()
