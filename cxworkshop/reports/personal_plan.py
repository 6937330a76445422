"""One person's plan: the gap, what this person will do about it, by when, and the own pledge.

One page; two when somebody owns several actions. Rows that nobody filled in are left out. The
page carries a name and therefore never anything about how that person voted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.plan import Action, Cause, Lever, Plan, Pledge
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.reports.action_rows import ActionRow, action_rows
from cxworkshop.reports.brand import branded_header
from cxworkshop.reports.drawings import lever_chips, tick, time_line
from cxworkshop.reports.page import (
    ACTION,
    ACTION_SMALL,
    BODY,
    BODY_STRONG,
    COLOURS,
    FINDING,
    LABEL,
    NAME,
    NOTE,
    NOTE_INK,
    NOTE_STRONG,
    SMALL,
    Document,
    Paper,
)
from cxworkshop.reports.pair_picture import place_pair
from cxworkshop.reports.small_print import missing_signs, small_print
from cxworkshop.reports.text import lines, printable, width
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import going_on
from cxworkshop.results.plan_facts import Check, action_depth, plan_checks
from cxworkshop.results.sentences.pair import pair_statement, pair_title
from cxworkshop.words import say

_NAMES = (NAME, replace(NAME, size=20.5), replace(NAME, size=16, line_height=1.12))
_INDENT = 104  # where the answers begin, beside their labels
_ROW_LINES = (3, 2, 1)
_SPACE_ABOVE_CLOSING = 10


def write_personal_plan(
    path: Path,
    workshop: Workshop,
    person: Person,
    facts: GapFacts | None,
    plan: Plan,
    paper: Paper = "A4",
) -> Path:
    """Write the plan of one person as PDF. It holds the actions this person owns and the pledge
    sent under this name."""
    writer = _PersonalPlan(workshop, person, facts, plan, paper)
    return writer.write(path)


def pledge_of(person: Person, plan: Plan) -> Pledge | None:
    """The last pledge that was sent under this person's name."""
    name = _folded(person.name)
    return next((item for item in reversed(plan.pledges) if _folded(item.name) == name), None)


class _PersonalPlan:
    def __init__(
        self,
        workshop: Workshop,
        person: Person,
        facts: GapFacts | None,
        plan: Plan,
        paper: Paper,
    ) -> None:
        self.workshop, self.person, self.facts, self.plan = workshop, person, facts, plan
        self.language = workshop.language
        self.pledge = pledge_of(person, plan)
        self.actions = [action for action in plan.actions if action.owner_id == person.id]
        title = self.words("title", name=person.name)
        self.document = Document(title, self.language, workshop.held_on, paper)
        tall = self.document.height > 800
        self.foot = self.document.height - (40 if tall else 28)
        self.row_space = 7.0 if tall else 5.0
        self.row_lines = _ROW_LINES[0]

    def words(self, key: str, **values: object) -> str:
        return say(f"papers.personal.{key}", self.language, **values)

    def write(self, path: Path) -> Path:
        limit = self._closing(draw=False) - _SPACE_ABOVE_CLOSING
        y = self._open_page(first=True)
        y = self._all_actions(y, limit) if self.actions else self._without_actions(y)
        if y > limit:
            self.document.next_page()
            self._open_page(first=False)
        self._closing()
        return self.document.save(path)

    def _all_actions(self, y: float, limit: float) -> float:
        """The first action in full, the others below it or on a second page, as many as fit above
        the closing part (whose top is `limit`). Returns how far down the last page is used."""
        y = self._shorten_to_fit(self.actions[0], y)
        second_page = False
        for number, action in enumerate(self.actions[1:], 1):
            if not second_page and y + self._height(action, number) > limit:
                self.document.next_page()
                y, second_page = self._open_page(first=False), True
            more = len(self.actions) - number
            room = limit if more == 1 else limit - 20
            if y + self._height(action, number) > room:
                self.document.text(self.document.left, y + 30, self.words("more", count=more), NOTE)
                return limit
            y = self._action(action, y, number)
        return y

    def _shorten_to_fit(self, action: Action, y: float) -> float:
        """The first action as it is written; only when even a page of its own is too short for it
        are its longest answers cut."""
        for most in _ROW_LINES:
            self.row_lines = most
            if y + self._height(action, 0) <= self.foot:
                break
        return self._action(action, y, 0)

    def _height(self, action: Action, number: int) -> float:
        with self.document.rehearsal():
            return self._action(action, 0, number)

    # The frame of a page

    def _open_page(self, first: bool) -> float:
        document, person = self.document, self.person
        branded_header(document, self.workshop, self.words("kind"))
        if not first:
            document.text(document.left, 78, person.name, FINDING, limit=document.inner)
            return 92
        document.bookmark(self.words("title", name=person.name), "plan")
        wide = document.text(
            document.right, 84, person.function, LABEL, "right", document.inner * 0.4
        )
        self._name(document.inner - wide - 16)
        return 84

    def _name(self, limit: float) -> None:
        """The name as large as it fits on one line, else on two small ones."""
        document, name = self.document, printable(self.person.name)
        for style in _NAMES:
            if width(name, style) <= limit:
                document.text(document.left, 84, name, style)
                return
        found = lines(name, _NAMES[-1], limit, 2)
        document.lines(document.left, 89 - (len(found) - 1) * _NAMES[-1].leading, found, _NAMES[-1])

    def _closing(self, draw: bool = True) -> float:
        """What stands at the foot of the last page, from the bottom up. Returns its top."""
        document = self.document
        if not draw:
            with document.rehearsal():
                return self._closing()
        notes = self._small_print()
        y = self.foot - (len(notes) - 1) * SMALL.leading
        document.lines(document.left, y, notes, SMALL)
        y -= SMALL.leading + 12
        self._signatures(y)
        y = self._pledge(y - 44)
        time_line(document, y - 46, self._checks(), LABEL)
        return y - 64

    def _small_print(self) -> list[str]:
        texts = [self.person.name, self.person.function, self.workshop.client, self._pledge_text()]
        for action in self.actions:
            texts += [row.text for row in action_rows(action, self.workshop)] + [action.title]
        sentences = small_print(self.workshop, self.facts, private=True)
        whole = " ".join(filter(None, [sentences, missing_signs(texts, self.language)]))
        return lines(whole, SMALL, self.document.inner, 4)

    def _checks(self) -> tuple[Check, ...]:
        names = (0, 14, 30, 60, 90)
        return tuple(
            Check(check.day, say(f"papers.check.{name}", self.language))
            for name, check in zip(names, plan_checks(self.workshop), strict=True)
        )

    def _signatures(self, y: float) -> None:
        document = self.document
        wide = document.inner * 0.426
        partner = self._partner()
        other = self.words("partner", name=partner.name) if partner else self.words("witness")
        for x, words in (
            (document.left, self.words("signed", name=self.person.name)),
            (document.right - wide, other),
        ):
            document.rule(y - 14, COLOURS.ink, 0.7, x, x + wide)
            document.text(x, y, words, NOTE, limit=wide)

    def _partner(self) -> Person | None:
        partners = (self.workshop.team.person(action.partner_id) for action in self.actions)
        return next((partner for partner in partners if partner), None)

    def _pledge_text(self) -> str:
        return self.pledge.text if self.pledge else ""

    def _pledge(self, bottom: float) -> float:
        """The box of the pledge; without one it leaves room to write it. Returns its top."""
        document = self.document
        found = lines(self._pledge_text(), BODY, document.inner - 23, 4) or [""]
        high = 39 + len(found) * BODY.leading
        top = bottom - high
        document.box(document.left, top, document.inner, high, COLOURS.page, COLOURS.line, radius=4)
        x = document.left + 11.5
        document.text(x, top + 20.5, self.words("pledge"), NOTE_STRONG)
        if self.pledge:
            document.lines(x, top + 39, found, BODY)
        else:
            wide = document.text(x, top + 40, self.words("pledge_empty"), NOTE)
            document.rule(top + 42, COLOURS.axis, 0.5, x + wide + 6, document.right - 11.5)
        return top

    # Actions

    def _action(self, action: Action, y: float, number: int) -> float:
        """One action with its gap; the first carries the chart. Returns its last line."""
        document = self.document
        first = number == 0
        fact = self._fact(action)
        if fact and (first or self.actions[number - 1].statement_id != action.statement_id):
            y = self._gap(fact, y, chart=first)
        document.rule(y + 12)
        y += 12
        cause = self._cause(action)
        if cause:
            y = self._because(cause, y)
        y = self._title(action, y, first)
        if action.levers or first:
            y = self._levers(action, y)
        document.rule(y + 14)
        y += 14
        for row in action_rows(action, self.workshop):
            y = self._row(row, y)
        return self._depth(action, y) if action.depth_answers else y

    def _gap(self, fact: PairFact, y: float, chart: bool) -> float:
        document, facts = self.document, self.facts
        if facts is None:
            return y
        title = pair_title(fact, facts.base, RevealStage.GAP, self.language)
        y = document.block(document.left, y + 31, title, FINDING, document.inner, 2)
        wording = pair_statement(fact, self.language)
        y = document.block(document.left, y + 17, wording, NOTE, document.inner, 2)
        if not chart:
            return y
        return place_pair(document, y + 22, fact, facts.base, self.language) + 4

    def _because(self, cause: Cause, y: float) -> float:
        document = self.document
        evidence = say(f"facts.evidence.{cause.evidence}", self.language)
        words = say("facts.plan.evidence", self.language, evidence=evidence)
        wide = document.text(document.right, y + 23, words, NOTE, "right")
        document.text(document.left, y + 23, self.words("because"), LABEL)
        limit = document.inner - _INDENT - wide - 14
        return document.block(document.left + _INDENT, y + 23, cause.text, BODY, limit, 2) + 4

    def _title(self, action: Action, y: float, first: bool) -> float:
        document = self.document
        style = ACTION if first else ACTION_SMALL
        y += 12 + style.size
        document.text(document.left, y, self.words("i_will" if first else "also"), LABEL)
        limit = document.inner - _INDENT
        return document.block(
            document.left + _INDENT, y, going_on(action.title), style, limit, 3 if first else 2
        )

    def _levers(self, action: Action, y: float) -> float:
        names = {lever: say(f"facts.lever.{lever}", self.language) for lever in Lever}
        lever_chips(self.document, self.document.left + _INDENT, y + 13, action.levers, names)
        return y + 32

    def _row(self, row: ActionRow, y: float) -> float:
        """One row with a hair line below. Returns the line's y."""
        document = self.document
        x, limit = document.left + _INDENT, document.inner - _INDENT
        document.text(document.left, y + self.row_space + 9.5, row.label, LABEL, limit=_INDENT - 8)
        beside = 0.0
        if row.strong:
            beside = document.text(x, y + self.row_space + 9.5, row.strong, BODY_STRONG)
            if len(lines(row.text, BODY, limit - beside)) > 1:
                y, beside = y + BODY.leading, 0.0
        y = document.block(
            x + beside, y + self.row_space + 9.5, row.text, BODY, limit - beside, self.row_lines
        )
        document.rule(y + self.row_space, thickness=0.5)
        return y + self.row_space

    def _depth(self, action: Action, y: float) -> float:
        document = self.document
        found = action_depth(action)
        name = say(f"facts.depth.{found}", self.language)
        y += 23
        document.text(document.left, y, self.words("depth", depth=name), NOTE_STRONG)
        x = document.left + _INDENT
        for number, yes in enumerate(action.depth_answers, 1):
            words = say(f"facts.depth_question.{number}", self.language)
            tick(document, x + 4.3, y - 3.4, 4.3, yes)
            x += 13 + document.text(x + 13, y, words, NOTE_INK if yes else NOTE) + 12
        return y

    def _without_actions(self, y: float) -> float:
        """The team's own headline gap, for somebody who owns no action."""
        if self.facts and self.facts.hero:
            y = self._gap(self.facts.hero, y, chart=True)
        self.document.rule(y + 12)
        self.document.text(self.document.left, y + 36, self.words("no_actions"), BODY)
        return y + 36

    def _fact(self, action: Action) -> PairFact | None:
        if self.facts is None or action.statement_id is None:
            return None
        fact = self.facts.pair(action.statement_id)
        return fact if fact and (fact.team or fact.customers) else None

    def _cause(self, action: Action) -> Cause | None:
        return next((item for item in self.plan.causes if item.id == action.cause_id), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
