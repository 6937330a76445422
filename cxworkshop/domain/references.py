"""Published numbers, quoted beside a team's own, each with source, year, base and caption."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One published pair of numbers about other companies: a context line, never an opponent.

    `said` and `customers` are shares; `gap_points` is their distance as published. `caption` is the
    honest sentence that is always shown with it.
    """

    id: str
    source: str
    year: int
    said: float
    customers: float
    base: str
    caption: str
    note: str = ""

    @property
    def gap_points(self) -> int:
        """The distance in whole points."""
        return round((self.said - self.customers) * 100)
