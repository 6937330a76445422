"""Where the names of marks on a map go: six places are tried around each mark.

A label keeps inside its mark's own field and clear of every mark and every other label; to make
room it may push another to another of that one's places, and that one the next. One that fits
nowhere is tried in a shorter form, and else left out: a table names it then. Several orders of
placing are tried, and the one that places most is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import dist

_PUSHES = 3  # labels in a row that may give way
_CLEAR = 2.4  # radii between the middles of two marks


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside, edges included."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> Box:
        """Larger on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark with the field it belongs to and its label's possible widths, best first. `rank` says
    whose label matters more: the lower, the earlier it is placed."""

    x: float
    y: float
    radius: float
    field: Box
    widths: tuple[float, ...]
    rank: float = 0.0

    @property
    def box(self) -> Box:
        """What the mark covers."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True, slots=True)
class Place:
    """A label's box, and which of its widths it has."""

    box: Box
    form: int


def place_labels(spots: Sequence[Spot], height: float, gap: float) -> list[Place | None]:
    """A place for each label, or None. `gap` is the distance from marks, edges and labels."""
    places = [
        [_candidates(spot, form, height, gap, spots) for form in range(len(spot.widths))]
        for spot in spots
    ]
    tries = [_Placing(places, gap / 2).run(order) for order in _orders(spots, places)]
    return min(tries, key=_lost, default=[])


def apart(
    spots: Sequence[tuple[float, float]], radius: float, fields: Sequence[Box]
) -> list[float]:
    """New x for marks that would cover each other: moved sideways as little as can be, each inside
    its own field. A mark that finds no room stays."""
    found: list[tuple[float, float]] = []
    for (x, y), field in zip(spots, fields, strict=True):
        low, high = field.left + radius, field.right - radius
        steps = [0.0, *(way * step * radius / 4 for step in range(1, 200) for way in (1, -1))]
        tried = (x + step for step in steps if low <= x + step <= high)
        free = (
            new for new in tried if all(dist((new, y), spot) >= _CLEAR * radius for spot in found)
        )
        found.append((next(free, x), y))
    return [x for x, _ in found]


class _Placing:
    """One attempt, label after label. `places` are the candidates per mark and form."""

    def __init__(self, places: Sequence[Sequence[Sequence[Place]]], gap: float) -> None:
        self._places, self._gap = places, gap
        self._found: list[Place | None] = [None] * len(places)

    def run(self, order: Sequence[int]) -> list[Place | None]:
        """All full labels first, then shorter ones where there is still room."""
        for form in range(max((len(forms) for forms in self._places), default=0)):
            for index in order:
                if self._found[index] is None and form < len(self._places[index]):
                    self._settle(index, form, _PUSHES, frozenset())
        return self._found

    def _settle(self, index: int, form: int, pushes: int, fixed: frozenset[int]) -> bool:
        """Place one label where it is free, or where one other label that is not `fixed` can settle
        elsewhere in the same form."""
        blocked = [(place, self._in_the_way(index, place)) for place in self._places[index][form]]
        for place, others in blocked:
            if not others:
                self._found[index] = place
                return True
        for place, others in blocked if pushes else ():
            if len(others) == 1 and others[0] not in fixed:
                (other,) = others
                before = self._found[other]
                self._found[index], self._found[other] = place, None
                if before and self._settle(other, before.form, pushes - 1, fixed | {index}):
                    return True
                self._found[index], self._found[other] = None, before
        return False

    def _in_the_way(self, index: int, place: Place) -> list[int]:
        grown = place.box.grown(self._gap)
        return [
            other
            for other, taken in enumerate(self._found)
            if taken and other != index and taken.box.meets(grown)
        ]


def _orders(spots: Sequence[Spot], places: Sequence[Sequence[Sequence[Place]]]) -> list[list[int]]:
    """By rank, by how few places a label has, and along both axes both ways."""
    keys: list[Callable[[int], tuple[float, ...]]] = [
        lambda i: (spots[i].rank,),
        lambda i: (sum(map(len, places[i][:1])), spots[i].rank),
        lambda i: (spots[i].y, spots[i].rank),
        lambda i: (-spots[i].y, spots[i].rank),
        lambda i: (spots[i].x, spots[i].rank),
        lambda i: (-spots[i].x, spots[i].rank),
    ]
    return [sorted(range(len(spots)), key=key) for key in keys]


def _candidates(
    spot: Spot, form: int, height: float, gap: float, spots: Sequence[Spot]
) -> list[Place]:
    """Right, left, above, below, then above and below to the side where there is more room. Above
    and below slide sideways to stay in the field."""
    width, away, field = spot.widths[form], spot.radius + gap, spot.field.grown(-gap)
    room_right = field.right - spot.x >= spot.x - field.left
    middle, side = (
        max(min(x, field.right - width), field.left)
        for x in (
            spot.x - width / 2,
            spot.x - spot.radius if room_right else spot.x + spot.radius - width,
        )
    )
    above, below = spot.y - away - height, spot.y + away
    corners = (
        (spot.x + away, spot.y - height / 2),
        (spot.x - away - width, spot.y - height / 2),
        (middle, above),
        (middle, below),
        (side, above),
        (side, below),
    )
    boxes = (Box(x, y, x + width, y + height) for x, y in corners)
    edges = Box(field.left - 0.5, field.top - gap / 2, field.right + 0.5, field.bottom + gap / 2)
    return [
        Place(box, form)
        for box in boxes
        if edges.holds(box) and not any(box.meets(other.box.grown(gap / 4)) for other in spots)
    ]


def _lost(found: Sequence[Place | None]) -> tuple[int, int]:
    """How many labels are missing or short, and how many are missing."""
    missing = sum(place is None for place in found)
    return missing + sum(1 for place in found if place and place.form), missing
