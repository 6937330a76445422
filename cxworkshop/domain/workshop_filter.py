"""Which workshops of a library are meant: the same for searching, counting and listing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxworkshop.domain.workshop import Status


@dataclass(frozen=True, slots=True)
class WorkshopFilter:
    """All workshops that every filled field holds for. `search` is words that must all be in client
    or title, whatever their case and accents; `since` and `until` are days they are held on, both
    included."""

    search: str = ""
    client: str | None = None
    status: Status | None = None
    since: date | None = None
    until: date | None = None

    @property
    def filled(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.search.strip()) or WorkshopFilter(self.search) != self


EVERYTHING = WorkshopFilter()
