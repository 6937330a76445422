"""The team plan draws gap → cause → action, on as many pages as it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from cxworkshop.domain.plan import Plan
from cxworkshop.reports.plan_rows import cause_spans, gap_spans, plan_rows
from cxworkshop.reports.preview import page_count
from cxworkshop.reports.team_plan import write_team_plan
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.pdf_facts import fonts_not_embedded, is_sound, words_of


def written(folder: Path, plan: Plan | None = None) -> Path:
    made = story.plan() if plan is None else plan
    return write_team_plan(folder / "team.pdf", story.workshop(), story.facts(), made)


def test_the_story_stands_on_one_page(tmp_path: Path, needs: Callable[..., str]) -> None:
    path = written(tmp_path)
    words = words_of(path)
    assert page_count(path) == 1
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
    for expected in (
        "Six actions against three gaps; none before the purchase yet",
        "36 blind + 15 acknowledged",
        "because sales bonuses count new riders only",
        "evidence: story",
        "Give front-line staff a €50 fix-it budget, no approval needed",
        "Claire Dubois, Service director · with Priya Raman",
        "Actions per lever 3 1 3 2",
        "4 deep, 2 mixed, 0 cosmetic",
        "we ask ourselves again",
        "11 of 12 executives answered (1 did not), 12 May 2026.",
    ):
        assert expected in words, expected
    assert words.index("51") < words.index("46") < words.index("44")


def test_it_is_landscape_and_has_a_title_and_language(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path)) as pdf:
        _, _, width, height = (float(value) for value in pdf.pages[0].mediabox)
        assert width > height
        assert str(pdf.docinfo["/Title"]) == "Team plan: Meridian Rail"
        assert str(pdf.Root.Lang) == "en"


@pytest.mark.parametrize("actions", [0, 1, 6, 7, 8, 9, 14, 15, 16, 40])
def test_any_number_of_actions_is_printed_whole(actions: int, tmp_path: Path) -> None:
    base = story.plan().actions[4]
    many = tuple(
        replace(base, id=str(number), title=f"Action number {number} of all")
        for number in range(actions)
    )
    path = written(tmp_path, Plan(story.plan().causes, many))
    words = words_of(path)
    assert all(f"Action number {number} of all" in words for number in range(actions))
    assert words.count("we ask ourselves again") == 1
    assert words.count("Actions per lever") == 1


def test_nothing_said_is_lost_on_paper() -> None:
    plan = story.plan()
    loose = replace(plan.actions[0], id="x", statement_id=None, cause_id=None)
    uncaused = replace(plan.actions[0], id="y", cause_id=None)
    rows = plan_rows(replace(plan, actions=(loose, uncaused)), story.facts())
    assert {row.action.id for row in rows if row.action} == {"x", "y"}
    assert {row.cause.id for row in rows if row.cause} == {"c1", "c2", "c3", "c4"}
    assert rows[-1].statement_id is None
    assert sum(span.count for span in gap_spans(rows)) == len(rows)
    assert sum(span.count for span in cause_spans(rows)) == len(rows)


def test_gaps_come_largest_first() -> None:
    rows = plan_rows(story.plan(), story.facts())
    assert [rows[span.first].statement_id for span in gap_spans(rows)] == ["6b", "5a", "4a"]


def test_an_empty_plan_says_so(tmp_path: Path) -> None:
    path = write_team_plan(tmp_path / "t.pdf", story.workshop(), None, Plan())
    assert "Nothing has been decided yet." in words_of(path)


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_text_is_only_text(text: str, tmp_path: Path, needs: Callable[..., str]) -> None:
    plan = story.plan()
    plan = Plan(
        tuple(replace(cause, text=text) for cause in plan.causes),
        tuple(replace(action, title=text) for action in plan.actions),
    )
    path = written(tmp_path, plan)
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
