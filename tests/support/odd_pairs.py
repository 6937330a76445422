"""Pairs that are hard to draw: coinciding marks, ends of the scale, long words, missing sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import Team
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.gap import Votes
from tests.support import story

LONG = story.statement(
    "X",
    "Kundinnen und Kunden, die uns schon seit vielen Jahren treu verbunden sind, werden bei "
    "Vertragsverlängerungsangelegenheiten mindestens ebenso zuvorkommend behandelt wie neue.",
    "Als langjährige Kundin oder langjähriger Kunde werde ich bei Vertragsverlängerungen "
    "mindestens ebenso zuvorkommend behandelt wie neue Kundinnen und Kunden.",
    "Vertragsverlängerungstreue!!",
    claim="treue Kundinnen und Kunden bei Vertragsverlängerungsangelegenheiten wie neue "
    "behandelt werden",
)


def odd_facts(
    said: Sequence[int],
    guess: int | None,
    customers: Sequence[int] | None,
    *,
    statement: PairedStatement = story.STATEMENTS[3],
    word: str = "riders",
    team: int = 12,
    **score: Any,
) -> GapFacts:
    """The facts of one pair with these counts (worst to best) and this mean guess."""
    answered = sum(said)
    votes = Votes(
        {statement.id: story.ratings_from(said)},
        {} if guess is None else {statement.id: story.guesses_around(guess, max(answered, 5))},
        answered=answered,
        predicted=answered,
    )
    scores = () if customers is None else (story.score(statement.id, customers, **score),)
    source = replace(story.source({}), scores=scores)
    return story.facts(
        votes,
        source,
        statements=(statement,),
        customers_word=word,
        team=Team(max(team, answered), people=story.PEOPLE),
    )


def of_100(agree: int, n: int = 400) -> tuple[int, ...]:
    """Customers' counts of which `agree` per cent agree."""
    yes = round(n * agree / 100)
    no = n - yes
    return (no // 2, no - no // 2, 0, yes - yes // 2, yes // 2)


@cache
def odd_pairs() -> dict[str, GapFacts]:
    """Every hard case by name; each is the facts of a single pair."""
    nine_of_eleven = (0, 1, 1, 5, 4)
    all_agree, none_agree, half = (0, 0, 0, 0, 11), (11, 0, 0, 0, 0), (3, 3, 0, 3, 3)
    return {
        "coinciding": odd_facts(half, 50, of_100(50)),
        "ten and eleven": odd_facts(nine_of_eleven, 81, of_100(80)),
        "all at nought": odd_facts(none_agree, 0, of_100(0)),
        "all at hundred": odd_facts(all_agree, 100, of_100(100)),
        "from end to end": odd_facts(all_agree, 50, of_100(0)),
        "guess at the end": odd_facts(all_agree, 98, of_100(20)),
        "guess on customers": odd_facts(nine_of_eleven, 35, of_100(34)),
        "guess beyond us": odd_facts((1, 2, 4, 3, 1), 80, of_100(15)),
        "guess below customers": odd_facts(nine_of_eleven, 10, of_100(45)),
        "too modest": odd_facts((1, 2, 4, 3, 1), 44, of_100(60)),
        "too modest at the end": odd_facts(none_agree, 3, of_100(97)),
        "no prediction": odd_facts(nine_of_eleven, None, of_100(34)),
        "no customers": odd_facts(nine_of_eleven, 61, None),
        "too few of us": odd_facts((0, 0, 1, 1, 1), 61, of_100(34)),
        "few customers": odd_facts(nine_of_eleven, 61, (1, 1, 0, 2, 2)),
        "similar question": odd_facts(
            nine_of_eleven, 61, (9, 20, 30, 60, 90, 80, 70), grade=Grade.B
        ),
        "a mean on our scale": odd_facts(
            nine_of_eleven,
            61,
            (0, 0, 400, 0, 0),
            kind=ScoreKind.MEAN,
            mean=4.2,
            sd=0.9,
            grade=Grade.B,
        ),
        "many customers": odd_facts(nine_of_eleven, 61, of_100(34, 129_880)),
        "a large hall": odd_facts((20, 40, 110, 280, 150), 61, of_100(34), team=600),
        "long words": odd_facts(
            nine_of_eleven,
            61,
            of_100(34),
            statement=LONG,
            word="Versicherungsnehmerinnen und Versicherungsnehmer",
        ),
    }


def pair_of(facts: GapFacts) -> PairFact:
    """The one pair."""
    return facts.pairs[0]


def odd_mixture() -> GapFacts:
    """Seventeen pairs of every kind in one workshop, more than a page holds."""
    single = odd_pairs()
    names = list(single)[:17]
    pairs = tuple(
        replace(
            pair_of(single[name]),
            statement=replace(pair_of(single[name]).statement, id=f"s{number}", short=name[:28]),
        )
        for number, name in enumerate(names)
    )
    return replace(story.facts(), pairs=pairs)
