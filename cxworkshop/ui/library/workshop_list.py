"""The workshops as a list in groups: what was open last, what is running, coming up, followed up.

However many there are, only what is looked at is read: Qt asks for more when the end of what has
been read comes into sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.dates import day
from cxworkshop.ui.item_list import ITEM, Index
from cxworkshop.ui.library.workshop_pages import GROUPS, WorkshopPages
from cxworkshop.words import say

ROW = ITEM
PAGE = 200
MOST_RECENT = 3
RECENT_FROM = 12  # with fewer workshops than this everything is in sight anyway

GroupName = Status | Literal["recent"]


@dataclass(frozen=True, slots=True)
class Group:
    """The line over the workshops of one status, or over those that were opened last."""

    name: GroupName
    count: int
    folded: bool


Line = Group | WorkshopRow


@dataclass(slots=True)
class _Part:
    """A group, and how many of its workshops have been read."""

    group: Group
    read: int = 0
    begun: bool = False

    @property
    def left(self) -> bool:
        return not self.begun or (not self.group.folded and self.read < self.group.count)


class WorkshopList(QAbstractListModel):
    """Groups and rows, one under the other; `ROW` gives the `Group` or the `WorkshopRow`. Without
    `grouped` there are only rows, in the same order."""

    def __init__(self, pages: WorkshopPages, *, grouped: bool = True) -> None:
        super().__init__()
        self._pages, self._grouped = pages, grouped
        self._filters = WorkshopFilter()
        self._folded: set[GroupName] = set()
        self._parts: list[_Part] = []
        self._lines: list[Line] = []

    @property
    def found(self) -> int:
        """How many workshops there are with the filters, read or not."""
        return sum(part.group.count for part in self._parts if part.group.name != "recent")

    def show(self, filters: WorkshopFilter) -> None:
        """Show the workshops for which these filters hold."""
        self._filters = filters
        self._read_anew(PAGE)

    def refresh(self) -> None:
        """Read anew as much as was read before."""
        self._read_anew(max(PAGE, len(self._lines)))

    def fold(self, name: GroupName) -> None:
        """Fold a group away, or unfold it."""
        self._folded ^= {name}
        self.refresh()

    def find(self, workshop_id: str) -> QModelIndex:
        """Where a workshop stands, reading on until it is found; invalid when it is not shown."""
        while not (index := self.index_of(workshop_id)).isValid() and self.canFetchMore():
            self.fetchMore()
        return index

    def index_of(self, workshop_id: str) -> QModelIndex:
        """Where a workshop stands among those that were read; an invalid index when it does not."""
        for number, line in enumerate(self._lines):
            if isinstance(line, WorkshopRow) and line.id == workshop_id:
                return self.index(number)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first workshop."""
        rows = (n for n, line in enumerate(self._lines) if isinstance(line, WorkshopRow))
        return self.index(next(rows, 0))

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own
        return not parent.isValid() and any(part.left for part in self._parts)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008 - Qt's own signature
        new = self._read(PAGE)
        if new:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._lines += new
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return read_aloud(line)
        if role == Qt.ItemDataRole.SizeHintRole:
            return sizes.scaled(200, theme.ROW_HEIGHT)
        return None

    # ---- reading

    def _read_anew(self, wanted: int) -> None:
        self.beginResetModel()
        self._parts = self._make_parts()
        self._lines = self._read(wanted)
        self.endResetModel()

    def _make_parts(self) -> list[_Part]:
        counts = {status: self._pages.count(self._filters, status) for status in GROUPS}
        parts = [self._part(status, count) for status, count in counts.items() if count]
        if self._grouped and not self._filters.filled and sum(counts.values()) >= RECENT_FROM:
            recent = len(self._pages.opened_last(MOST_RECENT))
            parts[:0] = [self._part("recent", recent)] if recent else []
        return parts

    def _part(self, name: GroupName, count: int) -> _Part:
        return _Part(Group(name, count, self._grouped and name in self._folded))

    def _read(self, wanted: int) -> list[Line]:
        """The next lines, about as many as wanted."""
        lines: list[Line] = []
        for part in self._parts:
            if len(lines) >= wanted:
                break
            if not part.begun and self._grouped:
                lines.append(part.group)
            part.begun = True
            if part.left:
                lines += self._rows(part, wanted - len(lines))
        return lines

    def _rows(self, part: _Part, wanted: int) -> list[WorkshopRow]:
        name = part.group.name
        if name == "recent":
            rows = list(self._pages.opened_last(MOST_RECENT))
        else:
            rows = self._pages.rows(self._filters, name, part.read, max(wanted, 1))
        part.read += len(rows)
        if not rows:  # somebody deleted the rest meanwhile
            part.read = part.group.count
        return rows


def read_aloud(line: Line) -> str:
    """A line as one sentence, for screen readers and for typing its first letters."""
    if isinstance(line, Group):
        return f"{say(f'library.group.{line.name}')}, {line.count}"
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
