"""The library: rows in groups, found by typing, made, copied and deleted."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Status
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui.dates import day, distance
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.library.page import LibraryPage
from cxworkshop.ui.library.workshop_list import ROW, Group, WorkshopList, signed
from cxworkshop.ui.library.workshop_row import columns
from tests.ui.conftest import AnsweredDialogs


def row(client: str, status: Status = Status.PREPARING, **more: object) -> WorkshopRow:
    fields: dict[str, object] = {
        "id": client,
        "client": client,
        "title": "Executive reveal",
        "held_on": date(2026, 3, 12),
        "team_size": 12,
        "status": status,
        "said": None,
        "customers": None,
        "gap_points": None,
        "next_date": None,
        "sample": False,
    }
    return WorkshopRow(**{**fields, **more})  # type: ignore[arg-type]


def shown(model: WorkshopList) -> list[str]:
    lines = [model.index(number).data(ROW) for number in range(model.rowCount())]
    return [line.status.value if isinstance(line, Group) else line.client for line in lines]


@pytest.fixture
def page(desk: Desk, dialogs: AnsweredDialogs, bridge: EventBridge, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(desk, dialogs)
    qtbot.addWidget(made)
    made.resize(1352, 836)
    bridge.happened.connect(made.refresh)
    made.show()
    return made


def test_workshops_stand_in_groups_with_the_next_one_first() -> None:
    model = WorkshopList()
    model.show(
        [
            row("Late", held_on=date(2026, 5, 1)),
            row("Done", Status.FINISHED),
            row("Soon", held_on=date(2026, 4, 1)),
            row("Now", Status.RUNNING),
        ]
    )
    assert shown(model) == ["running", "Now", "preparing", "Soon", "Late", "finished", "Done"]


def test_every_word_of_the_search_must_be_in_client_or_title() -> None:
    model = WorkshopList()
    model.show([row("Meridian Rail"), row("Halden Foods", title="Culture workshop")])
    model.search("foods culture")
    assert shown(model) == ["preparing", "Halden Foods"]
    model.search("nobody")
    assert shown(model) == []


def test_a_folded_group_hides_its_workshops_but_counts_them() -> None:
    model = WorkshopList()
    model.show([row("Meridian Rail"), row("Halden Foods")])
    model.fold(Status.PREPARING)
    assert shown(model) == ["preparing"]
    assert model.index(0).data(ROW) == Group(Status.PREPARING, 2, True)


@pytest.mark.parametrize(
    ("points", "words"), [(49, "+49"), (-6, "\u22126"), (0, "0"), (-100, "\u2212100")]
)
def test_a_gap_has_its_sign_and_a_real_minus(points: int, words: str) -> None:
    assert signed(points) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (date(2026, 3, 10), "today"),
        (date(2026, 3, 11), "tomorrow"),
        (date(2026, 3, 9), "yesterday"),
        (date(2026, 3, 12), "in 2 days"),
        (date(2026, 2, 3), "5 weeks ago"),
        (date(2023, 3, 10), "3 years ago"),
    ],
)
def test_dates_are_as_far_away_as_people_say(when: date, words: str) -> None:
    assert distance(when, today=date(2026, 3, 10)) == words


def test_a_date_is_written_out() -> None:
    assert day(date(2026, 3, 12)) == "Thu 12 Mar 2026"


@pytest.mark.parametrize("width", [900, 1252, 1352, 1800])
def test_columns_stand_beside_each_other_whatever_the_width(width: int) -> None:
    places = [place for name, place in columns(width).items() if name != "more"]
    for left, right in pairwise(places):
        assert left.right() < right.left()


def test_an_empty_library_invites_to_the_demo(page: LibraryPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.demo):
        qtbot.mouseClick(page.empty.demo_button, Qt.MouseButton.LeftButton)


def test_a_new_workshop_is_made_from_the_form_and_opened(
    page: LibraryPage, dialogs: AnsweredDialogs, desk: Desk, qtbot: QtBot
) -> None:
    def fill(form: NewWorkshopForm) -> None:
        form.client.setText("R&D <b>Söhne</b>")
        form.team_size.setValue(7)

    dialogs.fill = fill
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    made = shelf.rows(desk)[0]
    assert opened.args == [made.id]
    assert (made.client, made.team_size) == ("R&D <b>Söhne</b>", 7)


@pytest.mark.parametrize(
    ("today", "suggested"),
    [(date(2026, 3, 10), date(2026, 3, 24)), (date(2026, 11, 22), date(2026, 12, 7))],
    ids=["weekday", "sunday"],
)
def test_the_form_suggests_a_working_day_in_two_weeks(
    desk: Desk, qtbot: QtBot, today: date, suggested: date
) -> None:
    form = NewWorkshopForm(None, desk.content.templates, today)
    qtbot.addWidget(form)
    assert form.held_on.date().toPython() == suggested


def test_the_form_wants_a_client_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    form = NewWorkshopForm(None, desk.content.templates, date(2026, 3, 10))
    qtbot.addWidget(form)
    form.show()
    form.accept()
    assert form.isVisible()
    assert form.wrong.isVisible()
    assert "name" in form.wrong.text()


def test_enter_opens_what_the_keyboard_is_on(page: LibraryPage, desk: Desk, qtbot: QtBot) -> None:
    sample = shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.chosen() is not None)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.args == [sample.id]


def test_rows_are_high_enough_for_a_finger(page: LibraryPage, desk: Desk, qtbot: QtBot) -> None:
    shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    heights = [page.list.visualRect(page.model.index(row)).height() for row in (0, 1)]
    assert min(heights) >= 32


def test_a_click_on_the_dots_opens_the_menu(page: LibraryPage, desk: Desk, qtbot: QtBot) -> None:
    shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    spot = page.list.visualRect(page.model.index(1))
    x = columns(page.list.viewport().width())["more"].center().x()
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, spot.center().y())
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][-1] == "Delete…"
    menu.close()


def test_deleting_asks_first_and_no_keeps_everything(
    page: LibraryPage, desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.chosen() is not None)
    dialogs.yes = False
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(shelf.rows(desk)) == 1
    dialogs.yes = True
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert shelf.rows(desk) == []
    assert "Meridian Rail" in dialogs.asked[-1]
    qtbot.waitUntil(page.empty.isVisible)


def test_a_copy_stands_beside_the_original(page: LibraryPage, desk: Desk, qtbot: QtBot) -> None:
    shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.chosen() is not None)
    page.duplicate()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert len({found.title for found in shelf.rows(desk)}) == 2


def test_a_file_chosen_without_a_workshop_is_handed_on(
    page: LibraryPage, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path / "survey.csv"
    with qtbot.waitSignal(page.file_chosen) as chosen:
        page.choose_file()
    assert chosen.args == [tmp_path / "survey.csv"]
