"""The library: rows in groups, found by typing, made, copied and deleted."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.services import preparing, running, safekeeping, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.settings import Settings
from cxworkshop.ui import theme
from cxworkshop.ui.dates import day, distance
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.library.already_there import AlreadyThere
from cxworkshop.ui.library.delete_client import DeleteClient
from cxworkshop.ui.library.filter_bar import days_of
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.library.page import LibraryPage
from cxworkshop.ui.library.workshop_list import RECENT_FROM, ROW, Group, WorkshopList, signed
from cxworkshop.ui.library.workshop_pages import WorkshopPages
from cxworkshop.ui.library.workshop_row import columns
from tests.support.looking import faults
from tests.ui.conftest import AnsweredDialogs


def shown(model: WorkshopList) -> list[str]:
    lines = [model.index(number).data(ROW) for number in range(model.rowCount())]
    return [str(line.name) if isinstance(line, Group) else line.client for line in lines]


def read(
    desk: Desk, filters: WorkshopFilter | None = None, *, grouped: bool = True
) -> WorkshopList:
    model = WorkshopList(WorkshopPages(desk), grouped=grouped)
    model.show(filters or WorkshopFilter())
    return model


def make(desk: Desk, client: str, held_on: date = date(2026, 3, 12)) -> str:
    return shelf.create(desk, "T1", client, held_on).id


@pytest.fixture
def page(desk: Desk, dialogs: AnsweredDialogs, bridge: EventBridge, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(desk, dialogs)
    qtbot.addWidget(made)
    made.resize(1352, 836)
    bridge.happened.connect(made.refresh)
    made.show()
    return made


def test_workshops_stand_in_groups_with_the_next_one_first(desk: Desk) -> None:
    make(desk, "Late", date(2026, 5, 1))
    make(desk, "Soon", date(2026, 4, 1))
    running.begin(desk, make(desk, "Now"))
    done = make(desk, "Done")
    running.begin(desk, done)
    running.finish(desk, done)
    assert shown(read(desk)) == [
        *("running", "Now"),
        *("preparing", "Soon", "Late"),
        *("following_up", "Done"),
    ]
    assert shown(read(desk, grouped=False)) == ["Now", "Soon", "Late", "Done"]


def test_every_word_of_the_search_must_be_in_client_or_title(desk: Desk) -> None:
    make(desk, "Meridian Rail")
    make(desk, "Halden Foods")
    assert shown(read(desk, WorkshopFilter("REVEAL halden"))) == ["preparing", "Halden Foods"]
    assert shown(read(desk, WorkshopFilter("nobody"))) == []


def test_a_folded_group_hides_its_workshops_but_counts_them(desk: Desk) -> None:
    make(desk, "Meridian Rail")
    make(desk, "Halden Foods")
    model = read(desk)
    model.fold(Status.PREPARING)
    assert shown(model) == ["preparing"]
    assert model.index(0).data(ROW) == Group(Status.PREPARING, 2, True)
    assert not model.canFetchMore()


def test_only_what_is_looked_at_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxworkshop.ui.library.workshop_list.PAGE", 4)
    ids = [make(desk, f"Client {number:02}") for number in range(10)]
    model = read(desk)
    assert (model.rowCount(), model.found) == (4, 10)
    model.fetchMore()
    assert model.rowCount() == 8
    assert model.find(ids[-1]).data(ROW).id == ids[-1]
    assert model.rowCount() == 11
    assert not model.canFetchMore()
    model.refresh()
    assert model.rowCount() == 11


def test_the_ones_opened_last_stand_on_top_of_a_long_list(desk: Desk) -> None:
    ids = [make(desk, f"Client {number:02}") for number in range(RECENT_FROM)]
    pages = WorkshopPages(desk)
    pages.recent = (ids[7], "gone", ids[2])
    model = WorkshopList(pages)
    model.show(WorkshopFilter())
    assert shown(model)[:4] == ["recent", "Client 07", "Client 02", "preparing"]
    assert model.found == RECENT_FROM
    model.show(WorkshopFilter("client"))
    assert shown(model)[0] == "preparing"


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("any", (None, None)),
        ("coming", (date(2026, 3, 10), None)),
        ("quarter", (date(2025, 12, 10), date(2026, 3, 10))),
        ("this_year", (date(2026, 1, 1), date(2026, 12, 31))),
        ("last_year", (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_a_period_is_seen_from_today(period: str, days: tuple[date | None, date | None]) -> None:
    assert days_of(period, date(2026, 3, 10)) == days


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


def test_an_empty_library_fits_a_small_laptop(page: LibraryPage) -> None:
    assert page.empty.isVisible()
    assert page.heightForWidth(1278) <= 728


def test_an_empty_library_in_large_type_is_not_wider_than_a_small_laptop(
    styled: QApplication, page: LibraryPage
) -> None:
    theme.apply(styled, "light", text_scale=150)
    assert page.empty.isVisible()
    assert page.minimumSizeHint().width() <= 1220


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


def test_the_form_suggests_the_clients_that_fit_what_is_typed(desk: Desk, qtbot: QtBot) -> None:
    clients = ("Kestrel Water", "Meridian Rail", "Northern Rail")
    form = NewWorkshopForm(None, desk.content.templates, date(2026, 3, 10), clients=clients)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.client, "rail")
    found = form.client.completer().completionModel()
    names = [found.index(row, 0).data() for row in range(found.rowCount())]
    assert names == ["Meridian Rail", "Northern Rail"]


def test_a_new_workshop_is_asked_for_with_the_clients_of_the_library(
    page: LibraryPage, dialogs: AnsweredDialogs, desk: Desk
) -> None:
    shelf.create(desk, "T1", "Kestrel Water", date(2026, 3, 10))
    suggested: list[str] = []

    def read(form: NewWorkshopForm) -> None:
        suggested.extend(form.client.completer().model().stringList())
        form.client.setText("Kestrel Water")

    dialogs.fill = read
    page.new()
    assert suggested == ["Kestrel Water"]


@pytest.mark.parametrize("scale", [100, 150])
def test_no_word_of_a_form_is_cut_where_the_screen_is_small(
    styled: QApplication, desk: Desk, qtbot: QtBot, scale: int
) -> None:
    theme.apply(styled, "light", text_scale=scale)
    earlier = shelf.create(desk, "T1", "Kestrel Water", date(2026, 3, 10))
    for form in (
        NewWorkshopForm(None, desk.content.templates, date(2026, 3, 10), earlier),
        DeleteClient(None, "Kestrel Water", 2),
        AlreadyThere(None, earlier),
    ):
        qtbot.addWidget(form)
        form.resize(form.width(), 40)
        form.show()
        assert not faults(form)


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
    assert "Delete everything of Meridian Rail…" in [action.text() for action in menu.actions()]
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


def test_client_status_and_date_narrow_the_list_and_show_all_widens_it(
    page: LibraryPage, desk: Desk, qtbot: QtBot
) -> None:
    make(desk, "Meridian Rail", desk.today())
    make(desk, "Halden Foods", date(2020, 3, 2))
    qtbot.waitUntil(lambda: page.model.found == 2)
    bar = page._filters
    bar.period.setFocus()
    QTest.keyClicks(bar.period, "Between")
    bar.period.activated.emit(bar.period.currentIndex())
    assert bar.since.isVisible()
    bar.since.setDate(QDate(2020, 1, 1))
    bar.until.setDate(QDate(2020, 12, 31))
    assert shown(page.model) == ["preparing", "Halden Foods"]
    assert page._foot.text().startswith("1 of 2 workshops")
    bar.client.setCurrentText("Meridian Rail")
    bar.client.activated.emit(bar.client.currentIndex())
    assert page._nothing.isVisible()
    bar.clear_button.click()
    assert page.model.found == 2
    assert not bar.since.isVisible()


def test_cards_show_the_same_workshops_and_the_view_is_remembered(
    desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    ids = [make(desk, name) for name in ("Meridian Rail", "Halden Foods")]
    kept: dict[str, object] = {}
    page = LibraryPage(desk, dialogs, Settings(), lambda **changes: kept.update(changes))
    qtbot.addWidget(page)
    page.resize(1352, 836)
    page.show()
    page.show_workshop(ids[1])
    qtbot.mouseClick(page.cards_button, Qt.MouseButton.LeftButton)
    assert kept == {"library_view": "cards"}
    assert page.cards.isVisible()
    chosen = page.chosen()
    assert chosen
    assert chosen.id == ids[1]
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.cards, Qt.Key.Key_Return)
    assert opened.args == [ids[1]]
    again = LibraryPage(desk, dialogs, Settings(library_view="cards"))
    qtbot.addWidget(again)
    assert again.view is again.cards


def test_what_was_opened_is_remembered_newest_first(
    desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    kept: dict[str, str] = {}
    page = LibraryPage(desk, dialogs, Settings(recent_workshops="a b"), kept.update)
    qtbot.addWidget(page)
    page.remember("b")
    assert kept == {"recent_workshops": "b a"}


def test_a_follow_up_carries_the_statements_and_leads_back(
    page: LibraryPage, desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    sample = shelf.open_sample(desk)
    qtbot.waitUntil(lambda: page.chosen() is not None)
    dialogs.fill = lambda form: form.team_size.setValue(8)
    with qtbot.waitSignal(page.opened) as opened:
        page.follow_up()
    made = preparing.workshop(desk, opened.args[0])
    assert (made.follows_id, made.client, made.team.size) == (sample.id, sample.client, 8)
    assert made.statements == sample.statements
    qtbot.waitUntil(lambda: page.model.found == 2)
    page.show_workshop(made.id)
    menu = page.menu()
    back = next(one for one in menu.actions() if one.text().startswith("Open the workshop"))
    with qtbot.waitSignal(page.opened) as earlier:
        back.trigger()
    assert earlier.args == [sample.id]
    menu.deleteLater()


DELETED = "Everything of Halden Foods has been deleted, from the backups as well."


def test_everything_of_a_client_goes_only_when_its_name_was_typed(
    page: LibraryPage, desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    for client in ("Halden Foods", "Halden Foods", "Meridian Rail"):
        make(desk, client)
    safekeeping.back_up(desk)
    qtbot.waitUntil(lambda: page.model.found == 3)
    form = DeleteClient(page, "Halden Foods", 2)
    form.show()
    for typed, may in (("Halden", False), ("halden  foods ", True)):
        form.name.setText(typed)
        assert form.delete_button.isEnabled() is may
    form.close()
    form.deleteLater()
    dialogs.fill = lambda asked: asked.name.setText("Halden Foods")
    told: list[str] = []
    page.actions_on.told.connect(told.append)
    page._on_chosen(page.actions_on.delete_client)
    qtbot.waitUntil(lambda: told[-1:] == [DELETED])
    page.actions_on.end()
    assert told[0] == "Deleting everything of Halden Foods: 0 of 1 backups are clean…"
    assert [row.client for row in shelf.rows(desk)] == ["Meridian Rail"]


def test_a_file_chosen_without_a_workshop_is_handed_on(
    page: LibraryPage, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path / "survey.csv"
    with qtbot.waitSignal(page.file_chosen) as chosen:
        page.choose_file()
    assert chosen.args == [tmp_path / "survey.csv"]
