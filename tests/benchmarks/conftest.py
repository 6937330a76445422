"""Figures of one run: each is printed in a line, kept in `bench.json` and held to its bar.

Machines differ and are noisy, so a bar is a ratio of two figures of the same run wherever there is
something to divide by.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent.parent / "bench.json"

Figure = Callable[..., None]


@pytest.fixture(scope="session")
def figures() -> Iterator[dict[str, dict[str, float]]]:
    """Everything measured in this run, added to what `bench.json` holds already."""
    kept: dict[str, dict[str, float]] = json.loads(BENCH.read_text()) if BENCH.exists() else {}
    yield kept
    BENCH.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


@pytest.fixture
def figure(figures: dict[str, dict[str, float]], capsys: pytest.CaptureFixture[str]) -> Figure:
    """`figure("what", value, at_most=bar)` prints and keeps a figure, and fails above its bar."""

    def note(what: str, value: float, *, unit: str = "", at_most: float | None = None) -> None:
        figures[what] = {"value": round(value, 4)}
        bar = ""
        if at_most is not None:
            figures[what]["at_most"] = at_most
            bar = f"  (at most {at_most:g})"
        with capsys.disabled():
            print(f"\n{what}: {value:.4g}{unit}{bar}", end="")
        assert at_most is None or value <= at_most, f"{what}: {value:.4g} > {at_most:g}"

    return note
