"""A desk over a real library, a clock to move by hand, and every event that was published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event
from tests.support.builders import TODAY, Clock, open_desk_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with open_desk_in(tmp_path / "home", clock) as desk:
        yield desk


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    """A workshop from the one-hour template."""
    return shelf.create(desk, "T1", "Harbour Bank", TODAY)


@pytest.fixture
def events(desk: Desk, workshop: Workshop) -> list[Event]:
    """Everything published after the workshop was made."""
    seen: list[Event] = []
    desk.bus.subscribe(None, seen.append)
    return seen
