"""The desk opens with everything on it, or says in one sentence why not."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from cxworkshop import paths
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import open_desk
from cxworkshop.store.problems import LibraryProblem
from tests.support.builders import TODAY, open_desk_in


def test_the_desk_has_content_a_library_and_a_clock(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    try:
        assert {template.id for template in desk.content.templates} >= {"T1", "tour"}
        assert len(desk.content.catalogue) == 28
        assert desk.now().tzinfo is UTC
        assert desk.new_id() != desk.new_id()
        assert shelf.rows(desk) == []
    finally:
        desk.close()
    assert {file.name for file in tmp_path.iterdir()} == {"library.db", "library.lock"}


def test_documents_can_be_made_beside_a_running_app(tmp_path: Path) -> None:
    with open_desk_in(tmp_path) as app:
        workshop = shelf.create(app, "T1", "Harbour Bank", TODAY)
        beside = open_desk(tmp_path, for_reading=True)
        try:
            assert preparing.workshop(beside, workshop.id) == workshop
            with pytest.raises(LibraryProblem, match="reading only"):
                preparing.change_details(beside, workshop.id, client="Other")
        finally:
            beside.close()


def test_a_missing_resource_is_said_before_the_library_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    with pytest.raises(Problem):
        open_desk(tmp_path / "home")
    assert not (tmp_path / "home").exists()
