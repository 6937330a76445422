"""The pictures that are handed out have their tables: as files, and in the preview."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cxworkshop.services import handing_out
from cxworkshop.services.desk import Desk
from cxworkshop.ui.handout.pictures import pages_of
from cxworkshop.ui.handout.preview import Page, Preview
from tests.support.talkative import open_talkative, tell_all


def test_each_picture_is_written_with_the_table_behind_it(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    paths = handing_out.write(desk, workshop.id, tmp_path / "out", ["charts"])
    pictures = [path for path in paths if path.suffix == ".png"]
    assert pictures
    for picture in pictures:
        with picture.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert len(header) > 1
        assert all(len(row) == len(header) for row in rows)
    gaps = next(path for path in paths if path.suffix == ".csv" and "All gaps" in path.stem)
    told = gaps.read_text("utf-8-sig")
    assert "\N{MINUS SIGN}" not in told
    assert "'" not in told
    pages = pages_of(paths, lambda: False)
    assert [page.name for page in pages] == [path.stem for path in pictures]
    assert all(page.table for page in pages)


def test_the_preview_offers_the_table_of_the_page_that_is_shown(
    styled: object, qtbot: QtBot
) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show()
    picture = a_picture()
    table = (("Statement", "Gap"), ("Change", "31"))
    preview.show_pages("Pictures", (Page("one", picture, table), Page("two", picture)))
    wanted: list[tuple[str, object]] = []
    preview.table_wanted.connect(lambda name, rows: wanted.append((name, rows)))
    assert preview.table.isVisible()
    preview.table.click()
    assert wanted == [("one", table)]
    preview.turn_to(1)
    assert not preview.table.isVisible()


def a_picture() -> bytes:
    """A small white PNG."""
    image = QImage(32, 18, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload] # the stub wants bytes and refuses them
    return bytes(held.data().data())
