"""The rules at the door, with a clock of our own: hosts, guessing, deadlines, crowds."""

from __future__ import annotations

import asyncio

import pytest

from cxworkshop.room.addresses import rank
from cxworkshop.room.connections import MAX_UNPROVEN, Connection, Connections
from cxworkshop.room.guard import HostCheck, WrongTries
from cxworkshop.room.seats import ALPHABET, Seat, new_code, tidy_code


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Wire(asyncio.Transport):
    """A transport without a network: notes that it was closed, and what is still unread."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 1)})
        self.closed = False
        self.unread = 0

    def get_write_buffer_size(self) -> int:
        return self.unread

    def close(self) -> None:
        self.closed = True

    abort = close


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Connect:
    """Somebody comes to the door whose book this is."""

    def __init__(self, clock: Clock) -> None:
        self.book = Connections(limit=MAX_UNPROVEN + 50, clock=clock)

    def __call__(self, address: str = "192.168.1.7") -> tuple[Connection, Wire]:
        connection, wire = Connection(asyncio.Protocol(), self.book), Wire(address)
        connection.connection_made(wire)
        return connection, wire


@pytest.fixture
def connect(clock: Clock) -> Connect:
    return Connect(clock)


def after(clock: Clock, connect: Connect, seconds: float) -> None:
    clock.now += seconds
    connect.book.sweep()


def test_who_never_asks_is_closed_after_ten_seconds(clock: Clock, connect: Connect) -> None:
    _, wire = connect()
    after(clock, connect, 9.9)
    assert not wire.closed
    after(clock, connect, 0.2)
    assert wire.closed


def test_a_stranger_keeps_a_connection_for_five_seconds_a_guest_for_75(
    clock: Clock, connect: Connect
) -> None:
    (stranger, strangers_wire), (guest, guests_wire) = connect(), connect()
    for connection in (stranger, guest):
        connection.begin()
        connection.end()
    connect.book.prove(guest)
    after(clock, connect, 5.1)
    assert (strangers_wire.closed, guests_wire.closed) == (True, False)
    after(clock, connect, 70)
    assert guests_wire.closed


def test_nobody_is_closed_while_being_answered_or_still_reading(
    clock: Clock, connect: Connect
) -> None:
    (busy, busys_wire), (_, readers_wire) = connect(), connect()
    busy.begin()
    readers_wire.unread = 1
    after(clock, connect, 59)
    assert not busys_wire.closed
    assert not readers_wire.closed
    after(clock, connect, 2)
    assert readers_wire.closed


def test_a_crowd_of_strangers_behind_one_address_loses_its_oldest_idle_one(
    connect: Connect,
) -> None:
    first, *others = [connect() for _ in range(MAX_UNPROVEN)]
    connect("192.168.1.8")
    assert not first[1].closed
    connect()
    assert first[1].closed
    assert not any(wire.closed for _, wire in others)


def test_a_full_room_makes_place_by_closing_a_stranger_and_never_a_guest(connect: Connect) -> None:
    guests = [connect(f"10.0.0.{number}") for number in range(MAX_UNPROVEN + 49)]
    for guest, _ in guests:
        connect.book.prove(guest)
    _, stranger = connect("10.0.1.1")
    _, late = connect("10.0.1.2")
    assert stranger.closed
    assert not late.closed
    assert not any(wire.closed for _, wire in guests)


def test_wrong_tries_are_free_five_times_a_minute_then_ever_slower(clock: Clock) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def story() -> list[bool]:
        tries = WrongTries(clock, sleep)
        outcomes = [await tries.another("a") for _ in range(9)]
        outcomes.append(await tries.another("b"))
        clock.now += 61
        outcomes.append(await tries.another("a"))
        return outcomes

    assert asyncio.run(story()) == [False] * 5 + [True] * 4 + [False, False]
    assert waited == [0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("hosts", "ours"),
    [
        (["192.168.1.20:8437"], True),
        (["localhost:8437"], True),
        (["[::1]:8437"], True),
        (["192.168.1.20"], False),
        (["192.168.1.20:8438"], False),
        (["192.168.1.20:8437.evil.example"], False),
        (["evil.example:8437"], False),
        ([], False),
        (["192.168.1.20:8437", "evil.example"], False),
    ],
)
def test_only_the_advertised_host_is_ours(hosts: list[str], ours: bool) -> None:
    assert HostCheck(["192.168.1.20"], 8437).host_is_ours(hosts) is ours


def test_a_seat_may_burst_twenty_times_and_then_ask_five_times_a_second() -> None:
    seat = Seat(b"", watching=False, asked_at=0.0)
    assert [seat.may_ask(0.0) for _ in range(22)] == [True] * 20 + [False] * 2
    assert [seat.may_ask(1.0) for _ in range(6)] == [True] * 5 + [False]


def test_a_code_can_be_typed_as_it_is_read() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(set(code) <= set(ALPHABET) for code in codes)
    assert not set(ALPHABET) & set("01IO")
    assert tidy_code(" k7qm-pd2a ") == "K7QMPD2A"


def test_the_address_that_guests_can_reach_comes_first() -> None:
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("wg0", "10.8.0.2"),
        ("eth0", "169.254.3.4"),
        ("eth1", "203.0.113.8"),
        ("wlan1", "10.42.0.1"),
        ("wlan0", "192.168.1.20"),
        ("eth2", "192.168.7.7"),
    ]
    ranked = [address.address for address in rank(found, routed="192.168.1.20")]
    assert ranked == ["192.168.1.20", "10.42.0.1", "192.168.7.7", "203.0.113.8"]
    assert rank(found, routed="10.8.0.2")[0].hotspot
    assert rank([], routed=None) == []
