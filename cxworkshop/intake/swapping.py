"""A corrected file in the place of an earlier one: what its columns are used for stays, and what
is different is named."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.cells import simple
from cxworkshop.intake.columns import Best, Column, Kind, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment, from_json
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import can_be_asked
from cxworkshop.intake.suggesting import suggest


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a corrected file changes. `code` names the sentence `survey.swap.<code>`;
    `before` and `after` are counts of customers, or shares in whole percent."""

    code: str
    column: str = ""
    before: int = 0
    after: int = 0


def is_a_correction(before: CustomerSource, survey: Survey) -> bool:
    """Whether a file holds at least half of the columns that are used now."""
    used = [score for score in _everybodys(before) if score.column]
    found = [score for score in used if survey.column(score.column)]
    return bool(used) and 2 * len(found) >= len(used)


def keep_mapping(
    before: CustomerSource, survey: Survey, statements: Sequence[PairedStatement]
) -> Mapping:
    """What the columns were used for before, and suggestions for statements without any."""
    known = {statement.id for statement in statements}
    suggestion = suggest(survey, statements)
    suggested = suggestion.statements
    kept = _kept(before)
    ends = {use.column: use.best for use in kept.uses}
    uses: dict[str, ColumnUse] = {}
    for score in _everybodys(before):
        column = survey.column(score.column) if score.column else None
        if column is not None and can_be_asked(column) and score.statement_id in known:
            likely = suggested.get(score.statement_id)
            same = likely.same_statement if likely and likely.column == column.name else False
            uses[score.statement_id] = ColumnUse(
                column.name,
                ends.get(score.column) or _best(column, score),
                score.top,
                same or score.grade is Grade.A,
            )
    taken = {use.column for use in uses.values()}
    more = {name: use for name, use in suggested.items() if use.column not in taken}
    return Mapping(
        {**more, **uses},
        segment=_apart_again(kept, survey) or _segment(before, survey),
        weight=_there(kept.weight, survey),
        not_applicable=kept.not_applicable,
        voices=_there(kept.voices, survey),
        importance={**suggestion.importance, **_weighing_again(kept, survey)},
    )


def keep_decisions(before: CustomerSource, source: CustomerSource) -> CustomerSource:
    """The corrected `source` with what was decided about its voices before: what was approved
    stays so, in the words that were approved, and what was left out stays out."""
    approved = {voice.id: voice for voice in before.voices if voice.approved}
    return replace(
        source,
        voices=tuple(
            approved.get(voice.id, voice)
            for voice in source.voices
            if voice.id not in before.left_out
        ),
        left_out=before.left_out,
    )


def differences(
    before: CustomerSource, survey: Survey, after: Table[str, tuple[int, float | None]]
) -> tuple[Difference, ...]:
    """What changes: the number of customers, columns that are gone, then numbers. `after` says for
    each statement how many can judge now, and the share 0..1 of those who agree."""
    found = []
    if before.rows != survey.rows:
        found.append(Difference("rows", "", before.rows, survey.rows))
    used = [score for score in _everybodys(before) if score.column]
    for score in used:
        if survey.column(score.column) is None:
            found.append(Difference("gone", score.column, score.n))
    for old in used:
        if old.statement_id in after:
            found += _numbers(old, *after[old.statement_id])
    return tuple(found)


def _everybodys(source: CustomerSource) -> tuple[CustomerScore, ...]:
    return source.of_segment(None).scores


def _kept(before: CustomerSource) -> Mapping:
    try:
        return from_json(dict(before.mapping))
    except IntakeProblem:
        return Mapping()


def _weighing_again(kept: Mapping, survey: Survey) -> dict[str, ColumnUse]:
    """The columns that said what matters, if the file still has them."""
    again = {}
    for name, use in kept.importance.items():
        column = survey.column(use.column)
        if column is not None and can_be_asked(column):
            again[name] = replace(use, column=column.name, confirmed=False)
    return again


def _there(name: str | None, survey: Survey) -> str | None:
    """The name of a column, if the file still has it."""
    column = survey.column(name) if name else None
    return column.name if column else None


def _apart_again(kept: Mapping, survey: Survey) -> Segment | None:
    """The column that told groups apart, if it still does."""
    if kept.segment is None or kept.segment.value is not None:
        return None
    column = survey.column(kept.segment.column)
    return Segment(column.name) if column and column.kind is Kind.SEGMENT else None


def _numbers(old: CustomerScore, rated: int, share: float | None) -> list[Difference]:
    found = []
    if old.n != rated:
        found.append(Difference("rated", old.column, old.n, rated))
    percent = _percent(old)
    if percent is not None and share is not None and percent != round(100 * share):
        found.append(Difference("share", old.column, percent, round(100 * share)))
    return found


def _percent(score: CustomerScore) -> int | None:
    counts: tuple[float, ...] = score.weighted_counts or score.counts
    total = sum(counts)
    if score.kind is ScoreKind.COUNTS and total:
        return round(100 * sum(counts[-score.top :]) / total)
    return None if score.share is None else round(100 * score.share)


def _best(column: Column, score: CustomerScore) -> Best:
    """Which end was good before: a corrected file is counted much like the file that it corrects,
    so the direction in which it is more alike is the one that somebody confirmed."""
    new, old = list(column.counts.values()), list(score.counts)
    if score.kind is not ScoreKind.COUNTS or len(new) != len(old) or not sum(new) or not sum(old):
        return column.best
    apart, turned = _apart(new, old), _apart(new[::-1], old)
    if apart == turned:
        return column.best
    return Best.HIGH if apart < turned else Best.LOW


def _apart(one: Sequence[int], other: Sequence[int]) -> float:
    return sum(abs(a / sum(one) - b / sum(other)) for a, b in zip(one, other, strict=True))


def _segment(before: CustomerSource, survey: Survey) -> Segment | None:
    """The segment that counted before, when one column alone knows it."""
    values = {score.segment for score in _everybodys(before) if score.segment}
    if len(values) != 1:
        return None
    value = values.pop()
    known = [
        column.name
        for column in survey.columns
        if column.kind is Kind.SEGMENT and simple(value) in {simple(cell) for cell in column.values}
    ]
    return Segment(known[0], value) if len(known) == 1 else None
