"""What the library's lists read: a page of workshops at a time, whatever is filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.shelf import WorkshopRow

GROUPS = (Status.RUNNING, Status.PREPARING, Status.FOLLOWING_UP, Status.FINISHED)
_SOONEST_FIRST = frozenset({Status.PREPARING})


class WorkshopPages:
    """The workshops of a desk, group by group; `recent` are the ids opened last, newest first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.recent: tuple[str, ...] = ()

    def count(self, filters: WorkshopFilter, status: Status) -> int:
        """How many there are in one group."""
        if filters.status not in (None, status):
            return 0
        return shelf.count(self._desk, replace(filters, status=status))

    def rows(
        self, filters: WorkshopFilter, status: Status, offset: int, limit: int
    ) -> list[WorkshopRow]:
        """Some of one group: what comes next stands first, what is over newest first."""
        return shelf.rows(
            self._desk,
            replace(filters, status=status),
            soonest_first=status in _SOONEST_FIRST,
            offset=offset,
            limit=limit,
        )

    def opened_last(self, most: int) -> Sequence[WorkshopRow]:
        """The workshops that were opened last and are still there."""
        return shelf.these(self._desk, self.recent)[:most]
