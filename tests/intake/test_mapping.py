"""Columns and statements find each other by wording, and the mapping survives being saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxworkshop.content.statement_sets import load_statements
from cxworkshop.intake.columns import Best
from cxworkshop.intake.mapping import (
    ColumnUse,
    Mapping,
    OwnQuestion,
    Segment,
    from_json,
    read_mapping,
    to_json,
)
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.suggesting import suggest
from cxworkshop.intake.survey import read_survey
from cxworkshop.paths import resource
from tests.intake.files import write_csv

PAIRS = load_statements().pairs


def suggested(tmp_path: Path, *questions: str) -> dict[str, ColumnUse]:
    rows = [["id", *questions]]
    rows += [[n, *((n + at) % 5 + 1 for at in range(len(questions)))] for n in range(1, 41)]
    survey = read_survey(write_csv(tmp_path / "a.csv", rows))
    return dict(suggest(survey, PAIRS).statements)


def test_our_own_wordings_are_found_at_once(tmp_path: Path) -> None:
    found = suggested(tmp_path, *(pair.customers for pair in PAIRS))

    assert {name: use.column for name, use in found.items()} == {
        pair.id: pair.customers for pair in PAIRS
    }
    assert all(use.same_statement for use in found.values())


def test_a_similar_wording_is_suggested_as_similar(tmp_path: Path) -> None:
    found = suggested(tmp_path, "When something goes wrong I reach someone who can solve it")

    assert list(found) == ["4a"]
    assert not found["4a"].same_statement


def test_columns_called_like_statements_are_taken_at_their_word(tmp_path: Path) -> None:
    assert {name: use.column for name, use in suggested(tmp_path, "6b", "h1").items()} == {
        "H1": "h1",
        "6b": "6b",
    }


def test_what_resembles_nothing_stays_alone(tmp_path: Path) -> None:
    assert suggested(tmp_path, "Inflight wifi service", "Leg room", "Gate location") == {}


def test_the_sample_maps_itself() -> None:
    survey = read_survey(resource("sample", "survey.csv"))
    kept = read_mapping(resource("sample", "map.json"))

    found = suggest(survey, PAIRS)

    assert {name: use.column for name, use in found.statements.items()} == {
        name: use.column for name, use in kept.statements.items()
    }


def test_a_mapping_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    mapping = Mapping(
        statements={"1a": ColumnUse("Q3", Best.LOW, 2, False, True), "6b": ColumnUse("Q4")},
        own=(OwnQuestion(ColumnUse("Q7", Best.HIGH), "Customers feel safe.", "Feel safe"),),
        segment=Segment("Line", "Coast"),
        weight="w",
        not_applicable=(0, "k.A."),
        importance={"6b": ColumnUse("Q14", Best.LOW, 2, True, True)},
    )
    (tmp_path / "map.json").write_text(json.dumps(to_json(mapping)), "utf-8")

    assert read_mapping(tmp_path / "map.json") == mapping


def test_the_short_form_is_read(tmp_path: Path) -> None:
    mapping = from_json(
        {
            "statements": {"1a": {"column": "Q3", "best": "low", "top": 2, "same_statement": True}},
            "own": [{"column": "Q7", "executives": "Customers feel safe."}],
            "segment": None,
            "weight": None,
            "not_applicable": [0],
            "importance": {"1a": "Q9", "2a": {"column": "Q10", "top": 1}},
        }
    )

    assert mapping.importance == {"1a": ColumnUse("Q9"), "2a": ColumnUse("Q10", top=1)}
    assert mapping.statements["1a"] == ColumnUse("Q3", Best.LOW, 2)
    assert mapping.own[0].use.column == "Q7"
    assert mapping.not_applicable == (0,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"statements": []}',
        '{"statements": {"1a": "Q1"}}',
        '{"statements": {"1a": {}}}',
        '{"statements": {"1a": {"column": "Q1", "best": "up"}}}',
        '{"statements": {"1a": {"column": "Q1", "top": "two"}}}',
        '{"statements": {"1a": {"column": "Q1", "top": true}}}',
        '{"own": [{"column": "Q1"}]}',
        '{"segment": {"value": "x"}}',
        '{"not_applicable": [0, null]}',
        '{"weight": 1}',
        '{"importance": {"1a": 3}}',
        '{"importance": {"1a": {}}}',
        '{"importance": ["Q9"]}',
    ],
)
def test_a_broken_mapping_says_what_is_wrong_with_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "map.json").write_text(text, "utf-8")

    with pytest.raises(IntakeProblem) as caught:
        read_mapping(tmp_path / "map.json")

    assert caught.value.code == "bad_map"
    assert "manual" in caught.value.message


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IntakeProblem, match=r"There is no file map\.json"):
        read_mapping(tmp_path / "map.json")
