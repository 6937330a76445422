"""Why a gap exists: the causes that the room names, each with how well it is known."""

from __future__ import annotations

from cxworkshop.domain.plan import Cause
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.ui.stage.sheet import REGULAR, RIGHT, SEMIBOLD, SMALLEST, Sheet, stage_font, wrapped
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

SIZE = 44
MOST = 6


def subject(state: StageState) -> PairedStatement | None:
    """The statement whose causes are on the stage: the one written about last, else the largest
    blind spot."""
    if state.plan.causes:
        return state.workshop.statement(state.plan.causes[-1].statement_id)
    if state.facts and state.facts.blind_spots:
        return state.facts.blind_spots[0].statement
    return None


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    statement = subject(state)
    if statement is None:
        sheet.title(say("stage.causes.title_without", language))
        return
    baseline = sheet.title(say("stage.causes.title", language, statement=statement.short))
    causes = [cause for cause in state.plan.causes if cause.statement_id == statement.id]
    if not causes:
        sheet.block(
            sheet.left, baseline + 190, min(sheet.width, 1500),
            say("stage.causes.ask", language), 76, SEMIBOLD,
        )  # fmt: skip
    else:
        sheet.subtitle(baseline, say("stage.causes.because", language))
        _list(sheet, causes[-MOST:], baseline + 160, language)
    sheet.base(say("stage.causes.base", language))


def _list(sheet: Sheet, causes: list[Cause], baseline: float, language: str) -> None:
    tags = [say(f"stage.evidence.{cause.evidence}", language) for cause in causes]
    column = max(sheet.text_width(tag, SMALLEST) for tag in tags) + 60
    width = sheet.width - column
    for cause, tag in zip(causes, tags, strict=True):
        if baseline + (len(wrapped(cause.text, stage_font(SIZE), width)[:2]) - 1) * SIZE > 940:
            return
        sheet.text(sheet.right, baseline, tag, SMALLEST, REGULAR, sheet.muted, RIGHT)
        last = sheet.block(sheet.left, baseline, width, cause.text, SIZE, lines=2)
        sheet.rule(last + 34)
        baseline = last + 34 + SIZE * 1.5
