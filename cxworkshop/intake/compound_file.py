"""How far apart the cells of an old Excel workbook lie, told without opening it.

An XLS file is a compound file: a small file system whose sectors are chained by a table. The reader
of spreadsheets believes the sizes and positions in it and makes room for all of them; a damaged one
would ask for more memory than there is and end the program. So they are looked up here first, and
what breaks the format's rules is refused. Layout: Microsoft's specifications MS-CFB and MS-XLS.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

HEADER_SECTORS = 109
LAST_SECTOR = 0xFFFFFFFA
END_OF_CHAIN = 0xFFFFFFFE
ENTRY = 128
SMALL = 4096
WORKBOOK_NAMES = ("Workbook", "Book")

BEGIN = (0x0809, 0x0409, 0x0209, 0x0009)
SHEET, STRINGS, DIMENSIONS, END = 0x85, 0xFC, 0x200, 0x0A
SINGLE_CELLS = frozenset((0x06, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E, 0x406))
CELL_RUNS = frozenset((0xBD, 0xBE))

Place = tuple[int, int, int]


def widest_sheet(content: bytes) -> int:
    """The number of cells between the first and the last one of the largest sheet.

    Raises ValueError when the file is no sound compound file with a workbook in it.
    """
    try:
        stream = _workbook(content)
        return max((_area(_records(stream, start)) for start in _sheets(stream)), default=0)
    except struct.error:
        raise ValueError("the file is too short") from None


def _sheets(stream: bytes) -> Iterator[int]:
    """Where the sheets begin in the stream."""
    for kind, record in _records(stream, 0):
        if kind == STRINGS and struct.unpack_from("<L", record, 4)[0] > len(stream):
            raise ValueError("more strings are promised than fit")
        if kind == SHEET:
            start = struct.unpack_from("<L", record)[0]
            if struct.unpack_from("<H", stream, start)[0] not in BEGIN:
                raise ValueError("a sheet is not where it should be")
            yield start


def _area(records: Iterator[tuple[int, bytes]]) -> int:
    """The number of cells between the first and the last one, or as many as are promised."""
    places: list[Place] = []
    promised = 0
    for kind, record in records:
        if kind == DIMENSIONS:
            promised = max(promised, _promised(record))
        elif place := _place(kind, record):
            places.append(place)
    if not places:
        return promised
    rows = [row for row, _, _ in places]
    if any(later < earlier for earlier, later in pairwise(rows)):
        raise ValueError("rows are out of order")
    height = rows[-1] - rows[0] + 1
    width = max(last for _, _, last in places) - min(first for _, first, _ in places) + 1
    return max(promised, height * width)


def _promised(record: bytes) -> int:
    first_row, end_row, first_column, end_column = struct.unpack_from(
        "<LLHH" if len(record) > 12 else "<HHHH", record
    )
    if end_row < first_row or end_column < first_column:
        raise ValueError("a sheet ends before it begins")
    return (int(end_row) - int(first_row) + 1) * (int(end_column) - int(first_column) + 1)


def _place(kind: int, record: bytes) -> Place | None:
    """Row, first and last column of a cell record; None for other records."""
    if kind in SINGLE_CELLS:
        row, column = struct.unpack_from("<HH", record)
        return row, column, column
    if kind in CELL_RUNS:
        row, first = struct.unpack_from("<HH", record)
        last = struct.unpack_from("<H", record, len(record) - 2)[0]
        if last < first:
            raise ValueError("a run of cells ends before it begins")
        return row, first, last
    return None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of their sheet."""
    kind = 0
    while kind != END and at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook(content: bytes) -> bytes:
    """The bytes of the stream that holds the workbook."""
    power, small_power = struct.unpack_from("<HH", content, 30)
    in_directory, in_table, first_directory = struct.unpack_from("<LLL", content, 40)
    cutoff, first_small, in_small, _, in_list = struct.unpack_from("<LLLLL", content, 56)
    if power not in (9, 12) or small_power != 6 or cutoff != SMALL:
        raise ValueError("the sectors have an unknown size")
    sectors = _Sectors(content, 1 << power)
    if max(in_directory, in_table, in_small, in_list) > sectors.count:
        raise ValueError("more sectors are promised than there are")
    directory = sectors.read(first_directory)
    root_start, root_size = _entry(directory, 0, power)
    start, size = _entry(directory, _find(directory), power)
    if max(root_size, size) > len(content):
        raise ValueError("a stream is longer than the file")
    if size >= SMALL:
        return sectors.read(start)[:size]
    table = _numbers(sectors.read(first_small))
    parts = sectors.read(root_start)
    return b"".join(parts[at * 64 : (at + 1) * 64] for at in _chain(start, table))[:size]


class _Sectors:
    """The sectors of a compound file and the table that chains them."""

    def __init__(self, content: bytes, size: int) -> None:
        self.content = content
        self.size = size
        self.count = -(-len(content) // size)
        self.table = _numbers(b"".join(map(self._sector, self._table_sectors())))

    def read(self, start: int) -> bytes:
        """All sectors of the chain that starts here."""
        return b"".join(map(self._sector, _chain(start, self.table)))

    def _sector(self, at: int) -> bytes:
        begin = (at + 1) * self.size
        return self.content[begin : begin + self.size]

    def _table_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from(f"<{HEADER_SECTORS}L", self.content, 76))
        following = struct.unpack_from("<L", self.content, 68)[0]
        lists = 0
        while following < LAST_SECTOR:
            numbers = _numbers(self._sector(following))
            lists += 1
            if not numbers or lists > self.count:
                raise ValueError("the list of sectors never ends")
            sectors += numbers[:-1]
            following = numbers[-1]
        return [at for at in sectors if at < LAST_SECTOR]


def _chain(start: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors from `start` to the end of their chain."""
    for _ in range(len(table) + 1):
        if start == END_OF_CHAIN:
            return
        if start >= len(table):
            break
        yield start
        start = table[start]
    raise ValueError("a chain of sectors is broken")


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}L", content[: len(content) // 4 * 4])


def _find(directory: bytes) -> int:
    """The number of the directory entry of the workbook."""
    entries = range(len(directory) // ENTRY)
    names = [
        directory[at * ENTRY : at * ENTRY + 64].decode("utf-16-le", "replace") for at in entries
    ]
    plain = [name.partition("\0")[0] for name in names]
    for name in WORKBOOK_NAMES:
        if name in plain:
            return plain.index(name)
    raise ValueError("there is no workbook in it")


def _entry(directory: bytes, at: int, power: int) -> tuple[int, int]:
    """Start and size of the stream of a directory entry."""
    start, size = struct.unpack_from("<LL" if power == 9 else "<LQ", directory, at * ENTRY + 116)
    return int(start), int(size)
