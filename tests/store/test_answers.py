"""Kept answers: what is asked for is there, and nothing from which a person could be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import correlation, mean

import pytest
from sqlalchemy import inspect, select

from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.rounds import Round
from cxworkshop.store import answers, tables, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Library, open_library
from tests.support.builders import a_workshop

AT = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
PEOPLE = list(range(40))
ROUNDS = 30


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.db")) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("w"))
        yield library


def keep(library: Library, round_id: str, values: dict[str, list[object]]) -> None:
    questions = tuple(Question(name, QuestionKind.PREDICTION, name) for name in values)
    round_ = Round(round_id, "Predict", "en", questions, step_id="predict").opened(AT)
    frozen = FrozenRound("w", round_, "prediction", ())
    closed = FrozenRound("w", round_.closed(AT, {"phone": 40}), "prediction", (), None, 40)
    with library.writing() as connection:
        answers.open_round(connection, frozen)
        answers.keep(connection, closed, values)


def test_every_value_is_kept_once(library: Library) -> None:
    kept: list[object] = [5, 5, None, 1, {"likely": 60, "low": 40, "high": 80}]
    keep(library, "r", {"q1": kept, "q2": [3]})
    with library.reading() as connection:
        found = answers.values(connection, "r")
    assert sorted(map(str, found["q1"])) == sorted(map(str, kept))
    assert found["q2"] == [3]


def test_an_answer_row_holds_a_round_a_question_a_value_and_a_random_key(library: Library) -> None:
    with library.reading() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("answer")}
        made = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema WHERE name = 'answer'"
        ).scalar_one()
    assert columns == {"id", "round_id", "question_id", "value"}
    assert "WITHOUT ROWID" in made


def test_rows_are_in_no_order_of_people(library: Library) -> None:
    """Forty people give 0 to 39 in their order; neither the order of rows on disk nor that of
    reading goes with it, nor does the order of one question with that of another."""
    by_person, by_question = [], []
    for number in range(ROUNDS):
        keep(library, f"r{number}", {"q1": list(PEOPLE), "q2": list(PEOPLE)})
        with library.reading() as connection:
            table = tables.answer.c
            rows = connection.execute(
                select(table.question_id, table.value).where(table.round_id == f"r{number}")
            ).all()
            read = answers.values(connection, f"r{number}")
        on_disk = [row.value for row in rows if row.question_id == "q1"]
        by_person += [correlation(PEOPLE, on_disk), correlation(PEOPLE, read["q1"])]
        by_question.append(correlation(read["q1"], read["q2"]))
    assert abs(mean(by_person)) < 0.1
    assert abs(mean(by_question)) < 0.1
    assert max(map(abs, by_person)) < 0.7
