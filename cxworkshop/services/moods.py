"""What the simulated executives of a rehearsal think of this very workshop.

A mood says how far the team stands from what its customers said: a proud one rates itself far
better, a humble one worse, a split one is of two minds. Where customers said nothing on a statement
a likely share is drawn in place of theirs. The same seed thinks the same again.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Workshop

UNKNOWN = (30.0, 55.0)
"""Between which points customers agree, when nobody has asked them."""


@dataclass(frozen=True, slots=True)
class Mood:
    """In points: how far the team rates itself above its customers and guesses above them, how
    much both wander between statements, how far guesses lie apart, and between which bounds its
    own share stays. `two_minds` answers at both ends of the scale."""

    above: float
    guess_above: float
    wanders: float
    apart: float
    lowest: float
    highest: float
    two_minds: bool = False


MOODS: Mapping[str, Mood] = {
    "proud": Mood(above=38, guess_above=20, wanders=8, apart=12, lowest=58, highest=92),
    "split": Mood(12, guess_above=14, wanders=8, apart=24, lowest=42, highest=60, two_minds=True),
    "humble": Mood(above=-12, guess_above=-6, wanders=7, apart=10, lowest=8, highest=75),
}


def leanings(
    workshop: Workshop, source: CustomerSource | None, mood: str, seed: int
) -> dict[str, Any]:
    """What phones should answer per statement: `{"rating": weights worst to best, "cant_judge":
    share, "prediction": {"mean", "sd"} in points}`. Raises KeyError for an unknown mood."""
    return {
        pair.id: _leaning(
            pair, _agreeing(source, pair), MOODS[mood], random.Random(f"{seed}{pair.id}")
        )
        for pair in workshop.statements
    }


def _leaning(
    pair: PairedStatement, customers: float | None, mood: Mood, chance: random.Random
) -> dict[str, Any]:
    base = chance.uniform(*UNKNOWN) if customers is None else customers
    wander = chance.uniform(-mood.wanders, mood.wanders)
    own = min(mood.highest, max(mood.lowest, base + mood.above + wander))
    guess = min(95.0, max(3.0, base + mood.guess_above + wander / 2))
    return {
        "rating": _weights(pair.scale, own / 100, two_minds=mood.two_minds),
        "cant_judge": chance.choice((0.0, 0.0, 0.08)),
        "prediction": {"mean": round(guess, 1), "sd": mood.apart},
    }


def _agreeing(source: CustomerSource | None, pair: PairedStatement) -> float | None:
    """The points of customers who agree, or None when that is not known."""
    from cxworkshop.results.customer_side import customer_side  # brings in the method

    side = customer_side(source.score(pair.id), pair.scale) if source else None
    return 100 * side.estimate.point if side else None


def _weights(scale: Scale, agree: float, *, two_minds: bool) -> list[float]:
    """`agree` spread over the top boxes and the rest below them, most of both next to the cut; of
    two minds, most of both at the ends."""
    below = list(range(1, scale.points - scale.top + 1))
    above = list(range(scale.top, 0, -1))
    if two_minds:
        below, above = below[::-1], above[::-1]
    return [*_spread(1 - agree, below), *_spread(agree, above)]


def _spread(share: float, weights: Sequence[int]) -> list[float]:
    return [round(share * weight / sum(weights), 4) for weight in weights]
