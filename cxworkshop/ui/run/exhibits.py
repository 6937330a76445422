"""Pictures that are shown when somebody asks for them.

They lie over the stage like the join code, so one key takes them away and the room is back at the
picture where the agenda stands; an app that is started again comes back to that one, too. Nothing
is shown while a vote is open or before its answers are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.run.offers import USUAL_SHARE, Exhibit, offers
from cxworkshop.ui.run.run_state import EXHIBIT, RunState


class Exhibits:
    """The facilitator's side of them. `silent` says that nothing may be shown, because a vote is
    open or its answers are not kept yet."""

    def __init__(
        self,
        state: RunState,
        changed: Callable[[], None],
        silent: Callable[[], bool],
    ) -> None:
        self._state = state
        self._changed, self._silent = changed, silent
        self.reload()

    def reload(self) -> None:
        """Votes have told more, or less; what is shown goes when it is no longer offered."""
        run = self._state
        run.offers = offers(run.facts, run.insights)
        if run.exhibit and not self._may(run.exhibit):
            self._forget()

    def turn(self) -> None:
        """Open the list, or put everything away."""
        run = self._state
        if run.choosing or run.overlay == EXHIBIT:
            self.leave()
        else:
            run.choosing = bool(run.offers) and not self._silent()
        self._changed()

    def show(self, kind: SceneKind) -> None:
        """Lay one over the stage; a statement or share chosen before is kept."""
        offer = next((one for one in self._state.offers if one.kind is kind), None)
        if offer is None or self._silent():
            return
        last = self._state.exhibit
        subject = last.subject if last and last.subject in offer.subjects else None
        self._lay_over(
            Exhibit(
                kind,
                subject or next(iter(offer.subjects), None),
                last.share if last else USUAL_SHARE,
            )
        )
        self._state.forward = True

    def tell_about(self, statement_id: str) -> None:
        """Show the same of another statement."""
        if self._state.exhibit:
            self._lay_over(replace(self._state.exhibit, subject=statement_id))

    def dial(self, share: float) -> None:
        """Turn the picture to another share of the neutral, 0..1."""
        if self._state.exhibit:
            self._lay_over(replace(self._state.exhibit, share=share))

    def leave(self) -> None:
        """Put list and picture away."""
        run = self._state
        run.choosing = False
        if run.overlay == EXHIBIT:
            run.overlay = ""

    def _lay_over(self, exhibit: Exhibit) -> None:
        if self._may(exhibit) and not self._silent():
            run = self._state
            run.exhibit, run.overlay, run.choosing = exhibit, EXHIBIT, False
            run.overlay_timer = None
            self._changed()

    def _may(self, exhibit: Exhibit) -> bool:
        return any(
            offer.kind is exhibit.kind and (exhibit.subject in offer.subjects or not offer.subjects)
            for offer in self._state.offers
        )

    def _forget(self) -> None:
        self.leave()
        self._state.exhibit = None
