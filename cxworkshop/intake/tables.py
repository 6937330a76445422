"""A file becomes rows of texts, whatever its format. What it is, its content decides, never its
name; limits are checked before anything is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from cxworkshop.intake import delimited, encodings, workbooks
from cxworkshop.intake.problems import IntakeProblem

MAX_TEXT = 1_000_000_000
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or one sheet of it, that makes a table with others."""

    path: Path
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Only:
    """The rows that are read: those with this value in this column."""

    column: str
    value: str


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table that can be read, again and again, from its first row. `format` is csv, xlsx, xls
    or ods; `encoding` and `delimiter` belong to text, `sheet` and `sheets` to spreadsheets. Of a
    table joined from `parts`, `place` says in which of them a row stands."""

    path: Path
    format: str
    read: Callable[[], Iterator[list[str]]]
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()  # itself, when it is not joined
    only: Only | None = None
    place: Callable[[int], str] | None = None

    @property
    def called(self) -> str:
        """What people call it."""
        return f"{self.path.name}, {self.sheet}" if self.sheet else self.path.name

    def rows(self) -> Iterator[list[str]]:
        """Every row as texts, as wide as it is in the file."""
        return self.read()


def open_table(path: Path, sheet: str | None = None) -> TableFile:
    """The table in a file; of a spreadsheet the named sheet, or else the one with most cells.

    Raises IntakeProblem when there is no readable table in it.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if not start:
            raise IntakeProblem("empty")
        if start.startswith((ZIP, EMPTY_ZIP)):
            return _spreadsheet(path, workbooks.kind_of_archive(path), sheet)
        if start == COMPOUND:
            return _spreadsheet(path, "xls", sheet)
        if start.startswith(NOT_TABLES):
            raise IntakeProblem("not_a_table")
        return _text(path)
    except FileNotFoundError:
        raise IntakeProblem("no_file", file=path.name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise IntakeProblem("unreadable", file=path.name, reason=reason) from None


def _spreadsheet(path: Path, kind: str, sheet: str | None) -> TableFile:
    workbook = workbooks.open_workbook(path, kind)
    names = tuple(workbook.sheet_names)
    if sheet is not None and sheet not in names:
        raise IntakeProblem("no_sheet", sheet=sheet, known=", ".join(names))
    if sheet is None:
        sheet = max(names, key=lambda name: _cells(workbook, name), default=None)
    if sheet is None or not _cells(workbook, sheet):
        raise IntakeProblem("empty")
    chosen = sheet
    return TableFile(
        path,
        kind,
        lambda: workbooks.rows(workbook, chosen),
        sheet=chosen,
        sheets=names,
        parts=(Part(path, chosen),),
    )


def _cells(workbook: CalamineWorkbook, name: str) -> int:
    found = workbooks.read_sheet(workbook, name)
    return found.height * found.width


def _text(path: Path) -> TableFile:
    if path.stat().st_size > MAX_TEXT:
        raise IntakeProblem("file_too_large", most=MAX_TEXT // workbooks.MEGABYTE)
    encoding = encodings.detect(path)
    delimiter = delimited.find_delimiter(path, encoding)
    return TableFile(
        path,
        "csv",
        lambda: delimited.rows(path, encoding, delimiter),
        encoding,
        delimiter,
        parts=(Part(path),),
    )
