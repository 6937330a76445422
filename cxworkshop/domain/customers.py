"""What customers said: where it comes from, how it was counted and how far it can be compared.

A source is one file, panel or publication. It holds one score per statement, and a score that the
facilitator has not confirmed by its read-back sentence never reaches the stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

OLD_MONTHS = 18
NAMED_GROUP = 30


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

    @property
    def reconstructed(self) -> bool:
        """Whether the count was made again from a percentage that somebody had rounded."""
        return self.kind is ScoreKind.SHARE

    @property
    def effective_n(self) -> float | None:
        """Kish's effective sample size, or None when nothing was weighted."""
        if not self.weight_sum or not self.weight_squared_sum:
            return None
        return self.weight_sum**2 / self.weight_squared_sum


@dataclass(frozen=True, slots=True)
class Voice:
    """What one customer wrote or said, in the customer's own words. Only an `approved` one may be
    shown to anybody but the facilitator. `statement_id` is what it is about, None for all."""

    id: str
    text: str
    segment: str | None = None
    approved: bool = False
    statement_id: str | None = None


@dataclass(frozen=True, slots=True)
class CustomerSource:
    """One file or panel with its metadata; what is unknown is None, and the method card says so.

    `panel`: a few customers in the room, grade D. `mapping` is what made the scores of the file, as
    plain JSON, to be used again; of it the columns of weights, segments and comments and the codes
    for "can't judge" stand beside it for whoever only wants to say them. `segments` are the groups
    that have scores of their own, `segment_rows` how many customers each has. `left_out` holds the
    ids of voices that somebody left out; their words are gone. `importance` says how much a
    statement matters to customers: the top boxes call it important.
    """

    id: str
    name: str
    rows: int
    field_from: date | None = None
    field_to: date | None = None
    population: str = ""
    invited: int | None = None
    file_name: str = ""
    scores: tuple[CustomerScore, ...] = ()
    importance: tuple[CustomerScore, ...] = ()
    panel: bool = False
    mapping: Mapping[str, Any] = field(default_factory=dict)
    weight_column: str = ""
    segment_column: str = ""
    voice_column: str = ""
    not_applicable: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    segment_rows: tuple[int, ...] = ()
    voices: tuple[Voice, ...] = ()
    left_out: tuple[str, ...] = ()

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

    def of_segment(self, segment: str | None) -> CustomerSource:
        """The same source with the scores and voices of one group of customers, None for all of
        them. How many of the group were invited is not known. A group that the source does not
        tell apart has no scores."""
        scores, importance = (
            tuple(score for score in all_of_them if self._is_of(score, segment))
            for all_of_them in (self.scores, self.importance)
        )
        if segment is None:
            return replace(self, scores=scores, importance=importance)
        sizes = dict(zip(self.segments, self.segment_rows, strict=True))
        return replace(
            self,
            rows=sizes.get(segment, 0),
            invited=None,
            scores=scores,
            importance=importance,
            voices=tuple(voice for voice in self.voices if voice.segment == segment),
        )

    def _is_of(self, score: CustomerScore, segment: str | None) -> bool:
        if segment is None:
            return score.segment not in self.segments
        return score.segment == segment

    def shown(self, segment: str | None) -> CustomerSource:
        """What may leave the facilitator's hands: one group's scores, or everybody's, and of the
        voices only those that were approved, without the name of a group so small that it could
        tell who spoke."""
        group = self.of_segment(segment)
        sizes = zip(self.segments, self.segment_rows, strict=True)
        large = {name for name, rows in sizes if rows >= NAMED_GROUP}
        voices = tuple(
            voice if voice.segment in large else replace(voice, segment=None)
            for voice in group.approved_voices()
        )
        return replace(group, voices=voices)

    def approved_voices(self, statement_id: str | None = None) -> tuple[Voice, ...]:
        """The voices that may be shown: about one statement, or all of them."""
        return tuple(
            voice
            for voice in self.voices
            if voice.approved and statement_id in (None, voice.statement_id)
        )

    def is_old(self, on: date) -> bool:
        """Whether the last answer is more than 18 months old on a day; False when nobody knows."""
        latest = self.field_to or self.field_from
        return latest is not None and _months_before(on, OLD_MONTHS) > latest


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1).day
    return date(year, month + 1, min(day.day, last))
