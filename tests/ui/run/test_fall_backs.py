"""Ways into an open vote without a phone, on the real console with the real room."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.rounds import Round
from cxworkshop.reports.preview import page_count
from cxworkshop.room.addresses import Address
from cxworkshop.room.phone import Phone
from cxworkshop.services import preparing, room_sessions, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.address_choice import AddressChoice
from cxworkshop.ui.run.ballot_entry import BallotEntry
from cxworkshop.ui.run.hands_entry import HandsEntry
from cxworkshop.ui.run.page import RunPage
from cxworkshop.ui.run.pass_around import PassAround
from tests.support.pdf_facts import words_of
from tests.ui.conftest import AnsweredDialogs

ENTER = Qt.Key.Key_Return
ADDRESSES = [
    Address("127.0.0.1", "lo", True, True, False),
    Address("127.0.0.2", "wlan1", True, False, True),
]


class Vote:
    """The page while a vote is open, and what the room said."""

    def __init__(self, page: RunPage, qtbot: QtBot, dialogs: AnsweredDialogs) -> None:
        self.page, self.qtbot, self.dialogs = page, qtbot, dialogs
        self.heard: list[dict[str, Any]] = []
        page.room.said.connect(self.heard.append)  # type: ignore[attr-defined]

    @property
    def round(self) -> Round:
        assert self.page.presenter
        assert self.page.presenter.open_round
        return self.page.presenter.open_round

    @property
    def answered(self) -> int:
        assert self.page.presenter
        return self.page.presenter.view().now.room.answered

    def begin(self, step_id: str) -> None:
        run = self.page.presenter
        assert run
        run.go_to(step_id)
        while run.state.cue.scene is not SceneKind.VOTE_OPEN:
            run.next()
        self.until(lambda: any(event["event"] == "opened" for event in self.heard))
        self.page.refresh_now()

    def close(self) -> dict[str, Any]:
        """Everything that the room hands over."""
        self.page.room.send({"do": "close"})  # type: ignore[attr-defined]
        self.until(lambda: self._closed() is not None)
        closed, run = self._closed(), self.page.presenter
        assert closed
        assert run
        self.until(lambda: not run.keeping)
        return closed

    def _closed(self) -> dict[str, Any] | None:
        return next((event for event in self.heard if event["event"] == "closed"), None)

    def all_in(self, count: int) -> None:
        self.until(lambda: self.answered == count)

    def until(self, condition: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)

    def click(self, control: QAbstractButton) -> None:
        self.page.refresh_now()
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)

    @contextmanager
    def kiosk(self) -> Iterator[PassAround]:
        self.click(self.page.console.room.missing.pass_round)
        kiosk = self.page.fall_backs.kiosk
        assert kiosk
        self.until(kiosk.isVisible)
        yield kiosk
        if self.page.fall_backs.kiosk is not None:
            kiosk.close()
        QCoreApplication.processEvents()


@pytest.fixture
def vote(page: RunPage, desk: Desk, qtbot: QtBot, dialogs: AnsweredDialogs) -> Vote:
    """The sample, running, with its room; no vote is open yet."""
    made = Vote(page, qtbot, dialogs)
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    qtbot.waitUntil(lambda: page.room.ready, timeout=15_000)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def rating(vote: Vote) -> Vote:
    vote.begin("rate")
    return vote


def types(form: BallotEntry, *parts: str) -> None:
    """Keys as they come from a fast typist; "⏎" is Enter, "↑" goes back."""
    for part in parts:
        for sign in part:
            special = {"⏎": ENTER, "↑": Qt.Key.Key_Up, "⌫": Qt.Key.Key_Backspace}
            if sign in special:
                QTest.keyClick(form.field, special[sign])
            else:
                QTest.keyClicks(form.field, sign)


def fills(vote: Vote, act: Callable[[Any], None]) -> None:
    """The next dialog is shown, and used like this."""

    def fill(form: QDialog) -> None:
        form.show()
        form.activateWindow()
        vote.until(form.isActiveWindow)
        act(form)

    vote.dialogs.fill = fill


# ---- paper


def test_a_ballot_is_typed_with_one_key_per_answer(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        assert "Ballot 1: question 1 of 7" in texts(form)
        types(form, "43")
        assert "Ballot 1: question 3 of 7" in texts(form)
        types(form, "5021⏎⏎")
        rating.all_in(1)
        rating.until(lambda: "Ballot 1 is in." in texts(form))
        assert "1 of 12 have answered" in texts(form)
        types(form, "j555554⏎")
        rating.all_in(2)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    closed = rating.close()
    assert closed["ways"] == {"paper": 2}
    given = [Counter(values) for values in closed["answers"].values()]
    assert given[0] == Counter([4, None])
    assert given[1] == Counter([3, 5])
    assert given[3] == Counter([None, 5])
    assert given[6] == Counter([4])  # left out on the first ballot


def test_a_ballot_is_corrected_before_it_is_in(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        types(form, "1111111")
        assert "Ballot 1: complete" in texts(form)
        types(form, "↑↑5")
        types(form, "⌫⌫4")
        assert form.answers[rating.round.questions[4].id] == 4
        types(form, "9x")
        assert any("“x” is no answer" in text for text in texts(form))
        assert rating.answered == 0
        form.take_back()
        assert form.answers == {}
        assert "Ballot 1: question 1 of 7" in texts(form)
        types(form, "2222222⏎")
        rating.all_in(1)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    assert set(map(tuple, rating.close()["answers"].values())) == {(2,)}


def test_predictions_are_typed_as_numbers(vote: Vote) -> None:
    vote.begin("predict")
    assert not vote.page.console.room.missing.hands.isEnabled()

    def act(form: BallotEntry) -> None:
        types(form, "61⏎0⏎100⏎j⏎⏎7⏎101⏎")
        assert any("“101” is no answer" in text for text in texts(form))
        assert form.field.selectedText() == "101"
        types(form, "45⏎⏎")
        vote.all_in(1)

    fills(vote, act)
    vote.click(vote.page.console.room.missing.ballots)
    answers = list(vote.close()["answers"].values())
    assert answers == [[61], [0], [100], [None], [], [7], [45]]


def test_an_empty_ballot_is_not_put_in(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        types(form, "⏎" * 8)
        assert any("nothing to put in" in text for text in texts(form))

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    assert rating.close()["answered"] == 0


def test_a_half_typed_ballot_is_not_dropped_by_a_slip(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        types(form, "12")
        rating.dialogs.yes = False
        form.reject()
        assert form.isVisible()
        rating.dialogs.yes = True
        form.reject()
        assert not form.isVisible()

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    assert rating.dialogs.asked == ["Ballot 1 is not in yet"] * 2


def test_letters_typed_into_a_ballot_are_no_keys_of_the_console(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        types(form, "bft")
        assert not rating.page.presenter.state.blank
        assert not rating.page.presenter.state.frozen

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)


def test_more_papers_than_people_are_taken_but_said(rating: Vote, desk: Desk) -> None:
    rating.page.console.room.missing.team.field.setValue(1)

    def act(form: BallotEntry) -> None:
        types(form, "1111111⏎")
        rating.all_in(1)
        assert any("raise the team size" in text for text in texts(form))

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)


def test_a_ballot_survives_a_room_that_dies_before_it_says_yes(rating: Vote) -> None:
    room = rating.page.room

    def act(form: BallotEntry) -> None:
        os.kill(room.process_id, signal.SIGSTOP)
        types(form, "5555555⏎")
        assert "Ballot 1 is on its way…" in texts(form)
        os.kill(room.process_id, signal.SIGKILL)
        rating.until(lambda: "Ballot 1 is in." in texts(form))
        types(form, "4444444⏎")
        rating.all_in(2)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    closed = rating.close()
    assert closed["ways"] == {"paper": 2}
    assert all(Counter(values) == Counter([5, 4]) for values in closed["answers"].values())


def test_when_the_vote_closes_nothing_more_is_taken(rating: Vote) -> None:
    def act(form: BallotEntry) -> None:
        types(form, "55")
        rating.close()
        assert not form.field.isEnabled()
        assert "Voting is closed" in texts(form)
        form.reject()  # without a question: nothing can come of it any more

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    assert rating.dialogs.asked == []


def test_blank_ballots_of_the_open_vote_can_be_printed_on_the_spot(
    rating: Vote, tmp_path: Any
) -> None:
    path = rating.dialogs.path = tmp_path / "blank.pdf"

    def act(form: BallotEntry) -> None:
        form.print_asked.emit()
        rating.until(lambda: rating.dialogs.opened)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.ballots)
    assert rating.dialogs.opened == [path]
    assert page_count(path) == 6
    assert rating.round.questions[0].text in words_of(path)


# ---- the laptop passed round


def test_each_person_gets_a_clean_screen(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        assert kiosk.isFullScreen()
        for place in (3, 0):
            kiosk.go_button.click()
            assert not any(card.answered for card in kiosk.cards)
            assert not kiosk.send_button.isEnabled()
            for card in kiosk.cards:
                buttons(card)[place].click()
            assert kiosk.send_button.text() == "Send 7 of 7 answers"
            kiosk.send_button.click()
            rating.until(lambda: "Your answer is in" in texts(kiosk))
            assert kiosk.cards == []
            checked = [one for one in kiosk.findChildren(QAbstractButton) if one.isChecked()]
            assert [one for one in checked if one.isVisible()] == []
        assert "2 people have answered on this laptop" in texts(kiosk)
        kiosk.end()
    assert rating.page.fall_backs.kiosk is None
    closed = rating.close()
    assert closed["ways"] == {"kiosk": 2}
    assert all(Counter(values) == Counter([4, 1]) for values in closed["answers"].values())


def test_questions_may_be_left_out_and_judged_impossible_on_the_laptop(vote: Vote) -> None:
    vote.begin("predict")
    with vote.kiosk() as kiosk:
        kiosk.go_button.click()
        first, second, third, *_ = kiosk.cards
        assert first.field
        assert second.field
        assert third.field
        QTest.keyClicks(first.field, "61")
        buttons(second)[0].click()
        QTest.keyClicks(third.field, "101")
        assert [card.answered for card in kiosk.cards[:4]] == [True, True, False, False]
        QTest.keyClick(first.field, Qt.Key.Key_Backspace)
        QTest.keyClick(first.field, Qt.Key.Key_Backspace)
        QTest.keyClicks(first.field, "58")
        kiosk.send_button.click()
        vote.all_in(1)
        kiosk.end()
    answers = list(vote.close()["answers"].values())
    assert answers[:4] == [[58], [None], [], []]


def test_the_laptop_is_not_given_back_with_answers_on_it_by_a_slip(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        kiosk.go_button.click()
        buttons(kiosk.cards[0])[2].click()
        QTest.keyClick(kiosk, Qt.Key.Key_Escape)
        assert "Not sent yet" in texts(kiosk)
        kiosk.go_button.click()
        assert kiosk.cards[0].answered
        QTest.keyClick(kiosk, Qt.Key.Key_Escape)
        kiosk.end_now_button.click()
        rating.until(lambda: rating.page.fall_backs.kiosk is None)
    assert rating.close()["answered"] == 0


def test_the_laptop_is_used_by_keyboard_alone(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        rating.until(kiosk.isActiveWindow)
        QTest.keyClick(kiosk, ENTER)
        rating.until(lambda: bool(kiosk.cards))
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            focused = QApplication.focusWidget()
            assert focused
            QTest.keyClick(focused, key)
        assert kiosk.cards[0].answer == 2
        kiosk.send_button.setFocus()
        QTest.keyClick(kiosk.send_button, ENTER)
        rating.all_in(1)
        kiosk.end()


def test_a_closed_vote_ends_the_round_of_the_laptop(rating: Vote) -> None:
    with rating.kiosk() as kiosk:
        kiosk.go_button.click()
        buttons(kiosk.cards[0])[2].click()
        rating.close()
        assert "Voting is closed" in texts(kiosk)
        assert kiosk.cards == []
        kiosk.go_button.click()
        rating.until(lambda: rating.page.fall_backs.kiosk is None)


# ---- hands


def counts(form: HandsEntry, *numbers: int) -> None:
    """Types a count into each field, Enter after each."""
    for field, number in zip(form.fields, numbers, strict=True):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, ENTER)


def test_hands_are_counted_question_by_question_as_one_group(rating: Vote) -> None:
    def act(form: HandsEntry) -> None:
        counts(form, 0, 1, 2, 3, 1, 0)
        rating.all_in(7)
        assert form.question == rating.round.questions[1]
        counts(form, 1, 1, 1, 1, 1, 3)
        rating.all_in(8)
        form.begin_group()
        counts(form, 0, 0, 0, 0, 4, 0)
        rating.all_in(12)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.hands)
    closed = rating.close()
    assert closed["ways"] == {"hands": 12}
    first, second, *rest = closed["answers"].values()
    assert Counter(first) == Counter([2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5])
    assert Counter(second) == Counter([1, 2, 3, 4, 5, None, None, None])
    assert rest == [[]] * 5


def test_hands_can_be_corrected_after_the_app_was_started_again(rating: Vote, desk: Desk) -> None:
    def count_once(form: HandsEntry) -> None:
        counts(form, 0, 1, 2, 3, 1, 0)
        rating.all_in(7)

    def correct(form: HandsEntry) -> None:
        assert [field.value() for field in form.fields] == [0, 1, 2, 3, 1, 0]
        counts(form, 0, 0, 2, 3, 1, 0)
        rating.all_in(6)

    fills(rating, count_once)
    rating.click(rating.page.console.room.missing.hands)
    rating.page.leave()
    rating.page.open_workshop(shelf.open_sample(desk, "T1").id)
    rating.until(lambda: rating.page.room.ready)  # type: ignore[attr-defined]
    rating.all_in(7)
    fills(rating, correct)
    rating.click(rating.page.console.room.missing.hands)
    assert rating.close()["ways"] == {"hands": 6}
    session = room_sessions.folder(rating.page._home, shelf.open_sample(desk, "T1").id)
    rating.until(lambda: not (session / "hands.json").exists())


def test_more_hands_than_people_are_not_taken(rating: Vote) -> None:
    def act(form: HandsEntry) -> None:
        counts(form, 0, 0, 0, 13, 0, 0)
        assert any("13 hands are more than the team of 12" in text for text in texts(form))
        assert not form.count_button.isEnabled()
        rating.page.console.room.missing.team.field.setValue(13)
        form.count()
        rating.all_in(13)

    fills(rating, act)
    rating.click(rating.page.console.room.missing.hands)


def test_those_who_answered_another_way_have_no_hands_left(rating: Vote) -> None:
    fills(rating, lambda form: types(form, "1111111⏎2222222⏎"))
    rating.click(rating.page.console.room.missing.ballots)
    rating.all_in(2)

    def act(form: HandsEntry) -> None:
        counts(form, 0, 0, 0, 11, 0, 0)
        assert any("2 of the 12 have answered already" in text for text in texts(form))
        counts(form, 0, 0, 0, 10, 0, 0)
        rating.all_in(12)
        form.reject()

    fills(rating, act)
    rating.click(rating.page.console.room.missing.hands)

    def correct(form: HandsEntry) -> None:
        form.list.chosen.emit(0)
        assert form.fields[3].value() == 10
        counts(form, 0, 0, 0, 8, 1, 0)
        rating.all_in(11)

    fills(rating, correct)
    rating.click(rating.page.console.room.missing.hands)
    assert rating.close()["ways"] == {"paper": 2, "hands": 9}


# ---- the room panel


def test_the_team_grows_by_one_click_and_counts_when_the_vote_closes(
    rating: Vote, desk: Desk
) -> None:
    panel = rating.page.console.room
    rating.click(panel.missing.team.more)
    rating.click(panel.missing.team.more)
    rating.click(panel.missing.team.fewer)
    workshop_id = rating.page.presenter.state.workshop.id
    assert preparing.workshop(desk, workshop_id).team.size == 13
    rating.page.refresh_now()
    assert "of 13 answered" in texts(panel)
    fills(rating, lambda form: types(form, *["4444444⏎"] * 9))
    rating.click(panel.missing.ballots)
    rating.all_in(9)
    run = rating.page.presenter
    run.next()
    run.next()  # keeps it open: four are missing
    rating.close()
    rating.until(lambda: voting.facts(desk, workshop_id) is not None)
    facts = voting.facts(desk, workshop_id)
    assert facts
    assert (facts.base.answered, facts.base.team_size) == (9, 13)
    assert facts.base.ways == {"paper": 9}


def test_everything_on_the_panel_has_a_name_and_its_place_in_the_order(rating: Vote) -> None:
    missing = rating.page.console.room.missing
    for control in (missing.ballots, missing.pass_round, missing.hands, missing.release):
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control.toolTip()
    for control in (missing.team.fewer, missing.team.field, missing.team.more):
        assert control.accessibleName()


def test_every_control_of_the_windows_is_named(rating: Vote) -> None:
    def act(form: QWidget) -> None:
        assert unnamed(form) == []

    for row in ("ballots", "hands"):
        fills(rating, act)
        rating.click(getattr(rating.page.console.room.missing, row))
    with rating.kiosk() as kiosk:
        assert unnamed(kiosk) == []
        kiosk.begin()
        assert unnamed(kiosk) == []
        kiosk.show_closed()


# ---- the address


def test_another_address_is_chosen_and_the_codes_follow(vote: Vote) -> None:
    vote.page.fall_backs._addresses = lambda: ADDRESSES

    def act(form: AddressChoice) -> None:
        assert not form.go_button.isEnabled()
        form.choose("127.0.0.2")
        assert form.go_button.isEnabled()

    fills(vote, act)
    vote.page.fall_backs.change_address()
    vote.until(lambda: "//127.0.0.2:" in vote.page.room.url)
    vote.page.refresh_now()
    assert vote.page.presenter.view().now.room.url == vote.page.room.url
    assert vote.dialogs.asked == []


def test_moving_during_a_vote_starts_it_anew_and_drops_what_was_answered(
    vote: Vote, desk: Desk
) -> None:
    to(vote, "127.0.0.1")
    vote.begin("rate")
    first = vote.round.id
    by_phone(vote, 1)
    vote.all_in(1)
    vote.page.fall_backs._addresses = lambda: ADDRESSES
    fills(vote, lambda form: form.choose("127.0.0.2"))
    vote.page.fall_backs.change_address()
    vote.until(lambda: vote.page.presenter.open_round and vote.round.id != first)
    vote.until(lambda: vote.page.room.joined == 0)
    assert vote.answered == 0
    by_phone(vote, 5)
    vote.all_in(1)
    second = vote.round.id
    closed = vote.close()
    assert closed["round"] == second
    assert set(map(tuple, closed["answers"].values())) == {(5,)}
    workshop_id = vote.page.presenter.state.workshop.id
    vote.until(lambda: voting.facts(desk, workshop_id) is not None)


def test_an_address_that_changes_by_itself_asks_before_it_drops_a_vote(vote: Vote) -> None:
    to(vote, "127.0.0.1")
    vote.begin("rate")
    first = vote.round.id
    vote.dialogs.yes = False
    to(vote, "127.0.0.2")
    vote.until(lambda: vote.dialogs.asked == ["The room’s address has changed"])
    assert vote.round.id == first
    vote.dialogs.yes = True
    to(vote, "127.0.0.1")
    vote.until(lambda: vote.round.id != first)


def test_an_address_that_can_not_be_had_is_said_and_the_room_stays(vote: Vote) -> None:
    before = vote.page.room.url
    gone = Address("203.0.113.9", "eth9", False, False, False)
    vote.page.fall_backs._addresses = lambda: [gone]
    fills(vote, lambda form: form.choose("203.0.113.9"))
    vote.page.fall_backs.change_address()
    vote.until(lambda: vote.dialogs.told)
    assert "could not move to 203.0.113.9" in vote.dialogs.told[0]
    assert vote.page.room.url == before


def test_a_room_that_died_comes_back_to_the_chosen_address(vote: Vote) -> None:
    to(vote, "127.0.0.2")
    room = vote.page.room
    with vote.qtbot.waitSignal(room.came_back, timeout=15_000):
        os.kill(room.process_id, signal.SIGKILL)
    vote.until(lambda: "//127.0.0.2:" in room.url)


def to(vote: Vote, host: str) -> None:
    vote.page.room.send({"do": "move", "host": host})
    vote.until(lambda: f"//{host}:" in vote.page.room.url)


def by_phone(vote: Vote, value: int) -> None:
    async def one() -> None:
        async with Phone(vote.page.room.url) as phone:
            await phone.join()
            answers = {question.id: value for question in vote.round.questions}
            await phone.vote(vote.round.id, answers)

    asyncio.run(one())


# ---- looking


def texts(window: QWidget) -> list[str]:
    """Every word that is shown."""
    labels = window.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and not label.isHidden()]


def buttons(card: QWidget) -> list[QAbstractButton]:
    return card.findChildren(QAbstractButton)


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader could only call "button"."""
    QGuiApplication.processEvents()
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [repr(widget) for widget in controls if not named(widget)]


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    parent = widget.parentWidget()
    return bool(widget.accessibleName() or text or (parent and parent.accessibleName()))


# ---- who holds a phone


def test_one_phone_per_table_counts_the_hands_of_its_table(vote: Vote) -> None:
    to(vote, "127.0.0.1")
    run, choice = vote.page.presenter, vote.page.console.room.phones
    run.go_to("rate")
    vote.page.refresh_now()
    names = [choice.field.itemText(place) for place in range(choice.field.count())]
    assert names == ["Everyone has their own", "One phone goes round", "One phone per table"]
    choice.field.activated.emit(2)
    vote.page.refresh_now()
    assert "Each table counts its hands" in " ".join(texts(choice))
    vote.begin("rate")
    assert choice.isHidden()

    async def table() -> None:
        async with Phone(vote.page.room.url) as phone:
            await phone.join()
            await phone.tally(vote.round.id, {vote.round.questions[0].id: [0, 1, 0, 4, 2]})

    asyncio.run(table())
    vote.all_in(7)
    assert vote.close()["ways"] == {"table": 7}


def test_tables_are_not_offered_where_hands_can_not_be_counted(vote: Vote) -> None:
    run, choice = vote.page.presenter, vote.page.console.room.phones
    run.answer_by("table")
    run.go_to("predict")
    vote.page.refresh_now()
    assert choice.field.count() == 2
    assert choice.field.currentText() == "Everyone has their own"
    vote.begin("predict")  # opens, instead of being refused by the room
