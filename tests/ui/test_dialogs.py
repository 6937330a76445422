"""Where files are looked for: at first among the documents, then where one was last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from cxworkshop.ui.dialogs import Dialogs


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where the system's own windows began; every one of them is answered with one file."""
    seen: list[str] = []

    def answered(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        seen.append(start)
        return str(tmp_path / "survey.csv"), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answered)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    return seen


def test_files_are_looked_for_where_one_was_last(starts: list[str], tmp_path: Path) -> None:
    dialogs = Dialogs()
    assert dialogs.open_file("Open", "*.csv") == tmp_path / "survey.csv"
    dialogs.open_file("Open", "*.csv")
    dialogs.save_file("Save", "plan.pdf", "*.pdf")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = Path(documents) if Path(documents).is_dir() else Path.home()
    assert starts == [str(first), str(tmp_path), str(tmp_path / "plan.pdf")]


def test_cancelling_leaves_the_folder_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialogs = Dialogs()
    before = dialogs.folder
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert dialogs.open_file("Open", "*.csv") is None
    assert dialogs.folder == before
