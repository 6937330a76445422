"""Where the headings of a table are, and what each column is called.

Survey tools differ: Qualtrics writes three rows of headings (name, wording, a technical id),
SurveyMonkey two (question, then the row or option), LimeSurvey puts code and wording in one cell,
and hand-made sheets begin with a title and merged groups.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.intake.cells import is_day, number
from cxworkshop.intake.labels import says_cant_judge, side

LOOKED_AT = 60  # rows in which headings are looked for

CODE_AND_WORDING = re.compile(
    r"([A-Za-z]{1,6}\d{1,4}[A-Za-z_\d\[\]]{0,12})\s*[.:)–-]\s+(\S.*)", re.S
)
CODE = re.compile(r"[A-Za-z]{1,6}_?\d{1,4}[A-Za-z_\d\[\]]{0,12}")
SECOND_ROW = frozenset(
    ("response", "open-ended response", "antwort", "offene antwort", "réponse", "respuesta",
     "réponse ouverte", "respuesta abierta")
)  # fmt: skip
MARKUP = re.compile(r"<[^<>]{1,200}>")


@dataclass(frozen=True, slots=True)
class Headings:
    """`first` headings begin at this row (counted from 0), `rows` of them, 0 when there are none.
    `names` are distinct; `labels` hold the wording, which may be the name again."""

    first: int
    rows: int
    names: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def data(self) -> int:
        """The first row with answers, counted from 0."""
        return self.first + self.rows


def find_headings(rows: Sequence[Sequence[str]]) -> Headings:
    """The headings in the first rows of a table. A row of cells without any text is no heading."""
    width = max((len(row) for row in rows), default=0)
    first = _first_full_row(rows)
    header = _padded(rows, first, width)
    count = _how_many(rows, first, header)
    if count == 0:
        names = tuple(letter(at) for at in range(width))
        return Headings(first, 0, names, names)
    if count > 1:
        below = _padded(rows, first + 1, width)
        if count == 3 or _are_wordings(header, below):
            return _named(first, count, header, below)
        return _grouped(first, header, below)
    split = [_code_and_wording(cell) for cell in header]
    return _named(first, 1, [name for name, _ in split], [label for _, label in split])


def letter(index: int) -> str:
    """The letters that a spreadsheet gives a column: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _first_full_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row that is about as full as most: what stands above are titles and blank rows."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    usual = Counter(count for count in filled if count).most_common(1)
    if not usual:
        return 0
    enough = min(usual[0][0], 3 if usual[0][0] > 3 else 2)
    return next(at for at, count in enumerate(filled) if count >= enough)


def _how_many(rows: Sequence[Sequence[str]], first: int, header: Sequence[str]) -> int:
    below = [[_clean(cell) for cell in row[: len(header)]] for row in rows[first + 1 : first + 3]]
    if not _is_heading(header):
        return 0
    if len(below) == 2 and sum("importid" in cell.casefold() for cell in below[1]) > 0:
        return 3
    if below and (_is_second_heading(header, below[0]) or _are_wordings(header, below[0])):
        return 2
    return 1


def _is_heading(row: Sequence[str]) -> bool:
    """Headings are words, and hardly any stands twice."""
    cells = [cell for cell in row if cell]
    data = sum(number(cell) is not None or is_day(cell) for cell in cells)
    answers = sum(side(cell) != 0 or says_cant_judge(cell) for cell in cells)
    return bool(cells) and data <= len(cells) // 4 and answers <= len(cells) // 4


def _is_second_heading(header: Sequence[str], row: Sequence[str]) -> bool:
    if any(cell.casefold() in SECOND_ROW for cell in row):
        return True
    gaps = [cell for head, cell in zip(header, row, strict=False) if not head]
    filled = sum(1 for cell in gaps if cell)
    return bool(gaps) and filled > len(gaps) // 2 and len(row) > 1 and _is_heading(row)


def _are_wordings(header: Sequence[str], row: Sequence[str]) -> bool:
    """Whether headings are codes such as Q1 and the row below says what was asked."""
    codes = sum(1 for cell in header if CODE.fullmatch(cell))
    lengths = sum(map(len, row)), sum(map(len, header))
    return codes > 0.25 * len(header) and lengths[0] > 2 * lengths[1] and _is_heading(row)


def _grouped(first: int, header: Sequence[str], below: Sequence[str]) -> Headings:
    """Two rows: a group or question reaches over the blank cells to its right."""
    names, labels, group = [], [], ""
    for head, cell in zip(header, below, strict=True):
        group = head or (group if cell else "")
        alone = not cell or cell.casefold() in SECOND_ROW
        if group in ("", cell) or alone:
            name, label = _code_and_wording(group or cell)
        else:
            name, label = cell, f"{group}: {cell}"
        names.append(name)
        labels.append(label)
    return _named(first, 2, names, labels)


def _named(first: int, rows: int, names: Sequence[str], labels: Sequence[str]) -> Headings:
    distinct: list[str] = []
    taken: set[str] = set()
    for at, name in enumerate(names):
        wanted = name.strip() or letter(at)
        candidate, again = wanted, 2
        while candidate.casefold() in taken:
            candidate = f"{wanted} ({again})"
            again += 1
        taken.add(candidate.casefold())
        distinct.append(candidate)
    wordings = [label or name for name, label in zip(distinct, labels, strict=True)]
    return Headings(first, rows, tuple(distinct), tuple(wordings))


def _code_and_wording(cell: str) -> tuple[str, str]:
    found = CODE_AND_WORDING.fullmatch(cell)
    return (found[1], found[2].strip()) if found else (cell, cell)


def _padded(rows: Sequence[Sequence[str]], at: int, width: int) -> list[str]:
    row = rows[at] if at < len(rows) else []
    return [_clean(cell) for cell in row] + [""] * (width - len(row))


def _clean(cell: str) -> str:
    """A heading without markup, line breaks and byte order marks."""
    return re.sub(r"\s+", " ", MARKUP.sub(" ", cell).replace("\ufeff", "")).strip()
