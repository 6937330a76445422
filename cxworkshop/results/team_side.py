"""The executives' side of a pair: what they said and what they predicted.

The rules of anonymity are applied here, before anything is worked out: answers of fewer than k
people make no side at all, and a strict room's near unanimity becomes a limit, so nothing further
on can leak them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from statistics import fmean, pvariance

from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.method.agreement import consensus, is_split, median
from cxworkshop.method.gaps import surprise
from cxworkshop.method.intervals import (
    Z95,
    Estimate,
    census_with_absences,
    finite_population,
    one_person,
    wilson,
)
from cxworkshop.method.privacy import (
    SMALLEST_K,
    STRICT_SHARE,
    Limit,
    is_open_team,
    may_show,
    strict_limit,
)
from cxworkshop.results.facts import OpenCount, PredictedSide, TeamSide

SPREAD_FROM = 10  # guesses; below, the spread could tell single ones

_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Room:
    """Who could have answered: decides how sure the executives' share is, and what of it may be
    told. `agreed_to_be_open` says that each of them was asked whether a count may be shown."""

    mode: RoomMode
    size: int
    population: int | None
    k: int
    strict: bool = False
    agreed_to_be_open: bool = False

    @classmethod
    def of(cls, workshop: Workshop, answered: int) -> Room:
        """The room of a workshop in which `answered` people answered; nobody can be fewer."""
        team = workshop.team
        return cls(
            team.mode,
            max(team.size, answered),
            team.population,
            workshop.k,
            workshop.strict,
            workshop.open_mode,
        )

    @property
    def is_open(self) -> bool:
        """Whether it is so small that it shows its count alone, and has agreed to that."""
        return self.agreed_to_be_open and is_open_team(self.size, self.k)

    @property
    def is_whole_team(self) -> bool:
        """Whether the room stands for nobody but itself."""
        return self.mode in (RoomMode.CENSUS, RoomMode.ABSENCES)

    def estimate(self, agree: int, rated: int, z: float = Z95) -> Estimate:
        """The share with what is known about those who did not rate."""
        if self.is_whole_team:
            return census_with_absences(agree, rated, max(self.size, rated))
        if self.mode is RoomMode.SAMPLE and self.population is not None:
            return finite_population(agree, rated, max(self.population, rated), z)
        return wilson(agree, rated, z)

    def limited(self, limit: Limit, rated: int, z: float = Z95) -> Estimate:
        """The share of which only a limit may be told, with the bounds of what it leaves open."""
        if limit is Limit.AT_LEAST:
            point = 1 - STRICT_SHARE
            fewest, most = ceil(round(point * rated, _DECIMALS)), rated
        else:
            point = STRICT_SHARE
            fewest, most = 0, floor(round(point * rated, _DECIMALS))
        low, high = self.estimate(fewest, rated, z).low, self.estimate(most, rated, z).high
        return Estimate(point, min(low, point), max(high, point), bounds=True)

    def side_estimate(self, team: TeamSide, z: float) -> Estimate:
        """The estimate of a side at another level of confidence."""
        if team.agree is None:
            return self.limited(team.limit, team.rated, z)
        return self.estimate(team.agree, team.rated, z)


def count_ratings(ratings: Sequence[int | None], scale: Scale) -> tuple[int, ...]:
    """How many chose each point, worst to best; "can't judge" (None) is left out.

    Raises ValueError for a rating outside the scale.
    """
    counts = [0] * scale.points
    for rating in ratings:
        if rating is None:
            continue
        if not scale.lowest <= rating <= scale.highest:
            raise ValueError(f"{rating} is not on the scale {scale.lowest} to {scale.highest}")
        counts[rating - scale.lowest] += 1
    return tuple(counts)


def team_side(ratings: Sequence[int | None], scale: Scale, room: Room) -> TeamSide | None:
    """What the team said, or None when fewer than k rated."""
    counts = count_ratings(ratings, scale)
    rated = sum(counts)
    if not may_show(rated, room.k):
        return None
    agree = sum(counts[-scale.top :])
    side = TeamSide(
        counts=counts,
        agree=agree,
        rated=rated,
        cant_judge=len(ratings) - rated,
        absent=max(0, room.size - len(ratings)) if room.is_whole_team else 0,
        estimate=room.estimate(agree, rated),
        consensus=consensus(counts),
        split=is_split(counts),
        sensitivity=one_person(rated),
    )
    limit = strict_limit(agree, rated) if room.strict else Limit.EXACT
    return side if limit is Limit.EXACT else _limited(side, limit, room)


def open_count(ratings: Sequence[int | None], scale: Scale, room: Room) -> OpenCount | None:
    """What a team of three or four shows that has agreed to it; None for any other, and when not
    even three rated."""
    counts = count_ratings(ratings, scale)
    rated = sum(counts)
    if not room.is_open or rated < SMALLEST_K:
        return None
    return OpenCount(sum(counts[-scale.top :]), rated, median(counts) + scale.lowest - 1)


def predicted_side(
    predictions: Sequence[float | None], actual: float | None, k: int
) -> PredictedSide | None:
    """What the team predicted, from guesses 0..100; None when fewer than k guessed."""
    guesses = [guess / 100 for guess in predictions if guess is not None]
    if not may_show(len(guesses), k):
        return None
    return PredictedSide(
        mean=fmean(guesses),
        n=len(guesses),
        surprise=None if actual is None else surprise(guesses, actual),
        spread=pvariance(guesses) if len(guesses) >= SPREAD_FROM else None,
    )


def _limited(side: TeamSide, limit: Limit, room: Room) -> TeamSide:
    return replace(
        side,
        counts=(),
        agree=None,
        estimate=room.limited(limit, side.rated),
        consensus=min(side.consensus, 1 - STRICT_SHARE),
        limit=limit,
    )
