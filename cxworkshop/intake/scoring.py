"""Mapped columns become customer scores: counts from worst to best, grade and warnings.

Ordinary columns were counted when the file was read. Weights and segments need the rows again, so
the file is streamed a second time; of it, too, only counts are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.intake.columns import Best, Column, Kind, Shape, Survey
from cxworkshop.intake.counting import Cancelled
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import asks_to_recommend
from cxworkshop.intake.recount import Counted, needed_column, rating_of, recount, with_codes
from cxworkshop.intake.shapes import cell_of, data_rows

ENOUGH = 30
DEFAULT_POINTS = 5
SHORT_NAME = 28

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
    uses = [*mapping.statements.values(), *(own.use for own in mapping.own)]
    columns = {use.column: _column(survey, use.column, mapping) for use in uses}
    counted = recount(survey, mapping, columns, cancelled or (lambda: False))
    points = {statement.id: statement.scale.points for statement in statements}
    scores = [
        _score(statement_id, use, counted[use.column], points.get(statement_id, DEFAULT_POINTS))
        for statement_id, use in mapping.statements.items()
    ]
    pairs = tuple(_own_pair(own, counted[own.use.column].column) for own in mapping.own)
    for own, pair in zip(mapping.own, pairs, strict=True):
        scores.append(_score(pair.id, own.use, counted[own.use.column], pair.scale.points))
    segment = mapping.segment.value if mapping.segment else None
    source = CustomerSource(
        id="",
        name=survey.table.path.stem,
        rows=survey.rows,
        field_from=survey.field_from,
        field_to=survey.field_to,
        file_name=survey.table.path.name,
        scores=tuple(replace(one, segment=segment) for one in scores),
    )
    return Scored(source, pairs, tuple(_warnings(counted, scores)))


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
        return score(survey, replace(mapping, statements={}, own=own), (), cancelled).source.scores

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


def cut(use: ColumnUse, column: Column) -> int:
    """How many boxes count as agreeing: what the mapping says, or the usual top boxes."""
    points = column.scale.points if column.scale else DEFAULT_POINTS
    top = use.top if use.top is not None else usual_top(points)
    if not 1 <= top < points:
        raise IntakeProblem("bad_top", column=column.name, top=top, points=points)
    return top


def usual_top(points: int) -> int:
    """Two top boxes; one of three points."""
    return 2 if points > 3 else 1


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


def _score(statement_id: str, use: ColumnUse, counted: Counted, points: int) -> CustomerScore:
    column = counted.column
    if not column.n:
        raise IntakeProblem("no_answers", column=column.name)
    top = cut(use, column)
    turned = (use.best or column.best) is Best.LOW
    common = CustomerScore(
        statement_id=statement_id,
        kind=ScoreKind.COUNTS,
        n=column.n,
        top=top,
        cant_judge=column.cant_judge,
        grade=_grade(use, column, points),
        column=column.name,
        confirmed=use.confirmed,
    )
    if summed := column.summed:
        return replace(
            common,
            kind=summed.kind,
            counts=summed.groups,
            share=summed.share,
            mean=_turned_mean(summed.mean, column) if turned else summed.mean,
            sd=summed.sd,
        )
    if asks_to_recommend(column):
        return replace(common, kind=ScoreKind.RECOMMEND, counts=recommend_groups(column))
    counts = tuple(column.counts.values())
    scored = replace(common, counts=counts[::-1] if turned else counts)
    if not counted.weights:
        return scored
    return replace(
        scored,
        weighted_counts=counted.weights[::-1] if turned else counted.weights,
        weight_sum=sum(counted.weights),
        weight_squared_sum=counted.weight_squared_sum,
    )


def recommend_groups(column: Column) -> tuple[int, int, int]:
    """Detractors (0-6), passives (7, 8) and promoters (9, 10)."""
    counts = list(column.counts.values())
    return sum(counts[:7]), sum(counts[7:9]), sum(counts[9:])


def _turned_mean(mean: float | None, column: Column) -> float | None:
    if mean is None or column.scale is None:
        return mean
    return column.scale.min + column.scale.max - mean


def _grade(use: ColumnUse, column: Column, points: int) -> Grade:
    """A: same statement, same scale. B: a similar one or another scale. D: too few customers."""
    if column.n < ENOUGH:
        return Grade.D
    by_share = column.summed is not None and column.summed.kind is not ScoreKind.SHARE
    same_scale = column.scale is not None and column.scale.points == points
    compares = same_scale and not by_share and not asks_to_recommend(column)
    return Grade.A if use.same_statement and compares else Grade.B


def _own_pair(own: OwnQuestion, column: Column) -> PairedStatement:
    """A client's question as a pair on the client's own scale, turned so that high is good."""
    if column.scale is None or asks_to_recommend(column):
        raise IntakeProblem("not_asked", column=column.name)
    turned = (own.use.best or column.best) is Best.LOW
    labels = column.scale.labels
    if turned and not labels:
        labels = tuple(str(point) for point in range(column.scale.min, column.scale.max + 1))
    return PairedStatement(
        id=f"own-{column.name}"[:64],
        executives=own.executives,
        customers=column.label,
        short=(own.short or _shortened(column.label)),
        scale=Scale(
            column.scale.min,
            column.scale.max,
            labels[::-1] if turned else labels,
            cut(own.use, column),
        ),
        own=True,
    )


def _shortened(text: str) -> str:
    """The first words of a question that fit a chart's margin."""
    if len(text) <= SHORT_NAME:
        return text
    kept = text[: SHORT_NAME - 1]
    if text[SHORT_NAME - 1] != " " and " " in kept:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,.;:") + "…"


def _warnings(
    counted: dict[str, Counted], scores: Sequence[CustomerScore]
) -> Iterator[IntakeWarning]:
    columns = {one.column.name: one.column for one in counted.values()}
    for one in scores:
        column = columns[one.column]
        if one.n < ENOUGH:
            yield IntakeWarning("few", column.name, one.statement_id, one.n)
        if one.kind is ScoreKind.SHARE:
            yield IntakeWarning("reconstructed", column.name, one.statement_id)
        if column.suspicion:
            yield IntakeWarning(column.suspicion, column.name, one.statement_id)
    unconfirmed = sum(not one.confirmed for one in scores)
    if unconfirmed:
        yield IntakeWarning("unconfirmed", count=unconfirmed)
