"""Paper ballots, typed into an open vote on the real console with the real room."""

from __future__ import annotations

import os
import signal
from collections import Counter
from typing import Any

from cxworkshop.reports.preview import page_count
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.ballot_entry import BallotEntry
from tests.support.open_vote import Vote, fills, texts, types
from tests.support.pdf_facts import words_of


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
