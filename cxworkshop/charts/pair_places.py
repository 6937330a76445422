"""Where the marks of one pair stand: along the beam by their values, and in lanes when they would
cover each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxworkshop.charts.marks import Sizes
from cxworkshop.charts.pair_layout import PairLayout
from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.facts import PairFact

_LANE, _LANE_SIZE = 1.24, 0.64  # how far apart lanes are, in radii, and how large marks are there
_ORDER = list(RevealStage)


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a mark."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Places:
    """The marks that a stage shows; None for one that is not there. In `lanes` there is no room
    for a bar; `means` says that x are mean scores of a similar question."""

    said: Place | None
    predicted: Place | None
    customers: Place | None
    sizes: Sizes
    lanes: bool
    means: bool

    def of(self, stage: RevealStage) -> Place | None:
        """The mark that appears on a stage."""
        shown = {
            RevealStage.SAID: self.said,
            RevealStage.PREDICTED: self.predicted,
            RevealStage.CUSTOMERS: self.customers,
        }
        return shown.get(stage)

    @property
    def shown(self) -> list[Place]:
        """All marks that are there."""
        return [place for place in (self.said, self.predicted, self.customers) if place]


def has_reached(stage: RevealStage, wanted: RevealStage) -> bool:
    """Whether a stage shows what `wanted` brings."""
    return _ORDER.index(stage) >= _ORDER.index(wanted)


def mark_places(fact: PairFact, stage: RevealStage, layout: PairLayout) -> Places:
    """Where everything stands on this stage."""
    said, predicted, customers = (
        None if value is None else layout.x(value) for value in _values(fact, stage)
    )
    sizes, y = Sizes.of(layout.radius), layout.beam_y
    lane = layout.radius * _LANE
    lanes = _touch(said, sizes.said, customers, sizes.customers)
    ys = [y, y, y]
    if lanes:
        ys, sizes = [y - lane, y, y + lane], Sizes.of(layout.radius * _LANE_SIZE)
    elif _touch(predicted, sizes.predicted, said, sizes.said) or _touch(
        predicted, sizes.predicted, customers, sizes.customers
    ):
        ys, sizes = [y, y + lane, y], replace(sizes, predicted=sizes.predicted * _LANE_SIZE)
    return Places(
        said=_place(said, ys[0]),
        predicted=_place(predicted, ys[1]),
        customers=_place(customers, ys[2]),
        sizes=sizes,
        lanes=lanes,
        means=_shows_means(fact, stage),
    )


def _place(x: float | None, y: float) -> Place | None:
    return None if x is None else Place(x, y)


def _values(fact: PairFact, stage: RevealStage) -> tuple[float | None, float | None, float | None]:
    """What we said, predicted and customers said, 0..1, as far as the stage tells it."""
    if fact.means and _shows_means(fact, stage):
        return fact.means.said / 100, None, fact.means.customers / 100
    said = fact.team.estimate.point if fact.team else None
    predicted = fact.predicted.mean if fact.predicted else None
    known = fact.customers and fact.points.customers is not None
    customers = fact.customers.estimate.point if fact.customers and known else None
    return (
        said if has_reached(stage, RevealStage.SAID) else None,
        predicted if has_reached(stage, RevealStage.PREDICTED) else None,
        customers if has_reached(stage, RevealStage.CUSTOMERS) else None,
    )


def _shows_means(fact: PairFact, stage: RevealStage) -> bool:
    return fact.means is not None and has_reached(stage, RevealStage.CUSTOMERS)


def _touch(a: float | None, radius: float, b: float | None, other_radius: float) -> bool:
    return a is not None and b is not None and abs(a - b) < radius + other_radius
