"""A library of ten thousand workshops is listed about as soon as one of a hundred."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk, open_desk
from cxworkshop.store import workshops
from tests.benchmarks.conftest import Figure, ShowLibrary
from tests.support.builders import TODAY, a_workshop

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

SIZES = (100, 10_000)
ROUNDS = 11


def filled(home: Path, count: int) -> None:
    """A library of so many workshops of a fifth as many clients, over ten years."""
    home.mkdir(parents=True)
    states = list(Status)
    with closing(open_desk(home)) as desk, desk.library.writing() as connection:
        one = a_workshop(sample=False)
        for number in range(count):
            workshops.add(
                connection,
                replace(
                    one,
                    id=f"w-{number}",
                    client=f"Client {number % max(1, count // 5):05}",
                    title=f"Executive reveal {number}",
                    held_on=TODAY - timedelta(days=number * 3650 // count),
                    status=states[number % len(states)],
                ),
            )


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(small: Callable[[], object], large: Callable[[], object]) -> tuple[float, float]:
    """How much longer the second takes, and how long it takes in milliseconds; interleaved."""
    pairs = [(seconds(small), seconds(large)) for _ in range(ROUNDS)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    return many / few, many * 1000


def test_ten_thousand_workshops_are_listed_like_a_hundred(
    show_library: ShowLibrary, tmp_path: Path, figure: Figure
) -> None:
    for count in SIZES:
        filled(tmp_path / str(count), count)
    with (
        closing(open_desk(tmp_path / "100")) as small,
        closing(open_desk(tmp_path / "10000")) as large,
    ):
        assert [shelf.count(desk) for desk in (small, large)] == list(SIZES)

        def compare(what: str, work: Callable[[Desk], object], bar: float | None) -> None:
            grown, took = ratio(lambda: work(small), lambda: work(large))
            figure(f"{what} of 10,000 workshops", took, unit=" ms")
            figure(f"{what}: 10,000 ÷ 100 workshops", grown, at_most=bar)

        compare("first page", lambda desk: shelf.rows(desk, limit=50), 3)
        compare(
            "search", lambda desk: shelf.rows(desk, WorkshopFilter("reveal 00042"), limit=50), None
        )
        pages = {desk.library.path: show_library(desk) for desk in (small, large)}
        compare("library page read anew", lambda desk: pages[desk.library.path].refresh(), 3)
