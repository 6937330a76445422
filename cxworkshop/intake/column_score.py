"""One counted column becomes one score: its counts from worst to best, its cut and its grade; and a
client's own question becomes a pair."""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.domain.customers import CustomerScore, Grade, ScoreKind
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.intake.columns import Best, Column
from cxworkshop.intake.mapping import ColumnUse, OwnQuestion
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import asks_to_recommend
from cxworkshop.intake.recount import Counted
from cxworkshop.intake.short_names import short_name

ENOUGH = 30
DEFAULT_POINTS = 5


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


def score_of(statement_id: str, use: ColumnUse, counted: Counted, points: int) -> CustomerScore:
    """What a column says about a statement whose executives answer on so many `points`. Raises
    IntakeProblem when nobody rated it, or the top boxes don't fit."""
    column = counted.column
    if not column.n:
        raise IntakeProblem("no_answers", column=column.name)
    common = CustomerScore(
        statement_id=statement_id,
        kind=ScoreKind.COUNTS,
        n=column.n,
        top=cut(use, column),
        cant_judge=column.cant_judge,
        grade=_grade(use, column, points),
        column=column.name,
        confirmed=use.confirmed,
    )
    return _with_numbers(common, counted, turned=(use.best or column.best) is Best.LOW)


def _with_numbers(common: CustomerScore, counted: Counted, *, turned: bool) -> CustomerScore:
    """The score with what was delivered: a sum, groups of a recommend score, or counts."""
    column = counted.column
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


def groups_told(column: Column) -> tuple[int, ...]:
    """The three groups of a recommend score as answered or as the file sums them up; none when
    nobody answered or only the score is known."""
    if column.summed:
        return column.summed.groups
    return recommend_groups(column) if column.n else ()


def score_in_points(groups: tuple[int, ...]) -> float:
    """Promoters minus detractors in points, to one decimal."""
    total = sum(groups)
    return round(100 * (groups[2] - groups[0]) / total, 1) if total else 0.0


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


def pair_id(column: Column) -> str:
    """The id of the pair that a client's own question becomes."""
    return f"own-{column.name}"[:64]


def own_pair(own: OwnQuestion, column: Column) -> PairedStatement:
    """A client's question as a pair on the client's own scale, turned so that high is good."""
    if column.scale is None or asks_to_recommend(column):
        raise IntakeProblem("not_asked", column=column.name)
    turned = (own.use.best or column.best) is Best.LOW
    labels = column.scale.labels
    if turned and not labels:
        labels = tuple(str(point) for point in range(column.scale.min, column.scale.max + 1))
    return PairedStatement(
        id=pair_id(column),
        executives=own.executives,
        customers=column.label,
        short=own.short or short_name(column.label),
        scale=Scale(
            column.scale.min,
            column.scale.max,
            labels[::-1] if turned else labels,
            cut(own.use, column),
        ),
        own=True,
    )
