"""What the headless demo prints at its end: the figures, the plan, and where everything is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.plan import Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import limited, signed, weekday_date
from cxworkshop.results.limits import gap_text
from cxworkshop.results.sentences.gaps import gaps_title
from cxworkshop.results.sentences.pair import pair_title
from cxworkshop.words import say

NAME_WIDTH = 30
NUMBER_WIDTH = 11


def summary(
    workshop: Workshop,
    facts: GapFacts | None,
    plan: Plan,
    pictures: Sequence[Path],
    papers: Sequence[Path],
    out: Path,
) -> str:
    """One page of text."""
    parts = [
        say("demo.title", client=workshop.client, title=workshop.title),
        say("demo.made_up"),
        "",
        *(_figures(facts) if facts else [say("demo.no_facts")]),
        "",
        *_plan(workshop, plan),
        "",
        *_files(pictures, papers, out),
    ]
    return "\n".join(parts)


def _figures(facts: GapFacts) -> list[str]:
    base = facts.base
    lines = [say("demo.answered", answered=base.answered, team=base.team_size)]
    if facts.hero:
        lines.append(pair_title(facts.hero, base, RevealStage.GAP))
    names = ("we", "predicted", "they", "gap", "blind_spot")
    heads = "".join(f"{say(f'run.preview.column.{name}'):>{NUMBER_WIDTH}}" for name in names)
    lines += [gaps_title(facts), "", f"{'':{NAME_WIDTH}}{heads}"]
    return [*lines, *map(_row, facts.pairs)]


def _row(fact: PairFact) -> str:
    points = fact.points
    numbers = [
        limited(_plain(points.said), points.limit),
        *(_plain(value) for value in (points.predicted, points.customers)),
        gap_text(points) or "–",
        "–" if points.blind_spot is None else signed(points.blind_spot),
    ]
    cells = "".join(f"{number:>{NUMBER_WIDTH}}" for number in numbers)
    return f"{fact.statement.short:{NAME_WIDTH}}{cells}"


def _plain(value: int | None) -> str:
    return "–" if value is None else str(value)


def _plan(workshop: Workshop, plan: Plan) -> list[str]:
    lines = [say("demo.plan", count=len(plan.actions))]
    for action in plan.actions:
        owner = workshop.team.person(action.owner_id)
        who = owner.name if owner else say("stage.closing.nobody")
        when = weekday_date(action.first_step_by) if action.first_step_by else "–"
        lines.append(say("demo.action", when=when, who=who, what=action.title))
    return [*lines, say("demo.pledges", count=len(plan.pledges))]


def _files(pictures: Sequence[Path], papers: Sequence[Path], out: Path) -> list[str]:
    lines = [say("demo.files", folder=out), say("demo.pictures", count=len(pictures))]
    shown = [path for path in papers if path.suffix in (".pdf", ".xlsx", ".csv")]
    return [*lines, *(f"  {path.relative_to(out)}" for path in sorted(shown))]
