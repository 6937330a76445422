"""What changes in a run, in words for a screen reader, while the keyboard stays on one button."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.aloud import announce
from cxworkshop.ui.run.view import RunView
from cxworkshop.words import say


class Spoken:
    """Has each change read out once: what the room sees now, everybody's answer, the countdown."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._last: RunView | None = None

    def follow(self, view: RunView) -> None:
        """Tell what is different from the view before; the first one is read by itself."""
        before, self._last = self._last, view
        if before is not None and self._page.isVisible():
            for words in news(before, view):
                announce(self._page, words)


def news(before: RunView, after: RunView) -> Iterator[str]:
    """One sentence for each change that is heard nowhere else."""
    if after.now_words != before.now_words:
        yield _closed(after) if after.now.cue.scene is SceneKind.VOTE_CLOSED else after.now_words
    if not after.voting:
        return
    seconds = after.now.closing_in
    if seconds is not None and before.now.closing_in is None:
        yield say("run.told.closing", seconds=seconds)
    elif seconds is None and before.voting and before.now.closing_in is not None:
        yield say("run.told.kept_open")
    if _everyone(after) and not (before.voting and _everyone(before)):
        yield say("run.told.all_in", total=after.now.room.answered)


def _everyone(view: RunView) -> bool:
    room = view.now.room
    return room.answered >= max(view.now.workshop.team.size, room.joined) > 0


def _closed(view: RunView) -> str:
    room = view.now.room
    total = max(view.now.workshop.team.size, room.joined)
    if not room.counted:
        return view.now_words
    return say("run.told.closed", answered=room.answered, total=total)
