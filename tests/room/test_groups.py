"""The one announced cut, over every small room: nothing below k follows from what is told."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, product

import pytest

from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round
from cxworkshop.room.counting import mixed_groups
from cxworkshop.store.session import Ballot

AREAS = ("a", "b", "c")
RATING = Question("q", QuestionKind.RATING, "We do it.", scale=ScalePoints(1, 5))
CUT = Question(
    "area",
    QuestionKind.CHOICE,
    "Where do you work?",
    items=tuple(Item(name, name) for name in AREAS),
    total=1,
)


def handed_over(sizes: Sequence[int], silent: int, unsure: int, k: int) -> dict[str, int] | None:
    """How many values per area the app gets; `silent` rated without naming an area, `unsure` named
    the first one and could not judge."""
    given: list[dict[str, object]] = []
    for name, people in zip(AREAS, sizes, strict=True):
        given += [{"q": 1 + len(given) % 5, "area": [name]} for _ in range(people)]
    given += [{"q": 3}] * silent + [{"q": None, "area": ["a"]}] * unsure
    ballots = [
        Ballot(bytes([place]), "phone", "n", {"answers": answers})
        for place, answers in enumerate(given)
    ]
    round_ = Round("r", "Rate", "en", (RATING,), cut=CUT, k=k)
    groups = mixed_groups(round_, ballots, random.Random(1))
    assert groups is not None
    return {name: len(values) for name, values in groups["q"].items()} if "q" in groups else None


@pytest.mark.parametrize("k", [3, 5])
def test_no_sum_and_no_difference_of_what_is_told_is_below_k(k: int) -> None:
    for *sizes, silent in product(range(8), repeat=4):
        told = handed_over(sizes, silent, unsure=0, k=k)
        if told is None:
            continue
        everybody = sum(sizes) + silent
        for count in range(1, len(told) + 1):
            for some in combinations(told.values(), count):
                assert k <= sum(some)
                rest = everybody - sum(some)
                assert rest == 0 or rest >= k, (sizes, silent)


def test_who_cannot_judge_hides_nobody() -> None:
    assert handed_over((5, 5, 0), silent=0, unsure=0, k=5) == {"a": 5, "b": 5}
    assert handed_over((4, 5, 0), silent=0, unsure=3, k=5) is None
    assert handed_over((5, 5, 0), silent=1, unsure=0, k=5) is None
