"""The method card: exact wording, who was asked, how many answered, when, and who was not asked."""

from __future__ import annotations

from cxworkshop.results.facts import GapFacts
from cxworkshop.results.sentences import method_card
from cxworkshop.ui.stage.sheet import SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

TOP = 246.0
BOTTOM = 1000.0


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    sheet.title(say("stage.method.title", language))
    if state.facts is None:
        sheet.block(
            sheet.left, 300, sheet.width, say("stage.method.not_yet", language), 44,
            colour=sheet.muted,
        )  # fmt: skip
        return
    _rows(sheet, state.facts, language)


def _rows(sheet: Sheet, facts: GapFacts, language: str) -> None:
    rows = method_card(facts, language)
    labels = min(
        max(sheet.text_width(label, 36, SEMIBOLD) for label, _ in rows) + 50, sheet.width * 0.34
    )
    width = sheet.width - labels
    size, gap = _size([text for _, text in rows], width)
    y = TOP
    for label, text in rows:
        last = sheet.block(sheet.left, y, labels - 30, label, size, SEMIBOLD, lines=2)
        y = max(last, sheet.block(sheet.left + labels, y, width, text, size))
        sheet.rule(y + gap * 0.4)
        y += gap + size * 0.9


def _size(texts: list[str], width: float) -> tuple[float, float]:
    for size in range(38, SMALLEST, -1):
        rows = sum(len(wrapped(text, stage_font(size), width)) for text in texts)
        used = rows * size * 1.25 + len(texts) * 30
        if used <= BOTTOM - TOP:
            free = (BOTTOM - TOP - used) / len(texts)
            return size, min(30 + free, 50)
    return SMALLEST, 18
