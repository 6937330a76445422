"""Why a gap exists: the causes that the room names, each with how well it is known."""

from __future__ import annotations

from cxworkshop.domain.plan import Cause
from cxworkshop.ui.stage.sheet import REGULAR, RIGHT, SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

SIZE = 46
BOTTOM = 940.0
MOST = 6


def paint(sheet: Sheet, state: StageState) -> None:
    language, causes = state.workshop.language, state.plan.causes[-MOST:]
    subjects = {cause.statement_id for cause in causes} or _largest_blind_spot(state)
    if len(subjects) == 1:
        short = state.workshop.statement(next(iter(subjects))).short
        baseline = sheet.title(say("stage.causes.title", language, statement=short))
    else:
        baseline = sheet.title(say("stage.causes.title_without", language))
    if causes:
        sheet.subtitle(baseline, say("stage.causes.because", language))
        _list(sheet, state, causes, baseline + 170, named=len(subjects) > 1)
    else:
        ask = say("stage.causes.ask", language)
        sheet.block(sheet.left, baseline + 190, min(sheet.width, 1500), ask, 76, SEMIBOLD)
    sheet.base(say("stage.causes.base", language))


def _largest_blind_spot(state: StageState) -> set[str]:
    spots = state.facts.blind_spots if state.facts else ()
    return {fact.statement.id for fact in spots[:1]}


def _list(
    sheet: Sheet, state: StageState, causes: tuple[Cause, ...], y: float, *, named: bool
) -> None:
    language = state.workshop.language
    tags = [say(f"stage.evidence.{cause.evidence}", language) for cause in causes]
    width = sheet.width - max(sheet.text_width(tag, SMALLEST) for tag in tags) - 60
    lines = 2 if len(causes) <= 4 else 1
    for cause, tag in zip(causes, tags, strict=True):
        needed = (len(wrapped(cause.text, stage_font(SIZE), width, lines)) - 1) * SIZE * 1.25
        if y + needed + 46 * named > BOTTOM:
            return
        sheet.text(sheet.right, y, tag, SMALLEST, REGULAR, sheet.muted, RIGHT)
        y = sheet.block(sheet.left, y, width, cause.text, SIZE, lines=lines)
        if named:
            short = state.workshop.statement(cause.statement_id).short
            y = sheet.block(sheet.left, y + 46, width, short, SMALLEST, colour=sheet.muted, lines=1)
        sheet.rule(y + 30)
        y += 30 + SIZE * 1.5
