"""A commitment in short: what, who, first step by when, its levers and how deep it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.plan import Action, Lever
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import weekday_date
from cxworkshop.results.limits import gap_text
from cxworkshop.results.plan_facts import action_depth
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import CardButton
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class ActionCard(CardButton):
    """`opened` carries the action's id."""

    opened = Signal(str)

    def __init__(
        self, number: int, action: Action, workshop: Workshop, facts: GapFacts | None
    ) -> None:
        super().__init__()
        self._id = action.id
        self.clicked.connect(self._open)
        sizes.fix(self, height=92)
        title = action.title or say("run.plan.untitled")
        who, by = _who_and_first_step(action, workshop), _by_when(action)
        gap = gap_words(action, workshop, facts)
        self.setAccessibleName(f"{say('run.plan.open')}: {title}")
        self.setAccessibleDescription(", ".join(filter(None, (who, by))) + f". {gap}")
        words = QVBoxLayout()
        words.setSpacing(0)
        depth = PlainLabel(_depth_words(action), "small", "muted")
        words.addLayout(_ends(PlainLabel(title, "strong", elide=True), depth))
        words.addLayout(_ends(PlainLabel(who, "body", elide=True), PlainLabel(by)))
        closes = PlainLabel(gap, "small", "muted", elide=True)
        words.addLayout(_ends(closes, *_levers(action), spacing=8))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(16)
        line.addWidget(PlainLabel(str(number), "strong", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def _open(self) -> None:
        self.opened.emit(self._id)


def gap_words(action: Action, workshop: Workshop, facts: GapFacts | None) -> str:
    """Which gap an action closes and how large it is: "Help that solves it, +44"."""
    if not action.statement_id:
        return say("run.plan.no_gap")
    statement = workshop.statement(action.statement_id)
    fact = facts.pair(action.statement_id) if facts else None
    if fact is None or fact.points.gap is None:
        return statement.short
    return say("run.plan.closes", statement=statement.short, gap=gap_text(fact.points))


def _who_and_first_step(action: Action, workshop: Workshop) -> str:
    owner = workshop.team.person(action.owner_id)
    who = say("run.plan.nobody")
    if owner:
        who = f"{owner.name}, {owner.function}" if owner.function else owner.name
    return f"{who} · {action.first_step}" if action.first_step else who


def _by_when(action: Action) -> str:
    """The day of the first step, which a long one must not push off the card."""
    if not (action.first_step and action.first_step_by):
        return ""
    return say("run.plan.by_day", day=weekday_date(action.first_step_by))


def _ends(left: QWidget, *right: QWidget, spacing: int = 12) -> QHBoxLayout:
    """What may be shortened takes what is left of a line."""
    line = QHBoxLayout()
    line.setSpacing(spacing)
    line.addWidget(left, 1)
    for widget in right:
        line.addWidget(widget)
    return line


def _levers(action: Action) -> list[QWidget]:
    return [_chip(say(f"run.lever.{lever}")) for lever in Lever if lever in action.levers]


def _depth_words(action: Action) -> str:
    depth = action_depth(action)
    if not depth:
        return ""
    yes = sum(action.depth_answers)
    return say("run.plan.depth", depth=say(f"run.depth.{depth}"), yes=yes)


def _chip(words: str) -> QWidget:
    label = PlainLabel(words, "small")
    label.setProperty("kind", "tag")
    return label
