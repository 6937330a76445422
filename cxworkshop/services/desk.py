"""What every service needs in one hand: library, events, history, content, clock, identities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from cxworkshop import settings
from cxworkshop.services.content_shelf import Content, load_content
from cxworkshop.services.event_bus import EventBus
from cxworkshop.services.history import History
from cxworkshop.services.steady_clock import steady_clock
from cxworkshop.settings import Paper
from cxworkshop.store.database import Library, open_library

LIBRARY_FILE = "library.db"


@dataclass(frozen=True, slots=True)
class Desk:
    """The facilitator's desk. `now` gives UTC instants, unmoved by a clock that is set,
    `today` the local date, `new_id` a UUID, `paper` the size that documents are printed on."""

    library: Library
    bus: EventBus
    history: History
    content: Content
    today: Callable[[], date]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    paper: Callable[[], Paper]

    def close(self) -> None:
        """Closes the library and gives its lock back."""
        self.library.close()


def open_desk(
    home: Path,
    passphrase: str | None = None,
    *,
    for_reading: bool = False,
    paper: Callable[[], Paper] | None = None,
) -> Desk:
    """Reads the content and opens the library in `home`, made when it is missing. `for_reading`
    opens it beside a running app; nothing can be changed then. Without `paper` it is what the
    settings in `home` say.

    Raises a Problem when the library can't be opened: in use, newer, damaged, locked by passphrase.
    """
    content = load_content()
    return Desk(
        library=open_library(home / LIBRARY_FILE, passphrase, for_reading=for_reading),
        bus=EventBus(),
        history=History(),
        content=content,
        today=date.today,
        now=steady_clock(),
        new_id=lambda: str(uuid4()),
        paper=paper or (lambda: settings.load(home).paper),
    )
