"""A library that is moved away while the app runs: it is said, and nothing claims to be saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.services import running, shelf
from cxworkshop.services.desk import LIBRARY_FILE, open_desk
from cxworkshop.store.problems import LibraryProblem
from cxworkshop.ui.library_watch import LibraryWatch


def test_a_library_that_is_gone_is_told_once_and_again_when_it_is_back(
    home_of_its_own: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    home_of_its_own.mkdir(parents=True, exist_ok=True)
    desk = open_desk(home_of_its_own)
    workshop = shelf.open_sample(desk, "T1")
    library, elsewhere = home_of_its_own / LIBRARY_FILE, home_of_its_own / "elsewhere.db"
    watch = LibraryWatch(desk.library)
    told: list[LibraryProblem] = []
    found: list[bool] = []
    watch.lost.connect(told.append)
    watch.found.connect(lambda: found.append(True))
    watch.look()
    assert not told
    library.rename(elsewhere)
    for _ in range(2):
        watch.look()
    assert desk.library.gone
    (problem,) = told
    assert str(library) in problem.message
    assert "nothing is saved" in problem.message
    elsewhere.rename(library)
    watch.look()
    assert found == [True]
    running.begin(desk, workshop.id)
    watch.stop()
    watch.deleteLater()
    desk.close()


def test_a_library_that_is_gone_is_not_made_anew_and_empty(home_of_its_own: Path) -> None:
    home_of_its_own.mkdir(parents=True, exist_ok=True)
    desk = open_desk(home_of_its_own)
    library = home_of_its_own / LIBRARY_FILE
    desk.library.disconnect()
    library.rename(home_of_its_own / "elsewhere.db")
    with pytest.raises(LibraryProblem) as refused:
        shelf.open_sample(desk, "T1")
    assert refused.value.code == "gone"
    assert not library.exists()
    desk.close()
