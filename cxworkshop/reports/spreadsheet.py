"""Results as a spreadsheet (XLSX) and as plain text (CSV).

A text that a spreadsheet could take for a formula is kept a text: typed and marked so in XLSX,
with an apostrophe before it in CSV. Numbers stay numbers, −5 stays −5.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cxworkshop.domain.plan import Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.page import COLOURS, PRODUCT
from cxworkshop.reports.result_tables import Cell, Table, result_tables
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.poll_results import PollResult

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 9, 60


def write_results_xlsx(
    path: Path,
    workshop: Workshop,
    facts: GapFacts | None,
    plan: Plan,
    polls: Sequence[PollResult] = (),
) -> Path:
    """Write a workbook with a sheet per table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    moment = datetime.combine(workshop.held_on, datetime.min.time())
    book.properties.creator = PRODUCT
    book.properties.title = _clean(f"{workshop.client}, {workshop.title}")
    book.properties.created = book.properties.modified = moment
    for table in result_tables(workshop, facts, plan, polls):
        _fill(book.create_sheet(table.name), table)
    unfinished = path.with_name(path.name + ".part")
    book.save(unfinished)
    unfinished.replace(path)
    return path


def write_results_csv(
    folder: Path,
    workshop: Workshop,
    facts: GapFacts | None,
    plan: Plan,
    polls: Sequence[PollResult] = (),
) -> list[Path]:
    """Write a file per table into a folder: comma, UTF-8 with a mark, as spreadsheets like it."""
    return [
        write_table_csv(folder / f"{table.key}.csv", table.rows)
        for table in result_tables(workshop, facts, plan, polls)
    ]


def write_table_csv(path: Path, rows: Iterable[Sequence[Cell]]) -> Path:
    """Write one table: comma, UTF-8 with a mark."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for row in rows:
        writer.writerow(_csv_value(value) for value in row)
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(file.getvalue(), encoding="utf-8-sig", newline="")
    return unfinished.replace(path)


def _csv_value(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = _clean(value)
        return f"'{text}" if _looks_like_a_formula(text) else text
    return value


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, row in enumerate(table.rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if value is not None and isinstance(cell, SheetCell):
                _put(cell, value, header=number == 1)
    sheet.freeze_panes = "A2"
    for column in range(1, len(table.rows[0]) + 1):
        longest = max(len(str(row[column - 1] or "")) for row in table.rows)
        wide = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = wide


def _put(cell: SheetCell, value: Cell, header: bool) -> None:
    if isinstance(value, str):
        text = _clean(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = _looks_like_a_formula(text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        cell.alignment = Alignment(vertical="top")
    if header:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=COLOURS.sunken.lstrip("#"))


def _clean(text: str) -> str:
    """Without what XML and therefore XLSX can't hold."""
    return _NOT_IN_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST_TEXT]


def _looks_like_a_formula(text: str) -> bool:
    return text.startswith(_FORMULA_SIGNS)
