"""The columns of a survey file with what becomes of each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView

from cxworkshop.intake.column_score import groups_told, score_in_points
from cxworkshop.intake.columns import Column, Kind
from cxworkshop.results.formats import signed
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import ITEM, ROW_HEIGHT, Index, ItemList, RowDelegate, dress_list
from cxworkshop.ui.painted import write
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.words import say

COLUMN = ITEM
FATE = ITEM + 1

_KIND_FATES = {
    Kind.ID: ("id", "close", "muted"),
    Kind.DATE: ("date", "calendar", "muted"),
    Kind.SEGMENT: ("segment", "filter", "muted"),
    Kind.WEIGHT: ("weight", "settings", "muted"),
    Kind.TEXT: ("text", "statement", "muted"),
    Kind.RECOMMEND: ("recommend", "close", "muted"),
    Kind.OTHER: ("other", "close", "muted"),
    Kind.RATING: ("other", "close", "muted"),
}


def fate(column: Column, reading: Reading) -> tuple[str, str, str]:
    """What becomes of a column: the words, the icon and its tone."""
    if column.personal:
        return say("survey.fate.personal"), "close", "muted"
    question = reading.questions.get(column.name)
    if question is None:
        return _fate_beside_questions(column, reading)
    if question.problem:
        return say("survey.fate.problem"), "warning", "warning"
    if not question.use:
        return say("survey.fate.left_out"), "remove", "muted"
    if question.confirmed and question.share is not None:
        key = "important" if question.weighs else "agree"
        share = say(f"survey.fate.{key}", number=round(question.share * 100))
        return share, "check_circle", "good"
    if question.confirmed:
        return say("survey.fate.confirmed"), "check_circle", "good"
    if column.suspicion:
        return say("survey.fate.suspicious"), "warning", "warning"
    return say("survey.fate.to_confirm"), "circle", "muted"


def _fate_beside_questions(column: Column, reading: Reading) -> tuple[str, str, str]:
    """What becomes of a column that nobody can be asked."""
    key, picture, tone = _KIND_FATES[column.kind]
    if column.kind is Kind.RECOMMEND and (groups := groups_told(column)):
        score = signed(round(score_in_points(groups)))
        return say("survey.fate.recommend_score", score=score), picture, tone
    if column.name == reading.voices:
        key = "voices"
    elif column.kind is Kind.WEIGHT and column.name != reading.weight:
        key, picture = "weight_unused", "close"
    elif column.kind is Kind.SEGMENT and not reading.groups_by(column.name):
        key, picture = "segment_unused", "close"
    return say(f"survey.fate.{key}"), picture, tone


class ColumnList(ItemList[Column]):
    """`COLUMN` gives the column, `FATE` what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None

    def show(self, reading: Reading) -> None:
        """Show the columns of a survey; the same survey keeps the selection."""
        self._reading = reading
        self.show_items(reading.survey.columns)

    def row_of(self, name: str) -> int:
        """Where a column stands."""
        return [column.name for column in self.items].index(name)

    def key(self, item: Column) -> object:
        return id(item)  # two surveys may have columns of the same name

    def read_aloud(self, row: int) -> str:
        column = self.items[row]
        return f"{column.letter} {column.name}, {self._fate(column)[0]}"

    def in_full(self, row: int) -> str:
        return self.items[row].label

    def more(self, row: int, role: int) -> Any:
        return self._fate(self.items[row]) if role == FATE else None

    def _fate(self, column: Column) -> tuple[str, str, str]:
        assert self._reading is not None
        return fate(column, self._reading)


class ColumnDelegate(RowDelegate):
    """Letter, name over wording, what becomes of it, mark."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        column: Column = index.data(COLUMN)
        words, picture, tone = index.data(FATE)
        left, top = rect.left(), rect.top()
        write(painter, QRect(left + 8, top, 24, ROW_HEIGHT), column.letter, tones.muted, right=True)
        text = rect.width() - 44 - 44
        said = QFontMetrics(theme.font(theme.TINY)).horizontalAdvance(words)
        wide = max(60, text - said - 12)
        write(painter, QRect(left + 44, top + 6, wide, 21), column.name, tones.ink, bold=True)
        place = QRect(left + 44 + wide, top + 6, text - wide, 21)
        write(painter, place, words, tones.muted, theme.TINY, right=True)
        below = column.label if column.label != column.name else ", ".join(column.examples)
        second = QRect(left + 44, top + 27, text, 19)
        write(painter, second, below, tones.muted, theme.TINY)
        mark = QRectF(rect.right() - 32, top + (ROW_HEIGHT - 18) / 2, 18, 18)
        paint_icon(painter, picture, mark, tone)


class ColumnView(QListView):
    """The list of columns; whatever room it gets, the chosen one is in sight."""

    def __init__(self, model: ColumnList) -> None:
        super().__init__()
        dress_list(self, ColumnDelegate(), say("survey.columns"))
        sizes.at_least(self, height=3 * ROW_HEIGHT)
        self.setModel(model)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollToTop()
        self.scrollTo(self.currentIndex())
