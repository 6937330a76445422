"""What lies over the stage for a moment: the dark, a held picture, the join code, the method card
and the timer of a discussion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cxworkshop.ui.run.run_state import OVERLAYS, RunState
from cxworkshop.ui.run.timer import Timer

DISCUSSION_SECONDS = 120


class StageTools:
    """Each tool's key brings it and takes it away; `now` gives UTC instants."""

    def __init__(
        self, state: RunState, now: Callable[[], datetime], changed: Callable[[], None]
    ) -> None:
        self._state = state
        self._now = now
        self._changed = changed

    def use(self, name: str) -> None:
        """Bring a tool or take it away: "blank", "freeze", or one of the overlays by its name."""
        if name == "blank":
            self._state.blank = not self._state.blank
        elif name == "freeze":
            self._state.frozen = not self._state.frozen
        elif name in OVERLAYS:
            self._lay_over(name)
        self._changed()

    def take_away(self) -> bool:
        """Take away what is in front of the picture; False when nothing is."""
        if self._state.blank:
            self._state.blank = False
        elif self._state.overlay:
            self._state.overlay = ""
        else:
            return False
        return True

    def _lay_over(self, name: str) -> None:
        """A picture with a timer of its own has that one paused, in place of another over it."""
        run, now = self._state, self._now()
        if name == "timer" and run.timer:
            run.timer.toggle(now)
        elif run.overlay == name:
            run.overlay = ""
        else:
            run.overlay = name
            run.overlay_timer = Timer(DISCUSSION_SECONDS, now) if name == "timer" else None
