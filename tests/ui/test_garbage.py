"""Garbage is collected by the GUI thread alone, so that no other destroys a window."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui.garbage import Garbage

MANY = 20_000


class Ring:
    """Something that only a look for garbage finds; it notes which thread that was."""

    def __init__(self, collected_by: list[int]) -> None:
        self._itself = self
        self._collected_by = collected_by

    def __del__(self) -> None:
        self._collected_by.append(threading.get_ident())


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage()
    yield made
    made.end()


def make_much() -> None:
    """So much that Python would look for garbage many times."""
    kept = [[number] for number in range(MANY)]
    assert len(kept) == MANY


def in_a_thread_of_its_own() -> None:
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()


def test_another_thread_never_collects(garbage: Garbage) -> None:
    collected_by: list[int] = []
    Ring(collected_by)
    in_a_thread_of_its_own()
    assert collected_by == []


def test_the_gui_thread_collects_by_itself(garbage: Garbage, qtbot: QtBot) -> None:
    collected_by: list[int] = []
    Ring(collected_by)
    kept = [[number] for number in range(MANY)]
    qtbot.waitUntil(lambda: bool(collected_by))
    assert collected_by == [threading.get_ident()]
    assert len(kept) == MANY


def looks_through_everything() -> int:
    return int(gc.get_stats()[2]["collections"])


def test_everything_is_looked_through_as_often_as_python_would(garbage: Garbage) -> None:
    gc.collect()
    young, middle, old = gc.get_threshold()
    before = looks_through_everything()
    kept = []
    for _ in range((middle + 3) * (old + 3)):
        kept.append([[number] for number in range(young + 1)])
        garbage.collect()
    assert kept
    assert looks_through_everything() == before + 1


def test_much_that_was_made_at_once_is_soon_looked_through(garbage: Garbage) -> None:
    young, middle, old = gc.get_threshold()
    collected_by: list[int] = []
    shown = Ring(collected_by)
    gc.collect(1)  # it has survived a while, as a chart does that is shown
    del shown
    kept = [[number] for number in range(2 * young * middle * old)]
    garbage.collect()
    assert collected_by == [threading.get_ident()]
    assert kept


def test_python_collects_again_in_the_end(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
