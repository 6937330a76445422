"""The executives' side of a pair: what they said and what they predicted.

The rule of k is applied here, before anything is worked out: answers of fewer than k people make
no side at all, so nothing further on can leak them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import RoomMode, Team
from cxworkshop.method.agreement import consensus, is_split
from cxworkshop.method.gaps import surprise
from cxworkshop.method.intervals import (
    Z95,
    Estimate,
    census_with_absences,
    finite_population,
    one_person,
    wilson,
)
from cxworkshop.method.privacy import may_show
from cxworkshop.results.facts import PredictedSide, TeamSide


@dataclass(frozen=True, slots=True)
class Room:
    """Who could have answered: decides how sure the executives' share is."""

    mode: RoomMode
    size: int
    population: int | None
    k: int

    @classmethod
    def of(cls, team: Team, answered: int, k: int) -> Room:
        """The room of a team of which `answered` people answered; nobody can be fewer than that."""
        return cls(team.mode, max(team.size, answered), team.population, k)

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
    cant_judge = len(ratings) - rated
    return TeamSide(
        counts=counts,
        agree=agree,
        rated=rated,
        cant_judge=cant_judge,
        absent=max(0, room.size - len(ratings)) if room.is_whole_team else 0,
        estimate=room.estimate(agree, rated),
        consensus=consensus(counts),
        split=is_split(counts),
        sensitivity=one_person(rated),
    )


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
    )
