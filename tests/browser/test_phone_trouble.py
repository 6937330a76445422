"""What goes wrong around a guest's phone, and that it finds its way back by itself."""

from __future__ import annotations

import pytest

from tests.support.phone_browser import PhoneBrowser
from tests.support.phone_steps import RECOVERY, WELCOME, joined, open_ratings
from tests.support.room import RoomProcess

pytestmark = pytest.mark.browser


def test_closing_while_typing_says_what_was_not_counted(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    open_ratings(room)
    guest.tap("2 Disagree", within=1)
    assert room.close()["answered"] == 0
    guest.sees("What you had not sent yet was not counted.")


def test_a_reload_comes_back_to_where_it_was(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    guest.reload()
    guest.sees("You are in")
    open_ratings(room)
    guest.tap("2 Disagree", within=1)
    guest.reload()
    guest.sees("1 of 2 answered")
    guest.tap("Send 1 of 2 answers")
    guest.sees("Your answer is in.")
    guest.reload()
    guest.sees("Your answer is in.")
    assert room.status()["joined"] == 1
    assert room.close()["answers"]["1a"] == [2]


def test_a_killed_room_comes_back_and_the_phone_with_it(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    open_ratings(room)
    guest.tap("4 Agree", within=1)
    room.kill()
    guest.sees("Looking for the room…")
    guest.tap("Send 1 of 2 answers")
    ready = room.start()
    assert (ready["open"], ready["joined"]) == ("rate", 1)
    room.tell("show", view=WELCOME)
    guest.sees("Your answer is in.")
    assert room.close()["answers"]["1a"] == [4]
    guest.sees("Your answer was counted.")


def test_lost_wifi_is_said_and_nothing_typed_is_lost(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    open_ratings(room)
    guest.offline(yes=True)
    guest.tap("4 Agree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.sees("Sending…")
    guest.offline(yes=False)
    guest.sees("Your answer is in.")
    assert room.close()["answers"]["1a"] == [4]


def test_where_streaming_fails_the_page_asks_every_few_seconds(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    guest.blocked("*/api/events*")
    joined(guest, room)
    open_ratings(room)
    guest.tap("4 Agree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.sees("Your answer is in.")
    room.close()
    guest.sees("Your answer was counted.")
    guest.blocked()


def test_a_late_joiner_finds_the_open_round(guest: PhoneBrowser, room: RoomProcess) -> None:
    room.tell("show", view=WELCOME)
    open_ratings(room)
    guest.open(room.url)
    guest.tap("I answer")
    guest.sees(RECOVERY)


def test_a_late_joiner_sees_the_room_and_customers_without_answers_of_their_own(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    room.tell("show", view=WELCOME)
    open_ratings(room)
    room.close()
    room.tell("forget", round="rate")
    room.tell("reveal", round="rate", results={"1a": {"room": 75, "customers": 29}})
    guest.open(room.url)
    guest.tap("I answer")
    guest.sees("75\u00a0%")
    guest.sees("No answer")


def test_a_locked_room_says_whom_to_ask(guest: PhoneBrowser, room: RoomProcess) -> None:
    room.tell("lock")
    assert room.status()["locked"] is True
    guest.open(room.url)
    guest.sees("Ask the facilitator to open it for you.")
    guest.tap("I answer")
    guest.has_sent()
    guest.sees("Ask the facilitator to open it for you.")
    room.tell("unlock")
    room.status()
    guest.tap("I answer")
    guest.sees("You are in")


def test_a_wrong_code_gets_a_sentence_and_another_try(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    guest.open(room.base + "/")
    guest.type(".code", "WRONG234")
    guest.tap("Go on")
    guest.sees("That code is not right.")
    guest.type(".code", room.ready["code"].lower())
    guest.tap("Go on")
    guest.tap("I answer")
    guest.sees("You are in")


def test_a_second_tab_is_the_same_seat(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    guest.another_tab(room.url)
    guest.sees("You are in")
    open_ratings(room)
    guest.tap("4 Agree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.sees("Your answer is in.")
    guest.first_tab()
    guest.sees("Your answer is in.")
    assert room.status()["joined"] == 1
    assert room.close()["answered"] == 1


def test_a_phone_whose_seat_was_freed_is_asked_to_join_again(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    room.tell("release", silent=True)
    guest.sees("This phone was no longer in the room.")
    guest.tap("I answer")
    guest.sees("You are in")
    assert room.status()["joined"] == 1
