"""Everyone's own promise: what to type on the phone, and how many have come in."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cxworkshop.ui.stage.sheet import BOLD, SEMIBOLD, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    baseline = sheet.title(say("stage.pledges.title", language))
    lead = sheet.block(
        sheet.left, baseline + 130, min(sheet.width, 1500),
        say("stage.pledges.lead", language), 64, SEMIBOLD, lines=3,
    )  # fmt: skip
    count, total = len(state.plan.pledges), max(state.workshop.team.size, state.room.joined)
    y = max(lead + 280, 690)
    end = sheet.text(sheet.left - 6, y, str(count), 220, BOLD)
    sheet.text(end + 30, y, say("stage.pledges.count", language, count=count), 64, SEMIBOLD)
    sheet.dots(count, total, QRectF(sheet.left, y + 70, sheet.width, 110), 24)
    sheet.base(say("stage.pledges.base", language))
