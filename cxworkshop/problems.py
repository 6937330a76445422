"""Errors that are the world's fault and not ours.

A `Problem` carries words for the person in front of the screen: what happened, that nothing was
lost, and what to do. Everything else that is raised is a bug of ours and goes to the crash report.
"""

from __future__ import annotations

from cxworkshop.words import FALLBACK, say


class Problem(Exception):
    """Something outside went wrong. `key` names the sentence, its last part is the code."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)

    @property
    def code(self) -> str:
        """The last part of the key: what scripts compare with, the same in every language."""
        return self.key.rsplit(".", 1)[-1]

    @property
    def message(self) -> str:
        """One clear sentence with the way out, in the app's language."""
        return say(self.key, FALLBACK, **self.values)

    def __str__(self) -> str:
        return self.message
