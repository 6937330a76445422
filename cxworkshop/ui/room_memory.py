"""What a room that comes back has to be told again.

The room keeps seats, code and ballots itself; what phones are shown is the app's. This remembers
the last word on each subject, so that a room that died is back where it was a second later.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Command = Mapping[str, Any]

_SUBJECTS = {
    "show": "show",
    "lock": "lock",
    "unlock": "lock",
    "reveal": "reveal",
    "handout": "handout",
    "collect": "collect",
    "move": "move",
    "open": "round",
    "close": "close",
}


class RoomMemory:
    """The standing orders to the room, kept up by `sent` and `heard`."""

    def __init__(self) -> None:
        self._standing: dict[str, Command] = {}

    def sent(self, command: Command) -> None:
        """A command went to the room."""
        do = str(command.get("do"))
        if do == "collected":
            self._standing.pop("collect", None)
        elif do == "forget":
            self._drop_round(command.get("round"))
        elif do in _SUBJECTS:
            if do == "open":
                self._standing.pop("close", None)
                self._standing.pop("reveal", None)
            self._standing[_SUBJECTS[do]] = command

    def keeps(self, command: Command) -> bool:
        """Whether a command is told again anyway, so that it need not wait for a room to listen."""
        return str(command.get("do")) in {*_SUBJECTS, "collected"}

    def heard(self, event: Command) -> None:
        """An event came from the room."""
        if event.get("event") == "forgotten":
            self._drop_round(event.get("round"))
        elif event.get("event") == "moved":
            self._drop_move(str(event.get("url", "")))

    def again(self, ready: Command) -> list[Command]:
        """What to send to a room that says it is ready, in order. A round is only opened again when
        the room has none, and one that it was told to close is closed, which makes it hand over."""
        subjects = ["move", "show", "lock", "reveal", "handout", "collect"]
        if ready.get("open") is None:
            subjects.insert(0, "round")
        commands = [self._standing[name] for name in subjects if name in self._standing]
        if "close" in self._standing:
            commands.append(self._standing["close"])
        return commands

    def _drop_move(self, url: str) -> None:
        """An address that could not be had, or that is gone, is not asked for again."""
        standing = self._standing.get("move")
        if standing is not None and f"//{standing.get('host')}:" not in url:
            del self._standing["move"]

    def _drop_round(self, round_id: object) -> None:
        standing = self._standing.get("round")
        if standing is None or standing["round"]["id"] == round_id:
            self._standing.pop("round", None)
            self._standing.pop("close", None)
