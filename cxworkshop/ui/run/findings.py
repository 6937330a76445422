"""What kept votes come to, read from the library and computed.

After an edit that is done at once. When a vote has closed it is done beside the window: a crowd's
answers take longer than a window may stand still while the room looks at it.
"""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.results.facts import GapFacts
from cxworkshop.results.insights import Insights
from cxworkshop.services import voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.insights import insights
from cxworkshop.ui.run.vote import Worker

Found = tuple[GapFacts | None, Insights]


class Findings:
    """The facts of a workshop and what was told beside them. `take` gets them, in the GUI thread,
    each time they have been read anew."""

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        worker: Worker,
        take: Callable[[GapFacts | None, Insights], None],
    ) -> None:
        self._desk, self._workshop_id, self._worker = desk, workshop_id, worker
        self._take = take
        self._awaited: object = None

    @property
    def awaited(self) -> bool:
        """Whether they are being read beside the window."""
        return self._awaited is not None

    def look(self) -> Found:
        """What there is in the library now."""
        return voting.facts(self._desk, self._workshop_id), insights(self._desk, self._workshop_id)

    def read(self) -> None:
        """Read them at once; what is being read beside the window is older and comes too late."""
        self._awaited = None
        self._take(*self.look())

    def read_beside(self) -> None:
        """Read them in the worker thread."""
        awaited = self._awaited = object()

        def done(found: Found) -> None:
            if self._awaited is awaited:
                self._awaited = None
                self._take(*found)

        def failed(error: Exception) -> None:
            self._awaited = None
            raise error

        self._worker.run(lambda _: self.look(), done, failed)
