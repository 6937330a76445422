"""What the rules of showing do to the pictures: areas first, limits, counts and published lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from cxworkshop.charts.distribution_chart import distribution_chart
from cxworkshop.charts.gap_chart import gaps_chart, gaps_pages
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.domain.statements import Dimension
from cxworkshop.domain.workshop import Team
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes, gap_facts
from tests.support import story
from tests.support.chart_boxes import text_boxes
from tests.support.chart_checks import SIZE, check_fits

Golden = Callable[[str, bytes], None]
Scheme = Literal["light", "dark"]
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
AREAS = ("Choosing", "Buying and starting", "Using", "Getting help", "Staying")
CUSTOMERS = (58, 96, 112, 98, 39)


def fifteen() -> GapFacts:
    """Fifteen statements in five areas, eight of them predicted."""
    statements = tuple(
        replace(
            story.statement(f"s{n}", "We do.", "They do.", f"Statement {n + 1}"),
            dimension_id=f"d{n % 5}",
        )
        for n in range(15)
    )
    said = {
        s.id: story.ratings_from((0, 2 * (n % 5), 2, 5 + n % 4, 6 - n % 5))
        for n, s in enumerate(statements)
    }
    guesses = {s.id: story.guesses_around(40 + n) for n, s in enumerate(statements) if n % 5 < 3}
    votes = Votes(said, guesses, answered=18, predicted=11)
    asked = {s.id: (40, 60, 90 - 5 * n, 70, 20 + 9 * n) for n, s in enumerate(statements)}
    areas = [Dimension(f"d{n}", name) for n, name in enumerate(AREAS)]
    workshop = story.workshop(statements=statements, team=Team(18))
    return gap_facts(workshop, votes, story.source(asked), (), areas)


def one_pair(
    said: Sequence[int], customers: Sequence[int] = CUSTOMERS, **rules: object
) -> GapFacts:
    """The headline pair alone, in a team as large as those who answered."""
    people, statement = sum(said), story.STATEMENTS[0]
    votes = Votes(
        {statement.id: story.ratings_from(said)},
        {statement.id: story.guesses_around(61, people)},
        answered=people,
        predicted=people,
    )
    asked = story.source({statement.id: customers})
    return story.facts(votes, asked, statements=(statement,), team=Team(people), **rules)


def test_areas_come_first_and_their_statements_on_pages_of_ten() -> None:
    facts = fifteen()
    assert gaps_pages(facts) == 3
    tables = [gaps_chart(facts, Look(), SIZE, page=page).table[1:] for page in range(3)]
    assert [len(table) for table in tables] == [5, 10, 5]
    assert {row[0] for row in tables[0]} == set(AREAS)
    assert {row[7] for row in tables[0]} == {"3 statements"}
    assert len({row[0] for table in tables[1:] for row in table}) == 15


@schemes
def test_areas_look_as_approved(scheme: Scheme, golden: Golden) -> None:
    for page in range(2):
        chart = gaps_chart(fifteen(), Look(scheme), SIZE, page=page)
        check_fits(chart)
        golden(f"areas-{page + 1}-{scheme}", chart.picture())


@schemes
def test_a_strict_room_looks_as_approved(scheme: Scheme, golden: Golden) -> None:
    facts = one_pair((0, 0, 0, 4, 8), strict=True)
    chart = pair_chart(facts.pairs[0], facts.base, RevealStage.GAP, Look(scheme), SIZE)
    check_fits(chart)
    golden(f"strict-{scheme}", chart.picture())


@schemes
def test_an_open_team_looks_as_approved(scheme: Scheme, golden: Golden) -> None:
    facts = one_pair((0, 1, 0, 2, 1), open_mode=True)
    chart = pair_chart(facts.pairs[0], facts.base, RevealStage.GAP, Look(scheme), SIZE)
    check_fits(chart)
    golden(f"open-team-{scheme}", chart.picture())


@pytest.mark.parametrize("stage", [RevealStage.SAID, RevealStage.GAP])
@pytest.mark.parametrize(
    ("said", "customers", "rules"),
    [
        ((0, 0, 0, 4, 8), CUSTOMERS, {"strict": True}),
        ((8, 2, 1, 0, 0), CUSTOMERS, {"strict": True}),
        ((0, 0, 0, 0, 9), (2, 3, 15, 180, 200), {"strict": True}),
        ((0, 1, 0, 2, 1), CUSTOMERS, {"open_mode": True}),
        ((0, 1, 0, 2, 1), (2, 3, 15, 180, 200), {"open_mode": True}),
        ((0, 1, 0, 2, 1), (1, 1, 0, 2, 2), {"open_mode": True}),
    ],
)
def test_limits_and_counts_fit(
    said: Sequence[int], customers: Sequence[int], rules: dict[str, object], stage: RevealStage
) -> None:
    facts = one_pair(said, customers, **rules)
    check_fits(pair_chart(facts.pairs[0], facts.base, stage, Look(), SIZE))
    check_fits(distribution_chart(facts.pairs[0], facts.base, Look(), SIZE, stage=stage))
    check_fits(gaps_chart(facts, Look(), SIZE))


def test_our_count_stands_where_it_stood_before_customers_are_shown() -> None:
    facts = one_pair((0, 1, 0, 2, 1), open_mode=True)
    places = set()
    for stage in (RevealStage.SAID, RevealStage.PREDICTED):
        chart = pair_chart(facts.pairs[0], facts.base, stage, Look(), SIZE)
        places.add(next(box.left for box in text_boxes(chart.figure) if box.words == "3 of 4"))
    assert len(places) == 1


@pytest.mark.parametrize("n", [0, 400])
def test_a_published_number_is_a_thin_line_without_a_gap(n: int) -> None:
    statement = story.STATEMENTS[0]
    published = story.score(statement.id, (), kind=ScoreKind.SHARE, share=0.42, n=n, grade=Grade.C)
    source = replace(story.source({}), scores=(published,))
    facts = story.facts(story.votes(predictions={}), source, statements=(statement,))
    chart = gaps_chart(facts, Look(), SIZE)
    check_fits(chart)
    assert chart.table[1][4] == ""
    assert chart.table[1][7] == "published elsewhere"
    fact = facts.pairs[0]
    assert fact.published is not None
    assert (fact.published.estimate is not None) == bool(n)
    words = pair_chart(fact, facts.base, RevealStage.GAP, Look(), SIZE).alt
    assert "elsewhere, 42\u00a0% of customers do" in words
    assert ("base was not published" in words) == (n == 0)


def test_all_cautions_of_a_pair_find_room_under_it() -> None:
    counts = (15, 20, 21, 20, 10)
    weighted = story.score(
        story.STATEMENTS[0].id,
        counts,
        weighted_counts=tuple(float(count) for count in counts),
        weight_sum=86.0,
        weight_squared_sum=120.0,
    )
    source = replace(
        story.source({}),
        scores=(weighted,),
        field_from=date(2024, 3, 2),
        field_to=date(2024, 3, 27),
    )
    facts = story.facts(asked=source, statements=story.STATEMENTS[:1])
    for stage in RevealStage:
        chart = pair_chart(facts.pairs[0], facts.base, stage, Look(), SIZE)
        check_fits(chart)
        assert not [box.words for box in text_boxes(chart.figure) if "…" in box.words]
    words = " ".join(box.words for box in text_boxes(chart.figure))
    for told in ("Old data: 25 months", "Only 86 could judge", "as much as 62 equal answers"):
        assert told in words
