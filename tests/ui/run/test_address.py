"""Another address for the phones, with and without an open vote, in the real room."""

from __future__ import annotations

import asyncio
import os
import signal

from cxworkshop.room.addresses import Address
from cxworkshop.room.phone import Phone
from cxworkshop.services import voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.address_choice import AddressChoice
from tests.support.open_vote import Vote, fills

ADDRESSES = [
    Address("127.0.0.1", "lo", True, True, False),
    Address("127.0.0.2", "wlan1", True, False, True),
]


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
    vote.move_to("127.0.0.1")
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
    vote.move_to("127.0.0.1")
    vote.begin("rate")
    first = vote.round.id
    vote.dialogs.yes = False
    vote.move_to("127.0.0.2")
    vote.until(lambda: vote.dialogs.asked == ["The room’s address has changed"])
    assert vote.round.id == first
    vote.dialogs.yes = True
    vote.move_to("127.0.0.1")
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
    vote.move_to("127.0.0.2")
    room = vote.page.room
    with vote.qtbot.waitSignal(room.came_back):
        os.kill(room.process_id, signal.SIGKILL)
    vote.until(lambda: "//127.0.0.2:" in room.url)


def by_phone(vote: Vote, value: int) -> None:
    async def one() -> None:
        async with Phone(vote.page.room.url) as phone:
            await phone.join()
            answers = {question.id: value for question in vote.round.questions}
            await phone.vote(vote.round.id, answers)

    asyncio.run(one())
