"""How long honest guests wait while somebody attacks the room."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import quantiles

import pytest

from tests.benchmarks.conftest import Figure
from tests.support import attacks
from tests.support.room import running_room

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def test_votes_during_malformed_requests(tmp_path: Path, figure: Figure) -> None:
    with running_room(tmp_path / "session") as room:
        room.open()
        _, delays = asyncio.run(attacks.malformed(room, 10_000))
    took = p95(delays) * 1000
    figure("p95 of a vote during 10,000 malformed requests", took, unit=" ms", at_most=500)


def test_votes_among_half_open_connections(tmp_path: Path, figure: Figure) -> None:
    with running_room(tmp_path / "session") as room:
        room.open()
        delays, closed_after = asyncio.run(attacks.half_open(room, 1000, 30))
    figure("p95 of a vote among 1,000 half-open connections", p95(delays), unit=" s", at_most=1)
    figure("1,000 half-open connections closed after", closed_after, unit=" s", at_most=15)
