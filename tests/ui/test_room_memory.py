"""What a room that was started again must be told anew."""

from __future__ import annotations

from cxworkshop.ui.room_memory import RoomMemory

OPEN = {"do": "open", "round": {"id": "r1"}}
SHOW = {"do": "show", "view": {"kind": "wait"}}


def after(*commands: dict) -> RoomMemory:
    memory = RoomMemory()
    for command in commands:
        memory.sent(command)
    return memory


def test_the_last_word_on_a_subject_is_told_again() -> None:
    memory = after({"do": "show", "view": {"kind": "welcome"}}, {"do": "lock"}, SHOW)
    memory.sent({"do": "unlock"})
    assert memory.again({"open": None}) == [SHOW, {"do": "unlock"}]


def test_a_round_that_the_room_still_has_is_not_opened_again() -> None:
    assert after(OPEN, SHOW).again({"open": "r1"}) == [SHOW]


def test_a_round_that_never_reached_the_disk_is_opened_again_first() -> None:
    assert after(SHOW, OPEN).again({"open": None}) == [OPEN, SHOW]


def test_a_round_waits_while_the_room_still_holds_an_earlier_one() -> None:
    assert after(SHOW, OPEN).again({"open": "r0"}) == [SHOW]


def test_closing_an_earlier_round_is_not_told_again_once_it_is_forgotten() -> None:
    memory = after({"do": "close"}, {"do": "forget", "round": "r0"})
    assert memory.again({"open": None}) == []


def test_a_round_that_was_being_closed_is_closed_again_so_that_it_hands_over() -> None:
    assert after(OPEN, {"do": "close"}).again({"open": "r1"}) == [{"do": "close"}]


def test_a_forgotten_round_leaves_nothing_behind() -> None:
    memory = after(OPEN, {"do": "close"})
    memory.heard({"event": "forgotten", "round": "r1"})
    assert memory.again({"open": None}) == []


def test_forgetting_an_older_round_keeps_the_open_one() -> None:
    memory = after(OPEN)
    memory.sent({"do": "forget", "round": "r0"})
    assert memory.again({"open": None}) == [OPEN]


def test_opening_a_round_takes_back_what_was_revealed_before() -> None:
    memory = after({"do": "reveal", "round": "r0", "results": {}}, OPEN)
    assert memory.again({"open": "r1"}) == []


def test_cards_are_collected_until_collecting_ends() -> None:
    collect = {"do": "collect", "board": {"id": "b"}}
    memory = after(collect)
    assert memory.again({"open": None}) == [collect]
    memory.sent({"do": "collected"})
    assert memory.again({"open": None}) == []


def test_only_what_is_not_told_again_anyway_waits_for_the_room() -> None:
    memory = RoomMemory()
    assert memory.keeps(SHOW)
    assert not memory.keeps({"do": "release", "silent": True})


def test_the_chosen_address_is_asked_for_again_until_it_is_gone() -> None:
    move = {"do": "move", "host": "10.42.0.1"}
    memory = after(move, SHOW)
    memory.heard({"event": "moved", "url": "http://10.42.0.1:8437/#K7QMPD2A"})
    assert memory.again({"open": None}) == [move, SHOW]
    memory.heard({"event": "moved", "url": "http://192.168.1.20:8437/#K7QMPD2A"})
    assert memory.again({"open": None}) == [SHOW]
