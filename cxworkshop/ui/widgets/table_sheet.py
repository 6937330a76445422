"""A chart as a table: to be read by whoever does not see the picture, and to be copied.

Copying gives tab-separated lines, which every spreadsheet takes.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say

Table = tuple[tuple[str, ...], ...]
Index = QModelIndex | QPersistentModelIndex

_OF_NUMBERS = "0123456789+\N{MINUS SIGN}\N{EN DASH}.,% \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def as_tsv(table: Table) -> str:
    """The table as tab-separated lines, its header first."""
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in table)
    return "\n".join(lines) + "\n"


class TableModel(QAbstractTableModel):
    """The first row of `table` is its header, the first cell of a row its name."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._header, self._rows = table[0], table[1:]
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * len(self._header)
        self._right = [all(map(_is_number, cells)) for cells in columns]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._rows[index.row()][0]}, {self._header[index.column()]}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._header[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._right[column] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TableSheet(QDialog):
    """The dialog around it; Copy and the usual key take all of it."""

    def __init__(self, parent: QWidget | None, title: str, table: Table) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("app.table.title"))
        self._table = table
        self.view = self._made_view(title)
        self.copied = LiveLabel("small", "muted")
        self.copy = button(say("app.table.copy"), "plain", "copy")
        self.copy.clicked.connect(self.copy_all)
        close = button(say("app.close"), "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.copied, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(PlainLabel(title, "heading", wrap=True))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        wide = sum(self.view.columnWidth(column) for column in range(len(table[0])))
        around = 2 * theme.MARGIN + sizes.px(24)
        high = sizes.px(min(620, 190 + 36 * len(table)))
        self.resize(max(sizes.px(480), min(wide + around, sizes.px(1180))), high)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        key.activated.connect(self.copy_all)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(as_tsv(self._table))
        self.copied.setText(say("app.table.copied", count=len(self._table) - 1))

    def _made_view(self, name: str) -> QTableView:
        view = QTableView()
        self._model = TableModel(self._table)
        view.setModel(self._model)
        view.setAccessibleName(name)
        view.setProperty("kind", "sheet")
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setWordWrap(True)
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.horizontalHeader().setMaximumSectionSize(sizes.px(460))
        view.horizontalHeader().setHighlightSections(False)
        view.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            view.setColumnWidth(column, view.columnWidth(column) + sizes.px(16))
        view.horizontalHeader().setStretchLastSection(True)
        view.resizeRowsToContents()
        if self._model.rowCount():
            view.setCurrentIndex(self._model.index(0, 0))
        return view


def _is_number(words: str) -> bool:
    return all(character in _OF_NUMBERS for character in words)
