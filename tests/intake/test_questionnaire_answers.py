"""Answers to our own questionnaire come back mapped, by whichever way they were collected."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.columns import Kind
from cxworkshop.intake.scoring import score
from cxworkshop.intake.suggesting import suggest
from cxworkshop.intake.survey import read_survey
from cxworkshop.reports.questionnaire_files import (
    write_questionnaire_csv,
    write_questionnaire_limesurvey,
)
from tests.intake.files import write_csv
from tests.support import story

OWN = PairedStatement(
    "own-Wie zufrieden sind Sie?",
    "How pleased are our guests?",
    "How pleased are you with the food?",
    "Food",
    Scale(0, 10, top=2),
    own=True,
)
WORKSHOP = replace(story.workshop(), statements=(*story.workshop().statements, OWN))
CUSTOMERS = 60


def point(customer: int, pair: PairedStatement) -> int | None:
    """What a customer marks; None for "can't judge"."""
    if customer % 12 == 11:
        return None
    return pair.scale.lowest + (customer * 7 + len(pair.customers)) % pair.scale.points


def expected(pair: PairedStatement) -> tuple[int, ...]:
    marked = [point(customer, pair) for customer in range(CUSTOMERS)]
    return tuple(marked.count(pair.scale.lowest + at) for at in range(pair.scale.points))


def check(path: Path, workshop: Workshop = WORKSHOP) -> None:
    """Every statement is found, with the right counts and grade, and nothing else is rated."""
    survey = read_survey(path)
    mapping = suggest(survey, workshop.statements)
    scored = score(survey, mapping, workshop.statements).source

    assert survey.rows == CUSTOMERS
    assert [one.statement_id for one in scored.scores] == [one.id for one in workshop.statements]
    for pair, found in zip(workshop.statements, scored.scores, strict=True):
        assert found.counts == expected(pair)
        assert (found.grade, found.cant_judge) == (Grade.A, 5)
    ratings = [one for one in survey.columns if one.kind in (Kind.RATING, Kind.RECOMMEND)]
    assert len(ratings) == len(workshop.statements)


def test_a_table_that_was_typed(tmp_path: Path) -> None:
    path = write_questionnaire_csv(tmp_path / "q.csv", WORKSHOP)
    with path.open("a", encoding="utf-8", newline="") as file:
        for customer in range(CUSTOMERS):
            marked = [point(customer, pair) for pair in WORKSHOP.statements]
            cells = ["NA" if one is None else one for one in marked]
            csv.writer(file).writerow([customer + 1, *cells, "Fine." if customer % 9 == 0 else ""])

    check(path)


def test_a_table_that_a_spreadsheet_saved_its_own_way(tmp_path: Path) -> None:
    path = write_questionnaire_csv(tmp_path / "q.csv", WORKSHOP)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (header,) = csv.reader(file)
    rows = [
        [n + 1, *("NA" if (p := point(n, pair)) is None else p for pair in WORKSHOP.statements), ""]
        for n in range(CUSTOMERS)
    ]

    check(write_csv(tmp_path / "again.csv", [header, *rows], delimiter=";", encoding="cp1252"))


@pytest.mark.parametrize("heading", ["code", "text", "code and text"])
@pytest.mark.parametrize("answers", ["codes", "texts"])
def test_responses_that_limesurvey_exports(heading: str, answers: str, tmp_path: Path) -> None:
    path = write_questionnaire_limesurvey(tmp_path / "q.txt", WORKSHOP)
    with path.open(encoding="utf-8-sig", newline="") as file:
        structure = list(csv.DictReader(file, delimiter="\t"))
    questions = [row for row in structure if row["class"] == "Q"]
    texts = {(row["name"], at): row["text"] for at, row in _answers_by_question(structure)}
    named = {
        "code": lambda code, text: code,
        "text": lambda code, text: text,
        "code and text": lambda code, text: f"{code}. {text}",
    }[heading]
    header = [
        named("id", "Response ID"),
        named("submitdate", "Date submitted"),
        named("lastpage", "Last page"),
        named("startlanguage", "Start language"),
        *(named(row["name"], row["text"]) for row in questions),
    ]
    rows = []
    for customer in range(CUSTOMERS):
        codes = [
            "NA" if (p := point(customer, pair)) is None else str(p) for pair in WORKSHOP.statements
        ]
        cells = codes if answers == "codes" else [texts[c, at] for at, c in enumerate(codes)]
        rows.append([customer + 1, "1980-01-01 00:00:00", 1, "en", *cells, ""])

    check(write_csv(tmp_path / "responses.csv", [header, *rows]))
    assert read_survey(tmp_path / "responses.csv").field_from is None


def _answers_by_question(structure: list[dict[str, str]]) -> list[tuple[int, dict[str, str]]]:
    found, at = [], -1
    for row in structure:
        at += row["class"] == "Q"
        if row["class"] == "A":
            found.append((at, row))
    return found


def test_a_wording_changed_since_is_a_similar_statement(tmp_path: Path) -> None:
    path = write_questionnaire_csv(tmp_path / "q.csv", WORKSHOP)
    with path.open("a", encoding="utf-8", newline="") as file:
        for customer in range(CUSTOMERS):
            csv.writer(file).writerow([customer, *(customer % 5 + 1 for _ in WORKSHOP.statements)])
    first, *others = WORKSHOP.statements
    now = [replace(first, customers="Nobody else treats me half as well as they do."), *others]

    mapping = suggest(read_survey(path), now)

    assert mapping.statements[first.id].column == "CXH1"
    assert not mapping.statements[first.id].same_statement
    assert all(mapping.statements[one.id].same_statement for one in others)
