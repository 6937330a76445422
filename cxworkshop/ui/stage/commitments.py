"""What the team promises: the card that is being written, or all cards so far."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from cxworkshop.domain.plan import Action, Lever
from cxworkshop.domain.workshop import Person
from cxworkshop.results.formats import going_on, in_words, limited, weekday_date
from cxworkshop.ui.stage.sheet import (
    BOLD,
    REGULAR,
    RIGHT,
    SEMIBOLD,
    SMALLEST,
    Sheet,
    shortened,
    stage_font,
    wrapped,
)
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

MOST, FEW = 6, 4
LEAST = 160.0
"""Less room than this at the end of a line is left empty."""
LEVER_ICONS = {
    Lever.HR: "team",
    Lever.TECHNOLOGY: "screen",
    Lever.LEADERSHIP: "flag",
    Lever.STORY: "statement",
}


def paint(sheet: Sheet, state: StageState) -> None:
    if state.writing:
        _card(sheet, state, state.writing)
    elif state.plan.actions:
        _all(sheet, state)
    else:
        _ask(sheet, state)


def _ask(sheet: Sheet, state: StageState) -> None:
    language = state.workshop.language
    baseline = sheet.title(say("stage.commitments.title", language))
    lead = say("stage.commitments.ask", language)
    sheet.block(sheet.left, baseline + 190, min(sheet.width, 1500), lead, 76, SEMIBOLD)
    sheet.base(say("stage.commitments.base", language))


def _all(sheet: Sheet, state: StageState) -> None:
    language, actions = state.workshop.language, state.plan.actions
    number = in_words(len(actions), language)
    baseline = sheet.title(
        say("stage.commitments.count", language, count=len(actions), number=number)
    )
    y, lines, gap = baseline + 120, 1, 70
    if len(actions) <= FEW:
        lines, gap = 2, 96
    listed = actions if len(actions) <= MOST else actions[: MOST - 1]
    for place, action in enumerate(listed, 1):
        y = _entry(sheet, state, action, place, y, lines) + gap
    if rest := len(actions) - len(listed):
        sheet.text(sheet.left + 70, y, say("stage.commitments.more", language, count=rest), 46)
    sheet.base(say("stage.commitments.base", language))


def _entry(
    sheet: Sheet, state: StageState, action: Action, place: int, y: float, lines: int
) -> float:
    """One promise; its last baseline."""
    x, width = sheet.left + 70, sheet.width - 70
    sheet.text(sheet.left, y, str(place), 46, BOLD)
    title = action.title or say("stage.commitments.untitled", state.workshop.language)
    y = sheet.block(x, y, width, title, 46, SEMIBOLD, lines=1)
    detail = _who_and_when(state, action)
    return (
        sheet.block(x, y + 54, width, detail, 36, colour=sheet.muted, lines=lines) if detail else y
    )


def _who_and_when(state: StageState, action: Action) -> str:
    language = state.workshop.language
    owner = state.workshop.team.person(action.owner_id)
    parts = [owner.name] if owner else []
    if action.first_step and action.first_step_by:
        day = weekday_date(action.first_step_by, language)
        parts.append(say("stage.commitments.by", language, day=day, step=action.first_step))
    elif action.first_step:
        parts.append(action.first_step)
    return " · ".join(parts)


def _card(sheet: Sheet, state: StageState, action: Action) -> None:
    language = state.workshop.language
    card = QRectF(sheet.left, 184, sheet.width, 768)
    sheet.ground(sheet.palette.page)
    sheet.title(_card_title(state, action))
    sheet.box(card, sheet.palette.surface, sheet.palette.line)
    x, labels = card.left() + 48, card.left() + 48 + _label_column(sheet, language)
    right = card.right() - 48
    y = _because(sheet, state, action, x, labels, right, 264)
    y = _what(sheet, state, action, x, labels, right, y)
    y = _line(sheet, x, labels, right, y, say("stage.card.who", language), _who(state, action))
    y = _line(sheet, x, labels, right, y, say("stage.card.first", language), _first(state, action))
    _levers(sheet, action, x, labels, y, language)
    total = max(len(state.plan.actions), 1)
    known = [made.id for made in state.plan.actions]
    number = known.index(action.id) + 1 if action.id in known else total
    sheet.base(say("stage.card.base", language, number=number, total=total))


def _card_title(state: StageState, action: Action) -> str:
    language = state.workshop.language
    if not action.statement_id:
        return say("stage.commitments.title", language)
    short = state.workshop.statement(action.statement_id).short
    fact = state.facts.pair(action.statement_id) if state.facts else None
    gap = fact.points.gap if fact else None
    if fact is None or gap is None or gap <= 0:
        return say("stage.card.title_without", language, statement=short)
    number = limited(str(gap), fact.points.limit, language)
    return say("stage.card.title", language, gap=number, statement=short)


def _label_column(sheet: Sheet, language: str) -> float:
    names = ("because", "will", "who", "first", "levers")
    return max(sheet.text_width(say(f"stage.card.{name}", language), 40) for name in names) + 70


def _because(
    sheet: Sheet, state: StageState, action: Action, x: float, at: float, right: float, y: float
) -> float:
    language = state.workshop.language
    causes = [cause for cause in state.plan.causes if cause.statement_id == action.statement_id]
    linked = next((cause for cause in causes if cause.id == action.cause_id), None)
    cause = linked or (causes[0] if causes else None)
    if cause is None:
        return y
    tag = say(
        "stage.card.evidence", language, evidence=say(f"stage.evidence.{cause.evidence}", language)
    )
    sheet.text(right, y, tag, SMALLEST, colour=sheet.muted, align=RIGHT)
    sheet.text(x, y, say("stage.card.because", language), 40, colour=sheet.muted)
    width = right - at - sheet.text_width(tag, SMALLEST) - 40
    last = sheet.block(at, y, width, cause.text, 42, lines=2)
    sheet.rule(last + 44, x, right)
    return last + 44 + 84


def _what(
    sheet: Sheet, state: StageState, action: Action, x: float, at: float, right: float, y: float
) -> float:
    language = state.workshop.language
    sheet.text(x, y, say("stage.card.will", language), 40, colour=sheet.muted)
    title = going_on(action.title) or "…"
    size = 62 if sheet.text_width(title, 62, BOLD) < 2 * (right - at) else 50
    last = sheet.block(at, y, right - at, title, size, BOLD, lines=2, leading=1.2)
    sheet.rule(last + 44, x, right)
    return last + 44 + 72


def _line(
    sheet: Sheet, x: float, at: float, right: float, y: float, label: str, parts: tuple[str, str]
) -> float:
    strong, plain = parts
    sheet.text(x, y, label, 40, colour=sheet.muted)
    size = sheet.fitting(strong, right - at, 44, BOLD)
    shown = shortened(strong, stage_font(size, BOLD), right - at)
    end = sheet.text(at, y, shown, size, BOLD)
    last = _continued(sheet, at, end, right, y, plain)
    sheet.rule(last + 44, x, right)
    return last + 44 + 72


def _continued(sheet: Sheet, at: float, end: float, right: float, y: float, plain: str) -> float:
    """The rest of a line after its strong beginning, on a second line when it needs one."""
    first = wrapped(plain, stage_font(44), right - end)[0] if right - end > LEAST else ""
    sheet.text(end, y, first, 44)
    rest = plain[len(first) :].strip()
    return sheet.block(at, y + 55, right - at, rest, 44, lines=1) if rest else y


def _who(state: StageState, action: Action) -> tuple[str, str]:
    language, team = state.workshop.language, state.workshop.team
    owner, partner = team.person(action.owner_id), team.person(action.partner_id)
    if owner is None:
        return "…", ""
    rest = f", {owner.function}" if owner.function else ""
    if partner:
        rest += say("stage.card.with", language, partner=_named(partner))
    return owner.name, rest


def _named(person: Person) -> str:
    return f"{person.name}, {person.function}" if person.function else person.name


def _first(state: StageState, action: Action) -> tuple[str, str]:
    language = state.workshop.language
    step = action.first_step or "…"
    if action.first_step_by is None:
        return "", step
    day = weekday_date(action.first_step_by, language)
    return say("stage.card.by", language, day=day), f": {step}"


def _levers(sheet: Sheet, action: Action, x: float, at: float, y: float, language: str) -> None:
    sheet.text(x, y, say("stage.card.levers", language), 40, colour=sheet.muted)
    names = {lever: say(f"stage.lever.{lever}", language) for lever in Lever}
    right = sheet.right - 48
    size, gap = next(
        (
            (size, gap)
            for size, gap in ((40, 60), (36, 40), (SMALLEST, 24))
            if _run_of(sheet, names.values(), size, gap) <= right - at
        ),
        (SMALLEST, 12),
    )
    for lever, name in names.items():
        on = lever in action.levers
        box = QRectF(at, y - 46, 60, 60)
        sheet.box(box, sheet.palette.ink if on else None, None if on else sheet.palette.axis, 3)
        tone = sheet.palette.surface if on else sheet.palette.axis
        sheet.icon(LEVER_ICONS[lever], box.adjusted(12, 12, -12, -12), tone)
        weight, colour = (BOLD, sheet.palette.ink) if on else (REGULAR, sheet.muted)
        at = sheet.text(at + 76, y, name, size, weight, colour) + gap


def _run_of(sheet: Sheet, names: Iterable[str], size: float, gap: float) -> float:
    """How wide the levers run, all of them in bold."""
    return sum(76 + sheet.text_width(name, size, BOLD) + gap for name in names) - gap
