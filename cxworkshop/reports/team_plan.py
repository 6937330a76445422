"""The team plan for the wall: gap → cause → action on one page, with levers, depth and dates.

A page takes as many rows as it holds; the totals and the time line stand on the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxworkshop.domain.plan import Action, Cause, Lever, Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.brand import branded_header
from cxworkshop.reports.drawings import branch, gap_bar, lever_icon, time_line
from cxworkshop.reports.page import (
    COLOURS,
    FINDING,
    LABEL,
    NOTE_INK,
    NOTE_STRONG,
    SMALL,
    TITLE,
    Document,
    Paper,
)
from cxworkshop.reports.plan_rows import PlanRow, Span, cause_spans, gap_spans, plan_rows
from cxworkshop.reports.small_print import missing_signs, small_print
from cxworkshop.reports.text import BOLD, REGULAR, SEMIBOLD, Style, lines
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import day_month, limited, with_minus
from cxworkshop.results.limits import acknowledged_text
from cxworkshop.results.plan_facts import PlanFacts, action_depth, plan_facts
from cxworkshop.words import say

_NUMBER = Style(31, COLOURS.ink, BOLD)
_NAME = Style(10, COLOURS.ink, SEMIBOLD, 1.2)
_ACTION = Style(11.5, COLOURS.ink, SEMIBOLD, 1.18)
_CAUSE = Style(9.5, COLOURS.ink, REGULAR, 1.3)
_QUIET = Style(8.7, COLOURS.muted, REGULAR, 1.3)
_CELL = Style(9.5, COLOURS.ink)
_CELL_STRONG = Style(9.5, COLOURS.ink, SEMIBOLD)
_TOTAL = Style(14, COLOURS.ink, BOLD)

_TOP = 125.0  # the rule under the head of the table
_ROW, _TALLEST_ROW = 53.8, 92.0
_LAST_PAGE_NEEDS = 117.0  # totals, time line and small print
_FOOT = 29.0


def write_team_plan(
    path: Path,
    workshop: Workshop,
    facts: GapFacts | None,
    plan: Plan,
    paper: Paper = "A4",
) -> Path:
    """Write the whole team's plan as PDF, in landscape."""
    return _TeamPlan(workshop, facts, plan, paper).write(path)


class _TeamPlan:
    def __init__(
        self, workshop: Workshop, facts: GapFacts | None, plan: Plan, paper: Paper
    ) -> None:
        self.workshop, self.facts, self.plan = workshop, facts, plan
        self.language = workshop.language
        self.balance: PlanFacts = plan_facts(workshop, plan)
        self.rows = plan_rows(plan, facts)
        title = f"{self.words('kind')}: {workshop.client}"
        self.document = Document(
            title, self.language, workshop.held_on, paper, sideways=True, margin=0.05
        )
        document = self.document
        self.row = self._row_height()
        self.x_cause = document.left + document.inner * 0.2285
        self.x_action = document.left + document.inner * 0.441
        self.x_levers = [
            document.left + document.inner * share for share in (0.703, 0.736, 0.769, 0.802)
        ]
        self.x_depth = document.left + document.inner * 0.851
        self.x_stage = document.left + document.inner * 0.897

    def words(self, key: str, **values: object) -> str:
        return say(f"papers.team.{key}", self.language, **values)

    def write(self, path: Path) -> Path:
        pages = self._pages()
        for number, rows in enumerate(pages):
            if number:
                self.document.next_page()
            self._head(number, len(pages))
            self._table(rows)
        self._closing(_TOP + len(pages[-1]) * self.row)
        return self.document.save(path)

    def _row_height(self) -> float:
        """Rows share the page when there are few, so that the plan can be read across a room."""
        room = self.document.height - _FOOT - _LAST_PAGE_NEEDS - _TOP
        return max(_ROW, min(_TALLEST_ROW, room / max(len(self.rows), 1)))

    def _pages(self) -> list[list[PlanRow]]:
        """The rows of each page; the last page keeps room for the closing part."""
        height = self.document.height
        last = int((height - _FOOT - _LAST_PAGE_NEEDS - _TOP) / self.row)
        full = int((height - _FOOT - 12 - _TOP) / self.row)
        rest, pages = list(self.rows), []
        while len(rest) > last:
            taken = min(full, len(rest) - 1)
            pages.append(rest[:taken])
            rest = rest[taken:]
        return [*pages, rest]

    # Head and rows

    def _head(self, number: int, pages: int) -> None:
        document = self.document
        kind = self.words("kind")
        if pages > 1:
            page = say("papers.page", self.language, page=number + 1, pages=pages)
            kind = f"{kind} · {page}"
        branded_header(document, self.workshop, kind, y=38.5)
        if number == 0:
            document.bookmark(self.words("kind"), "plan")
        document.text(document.left, 77, self.balance.title, TITLE, limit=document.inner)
        document.text(document.left, 117, self.words("gap"), NOTE_STRONG)
        document.text(self.x_cause, 117, self.words("cause"), NOTE_STRONG)
        document.text(self.x_action, 117, self.words("action"), NOTE_STRONG)
        for lever, x in zip(Lever, self.x_levers, strict=True):
            lever_icon(document, lever, x - 7, 90, 14, COLOURS.ink)
            name = say(f"facts.lever_short.{lever}", self.language)
            document.text(x, 117, name, _QUIET, "center")
        document.text(self.x_depth, 117, self.words("depth"), _QUIET, "center")
        document.text(self.x_stage, 117, self.words("stage"), _QUIET, "center")
        document.text(document.right, 117, self.words("first_step"), _QUIET, "right")
        document.rule(_TOP, COLOURS.ink, 0.8)

    def _table(self, rows: Sequence[PlanRow]) -> None:
        document = self.document
        rows = list(rows)
        if not rows:
            document.text(document.left, _TOP + 34, self.words("empty"), FINDING)
        for span in gap_spans(rows):
            self._gap(rows[span.first], _TOP + span.first * self.row, span.count)
            if span.first + span.count < len(rows):
                document.rule(_TOP + (span.first + span.count) * self.row)
        for span in cause_spans(rows):
            self._cause(rows[span.first].cause, rows[span.first], span)
        self._arrows(rows)
        for index, row in enumerate(rows):
            self._action(row.action, _TOP + index * self.row)
            if index and rows[index - 1].statement_id == row.statement_id:
                document.rule(_TOP + index * self.row, thickness=0.5, left=self.x_action)
        document.rule(_TOP + max(len(rows), 1) * self.row, COLOURS.ink, 0.8)

    def _gap(self, row: PlanRow, top: float, rows: int) -> None:
        document, fact = self.document, self._fact(row)
        limit = self.x_cause - document.left - 36
        middle = top + rows * self.row / 2
        if row.statement_id is None:
            document.text(document.left, middle + 4, self.words("other"), _NAME, limit=limit)
            return
        name = self._name(row.statement_id)
        gap = fact.points.gap if fact else None
        if fact is None or gap is None:
            document.text(document.left, middle, name, _NAME, limit=limit)
            document.text(document.left, middle + 13, self.words("no_gap"), _QUIET)
            return
        if rows * self.row < 80:
            self._small_gap(fact, gap, name, middle, limit)
            return
        y = middle - 11
        number = limited(with_minus(gap), fact.points.limit, self.language)
        wide = document.text(document.left, y, number, _NUMBER)
        unit = self.words("points", count=abs(gap))
        document.text(document.left + wide + 6.5, y, unit, LABEL)
        document.text(document.left, y + 18, name, _NAME, limit=limit + 24)
        gap_bar(document, document.left, y + 24.5, 200, 6.4, fact.points)
        document.text(document.left, y + 43, self._parts(fact), _QUIET)

    def _small_gap(self, fact: PairFact, gap: int, name: str, middle: float, limit: float) -> None:
        """The same on a single low row."""
        document = self.document
        style = Style(20, COLOURS.ink, BOLD)
        number = limited(with_minus(gap), fact.points.limit, self.language)
        wide = document.text(document.left, middle - 4, number, style)
        unit = self.words("points", count=abs(gap))
        document.text(document.left + wide + 5, middle - 4, unit, _QUIET)
        document.text(document.left, middle + 8.5, name, _NAME, limit=limit + 24)
        document.text(document.left, middle + 20, self._parts(fact), _QUIET)

    def _parts(self, fact: PairFact) -> str:
        points = fact.points
        if points.blind_spot is None or points.acknowledged is None:
            return self.words("not_split")
        one_way = min(points.blind_spot, points.acknowledged) >= 0
        return self.words(
            "parts" if one_way else "parts_signed",
            blind=with_minus(points.blind_spot),
            acknowledged=acknowledged_text(points, self.language),
        )

    def _cause(self, cause: Cause | None, row: PlanRow, span: Span) -> None:
        document = self.document
        middle = _TOP + (span.first + span.count / 2) * self.row
        limit = self.x_action - self.x_cause - 30
        if cause is None:
            if row.statement_id is not None:
                document.text(self.x_cause, middle + 3, self.words("no_cause"), _QUIET)
            return
        most = max(int((span.count * self.row - 16) / _CAUSE.leading), 2)
        text = self.words("because", cause=cause.text)
        found = lines(text, _CAUSE, limit, most)
        high = len(found) * _CAUSE.leading + _QUIET.leading
        y = middle - high / 2 + _CAUSE.size
        last = document.lines(self.x_cause, y, found, _CAUSE)
        evidence = say(f"facts.evidence.{cause.evidence}", self.language)
        words = say("facts.plan.evidence", self.language, evidence=evidence)
        document.text(self.x_cause, last + _QUIET.leading, words, _QUIET)

    def _action(self, action: Action | None, top: float) -> None:
        document = self.document
        if action is None:
            document.text(self.x_action, top + self.row / 2 + 3, self.words("no_action"), _QUIET)
            return
        limit = self.x_levers[0] - self.x_action - 14
        found = lines(action.title, _ACTION, limit, 2)
        high = (len(found) - 1) * _ACTION.leading + 13.6
        y = top + (self.row - high) / 2 + 3.4
        last = document.lines(self.x_action, y, found, _ACTION)
        document.text(self.x_action, last + 13.6, self._who(action), _QUIET, limit=limit + 7)
        self._cells(action, top + self.row / 2)

    def _cells(self, action: Action, middle: float) -> None:
        document = self.document
        for lever, x in zip(Lever, self.x_levers, strict=True):
            if lever in action.levers:
                document.dot(x, middle, 5.3, COLOURS.ink)
            else:
                document.dot(x, middle, 1.1, COLOURS.axis)
        found = action_depth(action)
        if found:
            style = _CELL_STRONG if found == "deep" else _CELL
            name = say(f"facts.depth.{found}", self.language)
            document.text(self.x_depth, middle + 3.3, name, style, "center")
        if action.stage:
            name = say(f"facts.stage.{action.stage}", self.language)
            document.text(self.x_stage, middle + 3.3, name, _CELL, "center")
        if action.first_step_by:
            date = day_month(action.first_step_by, self.language)
            document.text(document.right, middle + 3.3, date, _CELL_STRONG, "right")

    def _who(self, action: Action) -> str:
        team = self.workshop.team
        owner, partner = team.person(action.owner_id), team.person(action.partner_id)
        if owner is None:
            return self.words("no_owner")
        named = ", ".join(filter(None, [owner.name, owner.function]))
        if partner is None:
            return self.words("owner", owner=named)
        return self.words("owner_partner", owner=named, partner=partner.name)

    def _arrows(self, rows: list[PlanRow]) -> None:
        """Lines from each gap to its causes and from each cause to its actions."""
        causes = cause_spans(rows)
        left, right = self.x_cause - 38, self.x_cause - 7.5
        for gap in gap_spans(rows):
            inside = [span for span in causes if gap.first <= span.first < gap.first + gap.count]
            targets = [self._middle(span) for span in inside if rows[span.first].cause]
            branch(self.document, left, right, self._middle(gap), targets)
        left, right = self.x_action - 27, self.x_action - 7.5
        for span in causes:
            numbers = range(span.first, span.first + span.count)
            targets = [self._middle(Span(index, 1)) for index in numbers if rows[index].action]
            if rows[span.first].cause:
                branch(self.document, left, right, self._middle(span), targets)

    # The closing part

    def _closing(self, y: float) -> None:
        document = self.document
        if self.rows:
            self._totals(y + 20)
        notes = self._small_print()
        foot = document.height - _FOOT
        document.lines(document.left, foot - (len(notes) - 1) * SMALL.leading, notes, SMALL)
        time_line(document, foot - 48, self.balance.checks, LABEL)

    def _totals(self, y: float) -> None:
        document, balance = self.document, self.balance
        document.text(self.x_action, y, self.words("per_lever"), _CELL_STRONG)
        for lever, x in zip(Lever, self.x_levers, strict=True):
            document.text(x, y + 1.5, str(balance.levers[lever]), _TOTAL, "center")
        depths = {str(level): count for level, count in balance.depths.items()}
        document.text(document.right, y, self.words("depths", **depths), NOTE_INK, "right")

    def _small_print(self) -> list[str]:
        texts = [self.workshop.client, self.workshop.title]
        texts += [cause.text for cause in self.plan.causes]
        for action in self.plan.actions:
            texts += [action.title, self._who(action)]
        missing = missing_signs(texts, self.language)
        sentences = [small_print(self.workshop, self.facts, private=False), missing]
        return lines(" ".join(filter(None, sentences)), SMALL, self.document.inner, 2)

    def _fact(self, row: PlanRow) -> PairFact | None:
        if self.facts is None or row.statement_id is None:
            return None
        return self.facts.pair(row.statement_id)

    def _name(self, statement_id: str) -> str:
        found = (item for item in self.workshop.statements if item.id == statement_id)
        statement = next(found, None)
        return statement.short if statement else statement_id

    def _middle(self, span: Span) -> float:
        return _TOP + (span.first + span.count / 2) * self.row
