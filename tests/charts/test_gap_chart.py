"""The dumbbell chart and the ruler: rows, columns and captions never touch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxworkshop.charts.gap_chart import gaps_chart, gaps_pages
from cxworkshop.charts.ruler_chart import ruler_chart
from cxworkshop.charts.style import Look
from cxworkshop.colours import Scheme
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap_pages import ROWS_ON_A_PAGE
from tests.support import story
from tests.support.chart_boxes import text_boxes
from tests.support.chart_checks import SIZE, check_fits
from tests.support.odd_pairs import odd_mixture, odd_pairs, pair_of


def with_hero(facts: GapFacts) -> GapFacts:
    return replace(facts, hero=pair_of(facts))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_story_fits(scheme: Scheme) -> None:
    check_fits(gaps_chart(story.facts(), Look(scheme), SIZE))
    check_fits(ruler_chart(story.facts(), story.references(), Look(scheme), SIZE))


@pytest.mark.parametrize("name", odd_pairs())
def test_single_odd_pairs_fit(name: str) -> None:
    facts = with_hero(odd_pairs()[name])
    check_fits(gaps_chart(facts, Look(), SIZE))
    check_fits(ruler_chart(facts, story.references(), Look(), SIZE))


def test_more_pairs_than_fit_go_on_to_a_second_page() -> None:
    facts = odd_mixture()
    assert gaps_pages(facts) == 2
    words = []
    for page in range(2):
        chart = gaps_chart(facts, Look(), SIZE, page=page)
        check_fits(chart)
        words += [box.words for box in text_boxes(chart.figure)]
    assert all(fact.statement.short in words for fact in facts.pairs)
    assert len(facts.pairs) > ROWS_ON_A_PAGE


def test_without_predictions_there_is_no_column_for_them() -> None:
    facts = story.facts(said=story.votes(predictions={}, predicted=0))
    chart = gaps_chart(facts, Look(), SIZE)
    check_fits(chart)
    assert "expected" not in [box.words for box in text_boxes(chart.figure)]


def test_the_rows_say_what_the_facts_say() -> None:
    table = gaps_chart(story.facts(), Look(), SIZE).table
    assert table[1] == (
        "Change they can see",
        "70\u00a0%",
        "55\u00a0%",
        "19\u00a0%",
        "+51",
        "15",
        "36",
        "clearly too high",
    )
    assert [row[4] for row in table[1:]] == ["+51", "+48", "+46", "+44", "+18", "+3", "\u221224"]


def test_the_ruler_prints_the_honest_captions_in_full() -> None:
    chart = ruler_chart(story.facts(), story.references(), Look(), SIZE)
    words = " ".join(box.words for box in text_boxes(chart.figure))
    for reference in story.references():
        assert reference.caption in words
    assert "Suggestive only" in words
    assert ("Meridian Rail", "2026", "48", "Our own gap") in chart.table


@pytest.mark.parametrize(
    "client", ["X", "Niederösterreichische Verkehrsbetriebe Aktiengesellschaft"]
)
def test_a_client_of_any_length_fits(client: str) -> None:
    check_fits(ruler_chart(story.facts(client=client), story.references(), Look(), SIZE))
