"""Each change says what it was about, so that a list of them can be told apart."""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.domain.workshop import Person, RoomMode, Step, StepKind, Team
from cxworkshop.services.change_words import agenda_change, team_change

STEPS = tuple(
    Step(str(number), StepKind.PAGE, title, 5)
    for number, title in enumerate(("Welcome", "Predict", "Rate", "Why"))
)


def test_a_step_that_was_moved_far_is_named_and_not_those_it_passed() -> None:
    welcome, predict, rate, why = STEPS
    assert agenda_change(STEPS, (why, welcome, predict, rate)) == "move step “Why”"
    assert agenda_change(STEPS, (predict, rate, welcome, why)) == "move step “Welcome”"


def test_one_field_of_one_step_is_named_and_more_are_the_agenda() -> None:
    first, *others = STEPS
    longer = replace(first, minutes=9)
    assert agenda_change(STEPS, (longer, *others)) == "change minutes of “Welcome”"
    shorter = [replace(step, minutes=4) for step in STEPS]
    assert agenda_change(STEPS, shorter) == "change agenda"
    assert agenda_change(STEPS, tuple(reversed(STEPS))) == "change agenda"
    assert agenda_change(STEPS, others) == "remove step “Welcome”"


def test_a_long_title_is_cut_between_words() -> None:
    long = replace(STEPS[0], title="What our customers told us " * 9)
    words = agenda_change((), (long,))
    assert words.endswith(" …”")
    assert len(words) < 70


def test_people_are_called_by_the_name_they_had() -> None:
    ada, bo = Person("a", "Ada Lindqvist"), Person("b", "Bo Marsh")
    team = Team(12, RoomMode.CENSUS, people=(ada,))
    assert team_change(team, replace(team, people=(ada, bo))) == "add Bo Marsh"
    renamed = replace(team, people=(replace(ada, name="Ada Berg"),))
    assert team_change(team, renamed) == "change name of Ada Lindqvist"
    assert team_change(team, replace(team, size=11)) == "change team size to 11"
