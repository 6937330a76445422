"""One statement in depth: everything fits, nothing hidden shows, motion ends where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.charts.distribution_chart import distribution_chart
from cxworkshop.charts.piles import Pile
from cxworkshop.charts.style import Look
from cxworkshop.colours import Scheme
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import ScoreKind
from cxworkshop.domain.statements import Scale
from cxworkshop.results.facts import GapFacts
from tests.support import story
from tests.support.chart_boxes import mark_boxes, text_boxes
from tests.support.chart_checks import SIZE, check_contrast, check_fits
from tests.support.odd_pairs import LONG, odd_facts, odd_pairs, of_100

SEVEN = (
    "strongly disagree", "disagree", "somewhat disagree", "neither agree nor disagree",
    "somewhat agree", "agree", "strongly agree",
)  # fmt: skip


def odd_scales() -> dict[str, GapFacts]:
    """Statements whose boxes are many, or have long names, or no counts behind them."""
    eleven = replace(story.STATEMENTS[3], scale=Scale(1, 11, top=2))
    seven = replace(LONG, scale=Scale(1, 7, SEVEN))
    nine = (0, 1, 1, 5, 4)
    return {
        "eleven boxes": odd_facts(
            (0, 0, 1, 0, 2, 3, 0, 1, 2, 1, 2), 61, (10, 20, 5, 8, 20, 60, 40, 80, 100, 50, 20),
            statement=eleven,
        ),
        "all in one of eleven": odd_facts(
            (40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 61, (0,) * 10 + (400,), statement=eleven
        ),
        "seven boxes": odd_facts(
            (0, 0, 1, 0, 2, 3, 5), 61, (10, 20, 5, 8, 20, 60, 40), statement=seven,
            word="Kundinnen und Kunden",
        ),
        "a share alone": odd_facts(
            nine, 61, (0, 0, 400, 0, 0), kind=ScoreKind.SHARE, share=0.34
        ),
        "nearly all agree": odd_facts((20, 40, 110, 280, 150), None, of_100(97), team=700),
        "thirty in a box": odd_facts((0, 2, 3, 30, 5), 61, of_100(34)),
    }  # fmt: skip


CASES = {name: facts.pairs[0] for name, facts in (odd_pairs() | odd_scales()).items()}
BASES = {name: facts.base for name, facts in (odd_pairs() | odd_scales()).items()}


@pytest.mark.parametrize("name", CASES)
def test_every_odd_pair_fits(name: str) -> None:
    for stage in (RevealStage.SAID, RevealStage.PREDICTED, RevealStage.GAP):
        check_fits(distribution_chart(CASES[name], BASES[name], Look(), SIZE, stage=stage))


@settings(max_examples=25)
@given(
    said=st.lists(st.integers(0, 9), min_size=5, max_size=5),
    customers=st.lists(st.integers(0, 300), min_size=5, max_size=5),
    guess=st.one_of(st.none(), st.integers(0, 100)),
)
def test_any_counts_fit(said: list[int], customers: list[int], guess: int | None) -> None:
    facts = odd_facts(said, guess, customers if sum(customers) else None)
    if not (facts.pairs[0].team or facts.pairs[0].customers):
        return
    check_fits(distribution_chart(facts.pairs[0], facts.base, Look(), SIZE))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("stage", RevealStage)
def test_words_and_marks_stand_out(scheme: Scheme, stage: RevealStage) -> None:
    look, facts = Look(scheme), story.facts()
    fact = facts.pair("6b")
    assert fact
    check_contrast(distribution_chart(fact, facts.base, look, SIZE, stage=stage), look)


def test_there_is_a_dot_for_everybody_who_answered() -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    assert fact.team
    chart = distribution_chart(fact, facts.base, Look(), SIZE)
    dots = [box for box in mark_boxes(chart.figure) if box.words == "mark o"]
    assert len(dots) - 1 == fact.team.rated + fact.team.cant_judge  # one is the key at the side


def test_dots_never_cover_each_other() -> None:
    facts = odd_facts((0, 2, 3, 30, 5), 61, of_100(34))
    chart = distribution_chart(facts.pairs[0], facts.base, Look(), SIZE)
    dots = mark_boxes(chart.figure)
    assert not any(a.overlaps(b) for i, a in enumerate(dots) for b in dots[:i])


@pytest.mark.parametrize(("tallest", "pitch"), [(1, 44), (5, 44), (6, 44), (8, 33), (12, 22)])
def test_dots_shrink_as_the_tallest_pile_grows(tallest: int, pitch: float) -> None:
    assert Pile.of(tallest, 264, 140).pitch == pitch


@given(st.integers(1, 60))
def test_no_pile_is_higher_than_its_room(tallest: int) -> None:
    pile = Pile.of(tallest, 264, 140)
    assert pile.height(tallest) <= 264 + 4.01
    assert len(set(pile.places(tallest))) == tallest


def test_a_team_below_k_has_no_dots_and_no_numbers() -> None:
    facts = odd_facts((0, 0, 1, 1, 1), 61, of_100(34))
    chart = distribution_chart(facts.pairs[0], facts.base, Look(), SIZE)
    assert sum(box.words == "mark o" for box in mark_boxes(chart.figure)) == 1
    words = " ".join(box.words for box in text_boxes(chart.figure))
    assert "stays hidden" in words
    assert "points apart" not in words
    assert all(row[1] == "" for row in chart.table[1:])


@pytest.mark.parametrize("stage", [RevealStage.ANSWERED, RevealStage.SAID, RevealStage.PREDICTED])
def test_nothing_of_customers_is_told_before_its_stage(stage: RevealStage) -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    chart = distribution_chart(fact, facts.base, Look(), SIZE, stage=stage)
    told = " ".join(box.words for box in text_boxes(chart.figure)) + chart.alt
    assert not {"36\u00a0%", "19\u00a0%", "374"} & set(told.replace(":", " ").split(" "))
    assert all(row[2] == "" for row in chart.table[1:])


@pytest.mark.parametrize("stage", list(RevealStage)[1:])
def test_the_end_of_the_motion_is_the_still_picture(stage: RevealStage) -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    chart = distribution_chart(fact, facts.base, Look(), (320, 180), stage=stage)
    still = chart.picture()
    chart.show(0.0)
    assert chart.moving
    assert chart.picture() == still


def test_an_average_has_no_boxes() -> None:
    plain = tuple(replace(item, headline=False) for item in story.STATEMENTS)
    facts = story.facts(statements=plain)
    assert facts.hero_is_average
    assert facts.hero
    with pytest.raises(ValueError, match="box by box"):
        distribution_chart(facts.hero, facts.base, Look())


def test_paper_carries_the_drawing_alone() -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    chart = distribution_chart(fact, facts.base, Look(paper=True), (864, 400))
    words = [box.words for box in text_boxes(chart.figure)]
    assert "51 points apart" in words
    assert not any("We guessed" in line or "Each dot" in line for line in words)
