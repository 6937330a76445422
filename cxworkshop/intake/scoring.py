"""Mapped columns become customer scores: counts from worst to best, grade and warnings.

Ordinary columns were counted when the file was read. Weights and segments need the rows again, so
the file is streamed a second time; of it, too, only counts are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cxworkshop.domain.customers import CustomerScore, CustomerSource, ScoreKind, Voice
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.cells import simple
from cxworkshop.intake.column_score import DEFAULT_POINTS, ENOUGH, own_pair, score_of
from cxworkshop.intake.columns import Best, Column, Kind, Shape, Survey
from cxworkshop.intake.counting import Cancelled
from cxworkshop.intake.mapping import (
    ColumnUse,
    Mapping,
    OwnQuestion,
    Segment,
    to_json,
    with_wordings,
)
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recount import (
    Counted,
    Group,
    group_names,
    membership,
    needed_column,
    rating_of,
    recount,
    recount_groups,
    with_codes,
)
from cxworkshop.intake.shapes import cell_of, data_rows
from cxworkshop.intake.voices import collect

EachScore: TypeAlias = dict[str, CustomerScore | IntakeProblem]


@dataclass(frozen=True, slots=True)
class IntakeWarning:
    """Something that doesn't stop intake but should be seen. `code` names the sentence
    `intake.warning.<code>`."""

    code: str
    column: str = ""
    statement_id: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a survey. `source` lacks what no file can say (name, invited, population);
    `own_pairs` are the client's questions as pairs, with the ids their scores carry."""

    source: CustomerSource
    own_pairs: tuple[PairedStatement, ...]
    warnings: tuple[IntakeWarning, ...]


def score(
    survey: Survey,
    mapping: Mapping,
    statements: Sequence[PairedStatement] = (),
    cancelled: Cancelled | None = None,
) -> Scored:
    """The score of every mapped statement and own question, in the order of the mapping.

    `statements` tell the executives' scale, without them five points are assumed. Raises
    IntakeProblem when a column is missing, has answers off its scale, or has none.
    """
    columns = {use.column: _column(survey, use.column, mapping) for use in mapping.uses}
    cancelled = cancelled or (lambda: False)
    counted = recount(survey, mapping, columns, cancelled)
    pairs = tuple(own_pair(own, counted[own.use.column].column) for own in mapping.own)
    points = {one.id: one.scale.points for one in (*statements, *pairs)}
    answers = [*mapping.statements.items()]
    answers += [(pair.id, own.use) for own, pair in zip(mapping.own, pairs, strict=True)]
    weighing = [*mapping.importance.items()]
    segment = mapping.segment.value if mapping.segment else None
    everybody = Group(segment or "", survey.rows, counted)
    groups = recount_groups(survey, mapping, columns, cancelled)
    said, matters = (_scores_of(named, everybody, points, segment) for named in (answers, weighing))
    _check_weighing(matters)
    source = replace(
        _described(survey, mapping, columns.values()),
        scores=said + _group_scores(answers, groups, points),
        importance=matters + _group_scores(weighing, groups, points),
        segments=tuple(group.name for group in groups),
        segment_rows=tuple(group.rows for group in groups),
        voices=_voices(survey, mapping, cancelled),
    )
    return Scored(source, pairs, tuple(_warnings(counted, said + matters)))


def some_count_gives(share: float, n: int) -> bool:
    """Whether a whole number of `n` people makes this share, as it was rounded when it was written
    down: 35 % of 20 are 7, but no number of 7 people are 35 %."""
    percent = 100 * share
    decimals = len(f"{percent:.4f}".rstrip("0").partition(".")[2])
    apart = abs(100 * round(share * n) / n - percent)
    return apart <= 0.5 * 0.1**decimals + 1e-6


def score_each(
    survey: Survey,
    names: Sequence[str],
    mapping: Mapping,
    cancelled: Cancelled | None = None,
) -> EachScore:
    """The numbers of every named column with 1 at the low end, under the mapping's segment, weight
    and codes; of a column that can't be used, the problem. Raises IntakeProblem when cancelled."""

    def scores_of(some: Sequence[str]) -> tuple[CustomerScore, ...]:
        own = tuple(OwnQuestion(ColumnUse(name, Best.HIGH), name) for name in some)
        chosen = replace(
            mapping, statements={}, importance={}, own=own, segment=_one_group(mapping), voices=None
        )
        return score(survey, chosen, (), cancelled).source.scores

    def score_of(name: str) -> CustomerScore | IntakeProblem:
        try:
            return scores_of([name])[0]
        except IntakeProblem as problem:
            if problem.code == "cancelled":
                raise
            return problem

    try:
        return dict(zip(names, scores_of(names), strict=True))
    except IntakeProblem as problem:
        if problem.code == "cancelled":
            raise
        return {name: score_of(name) for name in names}


def _one_group(mapping: Mapping) -> Segment | None:
    """The mapping's segment if it leaves customers out; telling groups apart changes no number of
    everybody's."""
    return mapping.segment if mapping.segment and mapping.segment.value is not None else None


def _described(survey: Survey, mapping: Mapping, columns: Iterable[Column]) -> CustomerSource:
    """What the file and the mapping say of the source, short of its scores."""
    codes = dict.fromkeys(str(code) for column in columns for code in column.not_applicable)
    return CustomerSource(
        id="",
        name=survey.table.path.stem,
        rows=survey.rows,
        field_from=survey.field_from,
        field_to=survey.field_to,
        file_name=survey.table.path.name,
        mapping=to_json(with_wordings(mapping, survey)),
        not_applicable=tuple(codes),
        weight_column=_name_of(survey, mapping.weight),
        segment_column=_name_of(survey, mapping.segment.column if mapping.segment else None),
        voice_column=_name_of(survey, mapping.voices),
    )


def _name_of(survey: Survey, name: str | None) -> str:
    return needed_column(survey, name).name if name else ""


def _scores_of(
    named: Sequence[tuple[str, ColumnUse]],
    group: Group,
    points: dict[str, int],
    segment: str | None,
) -> tuple[CustomerScore, ...]:
    return tuple(
        replace(
            score_of(name, use, group.counted[use.column], points.get(name, DEFAULT_POINTS)),
            segment=segment,
        )
        for name, use in named
    )


def _check_weighing(scores: Sequence[CustomerScore]) -> None:
    for one in scores:
        if one.kind not in (ScoreKind.COUNTS, ScoreKind.SHARE):
            raise IntakeProblem("not_weighed", column=one.column)


def _group_scores(
    named: Sequence[tuple[str, ColumnUse]], groups: Sequence[Group], points: dict[str, int]
) -> tuple[CustomerScore, ...]:
    """What each group answered, on every question that anybody in it could judge."""
    scored: list[CustomerScore] = []
    for group in groups:
        judged = [one for one in named if group.counted[one[1].column].column.n]
        scored += _scores_of(judged, group, points, group.name)
    return tuple(scored)


def _voices(survey: Survey, mapping: Mapping, cancelled: Cancelled) -> tuple[Voice, ...]:
    if mapping.voices is None:
        return ()
    column = needed_column(survey, mapping.voices)
    if column.personal:
        raise IntakeProblem("personal_voices", column=column.name)
    return collect(
        survey, column, membership(survey, mapping), _group_of(survey, mapping), cancelled
    )


def _group_of(survey: Survey, mapping: Mapping) -> Callable[[Sequence[str]], str | None]:
    segment = mapping.segment
    if segment is None:
        return lambda cells: None
    if segment.value is not None:
        return lambda cells: segment.value
    apart = needed_column(survey, segment.column)
    names = group_names(apart)
    return lambda cells: names.get(simple(cell_of(cells, apart.index)))


def _column(survey: Survey, name: str, mapping: Mapping) -> Column:
    column = with_codes(needed_column(survey, name), mapping.not_applicable)
    if column.kind not in (Kind.RATING, Kind.RECOMMEND):
        raise IntakeProblem("not_a_rating", column=column.name)
    if column.off_scale:
        raise _off_scale(survey, column, mapping)
    return column


def _off_scale(survey: Survey, column: Column, mapping: Mapping) -> IntakeProblem:
    """The problem with the first answer that is not on the scale, found in the file again."""
    rating, scale = rating_of(column, mapping), column.scale
    known = rating.points if rating else {}
    row, value = None, next((cell for cell in column.values if cell not in known), "")
    if survey.shape is Shape.ROWS:
        for at, cells in enumerate(data_rows(survey.table, survey.first_row - 1)):
            cell = cell_of(cells, column.index)
            if cell.strip() and cell not in known:
                row, value = survey.first_row + at, cell
                break
    return IntakeProblem(
        "out_of_scale",
        row,
        column.name,
        value=value.strip()[:60],
        lowest=scale.min if scale else "",
        highest=scale.max if scale else "",
    )


def _warnings(
    counted: dict[str, Counted], scores: Sequence[CustomerScore]
) -> Iterator[IntakeWarning]:
    columns = {one.column.name: one.column for one in counted.values()}
    for one in scores:
        column = columns[one.column]
        if one.n < ENOUGH:
            yield IntakeWarning("few", column.name, one.statement_id, one.n)
        if one.kind is ScoreKind.SHARE:
            code = "reconstructed" if some_count_gives(one.share or 0.0, one.n) else "no_such_share"
            yield IntakeWarning(code, column.name, one.statement_id, one.n)
        if column.suspicion:
            yield IntakeWarning(column.suspicion, column.name, one.statement_id)
    unconfirmed = sum(not one.confirmed for one in scores)
    if unconfirmed:
        yield IntakeWarning("unconfirmed", count=unconfirmed)
