"""Customers' voices as a list: what was decided about each, its first words, whom it may name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from cxworkshop.domain.customers import Voice
from cxworkshop.domain.texts import as_searched
from cxworkshop.intake.personal import telling_parts
from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import ITEM, Index, ItemList, RowDelegate
from cxworkshop.ui.painted import write
from cxworkshop.words import say

VOICE = ITEM
TELLS = ITEM + 1
ROW = 40


class VoiceList(ItemList[Voice]):
    """`VOICE` gives the voice, `TELLS` whether its words may name somebody."""

    row_height = ROW

    def key(self, item: Voice) -> object:
        return item.id

    def read_aloud(self, row: int) -> str:
        voice = self.items[row]
        state = say(f"voices.state.{'approved' if voice.approved else 'waiting'}")
        return f"{state}: {voice.text}"

    def more(self, row: int, role: int) -> Any:
        return bool(telling_parts(self.items[row].text)) if role == TELLS else None


class VoiceDelegate(RowDelegate):
    """Mark, words, and a sign when they may name somebody."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        voice: Voice = index.data(VOICE)
        middle = rect.top() + (ROW - 18) / 2
        mark = ("check_circle", "good") if voice.approved else ("circle", "axis")
        paint_icon(painter, mark[0], QRectF(rect.left() + 12, middle, 18, 18), mark[1])
        right = rect.right() - 12
        if index.data(TELLS):
            paint_icon(painter, "person", QRectF(right - 18, middle, 18, 18), "warning")
            right -= 26
        place = QRect(rect.left() + 42, rect.top(), right - rect.left() - 42, ROW - 1)
        write(painter, place, voice.text, tones.ink, theme.SMALL)


def wanted(voices: Sequence[Voice], search: str, state: str) -> list[Voice]:
    """The voices that hold every word of a search, in a state: all, waiting or approved."""
    words = as_searched(search).split()
    return [
        voice
        for voice in voices
        if state == "all" or voice.approved == (state == "approved")
        if all(word in as_searched(voice.text) for word in words)
    ]
