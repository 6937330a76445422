"""A room of one's own for every fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.room import RoomProcess, running_room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomProcess]:
    """A real room process on a free port of this machine."""
    with running_room(tmp_path / "session") as started:
        yield started
