"""A chart as a table: to be read by whoever does not see the picture, and to be copied.

Copying gives tab-separated lines, which every spreadsheet takes.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

Table = tuple[tuple[str, ...], ...]
Index = QModelIndex | QPersistentModelIndex


def as_tsv(table: Table) -> str:
    """The table as tab-separated lines, its header first."""
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in table)
    return "\n".join(lines) + "\n"


class TableModel(QAbstractTableModel):
    """The first row of `table` is its header, the first cell of a row its name."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._header, self._rows = table[0], table[1:]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._rows[index.row()][0]}, {self._header[index.column()]}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._header[section] if role == Qt.ItemDataRole.DisplayRole else None


class TableSheet(QDialog):
    """The dialog around it; Copy and the usual key take all of it."""

    def __init__(self, parent: QWidget | None, title: str, table: Table) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("app.table.title"))
        self._table = table
        self.view = self._made_view(title)
        self.copied = PlainLabel("", "small", "muted")
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
        self.resize(sizes.scaled(820, min(640, 200 + 36 * len(table))))
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
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setWordWrap(True)
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.resizeColumnsToContents()
        header = view.horizontalHeader()
        header.setMaximumSectionSize(sizes.px(360))
        for column in range(1, self._model.columnCount()):
            view.setColumnWidth(column, view.columnWidth(column) + sizes.px(16))
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        view.resizeRowsToContents()
        if self._model.rowCount():
            view.setCurrentIndex(self._model.index(0, 0))
        return view
