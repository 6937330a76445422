"""The list of workshops: filtered, counted, ordered and paged by the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.store import listing, workshops
from cxworkshop.store.database import Connection, open_library
from tests.support.builders import a_workshop

KEPT = {
    "spring": ("Meridian Rail", "Executive reveal", date(2026, 3, 1), Status.FINISHED),
    "summer": ("Meridian Rail", "Check-in", date(2026, 7, 1), Status.FOLLOWING_UP),
    "autumn": ("Söhne & Co", "Executive reveal", date(2026, 10, 1), Status.PREPARING),
    "winter": ("100 % Foods", "One_hour", date(2026, 12, 1), Status.PREPARING),
}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_library(tmp_path / "library.db")) as library:
        with library.writing() as writer:
            for id_, (client, title, held_on, status) in KEPT.items():
                fields = {"client": client, "title": title, "held_on": held_on, "status": status}
                workshops.add(writer, a_workshop(id_, **fields))
        with library.reading() as connection:
            yield connection


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WorkshopFilter(), "winter autumn summer spring"),
        (WorkshopFilter(search="EXECUTIVE sohne"), "autumn"),
        (WorkshopFilter(search="reveal rail"), "spring"),
        (WorkshopFilter(search="100 % foods"), "winter"),
        (WorkshopFilter(search="_"), "winter"),  # a letter like any other, not "any letter"
        (WorkshopFilter(search="nobody"), ""),
        (WorkshopFilter(client="Meridian Rail"), "summer spring"),
        (WorkshopFilter(client="Meridian"), ""),
        (WorkshopFilter(status=Status.PREPARING), "winter autumn"),
        (WorkshopFilter(since=date(2026, 7, 1), until=date(2026, 10, 1)), "autumn summer"),
        (
            WorkshopFilter("rail", "Meridian Rail", Status.FINISHED, until=date(2026, 3, 1)),
            "spring",
        ),
    ],
)
def test_only_what_is_wanted_is_found_and_counted(
    kept: Connection, wanted: WorkshopFilter, found: str
) -> None:
    assert [row.id for row in listing.rows(kept, wanted)] == found.split()
    assert listing.count(kept, wanted) == len(found.split())


def test_a_page_is_a_piece_of_the_whole_list(kept: Connection) -> None:
    whole = listing.rows(kept)
    assert listing.rows(kept, offset=1, limit=2) == whole[1:3]
    assert listing.rows(kept, offset=3) == whole[3:]
    assert listing.rows(kept, offset=9, limit=2) == []
    assert listing.rows(kept, soonest_first=True) == whole[::-1]


def test_a_search_follows_a_new_name(kept: Connection) -> None:
    workshops.save(kept, a_workshop("spring", client="Alder Trains", title="Reveal"))
    assert [row.id for row in listing.rows(kept, WorkshopFilter(search="alder"))] == ["spring"]
    assert [row.id for row in listing.rows(kept, WorkshopFilter(search="rail"))] == ["summer"]


def test_clients_are_named_once_in_alphabetical_order(kept: Connection) -> None:
    assert listing.clients(kept) == ["100 % Foods", "Meridian Rail", "Söhne & Co"]


def test_workshops_are_found_by_their_identities(kept: Connection) -> None:
    found = listing.find(kept, ["spring", "nobody", "winter"])
    assert {row.id for row in found} == {"spring", "winter"}


@pytest.mark.parametrize("wanted", [WorkshopFilter(), WorkshopFilter(status=Status.PREPARING)])
def test_a_page_is_read_along_an_index(kept: Connection, wanted: WorkshopFilter) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_more: Any) -> None:
        asked.append((sql, values))

    event.listen(kept.engine, "before_cursor_execute", note)
    listing.rows(kept, wanted, limit=20)
    sql, values = asked[-1]
    steps = [row[3] for row in kept.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert "USING INDEX ix_workshop_" in steps[0]
    assert not any("TEMP B-TREE" in step for step in steps), steps
