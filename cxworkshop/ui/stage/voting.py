"""A vote: about to open, open, closed. Counts of people only, never an answer before the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cxworkshop.services.poll_questions import best_marks
from cxworkshop.ui.stage.sheet import BOLD, CENTRE, SEMIBOLD, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

NAMING = ("prediction", "rating")
"""The votes whose questions name the customers that they are about."""


def paint_ready(sheet: Sheet, state: StageState) -> None:
    """Before it opens: what will be asked, and that it is secret."""
    language = state.workshop.language
    title = say(f"stage.vote.ready.{_kind(state)}.title", language, **_customers(state))
    baseline = sheet.title(title)
    lead = _question(state) or _lead(state)
    width, size = min(sheet.width, 1500), 88
    if sheet.text_width(lead, size, SEMIBOLD) > 3 * width:
        size = 56
    baseline = sheet.block(
        sheet.left, baseline + 150, width, lead, size, SEMIBOLD, lines=6, leading=1.2
    )
    if segment := _segment(state):
        baseline = sheet.block(
            sheet.left, baseline + 110, sheet.width, segment, 50, SEMIBOLD, lines=2
        )
    key = {"own": "question", "importance": "dots"}.get(_kind(state), "count")
    count = say(f"stage.vote.ready.{key}", language, count=state.questions)
    sheet.block(sheet.left, baseline + 110, sheet.width, count, 44, colour=sheet.muted, lines=2)
    sheet.base(say("stage.vote.ready.base", language))


def paint_open(sheet: Sheet, state: StageState) -> None:
    """While it is open: how many have answered, and the time left."""
    language, team = state.workshop.language, state.workshop.team.size
    title = say(
        f"stage.vote.open.{_kind(state)}", language, count=state.questions, **_customers(state)
    )
    baseline = sheet.title(title)
    if state.closing_in is None:
        second = f"{_segment(state)} {say('stage.vote.open.change', language)}"
    else:
        second = say("stage.vote.open.closing", language, count=state.closing_in)
    sheet.subtitle(baseline, second.strip())
    if state.room.counted:
        _numeral(sheet, state.room.answered, max(team, state.room.joined), language)
        dots = QRectF(sheet.left, 684, sheet.width, 120)
        sheet.dots(state.room.answered, max(team, state.room.joined), dots, 28)
    else:
        words = say("stage.vote.open.uncounted", language)
        sheet.text(
            sheet.left, 584, words, sheet.fitting(words, sheet.width, 160, SEMIBOLD), SEMIBOLD
        )
    if state.countdown:
        _time_left(sheet, state)
    sheet.base(say("stage.vote.open.base", language))


def _numeral(sheet: Sheet, answered: int, total: int, language: str) -> None:
    numeral = str(answered)
    words = say("stage.vote.open.of", language, total=total)
    big = 400.0
    width = sheet.text_width(numeral, big, BOLD)
    rest = sheet.width - width - 50
    end = sheet.text(sheet.left - 12, 584, numeral, big, BOLD)
    sheet.text(end + 40, 584, words, sheet.fitting(words, rest, 160, SEMIBOLD), SEMIBOLD)


def _time_left(sheet: Sheet, state: StageState) -> None:
    assert state.countdown
    sheet.time_bar(QRectF(sheet.left, 836, sheet.width, 8), state.countdown.share_left)
    text = say("stage.timer.left", state.workshop.language, time=state.countdown.text)
    sheet.text(sheet.left, 905, text, 44, SEMIBOLD)


def paint_closed(sheet: Sheet, state: StageState) -> None:
    """After it closed, while the facilitator looks at the preview."""
    language = state.workshop.language
    middle = sheet.size.width() / 2
    sheet.text(middle, 520, say("stage.vote.closed.title", language), 110, SEMIBOLD, align=CENTRE)
    total = max(state.workshop.team.size, state.room.joined)
    if state.room.counted:
        count = say("stage.vote.closed.count", language, answered=state.room.answered, total=total)
        sheet.text(middle, 620, count, 50, colour=sheet.muted, align=CENTRE)
    if state.asks:
        sheet.base(say(f"stage.vote.closed.{_kind(state)}", language))


def _segment(state: StageState) -> str:
    """Which customers are meant, when the questions name them."""
    segment, language = state.workshop.segment, state.workshop.language
    if segment is None or state.asks not in NAMING:
        return ""
    return say("stage.vote.segment", language, segment=segment)


def _kind(state: StageState) -> str:
    """Polls with a question of their own are announced alike."""
    return "own" if _question(state) else state.asks


def _lead(state: StageState) -> str:
    """What the vote is about, in the words of its scale."""
    key, language = f"stage.vote.ready.{_kind(state)}.lead", state.workshop.language
    step = state.workshop.step(state.cue.step_id)
    marks = best_marks(state.workshop, step) if state.asks in NAMING else frozenset()
    if not any(marks):
        return say(key, language, **_customers(state))
    if len(marks) > 1:
        return say(f"{key}_mixed", language, **_customers(state))
    return say(f"{key}_marks", language, marks=min(marks), **_customers(state))


def _question(state: StageState) -> str:
    return str(state.workshop.step(state.cue.step_id).content.get("question", ""))


def _customers(state: StageState) -> dict[str, str]:
    return {"customers": state.workshop.customers_word}
