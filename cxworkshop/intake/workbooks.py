"""Spreadsheets: XLSX, XLS and ODS, read by calamine after they were found harmless.

A spreadsheet of 50 MB can claim to be larger than any memory. So the archive is measured before it
is opened: its entries, what they unpack to, and how far apart its cells lie, because a reader makes
room for everything between the first cell and the last.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

from cxworkshop.intake.compound_file import widest_sheet
from cxworkshop.intake.problems import IntakeProblem

MEGABYTE = 1_000_000
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 400 * MEGABYTE
MAX_RATIO = 100
MAX_ENTRIES = 2_000
MAX_CELLS = 8_000_000
BLOCK = 1 << 20
OVERLAP = 512
UNPACKING_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError,
    RuntimeError, ValueError,
)  # fmt: skip

XLSX_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]{0,400}?\br\s*=\s*["']([A-Z]{1,7})([0-9]{1,12})["']"""
)
ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')


def open_workbook(path: Path, kind: str) -> CalamineWorkbook:
    """The opened workbook. Raises IntakeProblem when it is too large, locked or broken."""
    if path.stat().st_size > MAX_FILE:
        raise IntakeProblem("file_too_large", most=MAX_FILE // MEGABYTE)
    if kind == "xls":
        _check_compound_file(path)
    else:
        _check_archive(path, kind)
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise IntakeProblem("locked") from None
    except BaseException as error:
        raise _broken(error) from None


def rows(workbook: CalamineWorkbook, sheet: str) -> Iterator[list[str]]:
    """Every row of a sheet as texts, from its first row on, blank ones included."""
    found = read_sheet(workbook, sheet)
    blank = [""] * (found.start[1] if found.start else 0)  # the reader leaves empty columns out
    try:
        for row in found.iter_rows():
            yield blank + [_text(cell) for cell in row]
    except Exception as error:
        raise _broken(error) from None


def read_sheet(workbook: CalamineWorkbook, sheet: str) -> CalamineSheet:
    """One sheet. Raises IntakeProblem when it can't be read."""
    try:
        return workbook.get_sheet_by_name(sheet)
    except BaseException as error:
        raise _broken(error) from None


def kind_of_archive(path: Path) -> str:
    """Which spreadsheet a zip file holds: "xlsx" or "ods". Raises IntakeProblem for others."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except UNPACKING_ERRORS:
        raise IntakeProblem("broken_workbook") from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise IntakeProblem("not_a_table")


def _broken(error: BaseException) -> BaseException:
    """What to raise for an error of the reader. A panic of its Rust code is a BaseException; what
    is meant to end the program, and memory that ran out, pass as they are."""
    if isinstance(error, MemoryError):
        return IntakeProblem("too_many_cells", most=MAX_CELLS)
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return IntakeProblem("broken_workbook")
    return error


def _check_compound_file(path: Path) -> None:
    try:
        cells = widest_sheet(path.read_bytes())
    except ValueError:
        raise IntakeProblem("broken_workbook") from None
    if cells > MAX_CELLS:
        raise IntakeProblem("too_many_cells", most=MAX_CELLS)


def _check_archive(path: Path, kind: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > MAX_ENTRIES:
                raise IntakeProblem("too_many_entries", most=MAX_ENTRIES)
            if unpacked > min(MAX_UNPACKED, MAX_RATIO * path.stat().st_size):
                raise IntakeProblem("zip_bomb", most=MAX_UNPACKED // MEGABYTE, ratio=MAX_RATIO)
            for entry in entries:
                _check_entry(archive, entry, kind)
    except UNPACKING_ERRORS:
        raise IntakeProblem("broken_workbook") from None


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str) -> None:
    """Unpack an entry once: a size that lies fails here, and cells too far apart are refused."""
    with closing(_blocks(archive, entry)) as blocks:
        if kind == "xlsx" and re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename):
            cells = _xlsx_area(blocks)
        elif kind == "ods" and entry.filename == "content.xml":
            cells = _ods_area(blocks)
        else:
            cells = sum(0 for _ in blocks)
    if cells > MAX_CELLS:
        raise IntakeProblem("too_many_cells", most=MAX_CELLS)


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Generator[bytes, None, None]:
    """The unpacked entry in blocks that overlap a little, so that no tag is cut in two."""
    tail = b""
    with archive.open(entry) as file:
        while block := file.read(BLOCK):
            yield tail + block
            tail = block[-OVERLAP:]


def _xlsx_area(blocks: Iterator[bytes]) -> int:
    """The cells from the first row to the last. Rows out of order would be counted below zero by
    the reader, so they are refused."""
    first_row = last_row = last_column = 0
    for block in blocks:
        for letters, found in XLSX_CELL.findall(block):
            row = int(found)
            first_row = first_row or row
            last_row = max(last_row, row)
            last_column = max(last_column, _column_number(letters))
            if row < first_row:
                raise IntakeProblem("broken_workbook")
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_area(blocks: Iterator[bytes]) -> int:
    """The largest area of cells with content; blank rows and cells may be repeated for ever."""
    most = rows_so_far = repeated = width = used = widest = 0
    for block in blocks:
        for tag, attributes in ODS_TAG.findall(block):
            found = ODS_REPEATED.search(attributes)
            count = int(found[1]) if found else 1
            if tag.endswith(b"cell"):
                width += count
                if not attributes.endswith(b"/") or b"value" in attributes:
                    used = width
                continue
            rows_so_far += repeated
            if used:
                widest = max(widest, used)
                most = max(most, rows_so_far * widest)
            repeated, width, used = count, 0, 0
            if tag == b"table":
                rows_so_far = repeated = widest = 0
    return max(most, (rows_so_far + repeated) * max(widest, used) if used else 0)


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)
