"""How far a team agrees with itself on one statement.

The headline is `consensus`, one minus Leik's D: it never falls when somebody moves a step towards
the team's median, which other measures do. Van der Eijk's A only serves to notice two camps.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, combinations

from cxworkshop.method.counts import total, total_people


def consensus(counts: Sequence[float]) -> float:
    """1 when all chose the same point, 0 when half sit at each end.

    One minus Leik's D, D = 2·Σ min(F, 1 - F)/(m - 1) over the cumulative shares F (Leik 1966,
    Pacific Sociological Review 9:85-90). Doubling the panel changes nothing.
    """
    answered = total(counts)
    spread = sum(max(0.0, min(below, answered - below)) for below in accumulate(counts))
    return 1 - 2 * spread / (answered * (len(counts) - 1))


def agreement_a(counts: Sequence[float]) -> float:
    """1 when unanimous, 0 when flat, -1 when split between two ends; three points at least.

    Van der Eijk's A (2001, Quality & Quantity 35:325-341): the mean over the layers of the
    distribution, weighted by the people in each. Camps of unequal size can also come to 0.
    """
    answered = total(counts)
    if len(counts) < 3:
        raise ValueError(f"agreement A needs at least 3 scale points, not {len(counts)}")
    weighted = floor = 0.0
    for height in sorted({count for count in counts if count}):
        layer = [count >= height for count in counts]
        weighted += _layer_agreement(layer) * sum(layer) * (height - floor)
        floor = height
    return weighted / answered


def is_split(counts: Sequence[int]) -> bool:
    """Whether the room has two camps: at least two people and a quarter of the room both in the
    two lowest and in the two highest boxes, or agreement A below 0."""
    people = total_people(counts)
    box = min(2, len(counts) // 2)
    smaller_camp = min(sum(counts[:box]), sum(counts[-box:]))
    if smaller_camp >= 2 and smaller_camp * 4 >= people:
        return True
    return len(counts) >= 3 and agreement_a(counts) < 0


def median(counts: Sequence[int]) -> float:
    """The middle scale point, counted from 1; half-way when an even room is divided there."""
    people = total_people(counts)
    cumulative = list(accumulate(counts))

    def point_of(person: int) -> int:
        return next(point for point, below in enumerate(cumulative, 1) if below > person)

    return (point_of((people - 1) // 2) + point_of(people // 2)) / 2


def _layer_agreement(layer: Sequence[bool]) -> float:
    points, filled = len(layer), sum(layer)
    if filled == 1:
        return 1.0
    triples = list(combinations(layer, 3))
    unimodal = triples.count((True, True, False)) + triples.count((False, True, True))
    bimodal = triples.count((True, False, True))
    if not unimodal + bimodal:
        return 0.0
    unimodality = ((points - 2) * unimodal - (points - 1) * bimodal) / (
        (points - 2) * (unimodal + bimodal)
    )
    return unimodality * (1 - (filled - 1) / (points - 1))
