"""From the ballots of a closed round to what the app gets: loose values, mixed per question.

Each question's values are shuffled on their own, so that nobody can tell which of them came from
the same person. Groups (the one announced cut) are told only for a question in which every group
and its complement reach k.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxworkshop.domain.answers import check_counts, spread_counts
from cxworkshop.domain.polls import Question
from cxworkshop.domain.rounds import Round
from cxworkshop.store.session import Ballot

Values = dict[str, list[Any]]


def check_tally(
    round_: Round, counts: object, cant_judge: object = None
) -> tuple[dict[str, Any], int]:
    """A tally as it is kept, and how many people it stands for.

    Raises AnswerRefused or ValueError when it is not one of this round.
    """
    if not isinstance(counts, Mapping) or not counts:
        raise ValueError("counts is an object with at least one question")
    asked = {question.id: question for question in round_.questions}
    if not set(counts) <= set(asked):
        raise ValueError("counts names a question that this round does not ask")
    unsure = cant_judge if isinstance(cant_judge, Mapping) else {}
    kept = {name: check_counts(asked[name], value) for name, value in counts.items()}
    doubts = {name: _people(unsure.get(name, 0)) for name in kept}
    people = max(sum(kept[name]) + doubts[name] for name in kept)
    return {"counts": kept, "cant_judge": doubts}, people


def people_of(ballot: Ballot) -> int:
    """How many people one ballot stands for: one, or as many as a tally counted."""
    counts = ballot.body.get("counts")
    if counts is None:
        return 1
    doubts = ballot.body["cant_judge"]
    return max(int(sum(counts[name])) + int(doubts[name]) for name in counts)


def mixed_values(round_: Round, ballots: Iterable[Ballot], chance: random.Random) -> Values:
    """Question id → every value given, None for "can't judge", in random order."""
    values: Values = {question.id: [] for question in round_.asked}
    asked = {question.id: question for question in round_.asked}
    for ballot in ballots:
        for name, given in _given(asked, ballot).items():
            values[name].extend(given)
    for given in values.values():
        chance.shuffle(given)
    return values


def mixed_groups(
    round_: Round, ballots: Sequence[Ballot], chance: random.Random
) -> dict[str, Values] | None:
    """Question id → group → values, only where every group and its complement reach k.

    None when the round has no cut. Who did not answer the cut counts as a group of its own, so
    that nobody's answer can be found by subtraction; "can't judge" is told without a group.
    """
    if round_.cut is None:
        return None
    shown: dict[str, Values] = {}
    for question in round_.questions:
        groups = _groups_of(question, round_.cut, ballots)
        total = sum(map(len, groups.values()))
        sizes = [len(values) for values in groups.values()]
        if len(sizes) < 2 or any(min(size, total - size) < round_.k for size in sizes):
            continue
        for values in groups.values():
            chance.shuffle(values)
        shown[question.id] = {name: values for name, values in groups.items() if name}
    return shown


def _given(asked: Mapping[str, Question], ballot: Ballot) -> Values:
    counts = ballot.body.get("counts")
    if counts is None:
        return {name: [value] for name, value in ballot.body["answers"].items()}
    doubts = ballot.body["cant_judge"]
    return {
        name: spread_counts(asked[name], count) + [None] * int(doubts[name])
        for name, count in counts.items()
        if name in asked
    }


def _groups_of(question: Question, cut: Question, ballots: Sequence[Ballot]) -> Values:
    groups: Values = {}
    for ballot in ballots:
        given = _given({question.id: question}, ballot).get(question.id, [])
        rated = [value for value in given if value is not None]
        if rated:
            groups.setdefault(_group(cut, ballot), []).extend(rated)
    return groups


def _group(cut: Question, ballot: Ballot) -> str:
    chosen = ballot.body.get("answers", {}).get(cut.id)
    return str(chosen[0]) if chosen else ""


def _people(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 10_000:
        raise ValueError("cant_judge counts people")
    return value
