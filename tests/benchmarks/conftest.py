"""Figures of one run: each is printed in a line, kept in `bench.json` and held to its bar.

Machines differ and are noisy, so a bar is a ratio of two figures of the same run wherever there is
something to divide by.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cxworkshop.services.desk import Desk
from cxworkshop.ui import theme
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.library.page import LibraryPage

BENCH = Path(__file__).parent.parent.parent / "bench.json"

Figure = Callable[..., None]
ShowLibrary = Callable[[Desk], LibraryPage]


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


@pytest.fixture
def show_library(qapp: QApplication) -> Iterator[ShowLibrary]:
    """Shows the library of a desk in a window. All of them are held until the end and closed then:
    a window that nobody holds may be collected while it is painted, which ends the program."""
    theme.apply(qapp, "light")
    shown: list[LibraryPage] = []

    def show(desk: Desk) -> LibraryPage:
        page = LibraryPage(desk, Dialogs())
        shown.append(page)
        page.resize(1352, 836)
        page.show()
        return page

    yield show
    for page in shown:
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
