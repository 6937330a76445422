"""Hands counted in an open vote, on the real console with the real room."""

from __future__ import annotations

from collections import Counter

from PySide6.QtTest import QTest

from cxworkshop.services import room_sessions, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.hands_entry import HandsEntry
from tests.support.open_vote import ENTER, Vote, fills, texts, types


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
    rating.until(lambda: rating.page.room.ready)
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
