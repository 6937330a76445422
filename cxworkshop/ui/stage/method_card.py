"""The method card: exact wording, who was asked, how many answered, when, and who was not asked."""

from __future__ import annotations

from cxworkshop.results.facts import GapFacts
from cxworkshop.results.method_card import method_card
from cxworkshop.ui.stage.sheet import SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

TOP = 246.0
BOTTOM = 1010.0
LARGEST = 38
LEADING = 1.25


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
    widest = max(sheet.text_width(label, LARGEST, SEMIBOLD) for label, _ in rows)
    labels = min(widest + 50, sheet.width * 0.34)
    size, gap = _size(rows, labels - 30, sheet.width - labels)
    y = TOP
    for label, text in rows:
        last = sheet.block(sheet.left, y, labels - 30, label, size, SEMIBOLD)
        y = max(last, sheet.block(sheet.left + labels, y, sheet.width - labels, text, size))
        sheet.rule(y + gap / 2)
        y += gap + size


def _size(rows: list[tuple[str, str]], labels: float, texts: float) -> tuple[float, float]:
    """The largest text at which all rows fit, and the space between two of them."""
    for size in range(LARGEST, SMALLEST - 1, -1):
        lines = sum(
            max(
                len(wrapped(label, stage_font(size, SEMIBOLD), labels)),
                len(wrapped(text, stage_font(size), texts)),
            )
            for label, text in rows
        )
        free = BOTTOM - TOP - (lines - len(rows)) * size * LEADING - len(rows) * size
        gap = free / max(1, len(rows) - 1)
        if gap >= SMALLEST * 0.8:
            break
    return size, max(16.0, min(gap, 48.0))
