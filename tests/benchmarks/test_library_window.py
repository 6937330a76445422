"""The library's window with a hundred workshops and with ten thousand: open, type, scroll."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, select, update

from cxworkshop.domain.texts import as_searched
from cxworkshop.domain.workshop import Status
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk, open_desk
from cxworkshop.store import tables, workshops
from cxworkshop.ui.library.page import LibraryPage
from tests.benchmarks.conftest import Figure, ShowLibrary

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

FEW, MANY = 100, 10_000
ROUNDS = 7
Pages = Callable[[int], LibraryPage]
FIRST = date(2020, 1, 6)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[dict[int, Desk]]:
    """A library of a hundred workshops, and one of ten thousand."""
    made = {size: filled(tmp_path / str(size), size) for size in (FEW, MANY)}
    yield made
    for desk in made.values():
        desk.close()


def filled(home: Path, size: int) -> Desk:
    """A library of this size: a client for every twenty workshops, all states, over years."""
    home.mkdir()
    desk = open_desk(home)
    first = shelf.create(desk, "T1", "Client 0", FIRST)
    with desk.library.writing() as connection:
        row = connection.execute(select(tables.workshop)).one()._asdict()
        clients = [
            workshops.client_id(connection, f"Client {number}") for number in range(size // 20 + 1)
        ]
        statuses = list(Status)
        copies = [
            row
            | {
                "id": f"{first.id}-{number}",
                "client_id": clients[number // 20],
                "held_on": FIRST + timedelta(days=number % 2000),
                "status": statuses[number % len(statuses)].value,
                "search_text": as_searched(f"Client {number // 20} {first.title}"),
                "gap_points": number % 90,
                "said_points": 90,
                "customers_points": 90 - number % 90,
            }
            for number in range(1, size)
        ]
        connection.execute(insert(tables.workshop), copies)
        connection.execute(update(tables.workshop).values(sample=False))
    return desk


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.fixture
def pages(desks: dict[int, Desk], show_library: ShowLibrary) -> Pages:
    def opened(size: int) -> LibraryPage:
        page = show_library(desks[size])
        QApplication.processEvents()
        page.grab()
        return page

    return opened


def test_ten_thousand_open_as_quickly_as_a_hundred(pages: Pages, figure: Figure) -> None:
    opening: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(ROUNDS):
        for size, found in opening.items():
            found.append(seconds(partial(pages, size)))
    few, many = (median(found) for found in opening.values())
    figure("library window of 100 opened", few * 1000, unit=" ms")
    figure("library window, 10,000 ÷ 100 workshops", many / few, at_most=3)


@pytest.mark.parametrize("way", ["list", "cards"])
def test_typing_and_scrolling_stay_smooth(pages: Pages, figure: Figure, way: str) -> None:
    page = pages(MANY)
    if way == "cards":
        page.cards_button.click()
    typing = []
    for text in ("c", "cl", "cli", "client 4", "client 42", "client 42 reveal", ""):
        typing.append(seconds(lambda text=text: (page.search.setText(text), page.grab())))
    figure(f"typing a letter among 10,000, {way}, slowest", max(typing) * 1000, unit=" ms")
    bar, pauses = page.view.verticalScrollBar(), []
    while page.model.canFetchMore():
        bar.setValue(bar.maximum())
        pauses.append(seconds(lambda: (QApplication.processEvents(), page.view.grab())))
    assert page.model.rowCount() >= MANY
    figure(f"scrolling to the end of 10,000, {way}, slowest step", max(pauses) * 1000, unit=" ms")
