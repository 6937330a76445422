"""What the maps state agrees with where the statements lie."""

from __future__ import annotations

import re
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.gaps import Quadrant
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import in_words
from cxworkshop.results.gap import Votes
from cxworkshop.results.maps import (
    Importance,
    ImportanceSource,
    Priority,
    consensus_base,
    consensus_title,
    importance_base,
    importance_title,
    middle_importance,
    placed,
    priority,
    weighed,
)
from tests.support import story

ours = st.lists(st.integers(0, 5), min_size=5, max_size=5)
theirs = st.lists(st.integers(0, 90), min_size=5, max_size=5).filter(lambda c: sum(c) >= 30)
NUMBERS = {in_words(n).lower(): n for n in range(1, 13)} | {"no": 0, "none": 0}


@st.composite
def any_facts(draw: st.DrawFn) -> GapFacts:
    pairs = draw(st.lists(st.tuples(ours, theirs), max_size=8))
    statements = tuple(
        story.statement(f"S{n}", "We do it.", "They do it.", f"Statement {n}")
        for n in range(len(pairs))
    )
    votes = Votes(
        {s.id: story.ratings_from(us) for s, (us, _) in zip(statements, pairs, strict=True)},
        answered=12,
    )
    source = story.source({s.id: them for s, (_, them) in zip(statements, pairs, strict=True)})
    return story.facts(votes, source, statements=statements)


def numbers(sentence: str) -> list[int]:
    words = re.findall(r"[a-z]+", sentence.lower())
    return [NUMBERS[word] for word in words if word in NUMBERS]


@given(any_facts())
def test_the_title_counts_the_fields(facts: GapFacts) -> None:
    fields = [fact.quadrant for fact in placed(facts)]
    shared = fields.count(Quadrant.SHARED_BLIND_SPOT)
    split = sum(f in (Quadrant.CONTESTED_GROUND, Quadrant.LUCKY_AVERAGE) for f in fields)
    title = consensus_title(facts)
    if not fields:
        assert title == "Nothing can be placed on this map yet"
    elif not shared and not split:
        assert "one voice" in title
        assert numbers(title.replace("one voice", "")) in ([len(fields)], [])
    else:
        assert numbers(title) == [shared, split]


@given(any_facts())
def test_statements_left_out_are_counted(facts: GapFacts) -> None:
    missing = len(facts.pairs) - len(placed(facts))
    told = re.search(r"(\d+) statements? without", consensus_base(facts))
    assert (int(told[1]) if told else 0) == (missing if placed(facts) else 0)


@given(any_facts(), st.data())
def test_the_title_counts_large_gaps_that_matter(facts: GapFacts, data: st.DataObject) -> None:
    share = st.sampled_from([0.0, 0.1, 0.2, 0.3])
    shares = {fact.statement.id: data.draw(share) for fact in facts.pairs}
    importance = Importance(shares, ImportanceSource.CUSTOMERS, 400)
    shown = weighed(facts, importance)
    middle = middle_importance(facts, importance)
    first = sum(
        abs(fact.gap.point) >= 0.1 - 1e-9 and 0 < shares[fact.statement.id] >= middle
        for fact in shown
        if fact.gap
    )
    if shown:
        assert middle == median(shares[fact.statement.id] for fact in shown)
        assert numbers(importance_title(facts, importance)) == [first]
        assert "Priorities, not proof" in importance_base(facts, importance)
    else:
        assert importance_title(facts, importance) == "Importance is not known yet"


@pytest.mark.parametrize(
    ("share", "threshold", "field"),
    [
        (0.2, 0.1, Priority.FIRST),
        (0.1, 0.1, Priority.FIRST),
        (0.05, 0.1, Priority.LESS),
        (0.1, 0.9, Priority.KEEP),
        (0.05, 0.9, Priority.LATER),
    ],
)
def test_a_value_at_its_line_counts(share: float, threshold: float, field: Priority) -> None:
    fact = story.facts().pair("6b")
    assert fact
    assert priority(fact, share, middle=0.1, threshold=threshold) is field


@pytest.mark.parametrize("people", [0, 4])
def test_dots_of_fewer_than_k_say_nothing(people: int) -> None:
    facts = story.facts()
    few = Importance({"6b": 0.6, "H1": 0.4}, ImportanceSource.DOTS, people)
    assert weighed(facts, few) == []
    assert importance_title(facts, few) == "Fewer than 5 of us gave dots, so they stay hidden"
    assert importance_base(facts, few) == ""


def test_customers_importance_needs_no_k() -> None:
    facts = story.facts()
    stated = Importance({"6b": 0.6, "H1": 0.4}, ImportanceSource.CUSTOMERS, 3)
    assert len(weighed(facts, stated)) == 2
    assert "share of riders who call it important, of at least 3 each" in importance_base(
        facts, stated
    )
