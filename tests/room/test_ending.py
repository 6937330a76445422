"""However the room is asked to go, it goes quietly and with a clean exit code."""

from __future__ import annotations

import signal
import sys

import pytest

from tests.support.patience import PATIENCE
from tests.support.room import RoomProcess


def test_when_the_app_is_gone_the_room_goes(room: RoomProcess) -> None:
    assert room.stop() == 0
    assert room.errors == b""


def test_when_the_session_is_ended_the_room_goes(room: RoomProcess) -> None:
    room.tell("end")
    assert room.process.wait(timeout=PATIENCE) == 0
    room.stop()
    assert room.errors == b""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals that ask: not on Windows")
def test_when_a_signal_asks_the_room_goes(room: RoomProcess) -> None:
    room.process.send_signal(signal.SIGTERM)
    assert room.process.wait(timeout=PATIENCE) == 0
    room.stop()
    assert room.errors == b""
