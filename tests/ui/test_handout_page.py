"""Hand out: documents are looked at, written into a folder and offered to phones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.preview import page_text
from cxworkshop.services import demo_story, planning, running, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.handout.page import HandOutPage
from tests.support.builders import an_action, vote
from tests.ui.conftest import AnsweredDialogs


class ClosedRoom:
    """A room that is not open, or one at an address; it remembers what it was told."""

    def __init__(self) -> None:
        self.ready = False
        self.url = ""
        self.told: list[Mapping[str, Any]] = []

    def send(self, command: Mapping[str, Any]) -> None:
        self.told.append(command)


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    """The sample with its plan."""
    made = shelf.open_sample(desk)
    demo_story.apply(desk, made.id)
    return made


@pytest.fixture
def room() -> ClosedRoom:
    return ClosedRoom()


@pytest.fixture
def remembered() -> list[Path]:
    """The folders that were chosen for the papers."""
    return []


@pytest.fixture
def page(
    desk: Desk,
    dialogs: AnsweredDialogs,
    background: Background,
    bridge: EventBridge,
    room: ClosedRoom,
    remembered: list[Path],
    home_of_its_own: Path,
    qtbot: QtBot,
) -> HandOutPage:
    made = HandOutPage(desk, dialogs, background, room, home_of_its_own, remembered.append)
    qtbot.addWidget(made)
    made.resize(1352, 836)
    bridge.happened.connect(made.happened)
    made.show()
    return made


def test_before_the_first_action_there_is_nothing_and_it_says_so(
    page: HandOutPage, desk: Desk
) -> None:
    page.open_workshop(shelf.open_sample(desk).id)
    assert page.model.rowCount() == 0
    assert "first action" in page.preview._message.text()
    assert not page.export_button.isEnabled()


def test_with_results_alone_it_says_that_there_is_no_commitment_and_no_plan(
    page: HandOutPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop = shelf.open_sample(desk)
    running.begin(desk, workshop.id)
    vote(desk, workshop.id, "rate", [5, 4, 4, 3, 2])
    page.open_workshop(workshop.id)
    assert page.model.rowCount() > 0
    assert page.documents.document() is None
    assert "no commitment yet" in page.preview._message.text()
    planning.add_action(desk, workshop.id, an_action(owner_id=workshop.team.people[0].id))
    qtbot.waitUntil(lambda: page.documents.document() is not None)
    chosen = page.documents.document()
    assert chosen is not None
    assert chosen.kind == "personal"


def test_the_first_document_is_drawn_as_it_will_be_printed(
    page: HandOutPage, workshop: Workshop, qtbot: QtBot
) -> None:
    page.open_workshop(workshop.id)
    qtbot.waitUntil(lambda: bool(page.preview._pages))
    assert page.preview._sheet.pixmap().height() > 400
    assert page.preview._where.text().startswith("1 of ")
    qtbot.mouseClick(page.preview.after, Qt.MouseButton.LeftButton)
    assert page.preview._where.text().startswith("2 of ")


def test_everything_ticked_is_written_into_the_folder(
    page: HandOutPage,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    remembered: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialogs.path = tmp_path / "papers"
    page.open_workshop(workshop.id)
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "written" in page.ways.report.text())
    papers = list(dialogs.path.glob("*.pdf"))
    assert len(papers) >= 2
    assert all("Meridian Rail" in page_text(path) for path in papers)
    assert page.ways.report.text().startswith(str(len(list(dialogs.path.iterdir()))))
    assert remembered == [dialogs.path]
    assert not page.documents.progress_box.isVisible()


def test_what_is_not_ticked_is_not_written(
    page: HandOutPage,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialogs.path = tmp_path / "papers"
    page.open_workshop(workshop.id)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert "personal" not in page.model.chosen()
    page.export()
    qtbot.waitUntil(lambda: "written" in page.ways.report.text())
    assert len(list(dialogs.path.glob("*.pdf"))) == 1


def test_cancelling_leaves_what_is_finished_and_says_so(
    page: HandOutPage,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialogs.path = tmp_path / "papers"
    page.open_workshop(workshop.id)
    held = Event()

    def wait(task: Task) -> None:
        held.wait(10)

    background.run(wait, lambda result: None, lambda error: None)
    page.export()
    page.cancel()
    held.set()
    qtbot.waitUntil(lambda: page.ways.report.text().startswith("Stopped"))
    assert list((tmp_path / "papers").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said(
    page: HandOutPage,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    dialogs.path = blocked
    page.open_workshop(workshop.id)
    page.export()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert page.export_button.isEnabled()
    assert blocked.read_text("utf-8") == "in the way"


def test_plans_are_offered_to_phones_only_while_the_room_is_open(
    page: HandOutPage, workshop: Workshop, room: ClosedRoom, qtbot: QtBot
) -> None:
    page.open_workshop(workshop.id)
    assert not page.ways.offer.isEnabled()
    room.ready, room.url = True, "http://192.168.1.20:8437/#K7QMPD2A"
    page.show_room()
    assert page.ways.code.isVisible()
    with qtbot.waitSignal(page.offered):
        qtbot.mouseClick(page.ways.offer, Qt.MouseButton.LeftButton)
    assert page.ways.show_code.hasFocus()
    with qtbot.waitSignal(page.code_wanted):
        qtbot.keyClick(page.ways.show_code, Qt.Key.Key_Return)
    (command,) = room.told
    assert command["do"] == "handout"
    assert all(Path(file["path"]).is_file() for file in command["files"])
    assert len({file["id"] for file in command["files"]}) == len(command["files"]) >= 2
    assert command["part"] == "hand_out"


def test_papers_are_printed_in_one_go_and_the_preview_is_announced_to_nobody(
    page: HandOutPage, workshop: Workshop, desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    heard: list[object] = []
    desk.bus.subscribe(DocumentsWritten, heard.append)
    page.open_workshop(workshop.id)
    assert page.ways.paper_text.text() == "Personal plans · Team plan"
    qtbot.mouseClick(page.ways.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialogs.opened) == 1)
    text = page_text(dialogs.opened[0])
    assert text.count("Personal plan") >= 3
    assert "Team plan" in text
    assert page.ways.print.hasFocus()
    assert heard == []


def test_without_a_paper_among_the_ticked_nothing_can_be_printed(
    page: HandOutPage, workshop: Workshop, qtbot: QtBot
) -> None:
    page.open_workshop(workshop.id)
    for row in (0, 1):
        page.list.setCurrentIndex(page.model.index(row))
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.ways.print.isEnabled()
    assert "Nothing" in page.ways.paper_text.text()


def test_the_folder_can_be_opened_once_something_is_in_it(
    page: HandOutPage,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page.open_workshop(workshop.id)
    assert not page.ways.folder.isVisible()
    dialogs.path = tmp_path / "papers"
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "written" in page.ways.report.text())
    assert page.ways.folder.accessibleName() == "Open the folder"
    assert page.ways.folder.hasFocus()
