"""Several files or sheets as one table, or only some rows of one; problems name the right place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Shape
from cxworkshop.intake.joining import open_parts, placed
from cxworkshop.intake.mapping import Mapping
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.survey import read_table
from cxworkshop.intake.tables import Only, Part
from tests.intake.files import Rows, write_csv, write_xlsx

READER = SurveyReader((sys.executable, "-m", "cxworkshop.intake.reader"))
HEADER = ["id", "Wave", "Works", "Reach"]


def rows(first: int, count: int, wave: int = 2025) -> list[list[object]]:
    return [[n, wave, n % 5 + 1, n * 3 % 5 + 1] for n in range(first, first + count)]


def both(folder: Path, second: Rows) -> list[Part]:
    north = write_csv(folder / "north.csv", [HEADER, *rows(1, 30)])
    return [Part(north), Part(write_csv(folder / "south.csv", second, delimiter=";"))]


def test_files_with_the_same_columns_are_one_table(tmp_path: Path) -> None:
    survey = READER.read_parts(both(tmp_path, [HEADER, *rows(31, 40, 2026)]))

    assert survey.rows == 70
    assert sum(survey.column("Works").counts.values()) == 70
    assert survey.column("Wave").values == {"2025": 30, "2026": 40}
    assert [part.path.name for part in survey.table.parts] == ["north.csv", "south.csv"]


def test_columns_may_stand_in_another_order_below_a_title(tmp_path: Path) -> None:
    moved = [[reach, n, wave, works] for n, wave, works, reach in rows(31, 10)]
    second = [["Answers of the south"], [], ["reach", "ID", "Wave", "Works"], *moved]

    survey = READER.read_parts(both(tmp_path, second))

    alone = READER.read_parts([Part(write_csv(tmp_path / "a.csv", [HEADER, *rows(1, 40)]))])
    assert survey.rows == 40
    assert [one.counts for one in survey.columns] == [one.counts for one in alone.columns]


def test_all_sheets_of_a_workbook(tmp_path: Path) -> None:
    others = {"South": [HEADER, *rows(31, 25)]}
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *rows(1, 30)], others=others)

    survey = READER.read_parts([Part(path, "Answers"), Part(path, "South")])

    assert survey.rows == 55


def test_other_columns_are_refused_by_name(tmp_path: Path) -> None:
    second = [["id", "Wave", "Works", "Price"], *rows(31, 10)]

    with pytest.raises(IntakeProblem) as found:
        READER.read_parts(both(tmp_path, second))

    assert found.value.code == "other_columns"
    assert "south.csv has other columns" in found.value.message
    assert "Reach, Price" in found.value.message


def test_a_wrong_answer_is_named_with_its_file_and_row(tmp_path: Path) -> None:
    second = [["A title"], [], HEADER, *rows(31, 30), [99, 2026, 4, "7,5"]]
    parts = both(tmp_path, second)

    survey = READER.read_parts(parts)
    found = READER.score_each(survey, ["Works", "Reach"], Mapping())

    problem = found["Reach"]
    assert isinstance(problem, IntakeProblem)
    assert "Row 34 (south.csv), column “Reach”: “7,5”" in problem.message
    assert not isinstance(found["Works"], IntakeProblem)


@pytest.mark.parametrize("joined", [False, True])
def test_a_row_that_cannot_be_divided_is_named(joined: bool, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    write_csv(broken, [HEADER, *rows(1, 5)])
    with broken.open("a", encoding="utf-8") as file:
        file.write('6,2025,"' + "x" * 40_000)
    first = Part(write_csv(tmp_path / "a.csv", [HEADER, *rows(1, 70)]))

    with pytest.raises(IntakeProblem) as found:
        READER.read_parts([first, Part(broken)] if joined else [Part(broken)])

    assert found.value.code == "broken_row"
    assert ("(broken.csv)" in found.value.message) is joined


@pytest.mark.parametrize("value", ["2026", " 2026 "])
def test_only_the_rows_of_one_wave(value: str, tmp_path: Path) -> None:
    body = [*rows(1, 30), *rows(31, 40, 2026), [99, 2025, 8, 1]]
    path = write_csv(tmp_path / "a.csv", [HEADER, *body])

    survey = READER.read_parts([Part(path)], Only("wave", value))
    found = READER.score_each(survey, ["Works", "Reach"], Mapping())

    assert survey.rows == 40
    assert found["Works"].n == found["Reach"].n == 40


def test_row_numbers_stay_when_rows_are_left_out(tmp_path: Path) -> None:
    body = [*rows(1, 70), *rows(71, 40, 2026), [111, 2026, "7,5", 1]]
    path = write_csv(tmp_path / "a.csv", [HEADER, *body])

    survey = READER.read_parts([Part(path)], Only("Wave", "2026"))
    problem = READER.score_each(survey, ["Works"], Mapping())["Works"]

    assert isinstance(problem, IntakeProblem)
    assert problem.row == 112


def test_only_one_wave_of_a_joined_table(tmp_path: Path) -> None:
    parts = both(tmp_path, [HEADER, *rows(31, 40, 2026)])

    assert READER.read_parts(parts, Only("Wave", "2026")).rows == 40


def test_a_long_file_is_cut_as_well(tmp_path: Path) -> None:
    body = [[n, 2025 + n % 2, f"Q{q}", (n + q) % 5 + 1] for n in range(60) for q in range(3)]
    path = write_csv(tmp_path / "a.csv", [["Respondent", "Wave", "Question", "Answer"], *body])

    survey = READER.read_parts([Part(path)], Only("Wave", "2026"))

    assert (survey.shape, survey.rows, len(survey.columns)) == (Shape.LONG, 30, 3)


@pytest.mark.parametrize(
    ("only", "code"),
    [(Only("Nowhere", "1"), "no_column"), (Only("Wave", "1999"), "no_rows")],
)
def test_rows_that_are_not_there(only: Only, code: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, *rows(1, 30)])

    with pytest.raises(IntakeProblem) as found:
        READER.read_parts([Part(path)], only)

    assert found.value.code == code


def test_a_problem_without_a_row_stays_as_it_is(tmp_path: Path) -> None:
    table = open_parts(both(tmp_path, [HEADER, *rows(31, 10)]))
    problem = IntakeProblem("no_rows")

    assert placed(problem, table) is problem
    assert read_table(table).rows == 40


def test_of_several_files_the_damaged_one_is_named(tmp_path: Path) -> None:
    first = write_xlsx(tmp_path / "good.xlsx", rows(1, 40))
    whole = first.read_bytes()
    half, empty, missing = (tmp_path / name for name in ("half.xlsx", "empty.csv", "gone.csv"))
    half.write_bytes(whole[: len(whole) // 2])
    empty.touch()
    for damaged in (half, empty, missing):
        with pytest.raises(IntakeProblem) as refused:
            open_parts([Part(first), Part(damaged)])
        assert damaged.name in refused.value.message
