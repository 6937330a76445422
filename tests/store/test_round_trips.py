"""Everything that is kept comes back equal, and a workshop's parts stay its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.domain.plan import Evidence, Plan, Pledge
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.statements import Form
from cxworkshop.domain.workshop import Person, Status, StepKind, Team
from cxworkshop.store import answers, customers, listing, plans, runs, tables, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.problems import LibraryProblem
from cxworkshop.store.runs import Run
from tests.support.builders import (
    a_cause,
    a_full_source,
    a_score,
    a_source,
    a_statement,
    a_workshop,
    an_action,
)

AT = datetime(2026, 5, 12, 9, 30, 15, 123456, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.db")) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("w-1"))
            workshops.add(connection, a_workshop("w-2", client="Other", held_on=date(2026, 6, 1)))
        yield library


def test_a_workshop_comes_back_equal(library: Library) -> None:
    with library.reading() as connection:
        assert workshops.read(connection, "w-1") == a_workshop("w-1")


def test_a_workshop_with_everything_left_open_comes_back_equal(library: Library) -> None:
    plain = replace(
        a_workshop("w-3"),
        team=Team(3),
        statements=(),
        steps=a_workshop().steps[:1],
        follows_id=None,
        offered_actions=None,
        sample=False,
        status=Status.PREPARING,
    )
    with library.writing() as connection:
        workshops.add(connection, plain)
    with library.reading() as connection:
        assert workshops.read(connection, "w-3") == plain


@given(name=texts, note=texts, share=st.floats(0.001, 0.999), minutes=st.integers(0, 600))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_comes_back_equal(
    library: Library, name: str, note: str, share: float, minutes: int
) -> None:
    before = a_workshop("w-1")
    step = replace(before.steps[0], notes=note, minutes=minutes, content={"lines": [note, name]})
    changed = replace(
        before,
        client=name,
        threshold=share,
        steps=(step,),
        statements=(a_statement("S9", executives=note, forms=frozenset(Form)),),
        team=Team(5, people=(Person("p", name, note),)),
    )
    with library.writing() as connection:
        workshops.save(connection, changed)
    with library.reading() as connection:
        assert workshops.read(connection, "w-1") == changed
        assert workshops.read(connection, "w-2").client == "Other"


def test_saving_one_workshop_leaves_the_others_alone(library: Library) -> None:
    with library.writing() as connection:
        workshops.save(connection, a_workshop("w-1", title="New", steps=(), statements=()))
    with library.reading() as connection:
        untouched = a_workshop("w-2", client="Other", held_on=date(2026, 6, 1))
        assert workshops.read(connection, "w-2") == untouched


def test_workshops_are_listed_the_latest_first(library: Library) -> None:
    with library.writing() as connection:
        workshops.set_headline(connection, "w-2", said=82, customers=34, gap=48)
    with library.reading() as connection:
        listed = listing.rows(connection)
    assert [row.id for row in listed] == ["w-2", "w-1"]
    assert (listed[0].said, listed[0].customers, listed[0].gap) == (82, 34, 48)
    assert listed[1].gap is None


def test_a_workshop_that_is_gone_is_said_in_words(library: Library) -> None:
    with library.reading() as connection, pytest.raises(LibraryProblem, match="deleted"):
        workshops.read(connection, "nobody")


@pytest.mark.parametrize(
    "fields",
    [
        {"k": 0},
        {"threshold": 10.0},
        {"team": Team(0)},
        {"minutes_available": 0},
        {"statements": (a_statement("S1"), a_statement("S1"))},
        {"steps": (replace(a_workshop().steps[0], content={"asks": "rating"}),)},
        {"steps": (replace(a_workshop().steps[1], content={"asks": ["rating"]}),)},
        {"steps": (replace(a_workshop().steps[0], kind=StepKind.PAGE, content={"lines": [1]}),)},
    ],
)
def test_what_is_not_well_formed_is_never_written(
    library: Library, fields: dict[str, object]
) -> None:
    with pytest.raises(ValueError), library.writing() as connection:
        workshops.save(connection, a_workshop("w-1", **fields))
    with library.reading() as connection:
        assert workshops.read(connection, "w-1") == a_workshop("w-1")


def test_customers_come_back_equal_and_only_the_last_import_stays(library: Library) -> None:
    scores = (
        a_score("S1"),
        a_score("S1", segment="new customers"),
        a_score("S2", kind=ScoreKind.SHARE, counts=(), share=0.34, grade=Grade.B, confirmed=False),
        a_score("S3", kind=ScoreKind.MEAN, counts=(), mean=3.25, sd=1.1, top=3),
        a_score("S4", weighted_counts=(1.5, 2.5, 0.0), weight_sum=4.0, weight_squared_sum=8.5),
        a_score("S5", kind=ScoreKind.RECOMMEND, counts=(10, 20, 30)),
    )
    source = replace(a_source(scores=scores), field_from=None, invited=None, panel=True)
    with library.writing() as connection:
        customers.keep(connection, "w-1", a_source("earlier"))
        customers.keep(connection, "w-1", source)
        customers.keep(connection, "w-2", a_source("other"))
    with library.reading() as connection:
        assert customers.read(connection, "w-1") == source
    with library.writing() as connection:
        customers.keep(connection, "w-1", None)
    with library.reading() as connection:
        assert customers.read(connection, "w-1") is None
        assert customers.read(connection, "w-2") == a_source("other")


def test_voices_mapping_and_segments_come_back_equal(library: Library) -> None:
    source = replace(a_full_source(), scores=(a_score("S1"), a_score("S1", segment="North")))
    with library.writing() as connection:
        customers.keep(connection, "w-1", source)
    with library.reading() as connection:
        assert customers.read(connection, "w-1") == source
    with library.writing() as connection:
        customers.keep(connection, "w-1", replace(source, voices=source.voices[:1]))
        assert [row.text for row in connection.execute(tables.voice.select())] == ["Call us back"]
        customers.keep(connection, "w-1", None)
        assert connection.execute(tables.voice.select()).all() == []


def test_a_mapping_is_found_by_later_workshops_of_the_client_alone(library: Library) -> None:
    with library.writing() as connection:
        workshops.add(connection, a_workshop("w-3", held_on=date(2026, 9, 1)))
        workshops.add(connection, a_workshop("w-4", held_on=date(2027, 9, 1)))
        customers.keep(connection, "w-1", replace(a_full_source(), id="one", mapping={"own": [1]}))
        customers.keep(connection, "w-2", replace(a_full_source(), id="two"))
        customers.keep(connection, "w-3", replace(a_full_source(), id="three", mapping={"own": []}))
    with library.reading() as connection:
        assert customers.earlier_mappings(connection, "w-4") == [{"own": []}, {"own": [1]}]
        assert customers.earlier_mappings(connection, "w-3") == [{"own": [1]}]
        assert customers.earlier_mappings(connection, "w-2") == []


def test_a_round_comes_back_as_it_was_frozen(library: Library) -> None:
    scale = ScalePoints(1, 5, ("a", "b", "c", "d", "e"))
    cut = Question(
        "role", QuestionKind.CHOICE, "You are", items=(Item("x", "X"), Item("y", "Y")), total=1
    )
    ready = Round(
        id="r-1",
        title="Rate",
        language="de",
        questions=(
            Question("S1", QuestionKind.RATING, "We do", scale=scale, about="S1"),
            Question("S2", QuestionKind.PREDICTION, "They", lead="Out of 100", low_high=True),
        ),
        cut=cut,
        k=6,
        consent=True,
        step_id="rate",
        team_size=12,
        room_mode="sample",
        threshold=12.5,
    )
    opened = FrozenRound(
        "w-1",
        ready.opened(AT),
        "rating",
        a_workshop().statements,
        population=80,
        segment="North",
        strict=True,
    )
    closed = replace(opened, answered=7, round=opened.round.closed(AT, {"phone": 5, "paper": 2}))
    with library.writing() as connection:
        answers.open_round(connection, opened)
    with library.reading() as connection:
        assert answers.find(connection, "r-1") == opened
    with library.writing() as connection:
        answers.keep(connection, closed, {})
    with library.reading() as connection:
        assert answers.find(connection, "r-1") == closed
        assert answers.latest(connection, "w-1", step_id="rate", kept=True) == closed
        assert answers.latest(connection, "w-2") is None


def test_a_plan_comes_back_equal(library: Library) -> None:
    bare = an_action(
        "action-2",
        owner_id=None,
        cause_id=None,
        statement_id=None,
        levers=frozenset(),
        first_step_by=None,
        stage=None,
        depth_answers=(),
        catalogue_id=None,
    )
    pledge = Pledge("pledge-1", "Ada", "call one customer a week")
    with library.writing() as connection:
        plans.put_cause(connection, "w-1", a_cause("cause-2"))
        plans.put_cause(connection, "w-1", a_cause("cause-1", evidence=Evidence.TESTED))
        plans.put_action(connection, "w-1", an_action())
        plans.put_action(connection, "w-1", bare)
        plans.add_pledge(connection, "w-1", pledge)
        plans.add_pledge(connection, "w-1", replace(pledge, text="something else"))
    with library.reading() as connection:
        assert plans.read(connection, "w-1") == Plan(
            causes=(a_cause("cause-2"), a_cause("cause-1", evidence=Evidence.TESTED)),
            actions=(an_action(), bare),
            pledges=(pledge,),
        )
        assert plans.read(connection, "w-2") == Plan()


def test_what_comes_back_to_a_plan_takes_its_old_place(library: Library) -> None:
    with library.writing() as connection:
        for name in ("a", "b", "c"):
            plans.put_action(connection, "w-1", an_action(name))
        removed = plans.remove_action(connection, "w-1", "b")
        assert removed == (an_action("b"), 1)
        assert plans.remove_action(connection, "w-1", "b") is None
        plans.put_action(connection, "w-1", *removed)
    with library.reading() as connection:
        assert [action.id for action in plans.read(connection, "w-1").actions] == ["a", "b", "c"]


def test_a_run_comes_back_equal(library: Library) -> None:
    run = Run("rate", 2, AT, AT, seconds_by_step={"welcome": 61.5}, released=True)
    with library.writing() as connection:
        runs.keep(connection, "w-1", replace(run, cue_index=0))
        runs.keep(connection, "w-1", run)
        runs.choose(connection, "w-1", ["S2", "S1"])
        runs.keep_note(connection, "w-1", "rate", "two were late")
        runs.keep_note(connection, "w-1", "welcome", "gone soon")
        runs.keep_note(connection, "w-1", "welcome", "")
    with library.reading() as connection:
        assert runs.read(connection, "w-1") == run
        assert runs.chosen(connection, "w-1") == ("S2", "S1")
        assert runs.notes(connection, "w-1") == {"rate": "two were late"}
        assert runs.read(connection, "w-2") is None


def test_an_instant_without_a_zone_is_a_bug(library: Library) -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(Exception, match="time zone"), library.writing() as connection:
        runs.keep(connection, "w-1", Run("rate", 0, naive, naive))


def test_the_last_workshop_of_a_client_takes_the_client_along(library: Library) -> None:
    with library.writing() as connection:
        workshops.save(connection, a_workshop("w-2", client="Harbour Bank"))
        names = connection.execute(tables.client.select()).all()
    assert [row.name for row in names] == ["Harbour Bank"]
