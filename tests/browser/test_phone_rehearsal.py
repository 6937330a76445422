"""What a rehearsal is to a guest's phone: a room that says so, and one that is not the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.phone_browser import PhoneBrowser
from tests.support.phone_steps import WELCOME, joined, open_ratings
from tests.support.room import RoomProcess, running_room

pytestmark = pytest.mark.browser


def test_a_seat_outlives_another_room_at_the_same_address(
    guest: PhoneBrowser, room: RoomProcess, tmp_path: Path
) -> None:
    joined(guest, room)
    port = str(room.ready["port"])
    room.stop()
    with running_room(tmp_path / "another", "--host", "127.0.0.1", "--port", port) as other:
        assert other.ready["port"] == room.ready["port"]
        guest.sees("Looking for the room…")
        guest.reload()
        guest.sees("Looking for the room…")
        assert other.status()["joined"] == 0
    room.arguments = ("--host", "127.0.0.1", "--port", port)
    room.start()
    room.tell("show", view=WELCOME)
    guest.reload()
    guest.sees("You are in")
    assert room.status()["joined"] == 1


def test_a_rehearsal_says_so_on_every_screen(guest: PhoneBrowser, room: RoomProcess) -> None:
    room.tell("show", view={**WELCOME, "mark": "Rehearsal: nothing is kept"})
    room.status()
    guest.open(room.url)
    guest.sees("Rehearsal: nothing is kept")
    guest.tap("I answer")
    guest.sees("You are in")
    guest.sees("Rehearsal: nothing is kept")
    open_ratings(room)
    guest.tap("2 Disagree", within=1)
    guest.sees("Rehearsal: nothing is kept")
    room.tell("show", view=WELCOME)
    room.close()
    guest.sees("What you had not sent yet was not counted.")
    assert "Rehearsal" not in guest.text
