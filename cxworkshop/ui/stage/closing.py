"""The read-back: who does what by when, and the days on which we look at it again; without an
action there is nothing to look at again, and it says so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from cxworkshop.domain.plan import Action, check_dates
from cxworkshop.results.formats import capitalised, day_month, in_words, weekday_date
from cxworkshop.ui.stage.sheet import BOLD, CENTRE, LEFT, REGULAR, RIGHT, SEMIBOLD, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

MOST = 6
ROW = 80.0
AXIS = 832.0
LABEL = 35


def paint(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    actions = sorted(state.plan.actions, key=lambda made: made.first_step_by or date.max)
    baseline = sheet.title(title(state, actions))
    if actions:
        listed = actions if len(actions) <= MOST else actions[: MOST - 1]
        y = _rows(sheet, state, listed, baseline + 102)
        if rest := len(actions) - len(listed):
            sheet.text(sheet.left, y, say("stage.commitments.more", language, count=rest), 40)
        _axis(sheet, state, language)
    else:
        needed = say("stage.closing.needed", language)
        sheet.block(sheet.left, baseline + 190, min(sheet.width, 1500), needed, 60)
    pledges = len(state.plan.pledges)
    if actions or pledges:
        key = "stage.closing.base" if pledges else "stage.closing.base_without"
        sheet.base(say(key, language, count=pledges))


def title(state: StageState, actions: list[Action]) -> str:
    """The finding of the read-back, from the plan as it stands."""
    language = state.workshop.language
    owners = {action.owner_id for action in actions if action.owner_id}
    dated = [action.first_step_by for action in actions if action.first_step_by]
    if not actions:
        return say("stage.closing.nothing", language)
    parts = [_counted("actions", len(actions), language)]
    if owners:
        parts.append(_counted("owners", len(owners), language))
    if dated:
        parts.append(say("stage.closing.steps", language, day=weekday_date(max(dated), language)))
    return capitalised(", ".join(parts))


def _counted(what: str, count: int, language: str) -> str:
    number = in_words(count, language)
    return say(f"stage.closing.{what}", language, count=count, number=number)


def _rows(sheet: Sheet, state: StageState, actions: list[Action], y: float) -> float:
    """One line per action; the baseline below the last."""
    language = state.workshop.language
    days = [
        day_month(action.first_step_by, language) if action.first_step_by else "–"
        for action in actions
    ]
    owners = [state.workshop.team.person(action.owner_id) for action in actions]
    names = [owner.name if owner else say("stage.closing.nobody", language) for owner in owners]
    first = max(sheet.text_width(day, 40, BOLD) for day in days) + 50
    widest = max(sheet.text_width(name, 40, BOLD) for name in names) + 60
    second = min(widest, sheet.width * 0.30)
    for day, name, action in zip(days, names, actions, strict=True):
        sheet.text(sheet.left, y, day, 40, BOLD)
        sheet.block(sheet.left + first, y, second - 40, name, 40, BOLD, lines=1)
        x = sheet.left + first + second
        sheet.block(x, y, sheet.right - x, action.title, 40, lines=1)
        sheet.rule(y + 30)
        y += ROW
    return y


def _axis(sheet: Sheet, state: StageState, language: str) -> None:
    held_on = state.workshop.held_on
    days = (held_on, *check_dates(held_on))
    span = (days[-1] - held_on).days
    ink = sheet.colour(sheet.palette.ink)
    sheet.painter.setPen(QPen(ink, 4))
    sheet.painter.drawLine(QPointF(sheet.left + 16, AXIS), QPointF(sheet.right - 16, AXIS))
    for index, day in enumerate(days):
        share = (day - held_on).days / span
        x = sheet.left + 16 + share * (sheet.width - 32)
        strong = index in (1, len(days) - 1)
        radius = 17 if strong else 12
        sheet.painter.setPen(QPen(ink, 4) if index == 0 else Qt.PenStyle.NoPen)
        sheet.painter.setBrush(sheet.colour(sheet.paper) if index == 0 else ink)
        sheet.painter.drawEllipse(QPointF(x, AXIS), radius, radius)
        if index or _has_room_for_today(sheet, days, span, language):
            _label(sheet, state, index, day, x, strong)


def _has_room_for_today(sheet: Sheet, days: tuple[date, ...], span: int, language: str) -> bool:
    """Whether today's date does not run into that of the first steps."""
    x = sheet.left + 16 + (days[1] - days[0]).days / span * (sheet.width - 32)
    following = sheet.text_width(day_month(days[1], language), LABEL, SEMIBOLD) / 2
    return sheet.left + sheet.text_width(day_month(days[0], language), LABEL) + 30 < x - following


def _label(sheet: Sheet, state: StageState, index: int, day: date, x: float, strong: bool) -> None:
    language = state.workshop.language
    align, place = (LEFT, sheet.left) if index == 0 else (CENTRE, x)
    if index == 4:
        align, place = RIGHT, sheet.right
    name = say(f"stage.closing.check{index}", language)
    weight, colour = (SEMIBOLD, None) if strong else (REGULAR, sheet.muted)
    sheet.text(place, AXIS - 40, name, LABEL, weight, colour, align)
    sheet.text(place, AXIS + 64, day_month(day, language), LABEL, weight, colour, align)
