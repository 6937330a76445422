"""The workshops as a list in groups: what is coming up, what is running, what is followed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from cxworkshop.domain.workshop import Status
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.dates import day
from cxworkshop.words import say

ROW = Qt.ItemDataRole.UserRole
HEADER_HEIGHT = 32
GROUPS = (Status.RUNNING, Status.PREPARING, Status.FOLLOWING_UP, Status.FINISHED)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Group:
    """The line over the workshops of one status."""

    status: Status
    count: int
    folded: bool


class WorkshopList(QAbstractListModel):
    """Groups and rows, one under the other; `ROW` gives the `Group` or the `WorkshopRow`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[WorkshopRow, ...] = ()
        self._search = ""
        self._client: str | None = None
        self._folded: set[Status] = set()
        self._lines: list[Group | WorkshopRow] = []

    def show(self, rows: Iterable[WorkshopRow]) -> None:
        """Show these workshops; search and filter stay."""
        self._rows = tuple(rows)
        self._arrange()

    def search(self, text: str) -> None:
        """Keep the workshops whose client or title holds every word of `text`."""
        self._search = text
        self._arrange()

    def of_client(self, client: str | None) -> None:
        """Keep one client's workshops; None keeps all."""
        self._client = client
        self._arrange()

    def fold(self, status: Status) -> None:
        """Fold a group away, or unfold it."""
        self._folded ^= {status}
        self._arrange()

    def index_of(self, workshop_id: str) -> QModelIndex:
        """Where a workshop stands; an invalid index when it is not shown."""
        for number, line in enumerate(self._lines):
            if isinstance(line, WorkshopRow) and line.id == workshop_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return read_aloud(line)
        if role == Qt.ItemDataRole.SizeHintRole:
            height = HEADER_HEIGHT if isinstance(line, Group) else theme.ROW_HEIGHT
            return sizes.scaled(600, height)
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [row for row in self._rows if self._matches(row)]
        self._lines = []
        for status in GROUPS:
            members = [row for row in shown if row.status is status]
            if members:
                folded = status in self._folded
                self._lines.append(Group(status, len(members), folded))
                self._lines.extend([] if folded else _in_order(status, members))
        self.endResetModel()

    def _matches(self, row: WorkshopRow) -> bool:
        if self._client is not None and row.client != self._client:
            return False
        hay = f"{row.client} {row.title}".casefold()
        return all(word in hay for word in self._search.casefold().split())


def read_aloud(line: Group | WorkshopRow) -> str:
    """A line as one sentence, for screen readers and for typing its first letters."""
    if isinstance(line, Group):
        return f"{say(f'library.group.{line.status.value}')}, {line.count}"
    parts = [
        line.client,
        line.title,
        day(line.held_on),
        say("library.executives", count=line.team_size),
        say(f"library.status.{line.status.value}"),
    ]
    if line.gap_points is not None:
        parts.append(say("library.gap_aloud", gap=signed(line.gap_points)))
    return ", ".join(parts)


def signed(points: int) -> str:
    """Points with their sign and a real minus: "+49", "−6", "0"."""
    return f"+{points}" if points > 0 else str(points).replace("-", "\u2212")


def _in_order(status: Status, rows: Sequence[WorkshopRow]) -> list[WorkshopRow]:
    """What comes next stands first; what is over, newest first."""

    def key(row: WorkshopRow) -> tuple[date, str]:
        return (row.next_date or row.held_on, row.client.casefold())

    if status is Status.FINISHED:
        return sorted(rows, key=lambda row: (-row.held_on.toordinal(), row.client.casefold()))
    return sorted(rows, key=key)
