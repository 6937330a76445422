"""How deep an action goes and what a plan lacks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from cxworkshop.domain.plan import Action, Depth, Lever, Stage
from cxworkshop.method.balance import PlanWarning, WarningCode, depth, plan_warnings

DEEP, COSMETIC = (True, True, True, False), (False, True, False, False)


def balanced() -> list[Action]:
    """Three deep actions that pull all levers, reach all stages and stop something."""
    levers = [{Lever.HR}, {Lever.TECHNOLOGY, Lever.STORY}, {Lever.LEADERSHIP}]
    return [
        Action(
            id=str(number),
            title="An action",
            owner_id=f"owner {number}",
            levers=frozenset(levers[number]),
            stage=stage,
            depth_answers=DEEP,
            stops="the monthly report" if number == 0 else "",
        )
        for number, stage in enumerate(Stage)
    ]


def codes(warnings: list[PlanWarning]) -> list[WarningCode]:
    return [warning.code for warning in warnings]


def test_depth_counts_the_yes() -> None:
    expected = [Depth.COSMETIC, Depth.COSMETIC, Depth.MIXED, Depth.DEEP, Depth.DEEP]
    for answers in product((False, True), repeat=4):
        assert depth(answers) is expected[sum(answers)]


@pytest.mark.parametrize("answers", [(), (True,), (True,) * 5])
def test_depth_needs_all_four_answers(answers: tuple[bool, ...]) -> None:
    with pytest.raises(ValueError, match="4 answers"):
        depth(answers)


def test_a_balanced_plan_has_no_warning_and_neither_has_an_empty_one() -> None:
    assert plan_warnings(balanced()) == []
    assert plan_warnings([]) == []


def test_more_than_half_cosmetic_is_too_much_and_half_is_not() -> None:
    first, second, third = balanced()
    shallow = [replace(first, depth_answers=COSMETIC), replace(second, depth_answers=COSMETIC)]
    assert plan_warnings([*shallow, third]) == [PlanWarning(WarningCode.MOSTLY_COSMETIC)]
    assert plan_warnings([*shallow, third, replace(third, id="4")]) == []


def test_actions_whose_depth_nobody_answered_are_not_called_cosmetic() -> None:
    first, second, third = balanced()
    unanswered = [replace(action, depth_answers=()) for action in (second, third)]
    assert plan_warnings([replace(first, depth_answers=COSMETIC), *unanswered]) == []


def test_an_empty_stage_is_named() -> None:
    first, second, third = balanced()
    plan = [first, replace(second, stage=Stage.BEFORE), third]
    assert plan_warnings(plan) == [PlanWarning(WarningCode.EMPTY_STAGE, Stage.DURING)]


def test_each_empty_lever_is_named() -> None:
    first, second, third = balanced()
    plan = [first, replace(second, levers=frozenset()), third]
    assert plan_warnings(plan) == [
        PlanWarning(WarningCode.EMPTY_LEVER, Lever.TECHNOLOGY),
        PlanWarning(WarningCode.EMPTY_LEVER, Lever.STORY),
    ]


def test_owners_all_in_one_function_are_a_warning() -> None:
    marketing = {f"owner {number}": "Marketing" for number in range(3)}
    assert plan_warnings(balanced(), marketing) == [
        PlanWarning(WarningCode.ONE_FUNCTION, "Marketing")
    ]
    assert plan_warnings(balanced(), marketing | {"owner 2": "IT"}) == []


def test_an_owner_whose_function_is_unknown_may_be_in_another() -> None:
    assert plan_warnings(balanced(), {"owner 0": "IT", "owner 1": "IT"}) == []
    unowned = [replace(action, owner_id=None) for action in balanced()[1:]]
    assert plan_warnings([balanced()[0], *unowned], {"owner 0": "IT"}) == []


def test_a_plan_that_stops_nothing_is_a_warning() -> None:
    plan = [replace(action, stops="  ") for action in balanced()]
    assert codes(plan_warnings(plan)) == [WarningCode.NOTHING_STOPPED]


def test_the_warnings_carry_codes_for_the_catalogue_of_words() -> None:
    codes_found = codes(plan_warnings([Action(id="1", title="A poster", depth_answers=COSMETIC)]))
    assert [str(code) for code in dict.fromkeys(codes_found)] == [
        "mostly_cosmetic",
        "empty_stage",
        "empty_lever",
        "nothing_stopped",
    ]
