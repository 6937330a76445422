"""Backups from the desk: one now, going back, and the paper that documents are printed on."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from cxworkshop import settings
from cxworkshop.services import plan_b, safekeeping, shelf
from cxworkshop.services.events import WorkshopsChanged
from tests.support.builders import Clock, open_desk_in


def test_a_backup_is_listed_and_gone_back_to(tmp_path: Path) -> None:
    clock = Clock()
    with open_desk_in(tmp_path, clock) as desk:
        empty = safekeeping.back_up(desk)
        clock.move(60)
        made = shelf.open_sample(desk)
        happened: list[object] = []
        desk.bus.subscribe(WorkshopsChanged, happened.append)
        kept = safekeeping.restore(desk, empty)
        assert happened
        assert desk.history.undo_words is None
        with desk.library.reading() as connection:
            assert not connection.exec_driver_sql("SELECT id FROM workshop").all()
        listed = safekeeping.listing(desk)
        assert [backup.path for backup in listed] == [kept, empty]
        assert listed[0].made_at > listed[1].made_at
        clock.move(60)
        safekeeping.restore(desk, kept)
        with desk.library.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id FROM workshop").all()
        assert [row.id for row in rows] == [made.id]


def test_papers_have_the_size_of_the_settings(tmp_path: Path) -> None:
    sizes = {}
    for paper in ("A4", "Letter"):
        settings.save(tmp_path, settings.Settings(paper=paper))
        with open_desk_in(tmp_path) as desk:
            sample = shelf.open_sample(desk)
            path = plan_b.print_ballots(desk, sample.id, tmp_path / "ballots.pdf", copies=1)
        with pikepdf.open(path) as document:
            sizes[paper] = [round(float(edge)) for edge in document.pages[0].mediabox[2:]]
    assert sizes == {"A4": [595, 842], "Letter": [612, 792]}
