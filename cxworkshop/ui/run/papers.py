"""The papers that phones get while a workshop runs: everyone's own view, and the personal plans.

They lie in the session's folder, so that they go with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.own_views import OwnViews
from cxworkshop.ui.run.plans_on_phones import PlansOnPhones
from cxworkshop.ui.run.run_state import RunState
from cxworkshop.ui.run.vote import RoomLine, Worker


class Papers:
    """What goes to the phones of one run; `session` is the folder of its room."""

    def __init__(
        self, desk: Desk, room: RoomLine, worker: Worker, session: Path, state: RunState
    ) -> None:
        self._state = state
        about = (desk, state.workshop.id, room, worker)
        self._own_views = OwnViews(*about, session / "own-views", lambda: state.released)
        self._plans = PlansOnPhones(*about, session / "plans", self._trouble)

    def heard(self, event: Mapping[str, Any]) -> None:
        """The room said something."""
        self._own_views.heard(event)

    def follow(self) -> None:
        """The run may stand elsewhere, or the plan be another one."""
        self._plans.follow(self._state)

    def finish(self) -> None:
        """The run is over: from now on Hand out says which documents phones get."""
        self._plans.finish(self._state)

    def put_away(self) -> None:
        """The room is being closed."""
        self._plans.put_away()
        self._own_views.put_away()

    def _trouble(self, sentence: str) -> None:
        self._state.problem = sentence
