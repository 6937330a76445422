"""Whatever program wrote the file, the same answers are found in it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from cxworkshop.intake.columns import Kind
from cxworkshop.intake.survey import read_survey
from tests.intake.files import text, write_csv, write_ods, write_xls, write_xlsx

HEADINGS = ["id", "Region", "It does the job", "Größe passt", "Comment"]
ROWS = [
    [number, ["North", "South"][number % 2], number % 5 + 1, (number * 2) % 5 + 1, note]
    for number, note in enumerate(["schön", "", "très bien", "", "well, fine; yes|no"] * 8, 1)
]
TABLE = [HEADINGS, *ROWS]


def assert_is_the_table(path: Path) -> None:
    survey = read_survey(path)

    assert [column.name for column in survey.columns] == HEADINGS
    assert [column.letter for column in survey.columns] == ["A", "B", "C", "D", "E"]
    assert (survey.header_rows, survey.first_row, survey.rows) == (1, 2, 40)
    job, size = survey.columns[2], survey.columns[3]
    assert job.kind is size.kind is Kind.RATING
    assert (job.scale.min, job.scale.max) == (1, 5)
    assert job.counts == size.counts == {1: 8, 2: 8, 3: 8, 4: 8, 5: 8}
    assert survey.columns[1].kind is Kind.SEGMENT
    assert survey.columns[4].missing == 16


@pytest.mark.parametrize(
    "delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"]
)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_of_any_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    assert_is_the_table(write_csv(tmp_path / "a.csv", TABLE, delimiter, encoding))


def test_what_was_recognised_is_said(tmp_path: Path) -> None:
    survey = read_survey(write_csv(tmp_path / "a.csv", TABLE, ";", "cp1252"))

    assert (survey.format, survey.encoding, survey.delimiter) == ("csv", "cp1252", ";")
    assert survey.sheet is None


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Zażółć gęślą jaźń, następnie odpowiedź"),
        ("cp1251", "Я получил то, что мне обещали"),
        ("cp1253", "Η εμπειρία είναι σαφώς καλύτερη"),
        ("cp1254", "Sorunumu çözebilecek birine ulaşıyorum, değil mi"),
    ],
)
def test_windows_code_pages(tmp_path: Path, encoding: str, words: str) -> None:
    table = [["id", words], *([number, number % 5 + 1] for number in range(1, 31))]

    survey = read_survey(write_csv(tmp_path / "a.csv", table, ";", encoding))

    assert survey.columns[1].name == words


def test_xlsx(tmp_path: Path) -> None:
    assert_is_the_table(write_xlsx(tmp_path / "a.xlsx", TABLE))


def test_xls(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", TABLE)

    assert_is_the_table(path)
    assert (read_survey(path).format, read_survey(path).sheet) == ("xls", "Answers")


def test_ods_with_the_endless_blank_rows_of_calc(tmp_path: Path) -> None:
    assert_is_the_table(write_ods(tmp_path / "a.ods", TABLE, blank_rows=1_048_000))


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    assert_is_the_table(write_xlsx(tmp_path / "really.xlsx", TABLE).rename(tmp_path / "a.csv"))
    assert_is_the_table(write_csv(tmp_path / "a.xlsx", TABLE))


def test_the_largest_sheet_is_read_unless_another_is_named(tmp_path: Path) -> None:
    notes = [["read me", "x", "y"], ["a", "b", "c"]]
    path = write_xlsx(tmp_path / "a.xlsx", TABLE, others={"Notes": notes})

    assert read_survey(path).sheet == "Answers"
    assert read_survey(path).sheets == ("Answers", "Notes")
    assert read_survey(path, "Notes").columns[0].name == "read me"


def test_a_sheet_that_starts_further_down_and_right_keeps_its_letters_and_rows(
    tmp_path: Path,
) -> None:
    rows = [[], [], [None, None, "id", "Works well for me"]]
    rows += [[None, None, number, number % 5 + 1] for number in range(1, 31)]

    survey = read_survey(write_xlsx(tmp_path / "a.xlsx", rows))

    assert [column.letter for column in survey.columns] == ["C", "D"]
    assert survey.first_row == 4


def test_title_rows_and_merged_cells_above_the_headings(tmp_path: Path) -> None:
    rows = [
        ["Customer survey 2026"],
        ["Exported on 2026-03-30"],
        [],
        ["", "", "Service", "", "Product", ""],
        ["id", "Region", "Friendly", "Quick", "Works", "Lasts"],
        *([n, "AB"[n % 2], n % 5 + 1, 5 - n % 5, n % 5 + 1, 3] for n in range(1, 41)),
    ]

    survey = read_survey(write_xlsx(tmp_path / "a.xlsx", rows, ["A1:F1", "C4:D4", "E4:F4"]))

    names = [column.name for column in survey.columns]
    assert names == ["id", "Region", "Friendly", "Quick", "Works", "Lasts"]
    assert survey.first_row == 6
    assert survey.rows == 40


def test_decimal_commas_and_spreadsheet_floats_are_whole_points(tmp_path: Path) -> None:
    rows = [["id", "Commas", "Points"]]
    rows += [[n, f"{n % 5 + 1},0", f"{n % 5 + 1}.00"] for n in range(1, 41)]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows, ";"))

    assert survey.columns[1].counts == survey.columns[2].counts == dict.fromkeys(range(1, 6), 8)


def test_quotes_line_breaks_and_short_rows(tmp_path: Path) -> None:
    rows = [f'{n},{n % 5 + 1},"two\nlines"' if n % 2 else f"{n},{n % 5 + 1}" for n in range(40)]
    (tmp_path / "a.csv").write_text(
        "\n".join(['id,"It works, ""mostly""",Comment', *rows]), "utf-8"
    )

    survey = read_survey(tmp_path / "a.csv")

    assert survey.columns[1].name == 'It works, "mostly"'
    assert (survey.rows, survey.columns[2].missing) == (40, 20)


def test_the_separator_line_of_excel_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\n" + text(TABLE, ";"), "utf-8")

    survey = read_survey(tmp_path / "a.csv")

    assert survey.columns[0].name == "id"
    assert survey.delimiter == ";"
    assert survey.first_row == 3


def test_dates_of_spreadsheets_and_of_text_say_when_people_answered(tmp_path: Path) -> None:
    days = [datetime(2026, 3, 2 + n % 20, 9, 30) for n in range(40)]
    rows = [["Completed", "Works"], *([day, n % 5 + 1] for n, day in enumerate(days))]
    german = [["Datum", "Works"], *([f"{day:%d.%m.%Y}", n % 5 + 1] for n, day in enumerate(days))]

    for survey in (
        read_survey(write_xlsx(tmp_path / "a.xlsx", rows)),
        read_survey(write_csv(tmp_path / "a.csv", german, ";")),
    ):
        assert survey.columns[0].kind is Kind.DATE
        assert (survey.field_from, survey.field_to) == (date(2026, 3, 2), date(2026, 3, 21))


def test_a_file_without_headings_gets_letters(tmp_path: Path) -> None:
    rows = [[n, n % 5 + 1, (n + 2) % 5 + 1] for n in range(1, 41)]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert survey.header_rows == 0
    assert [column.name for column in survey.columns] == ["A", "B", "C"]
    assert survey.rows == 40


def test_headings_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    rows = [["id", "Service", "Service"], *([n, n % 5 + 1, 3] for n in range(1, 41))]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert [column.name for column in survey.columns] == ["id", "Service", "Service (2)"]
    assert survey.columns[1].label == "Service"


def test_reading_again_and_again_finds_the_same(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", TABLE)
    before = path.read_bytes()

    assert read_survey(path).columns == read_survey(path).columns
    assert path.read_bytes() == before
