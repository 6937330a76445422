"""What customers said: where it comes from, how it was counted and how far it can be compared.

A source is one file, panel or publication. It holds one score per statement, and a score that the
facilitator has not confirmed by its read-back sentence never reaches the stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """How far customers' answers can be compared with the executives' (the comparability ladder).

    A: same statement, same scale. B: similar statement or another scale. C: a published number
    about other companies. D: a few customers in the room.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ScoreKind(StrEnum):
    """In which shape a score arrived."""

    COUNTS = "counts"
    SHARE = "share"
    MEAN = "mean"
    RECOMMEND = "recommend"


@dataclass(frozen=True, slots=True)
class CustomerScore:
    """What customers said on one statement.

    COUNTS: `counts` per scale point, worst to best. SHARE: `share` agreeing of `n`. MEAN: `mean` on
    the scale with `sd`, of `n`. RECOMMEND: `counts` = detractors, passives, promoters. `n` is how
    many could judge; `cant_judge` how many said they could not. With weights, `weighted_counts`
    replaces the counts in shares, and the two sums give Kish's effective n. `top` is how many
    boxes count as agreeing.
    """

    statement_id: str
    kind: ScoreKind
    n: int
    counts: tuple[int, ...] = ()
    share: float | None = None
    mean: float | None = None
    sd: float | None = None
    top: int = 2
    cant_judge: int = 0
    weighted_counts: tuple[float, ...] = ()
    weight_sum: float | None = None
    weight_squared_sum: float | None = None
    grade: Grade = Grade.A
    column: str = ""
    segment: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CustomerSource:
    """One file or panel with its metadata; what is unknown is None, and the method card says so."""

    id: str
    name: str
    rows: int
    field_from: date | None = None
    field_to: date | None = None
    population: str = ""
    invited: int | None = None
    file_name: str = ""
    scores: tuple[CustomerScore, ...] = ()

    @property
    def response_rate(self) -> float | None:
        """Answered of invited as a share, or None when nobody said how many were invited."""
        return self.rows / self.invited if self.invited else None

    def score(self, statement_id: str) -> CustomerScore | None:
        """The confirmed score on a statement, or None."""
        for score in self.scores:
            if score.statement_id == statement_id and score.confirmed:
                return score
        return None
