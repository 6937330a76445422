"""One customer's own words, approved by the facilitator: a voice beside the numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cxworkshop.domain.customers import Voice
from cxworkshop.ui.stage.sheet import REGULAR, SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

LARGEST = 84
LEADING = 1.3
TOP, BOTTOM = 360.0, 830.0
BAR = 8.0
INDENT = 56.0


def paint(sheet: Sheet, state: StageState) -> None:
    language, customers = state.workshop.language, state.workshop.customers_word
    sheet.title(say("stage.voice.title", language, customers=customers))
    voice = next((one for one in state.insights.voices if one.id == state.cue.subject), None)
    if voice is None:
        gone = say("stage.voice.gone", language)
        sheet.block(sheet.left, TOP, sheet.width, gone, 44, colour=sheet.muted)
        return
    last = _quote(sheet, say("stage.voice.quote", language, words=voice.text))
    about = _about(state, voice)
    if about:
        sheet.block(sheet.left + INDENT, last + 96, sheet.width - INDENT, about, 40, SEMIBOLD,
                    sheet.muted, lines=1)  # fmt: skip
    sheet.base(say("stage.voice.base", language, customers=customers))


def _quote(sheet: Sheet, words: str) -> float:
    """The words as large as they fit, beside a bar in the customers' colour. Returns the baseline
    of their last line."""
    width = sheet.width - INDENT
    size = next(
        (
            size
            for size in range(LARGEST, SMALLEST, -2)
            if len(wrapped(words, stage_font(size), width)) * size * LEADING <= BOTTOM - TOP + size
        ),
        SMALLEST,
    )
    last = sheet.block(
        sheet.left + INDENT, TOP, width, words, size, REGULAR, leading=LEADING,
        lines=int((BOTTOM - TOP + size) // (size * LEADING)),
    )  # fmt: skip
    top = TOP - size * 0.8
    bar = QRectF(sheet.left, top, BAR, last - top + size * 0.3)
    sheet.painter.fillRect(bar, sheet.colour(sheet.palette.customers))
    return last


def _about(state: StageState, voice: Voice) -> str:
    pairs = {pair.id: pair.short for pair in state.workshop.statements}
    parts = (pairs.get(voice.statement_id or ""), voice.segment)
    return " · ".join(part for part in parts if part)
