"""Files that don't have one row per customer."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.intake.columns import Best, Kind, Shape
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from tests.intake.files import Rows, write_csv, write_xlsx


def test_one_row_per_answer_becomes_a_column_per_question(tmp_path: Path) -> None:
    questions = ["It does the job", "Help solves it", "Fair fees"]
    rows = [["respondent", "question", "answer"]]
    rows += [[n, text, (n + at) % 5 + 1] for n in range(40) for at, text in enumerate(questions)]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert (survey.shape, survey.rows) == (Shape.LONG, 40)
    assert [column.name for column in survey.columns] == questions
    assert all(column.counts == dict.fromkeys(range(1, 6), 8) for column in survey.columns)
    scored = score(survey, Mapping({"3a": ColumnUse("It does the job")}))
    assert scored.source.scores[0].counts == (8, 8, 8, 8, 8)


def test_one_row_per_answer_in_german(tmp_path: Path) -> None:
    rows = [["Teilnehmer", "Frage", "Antwort"]]
    rows += [
        [n, f"Frage {at}", ["stimme zu", "stimme eher zu", "stimme nicht zu"][n % 3]]
        for n in range(30)
        for at in range(3)
    ]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows, ";", "cp1252"))

    assert survey.shape is Shape.LONG
    assert all(column.kind is Kind.RATING for column in survey.columns)


SUMMED = [
    ["statement_id", "scale_min", "scale_max", "n", "n_dk", *(f"count_{n}" for n in range(1, 6))],
    ["H1", 1, 5, 403, 9, 58, 110, 98, 96, 41],
    ["6b", 1, 5, 374, 38, 75, 135, 93, 60, 11],
]


def test_counts_that_were_summed_up(tmp_path: Path) -> None:
    survey = read_survey(write_csv(tmp_path / "a.csv", SUMMED))
    scored = score(survey, Mapping({"H1": ColumnUse("H1"), "6b": ColumnUse("6b")}))

    assert survey.shape is Shape.SUMMED
    first, second = scored.source.scores
    assert first.counts == (58, 110, 98, 96, 41)
    assert (first.n, first.cant_judge, first.kind) == (403, 9, ScoreKind.COUNTS)
    assert (second.n, second.cant_judge, second.grade) == (374, 38, Grade.A)


@pytest.mark.parametrize("share", ["34 %", "34", "34,0", "34.0"])
def test_a_typed_table_of_shares(tmp_path: Path, share: str) -> None:
    rows = [["Statement", "%", "n"], ["Better than elsewhere", share, 403], ["Fair", "60", 20]]

    survey = read_survey(write_xlsx(tmp_path / "a.xlsx", rows))
    scored = score(survey, Mapping({"H1": ColumnUse("Better than elsewhere")}))

    found = scored.source.scores[0]
    assert (found.kind, found.share, found.n) == (ScoreKind.SHARE, pytest.approx(0.34), 403)
    assert found.grade is Grade.A
    assert "reconstructed" in {warning.code for warning in scored.warnings}


def test_means_are_grade_b(tmp_path: Path) -> None:
    rows = [["statement", "mean", "sd", "n", "scale_max"]]
    rows += [["1a", 3.4, 1.1, 400, 5], ["2a", 5, 1, 90, 7]]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows, ";"))
    scored = score(survey, Mapping({"1a": ColumnUse("1a"), "2a": ColumnUse("2a", best=Best.LOW)}))

    first, second = scored.source.scores
    assert (first.kind, first.mean, first.sd, first.grade) == (ScoreKind.MEAN, 3.4, 1.1, Grade.B)
    assert second.mean == 3


def test_recommend_groups(tmp_path: Path) -> None:
    rows = [["statement", "promoters", "passives", "detractors"], ["nps", 30, 20, 50]]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))
    found = score(survey, Mapping({"5c": ColumnUse("nps")})).source.scores[0]

    assert (found.kind, found.counts, found.n) == (ScoreKind.RECOMMEND, (50, 20, 30), 100)


@pytest.mark.parametrize(
    ("rows", "code", "row", "column"),
    [
        ([*SUMMED, ["1a", 1, 5, 10, 0, 1, 1, 1, 1, 1]], "counts_not_sum", 4, None),
        ([*SUMMED, ["6b", 1, 5, 5, 0, 1, 1, 1, 1, 1]], "twice", 4, None),
        ([*SUMMED, ["1a", 1, 5, 5, 0, 1, 1, -1, 2, 2]], "bad_number", 4, "count_3"),
        ([*SUMMED, ["1a", 1, 5, 5, 0, 1, "x", 1, 2, 2]], "bad_number", 4, "count_2"),
        ([*SUMMED, ["1a", 1, 5, "", 0, "", "", "", "", ""]], "no_figures", 4, None),
        ([["statement", "%", "n"], ["1a", "134", 50]], "bad_number", 2, "%"),
        ([["statement", "%", "n"], ["1a", "34", "many"]], "bad_number", 2, "n"),
        ([["statement", "%", "n"], ["1a", "34", 2.5]], "bad_number", 2, "n"),
        ([["statement", "%", "n"], ["1a", "34", 0]], "no_figures", 2, None),
    ],
)
def test_figures_that_cannot_be_are_named_with_row_and_column(
    tmp_path: Path, rows: Rows, code: str, row: int, column: str | None
) -> None:
    with pytest.raises(IntakeProblem) as caught:
        read_survey(write_csv(tmp_path / "a.csv", rows))

    assert (caught.value.code, caught.value.row, caught.value.column) == (code, row, column)
    assert f"Row {row}" in caught.value.message


def test_weights_and_segments_need_a_row_per_customer(tmp_path: Path) -> None:
    survey = read_survey(write_csv(tmp_path / "a.csv", SUMMED))

    for mapping in (
        Mapping({"H1": ColumnUse("H1")}, weight="w"),
        Mapping({"H1": ColumnUse("H1")}, segment=Segment("region", "North")),
    ):
        with pytest.raises(IntakeProblem, match="one row per customer"):
            score(survey, mapping)
