"""Survey files made by the tests, in every format that arrives."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl

Rows = Sequence[Sequence[object]]


def text(rows: Rows, delimiter: str = ",") -> str:
    """The rows as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    path.write_bytes(text(rows, delimiter).encode(encoding))
    return path


def write_xlsx(
    path: Path, rows: Rows, merged: Sequence[str] = (), others: dict[str, Rows] | None = None
) -> Path:
    """A workbook whose first sheet is "Answers"; `merged` are ranges, `others` more sheets."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Answers"
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for name, more in (others or {}).items():
        other = workbook.create_sheet(name)
        for row in more:
            other.append(list(row))
    workbook.save(path)
    return path


def write_ods(path: Path, rows: Rows, blank_rows: int = 0) -> Path:
    """The smallest OpenDocument spreadsheet; `blank_rows` are repeated at its end, as by Calc."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    if blank_rows:
        body += (
            f'<table:table-row table:number-rows-repeated="{blank_rows}">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Answers">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    quoted = quoteattr(str(value))
    return (
        f'<table:table-cell office:value-type="string" office:string-value={quoted}>'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


def replace_in_zip(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Change one entry of an archive."""
    with zipfile.ZipFile(path) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in entries[name]
    entries[name] = entries[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
