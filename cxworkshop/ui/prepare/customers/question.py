"""One question of a survey file: its numbers, what was decided about it, and the sentence that
reads it back. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxworkshop.domain.customers import CustomerScore
from cxworkshop.intake.column_score import pair_id
from cxworkshop.intake.columns import Best, Column
from cxworkshop.intake.mapping import ColumnUse
from cxworkshop.intake.scoring import some_count_gives
from cxworkshop.intake.sentences import read_back
from cxworkshop.words import say

OWN = "own"
MATTERS = "matters:"


@dataclass(frozen=True, slots=True)
class Question:
    """One column of answers. `use` is OWN, the id of one of our statements, MATTERS and the id of
    the statement whose importance it tells, or "" when it is left out. `found` are its numbers as
    in the file, lowest first, once they have been counted; `problem` says why it can't be used."""

    column: Column
    use: str
    best: Best
    top: int
    executives: str
    short: str
    found: CustomerScore | None = None
    same_statement: bool = True
    confirmed: bool = False
    problem: str = ""

    @property
    def own(self) -> bool:
        """Whether executives are asked it in its own words."""
        return self.use == OWN

    @property
    def weighs(self) -> str:
        """The id of the statement whose importance it tells, or ""."""
        return self.use.removeprefix(MATTERS) if self.use.startswith(MATTERS) else ""

    @property
    def pair_id(self) -> str:
        """The id of the pair that it becomes when executives are asked it."""
        return pair_id(self.column)

    @property
    def rated(self) -> int:
        """How many customers could judge."""
        return self.found.n if self.found else 0

    @property
    def counts(self) -> tuple[float, ...]:
        """Answers per point, lowest number first, so weighted, if there are weights, that they
        add up to `rated`; empty when the file holds only a share or a mean."""
        if not self.weighted or self.found is None:
            return self.found.counts if self.found else ()
        scale = self.rated / (sum(self.found.weighted_counts) or 1)
        return tuple(part * scale for part in self.found.weighted_counts)

    @property
    def weighted(self) -> bool:
        """Whether some customers count more than others."""
        return bool(self.found and self.found.weighted_counts)

    @property
    def counted(self) -> Column:
        """The column with the numbers that count here: of one segment, or weighted to as many
        customers as could judge."""
        if self.found is None or not self.counts:
            return self.column
        counts = dict(zip(self._points(), self.counts, strict=True))
        whole = self.found.n == self.column.n
        return replace(
            self.column,
            n=self.found.n,
            cant_judge=self.found.cant_judge,
            missing=self.column.missing if whole else 0,
            counts=counts,  # type: ignore[arg-type] # weighted counts are fractions
        )

    @property
    def worst_to_best(self) -> tuple[float, ...]:
        """The counts, turned when 1 is good."""
        return self.counts[::-1] if self.best is Best.LOW else self.counts

    @property
    def share(self) -> float | None:
        """How many of those who rated chose the top boxes, 0..1; None when that is not known."""
        total = sum(self.counts)
        if total:
            return sum(self.worst_to_best[-self.top :]) / total
        return self.found.share if self.found else None

    @property
    def impossible(self) -> bool:
        """Whether no number of these customers makes the share that was given."""
        found = self.found
        return bool(found and found.share is not None and found.n) and not some_count_gives(
            self.share or 0.0, self.rated
        )

    @property
    def agreeing(self) -> tuple[int, ...]:
        """The numbers of the file that count as agreeing, lowest first."""
        points = self._points()
        return points[: self.top] if self.best is Best.LOW else points[-self.top :]

    @property
    def good(self) -> int:
        """The number that is good."""
        points = self._points()
        return points[0] if self.best is Best.LOW else points[-1]

    @property
    def usable(self) -> bool:
        """Whether it can reach the stage at all."""
        return not self.problem and self.rated > 0

    def _points(self) -> tuple[int, ...]:
        scale = self.column.scale
        return tuple(range(scale.min, scale.max + 1)) if scale else ()


def sentence_for(question: Question) -> str:
    """The sentence that must be confirmed, or why the question can't be used."""
    if question.problem:
        return question.problem
    use = ColumnUse(question.column.name, question.best, question.top)
    return read_back(question.counted, use, importance=bool(question.weighs))


def cut_words(question: Question, top: int) -> str:
    """The points that count as agreeing when so many do, such as “4 and 5”."""
    scale = question.column.scale
    assert scale is not None
    points = list(range(scale.min, scale.max + 1))
    chosen = points[:top] if question.best is Best.LOW else points[-top:]
    if len(chosen) == 1:
        return str(chosen[0])
    if len(chosen) == 2:
        return say("survey.two_points", first=chosen[0], second=chosen[1])
    return say("survey.several_points", first=chosen[0], last=chosen[-1])
