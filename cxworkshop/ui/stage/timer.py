"""Time that belongs to the room: a minute of silence, two minutes in pairs, a discussion."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.stage.sheet import BOLD, SEMIBOLD, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

_KINDS = {
    SceneKind.SILENCE: "silence",
    SceneKind.PAIRS_TALK: "pairs",
    SceneKind.DISCUSSION: "discussion",
}


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    kind = _KINDS[state.cue.scene]
    baseline = sheet.title(say(f"stage.timer.{kind}.title", language))
    if state.cue.subject:
        short = state.workshop.statement(state.cue.subject).short
        sheet.subtitle(baseline, say("stage.timer.about", language, statement=short), lines=1)
    if state.countdown:
        sheet.text(sheet.left - 10, 590, state.countdown.text, 360, BOLD)
        sheet.time_bar(QRectF(sheet.left, 664, sheet.width, 10), state.countdown.share_left)
    ask = say(f"stage.timer.{kind}.ask", language, customers=state.workshop.customers_word)
    sheet.block(sheet.left, 790, sheet.width, ask, 56, SEMIBOLD, lines=3)
