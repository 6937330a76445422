"""What phones may fetch: the plans that are offered by themselves, and what Hand out offers.

The room knows one list, and a newer list replaces it. Here each side changes its own part, so that
neither takes the other's documents off the phones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Command = Mapping[str, Any]


class PhoneDocuments:
    """The parts of the list by name; the part stands in the command ("plans", "hand_out")."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Mapping[str, str]]] = {}

    def whole(self, command: Command) -> Command:
        """A command to hand out one part as one for all parts; other commands as they are. A file
        that two parts have is the one offered last."""
        if command.get("do") != "handout":
            return command
        part = str(command.get("part", ""))
        self._parts.pop(part, None)
        self._parts[part] = list(command["files"])
        files = {file["id"]: file for part_files in self._parts.values() for file in part_files}
        return {"do": "handout", "files": list(files.values())}
