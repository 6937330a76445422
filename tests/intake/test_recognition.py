"""What columns hold beside ratings, and what is shared between columns of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.intake.columns import Kind
from cxworkshop.intake.survey import read_survey
from tests.intake.files import write_csv


def kind(tmp_path: Path, heading: str, cells: list[object]) -> Kind:
    rows = [[heading, "Works"], *([cell, n % 5 + 1] for n, cell in enumerate(cells))]
    return read_survey(write_csv(tmp_path / "a.csv", rows)).columns[0].kind


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("respondent_id", list(range(1, 41)), Kind.ID),
        ("key", [f"x{n:04}" for n in range(40)], Kind.ID),
        ("row", list(range(1, 41)), Kind.ID),
        ("weight", ["0,5", "1,5"] * 20, Kind.WEIGHT),
        ("Region", ["North", "South", "East", "West"] * 10, Kind.SEGMENT),
        ("Member", ["0", "1"] * 20, Kind.SEGMENT),
        ("Branch", ["Main street"] * 30 + ["Harbour"] * 9 + ["Airport"], Kind.SEGMENT),
        ("Remarks", ["good", "none", "fine"] * 12 + ["slow", "ok!", "Wi-Fi", "dear"], Kind.TEXT),
        ("Q9", ["Too slow for me.", "All fine!", "Nobody called back."] * 13, Kind.TEXT),
        ("Kommentar", ["gut", "langsam", "teuer"] * 13, Kind.TEXT),
        ("Comment category", ["price", "speed", "staff"] * 13, Kind.SEGMENT),
        ("Reason for travel", ["Business", "Holiday", "Visiting family"] * 13, Kind.SEGMENT),
        ("Tenure", ["Less than 1 year", "1 to 3 years", "More than 3 years"] * 13, Kind.SEGMENT),
        ("Land", ["U.S.A.", "U.K.", "Germany"] * 13, Kind.SEGMENT),
        ("Answered", ["2026-03-02", "2026-03-05"] * 20, Kind.DATE),
        ("Answered", ["02.03.26", "25.03.26"] * 20, Kind.DATE),
        ("Age", list(range(20, 60)), Kind.ID),
        ("Age", [20 + (n * 7) % 40 for n in range(40)], Kind.OTHER),
        ("Minutes", [n * 3 % 50 for n in range(40)], Kind.OTHER),
        ("Comment", [f"A comment with many words, number {n}" for n in range(40)], Kind.TEXT),
        ("How likely are you to recommend us?", [n % 11 for n in range(44)], Kind.RECOMMEND),
        ("How likely are you to recommend us?", [n % 8 + 3 for n in range(44)], Kind.RECOMMEND),
        ("Recommend us? 1 = never", [n % 8 + 3 for n in range(44)], Kind.RATING),
        ("Empty", [""] * 40, Kind.OTHER),
    ],
)
def test_kinds(tmp_path: Path, heading: str, cells: list[object], expected: Kind) -> None:
    assert kind(tmp_path, heading, cells) is expected


def test_zero_means_cant_judge_in_every_column_when_it_does_in_one(tmp_path: Path) -> None:
    rows = [["id", "Wifi", "Food"], *([n, n % 6, n % 5 + 1] for n in range(1, 61))]

    wifi, food = read_survey(write_csv(tmp_path / "a.csv", rows)).columns[1:]

    assert (wifi.not_applicable, wifi.cant_judge, wifi.n) == ((0,), 10, 50)
    assert (food.not_applicable, food.cant_judge, food.n) == ((0,), 0, 60)


def test_the_best_known_point_of_other_columns_completes_a_scale(tmp_path: Path) -> None:
    rows = [["id", "A", "B", "Rarely good"]]
    rows += [[n, n % 5 + 1, 5 - n % 5, n % 3 + 1] for n in range(1, 26)]

    column = read_survey(write_csv(tmp_path / "a.csv", rows)).columns[3]

    assert (column.kind, column.scale.max) == (Kind.RATING, 5)


def test_n_missing_cant_judge_and_off_scale_add_up_to_the_rows(tmp_path: Path) -> None:
    cells = [1, 2, 3, 4, 5] * 12 + [0, 0, "", "", "", 55]
    rows = [["id", "Works"], *([n, cell] for n, cell in enumerate(cells))]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    works = survey.columns[1]
    assert (works.n, works.missing, works.cant_judge, works.off_scale) == (60, 3, 2, 1)
    assert survey.rows == 66


def test_a_column_of_a_thousand_comments_is_text_and_not_kept(tmp_path: Path) -> None:
    rows = [["id", "Comment"], *([n, f"comment {n} of many"] for n in range(5_000))]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert [column.kind for column in survey.columns] == [Kind.ID, Kind.TEXT]
    assert [column.n for column in survey.columns] == [5_000, 5_000]
    assert not survey.columns[1].values
