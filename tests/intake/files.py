"""Survey files made by the tests, in every format that arrives."""

from __future__ import annotations

import csv
import io
import struct
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


def write_xls(path: Path, rows: Rows) -> Path:
    """The smallest workbook of Excel 97: one sheet of numbers and texts in a compound file."""
    cells = b"".join(
        _xls_cell(at, column, value)
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None
    )
    name = b"Answers"
    globals_end = _record(0x0A)
    bound = _record(0x85, struct.pack("<LBBBB", 0, 0, 0, len(name), 0) + name)
    start = len(_BOF_GLOBALS) + len(bound) + len(globals_end)
    bound = _record(0x85, struct.pack("<LBBBB", start, 0, 0, len(name), 0) + name)
    stream = _BOF_GLOBALS + bound + globals_end + _BOF_SHEET + cells + _record(0x0A)
    path.write_bytes(_compound_file(stream.ljust(4_096, b"\0")))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


_BOF_GLOBALS = _record(0x809, struct.pack("<HHHHLL", 0x600, 0x05, 0, 0, 0, 0))
_BOF_SHEET = _record(0x809, struct.pack("<HHHHLL", 0x600, 0x10, 0, 0, 0, 0))


def _xls_cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return _record(0x203, place + struct.pack("<d", value))
    text = str(value).encode("utf-16-le")
    return _record(0x204, place + struct.pack("<HB", len(str(value)), 1) + text)


def _compound_file(stream: bytes) -> bytes:
    """A compound file with one stream called "Workbook": header, table, directory, stream."""
    sectors = -(-len(stream) // 512)
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [table, end, *range(3, sectors + 2), end]
    assert len(chain) <= 128
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4_096, end, 0, end, 0)
    header += struct.pack("<109L", 0, *[free] * 108)
    entries = _directory_entry("Root Entry", 5, end, 0, 1)
    entries += _directory_entry("Workbook", 2, 2, len(stream), free)
    entries += bytes(256)
    fat = struct.pack("<128L", *chain, *[free] * (128 - len(chain)))
    return header + fat + entries + stream.ljust(sectors * 512, b"\0")


def _directory_entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    entry += struct.pack("<LLL", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return entry + bytes(36) + struct.pack("<LQ", start, size)


def replace_in_zip(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Change one entry of an archive."""
    with zipfile.ZipFile(path) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in entries[name]
    entries[name] = entries[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
