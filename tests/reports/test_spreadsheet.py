"""Spreadsheets hold what may be shown, as numbers and as text that stays text."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cxworkshop.domain.plan import Plan
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.statements import Scale
from cxworkshop.reports.spreadsheet import write_results_csv, write_results_xlsx
from cxworkshop.results.poll_results import poll_result
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.odd_pairs import odd_pairs

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def records(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file under their headers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_results_are_numbers_that_the_stage_showed(tmp_path: Path) -> None:
    path = write_results_xlsx(tmp_path / "r.xlsx", story.workshop(), story.facts(), story.plan())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Results", "Answers", "Plan", "Method"]
    header, first, *rest = book["Results"].iter_rows(values_only=True)
    told = dict(zip(header, first, strict=True))
    assert told["Statement"] == "6b"
    assert (told["We said, %"], told["Agree, executives"], told["Rated, executives"]) == (70, 7, 10)
    assert (told["Gap, points"], told["Acknowledged, points"], told["Blind spot, points"]) == (
        51,
        15,
        36,
    )
    assert dict(zip(header, rest[-1], strict=True))["Gap, points"] == -24
    assert book.properties.creator == "CX Workshop"


def test_answers_are_counts_per_point(tmp_path: Path) -> None:
    path = write_results_xlsx(tmp_path / "r.xlsx", story.workshop(), story.facts(), story.plan())
    rows = list(openpyxl.load_workbook(path)["Answers"].iter_rows(min_row=2, values_only=True))
    ours = [row[5] for row in rows if row[0] == "H1" and row[2] == "executives"]
    theirs = [row[5] for row in rows if row[0] == "H1" and row[2] == "customers"]
    assert ours == list(story.RATINGS["H1"])
    assert theirs == list(story.CUSTOMERS["H1"])


def test_what_is_hidden_on_the_stage_is_hidden_here(tmp_path: Path) -> None:
    facts = odd_pairs()["too few of us"]
    folder = tmp_path
    write_results_csv(folder, story.workshop(), facts, Plan())
    rows = records(folder / "results.csv")
    assert rows[0]["We said, %"] == rows[0]["Agree, executives"] == ""
    assert rows[0]["Note"] == "hidden: fewer than 5 rated"
    answers = (folder / "answers.csv").read_text("utf-8-sig")
    assert "executives" not in answers


def test_own_questions_are_numbered_and_their_marks_stand_for_themselves(tmp_path: Path) -> None:
    marks = Scale(1, 5, ("5", "4", "3", "2", "1"))
    facts = story.facts()
    first, *rest = facts.pairs
    own = replace(first.statement, id="own-How good (1 = best)", own=True, scale=marks)
    facts = replace(facts, pairs=(replace(first, statement=own), *rest))
    folder = tmp_path / "csv"
    folder.mkdir()
    write_results_csv(folder, story.workshop(), facts, story.plan())
    assert next(row["Statement"] for row in records(folder / "results.csv")) == "Q1"
    answers = [row for row in records(folder / "answers.csv") if row["Statement"] == "Q1"]
    assert [row["Scale point"] for row in answers[:5]] == ["5", "4", "3", "2", "1"]


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_no_text_becomes_a_formula(text: str, tmp_path: Path) -> None:
    plan = story.plan()
    actions = tuple(
        replace(action, title=text, first_step=text, measure=text) for action in plan.actions
    )
    plan = replace(plan, actions=actions)
    path = write_results_xlsx(tmp_path / "r.xlsx", story.workshop(), story.facts(), plan)
    cells = [cell for row in openpyxl.load_workbook(path)["Plan"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    dangerous = [cell for cell in cells if str(cell.value or "").startswith(FORMULA_SIGNS)]
    assert all(cell.quotePrefix for cell in dangerous if cell.data_type == "s")
    write_results_csv(tmp_path, story.workshop(), story.facts(), plan)
    for record in records(tmp_path / "plan.csv"):
        assert not any(value.startswith(FORMULA_SIGNS) for value in record.values())


def test_a_negative_number_stays_a_number_in_csv(tmp_path: Path) -> None:
    write_results_csv(tmp_path, story.workshop(), story.facts(), story.plan())
    rows = records(tmp_path / "results.csv")
    assert rows[-1]["Gap, points"] == "-24"


def test_without_results_the_plan_is_written_alone(tmp_path: Path) -> None:
    paths = write_results_csv(tmp_path, story.workshop(), None, story.plan())
    assert [path.name for path in paths] == ["plan.csv"]


ITEMS = (Item("a", "=Rules"), Item("b", "Tools"), Item("c", "Time"))
DOTS = Question("q", QuestionKind.ALLOCATION, "What first?", items=ITEMS, total=3, most=2)
ORDER = Question("q", QuestionKind.RANKING, "In which order?", items=ITEMS)
CHOICE = Question("q", QuestionKind.CHOICE, "Which one?", items=ITEMS, total=1)
NUMBER = Question("q", QuestionKind.NUMBER, "How many visits?", scale=ScalePoints(0, 30))
POLLS = (
    poll_result(DOTS, [{"a": 2, "b": 1, "c": 0}] * 5, 5),
    poll_result(ORDER, [["b", "a", "c"]] * 6, 5),
    poll_result(CHOICE, [["a"]] * 4 + [["c"]] * 2 + [None], 5),
    poll_result(NUMBER, [1, 1, 2, 2, 9], 5),
    poll_result(CHOICE, [["a"]] * 4, 5),
)


def test_dots_orders_choices_and_numbers_are_told_as_on_the_stage(tmp_path: Path) -> None:
    write_results_csv(tmp_path, story.workshop(), None, Plan(), POLLS)
    told = [
        (row["Question"], row["Answer"], row["Result"], row["Counted in"], row["Finding"])
        for row in records(tmp_path / "polls.csv")
    ]
    assert told[:2] == [
        ("What first?", "'=Rules", "10", "Dots", "“=Rules” got the most dots: 10, from 5 of us"),
        ("What first?", "Tools", "5", "Dots", "“=Rules” got the most dots: 10, from 5 of us"),
    ]
    assert ("In which order?", "Tools", "12", "Points", "“Tools” comes first for us") in told
    assert ("Which one?", "Time", "2", "People", "4 of 6 of us chose “=Rules”") in told
    assert ("How many visits?", "9", "1", "People", "In the middle of us: 2") in told
    assert told[-1] == ("Which one?", "", "", "", "Fewer than 5 of us answered, so it stays hidden")


def test_polls_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = write_results_xlsx(
        tmp_path / "r.xlsx", story.workshop(), story.facts(), story.plan(), POLLS
    )
    book = openpyxl.load_workbook(path)
    header, first, *_ = book["Other votes"].iter_rows(values_only=True)
    assert book.sheetnames == ["Results", "Answers", "Other votes", "Plan", "Method"]
    assert dict(zip(header, first, strict=True))["Result"] == 10
