"""A real desk on a folder of its own, and dialogs that are answered without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from cxworkshop.problems import Problem
from cxworkshop.services.desk import Desk, open_desk
from cxworkshop.ui import theme
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.event_bridge import EventBridge


class AnsweredDialogs(Dialogs):
    """Answers as it was told to, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.yes = True
        self.path: Path | None = None
        self.colour: str | None = None
        self.fill: Callable[[Any], None] = lambda form: None
        self.asked: list[str] = []
        self.told: list[str] = []
        self.suggested: list[str] = []
        self.opened: list[Path] = []

    def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        self.asked.append(title)
        return self.yes

    def tell(self, problem: Problem | str) -> None:
        self.told.append(problem if isinstance(problem, str) else problem.message)

    def open_file(self, title: str, kinds: str, start: Path | None = None) -> Path | None:
        return self.path

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        self.suggested.append(name)
        return self.path

    def open_outside(self, path: Path) -> None:
        self.opened.append(path)

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.path

    def choose_colour(self, title: str, start: str = "") -> str | None:
        return self.colour

    def fill_in(self, dialog: QDialog) -> bool:
        self.fill(dialog)
        dialog.accept()
        filled = dialog.result() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return filled


@pytest.fixture
def dialogs() -> AnsweredDialogs:
    """Says yes to every question, unless told otherwise."""
    return AnsweredDialogs()


@pytest.fixture
def desk(home_of_its_own: Path) -> Iterator[Desk]:
    """A desk with an empty library."""
    home_of_its_own.mkdir(parents=True)
    opened = open_desk(home_of_its_own)
    yield opened
    opened.close()


@pytest.fixture
def styled(qapp: QApplication) -> QApplication:
    """The application in the app's own light clothes."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def background(styled: QApplication) -> Iterator[Background]:
    """The one worker thread; what it was given is finished in the end."""
    worker = Background()
    yield worker
    assert worker.finish()


@pytest.fixture
def bridge(desk: Desk, styled: QApplication) -> Iterator[EventBridge]:
    """Events of the desk as a Qt signal."""
    made = EventBridge(desk.bus)
    yield made
    made.close()
