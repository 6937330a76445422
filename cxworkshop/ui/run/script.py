"""The list of pictures that a run walks through, and finding one's place in it.

The list grows when the ratings are in: only then is it known which statement carries which scene.
So a place is kept as step and number, and found again by them.
"""

from __future__ import annotations

from cxworkshop.domain.cues import Cue, SceneKind, cues
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import reveal_choice
from cxworkshop.services.running import Position


class Script:
    """All cues of a workshop in order; never empty."""

    def __init__(self, workshop: Workshop, facts: GapFacts | None) -> None:
        self.cues = cues(workshop, reveal_choice(facts) if facts else None)

    def at(self, position: Position) -> Cue:
        """The cue of a position; when the step has fewer cues now, its last one, and the first of
        all when the step is gone."""
        own = [cue for cue in self.cues if cue.step_id == position.step_id]
        return own[min(position.cue_index, len(own) - 1)] if own else self.cues[0]

    def place(self, cue: Cue) -> int:
        """Where a cue stands in the list."""
        return next(
            index
            for index, known in enumerate(self.cues)
            if (known.step_id, known.index) == (cue.step_id, cue.index)
        )

    def after(self, cue: Cue) -> Cue | None:
        """The next cue, or None at the end."""
        place = self.place(cue) + 1
        return self.cues[place] if place < len(self.cues) else None

    def before(self, cue: Cue) -> Cue | None:
        """The cue before, or None at the beginning."""
        place = self.place(cue)
        return self.cues[place - 1] if place else None

    def first_of(self, step_id: str) -> Cue:
        """The first cue of a step."""
        return self.at(Position(step_id, 0))

    def first_after(self, step_id: str) -> Cue | None:
        """The first cue of the step after this one, or None at the last."""
        later = self.cues[self.place(self.first_of(step_id)) :]
        return next((cue for cue in later if cue.step_id != step_id), None)

    def opening_of(self, step_id: str) -> Cue | None:
        """The cue that opens the vote of a step, or None when it has none."""
        return next(
            (
                cue
                for cue in self.cues
                if cue.step_id == step_id and cue.scene is SceneKind.VOTE_OPEN
            ),
            None,
        )
