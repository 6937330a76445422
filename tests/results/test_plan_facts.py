"""What may be stated about a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxworkshop.domain.plan import Depth, Lever, Plan, Stage
from cxworkshop.results.plan_facts import plan_facts
from tests.support import story


def test_the_balance_counts_every_lever_stage_and_depth() -> None:
    facts = plan_facts(story.workshop(), story.plan())
    assert facts.levers == {
        Lever.HR: 3,
        Lever.TECHNOLOGY: 1,
        Lever.LEADERSHIP: 3,
        Lever.STORY: 2,
    }
    assert facts.stages == {Stage.BEFORE: 0, Stage.DURING: 1, Stage.AFTER: 5}
    assert facts.depths == {Depth.COSMETIC: 0, Depth.MIXED: 2, Depth.DEEP: 4}


def test_the_title_says_how_many_and_what_is_missing() -> None:
    facts = plan_facts(story.workshop(), story.plan())
    assert facts.title == "Six actions against three gaps; none before the purchase yet"
    assert facts.warnings == ("Nothing yet before the purchase.",)


def test_an_empty_plan_has_a_title_and_no_warnings() -> None:
    facts = plan_facts(story.workshop(), Plan())
    assert (facts.title, facts.warnings, facts.actions) == ("No actions yet", (), ())


def test_actions_come_by_first_step_and_those_without_a_date_last() -> None:
    plan = story.plan()
    undated = replace(plan.actions[0], id="u", first_step_by=None)
    facts = plan_facts(story.workshop(), replace(plan, actions=(undated, *plan.actions)))
    assert [action.id for action in facts.actions][:2] == ["a6", "a4"]
    assert facts.actions[-1].id == "u"


def test_check_dates_start_on_the_day_and_miss_weekends() -> None:
    checks = plan_facts(story.workshop(), story.plan()).checks
    assert [check.day for check in checks] == [
        date(2026, 5, 12),
        date(2026, 5, 26),
        date(2026, 6, 11),
        date(2026, 7, 13),
        date(2026, 8, 10),
    ]


def test_all_owners_in_one_function_are_named() -> None:
    plan = story.plan()
    actions = tuple(replace(action, owner_id="p2") for action in plan.actions)
    warnings = plan_facts(story.workshop(), replace(plan, actions=actions)).warnings
    assert "All owners are in one function: CFO." in warnings
