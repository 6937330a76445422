"""A page of plain lines: the opening, the consent, a definition, a break."""

from __future__ import annotations

from cxworkshop.ui.stage.sheet import SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

TOP = 268.0
BOTTOM = 980.0
LARGEST = 54
LEADING = 1.28


def paint(sheet: Sheet, state: StageState) -> None:
    step = state.workshop.step(state.cue.step_id)
    baseline = sheet.title(step.title)
    lines = [str(line) for line in step.content.get("lines", ())]
    if not lines:
        _paint_nothing_right(sheet, state, baseline)
        return
    top = max(TOP, baseline + 110)
    width = min(sheet.width - 56, 1560.0)
    size, gap = _size(lines, width, BOTTOM - top)
    for line in lines:
        sheet.disc(sheet.left + 10, top - size * 0.32, 8, True, sheet.palette.ink)
        top = sheet.block(sheet.left + 56, top, width, line, size, leading=LEADING) + gap


def _paint_nothing_right(sheet: Sheet, state: StageState, baseline: float) -> None:
    """What stands where a statement on which the team is right would be, when there is none: said
    plainly, because an empty picture would look like a fault."""
    if "right" in state.workshop.step(state.cue.step_id).content.get("show", ()) and state.facts:
        language, customers = state.workshop.language, state.workshop.customers_word
        text = say("stage.lines.nothing_right", language, customers=customers)
        sheet.block(sheet.left, baseline + 190, sheet.width, text, 60, SEMIBOLD, lines=4)


def _size(lines: list[str], width: float, room: float) -> tuple[float, float]:
    """The largest text at which everything fits, and the distance between two lines."""
    for size in range(LARGEST, SMALLEST, -1):
        rows = sum(len(wrapped(line, stage_font(size), width)) for line in lines)
        gap = size * (LEADING + 0.6)
        if (rows - len(lines)) * size * LEADING + (len(lines) - 1) * gap <= room:
            return size, gap
    return SMALLEST, SMALLEST * (LEADING + 0.2)
