"""Whatever is wrong with a file gets one clear sentence with the way out, and nothing changes."""

from __future__ import annotations

import struct
import threading
import zipfile
from pathlib import Path

import pytest

from cxworkshop.intake import tables, workbooks
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.survey import read_survey
from tests.intake.files import replace_in_zip, write_csv, write_ods, write_xls, write_xlsx

ROWS = [["id", "Works"], *([n, n % 5 + 1] for n in range(1, 41))]
SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path, **arguments: object) -> IntakeProblem:
    with pytest.raises(IntakeProblem) as caught:
        read_survey(path, **arguments)
    assert caught.value.message
    assert "{" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b",,,\n,,,\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"id,Works\n", "no_rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_table"),
        (b"%PDF-1.7\n" + b"x" * 200, "not_a_table"),
        (bytes(range(256)) * 20, "not_a_table"),
        (b"MZ" + b"\0" * 500, "not_a_table"),
        (b"\xff\xfe" + b"\x00\xd8" * 50, "broken_text"),
        (b"PK\x03\x04" + b"x" * 100, "broken_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000, "broken_workbook"),
        (b"id,Works\n" + b'1,"' + b"never closed\n" * 9_000, "broken_row"),
        (b"id,Works\n" + b"1,4\n" * 40 + b"1," + b"x" * 40_000 + b"\n", "broken_row"),
    ],
)
def test_files_that_are_no_survey(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    assert refusal(path).code == code
    assert path.read_bytes() == content


def test_a_cell_that_never_ends_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,Works\n" + b"1,4\n" * 40 + b"1," + b"x" * 40_000 + b"\n")

    assert refusal(path).row == 42


def test_letters_that_break_off_late_are_read_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,Works\n" + b"1,4\n" * 400_000 + "9,schön\n".encode("cp1252"))

    assert read_survey(path).encoding == "cp1252"


def test_an_encoding_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,Works\n" + bytes(range(0x81, 0x9F)) * 8 + b"\xff\xfe\xfd\n" * 8)

    assert refusal(path).code in {"unknown_encoding", "not_a_table"}


def test_a_file_or_sheet_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.csv").code == "no_file"
    assert refusal(tmp_path).code == "unreadable"
    problem = refusal(write_xlsx(tmp_path / "a.xlsx", ROWS), sheet="Wave 2")
    assert problem.code == "no_sheet"
    assert "Answers" in problem.message


def test_an_archive_that_is_no_spreadsheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")

    assert refusal(tmp_path / "a.xlsx").code == "not_a_table"


def test_an_empty_workbook(tmp_path: Path) -> None:
    assert refusal(write_xlsx(tmp_path / "a.xlsx", [])).code == "empty"


def test_a_workbook_with_broken_xml(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    replace_in_zip(path, SHEET, b"</sheetData>", b"<<<")

    assert refusal(path).code == "broken_workbook"


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * 20_000_000)

    assert refusal(path).code == "zip_bomb"


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * 20_000_000)
    size = struct.pack("<L", 20_000_000)
    content = path.read_bytes()
    assert content.count(size) >= 1
    path.write_bytes(content.replace(size, struct.pack("<L", 100)))

    assert refusal(path).code == "broken_workbook"


def test_an_archive_of_too_many_parts(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/media/{number}", b"x")

    assert refusal(path).code == "too_many_entries"


@pytest.mark.parametrize("far", [b'r="XFD1048576"', b"r = 'XFD1048576'"])
def test_cells_that_lie_too_far_apart_for_any_memory(tmp_path: Path, far: bytes) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    replace_in_zip(path, SHEET, b'r="B41"', far)

    assert refusal(path).code == "too_many_cells"


def test_cells_of_an_old_workbook_that_lie_too_far_apart(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", ROWS)
    last = struct.pack("<HHH", 40, 1, 0)
    assert last in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(last, struct.pack("<HHH", 65_535, 65_535, 0)))

    assert refusal(path).code == "too_many_cells"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (struct.pack("<LL", 3, 4), struct.pack("<LL", 3, 2)),
        (struct.pack("<LL", 3, 4), struct.pack("<LL", 9_999, 4)),
        (struct.pack("<HHH", 40, 1, 0), struct.pack("<HHH", 0, 1, 0)),
        ("Workbook".encode("utf-16-le"), "Wordbook".encode("utf-16-le")),
    ],
    ids=["a chain without end", "a chain into nothing", "rows out of order", "no workbook"],
)
def test_old_workbooks_that_break_the_rules_are_refused(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = write_xls(tmp_path / "a.xls", ROWS)
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))

    assert refusal(path).code == "broken_workbook"


def test_rows_out_of_order_are_refused_before_they_are_counted_below_zero(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    replace_in_zip(path, SHEET, b'r="A1"', b'r="A99"')

    assert refusal(path).code == "broken_workbook"


def test_an_ods_that_repeats_a_filled_cell_for_ever(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ROWS)
    repeated = b'<table:table-cell table:number-columns-repeated="1000000" office:value-type'
    replace_in_zip(path, "content.xml", b"<table:table-cell office:value-type", repeated)

    assert refusal(path).code == "too_many_cells"


def test_limits_on_the_size_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_TEXT", 10)
    monkeypatch.setattr(workbooks, "MAX_FILE", 10)

    assert refusal(write_csv(tmp_path / "a.csv", ROWS)).code == "file_too_large"
    assert refusal(write_xlsx(tmp_path / "a.xlsx", ROWS)).code == "file_too_large"


def test_a_table_wider_than_any_survey(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,Works\n1,2\n" + "," * 5_000 + "x\n" * 3, "utf-8")

    assert refusal(path).code == "too_many_columns"


def test_reading_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path) -> None:
    rows = [["id", "Works"], *([n, n % 5 + 1] for n in range(20_000))]
    path = write_csv(tmp_path / "a.csv", rows)
    told: list[int] = []
    stop = threading.Event()

    read_survey(path, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 20_000

    def stop_soon(rows_read: int) -> None:
        stop.set()

    problem = refusal(path, progress=stop_soon, cancelled=stop.is_set)
    assert problem.code == "cancelled"
    assert "Nothing was changed" in problem.message


def test_a_table_without_ratings_is_read_and_says_so(tmp_path: Path) -> None:
    from cxworkshop.intake.sentences import survey_warnings

    rows = [["product", "price"], *([f"thing {n % 7}", n * 1.5] for n in range(40))]

    warnings = survey_warnings(read_survey(write_csv(tmp_path / "a.csv", rows)))

    assert any("No column holds answers on a scale" in warning for warning in warnings)
