"""The presenter's end of the line to a room, and a worker that works at once.

`ToldRoom` notes what the room was told; a test plays the room's part by handing events to the
presenter. The real room is in the room's own tests and in the journeys.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class ToldRoom:
    """Everything it was told, in order."""

    def __init__(self) -> None:
        self.told: list[Mapping[str, Any]] = []
        self.url, self.code = "http://192.168.1.20:8437/#K7QMPD2A", "K7QMPD2A"
        self.joined, self.watching, self.ready, self.opening = 12, 0, True, False

    def send(self, command: Mapping[str, Any]) -> None:
        self.told.append(command)

    def all(self, do: str) -> list[Mapping[str, Any]]:
        """The commands of one kind."""
        return [command for command in self.told if command["do"] == do]

    def last(self, do: str) -> Mapping[str, Any]:
        """The newest command of one kind."""
        return self.all(do)[-1]


class AtOnce:
    """Does the work in the same breath."""

    def run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work(None)
        except Exception as error:
            failed(error)
        else:
            done(result)
