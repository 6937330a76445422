"""Surveys that don't have one row per customer: one row per answer, or summed up already.

Both are turned into columns like those of an ordinary file, so that everything after reading is
the same: in a long file each question becomes a column, in a summed one each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxworkshop.domain.customers import ScoreKind
from cxworkshop.intake.cells import number, simple
from cxworkshop.intake.columns import AnswerScale, Column, Kind, Summed
from cxworkshop.intake.counting import Cancelled, Tally, chunks
from cxworkshop.intake.headers import Headings, letter
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import recognise_column
from cxworkshop.intake.tables import TableFile

QUESTION = re.compile(
    r"(question|frage|item|variable|statement|aussage|pregunta|ítem)([ _-]?(id|text|code|name))?",
    re.I,
)
ANSWER = re.compile(
    r"(answer|value|response|rating|score|antwort|wert|bewertung|réponse|valeur|respuesta|valor|"
    r"note)([ _-]?(value|code|text))?",
    re.I,
)
MOST_QUESTIONS = 300

NAMES = {
    "statement": ["statement_id", "statement", "id", "question", "item", "frage", "aussage",
                  "pregunta"],
    "n": ["n", "base", "basis", "answers", "responses", "total"],
    "cant_judge": ["n_dk", "dk", "don't know", "cant_judge", "can't judge", "cannot judge"],
    "lowest": ["scale_min", "min"],
    "highest": ["scale_max", "max"],
    "top": ["top2_pct", "top2", "top-2", "top 2", "top2 %", "top-2 %", "% agree", "agree %",
            "agree", "percent", "%", "pct", "per cent", "prozent", "share"],
    "mean": ["mean", "average", "mittelwert", "moyenne", "media"],
    "sd": ["sd", "std", "stddev", "standard deviation", "standardabweichung"],
    "nps": ["nps", "recommend score"],
    "promoters": ["promoters"],
    "passives": ["passives"],
    "detractors": ["detractors"],
}  # fmt: skip
COUNT = re.compile(r"(?:count|n|c|points?)?[ _]?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class SummedHeadings:
    """In which column of a summed file each figure stands; `counts` by scale point."""

    at: Mapping[str, int]
    counts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class LongColumns:
    """In which columns of a long file question and answer stand."""

    question: Column
    answer: Column


def find_summed(headings: Headings) -> SummedHeadings | None:
    """The columns of an aggregated file, or None when it isn't one."""
    at: dict[str, int] = {}
    counts: dict[int, int] = {}
    for index, heading in enumerate(headings.names):
        text = heading.strip().casefold()
        for key, names in NAMES.items():
            if text in names:
                at.setdefault(key, index)
        if found := COUNT.fullmatch(text):
            counts[int(found[1])] = index
    if "statement" not in at:
        return None
    bare = simple(headings.names[at["statement"]]) == "id"
    by_count = len(counts) >= 3 and not bare and sorted(counts) == _range(counts)
    groups = {"promoters", "passives", "detractors"} <= at.keys()
    by_figure = "n" in at and bool({"top", "mean", "nps"} & at.keys())
    return (
        SummedHeadings(at, counts if by_count else {}) if by_count or groups or by_figure else None
    )


def read_summed(
    rows: Iterator[list[str]], headings: Headings, summed: SummedHeadings
) -> tuple[Column, ...]:
    """A column for every row. Raises IntakeProblem at the first row whose figures can't be."""
    columns: dict[str, Column] = {}
    for number_of_row, row in enumerate(rows, headings.data + 1):
        cells = _Row(number_of_row, row, headings, summed)
        name = cells.text("statement")
        if not name:
            continue
        if name.casefold() in columns:
            raise IntakeProblem("twice", row=number_of_row, value=name)
        columns[name.casefold()] = _summed_column(cells, name, len(columns))
    return tuple(columns.values())


def find_long(columns: Sequence[Column], rows: int) -> LongColumns | None:
    """Question and answer columns of a file with one row per answer, or None."""
    question = next((one for one in columns if QUESTION.fullmatch(one.name) and one.values), None)
    answer = next((one for one in columns if ANSWER.fullmatch(one.name)), None)
    if question is None or answer is None or question is answer:
        return None
    several = 1 < len(question.values) <= min(MOST_QUESTIONS, rows // 2)
    return LongColumns(question, answer) if several else None


def read_long(
    table: TableFile, headings: Headings, long: LongColumns, cancelled: Cancelled
) -> tuple[tuple[Column, ...], int]:
    """A column for every question, and how many customers answered the one asked most."""
    tallies: dict[str, Tally] = {}
    for chunk in chunks(data_rows(table, headings.data), cancelled):
        answers: dict[str, list[str]] = {}
        for row in chunk:
            question = cell_of(row, long.question.index).strip()
            if question:
                answers.setdefault(question, []).append(cell_of(row, long.answer.index))
        for question, cells in answers.items():
            tallies.setdefault(question, Tally()).add(cells)
    for tally in tallies.values():
        tally.finish()
    asked = {name: tally.values.total() + tally.blank for name, tally in tallies.items()}
    columns = tuple(
        recognise_column(long.answer.index, name, name, tally, asked[name])
        for name, tally in tallies.items()
    )
    return columns, max(asked.values(), default=0)


def data_rows(table: TableFile, first: int) -> Iterator[list[str]]:
    """The rows of a table from the first one with answers."""
    rows = table.rows()
    for _ in range(first):
        next(rows, None)
    return rows


def cell_of(row: Sequence[str], index: int) -> str:
    """A cell of a row that may be short."""
    return row[index] if index < len(row) else ""


def _range(counts: Mapping[int, int]) -> list[int]:
    return list(range(min(counts), max(counts) + 1))


class _Row:
    """One row of a summed file and its figures, each checked."""

    def __init__(
        self, row: int, cells: Sequence[str], headings: Headings, summed: SummedHeadings
    ) -> None:
        self.row = row
        self.cells = cells
        self.names = headings.names
        self.summed = summed

    def text(self, key: str) -> str:
        index = self.summed.at.get(key)
        return "" if index is None else cell_of(self.cells, index).strip()

    def figure(self, key: str, least: float, most: float) -> float | None:
        """A number between `least` and `most`, or None when it was left blank."""
        index = self.summed.at.get(key)
        return None if index is None else self._number(index, least, most)

    def whole(self, key: str) -> int | None:
        """A count."""
        found = self.figure(key, 0, 1e9)
        return None if found is None else self._whole(found, self.summed.at[key])

    def counts(self) -> dict[int, int]:
        """How many chose each point; none when all are blank."""
        found = {point: self._number(index, 0, 1e9) for point, index in self.summed.counts.items()}
        if all(count is None for count in found.values()):
            return {}
        return {
            point: self._whole(count or 0, self.summed.counts[point])
            for point, count in sorted(found.items())
        }

    def _number(self, index: int, least: float, most: float) -> float | None:
        cell = cell_of(self.cells, index).strip()
        if not cell:
            return None
        found = number(cell)
        if found is None or not least <= found <= most:
            raise self.problem(index, cell)
        return found

    def _whole(self, found: float, index: int) -> int:
        if found != int(found):
            raise self.problem(index, cell_of(self.cells, index))
        return int(found)

    def problem(self, index: int, value: str) -> IntakeProblem:
        return IntakeProblem("bad_number", self.row, self.names[index], value=value[:60])


def _summed_column(row: _Row, name: str, at: int) -> Column:
    cant_judge = row.whole("cant_judge") or 0
    n, counts = row.whole("n"), row.counts()
    given = _groups(row) or (None if counts else _figure(row, n))
    if counts and n is not None and sum(counts.values()) != n:
        raise IntakeProblem("counts_not_sum", row.row, total=sum(counts.values()), n=n)
    if not counts and given is None:
        raise IntakeProblem("no_figures", row.row)
    return Column(
        index=at,
        letter=letter(at),
        name=name,
        label=name,
        kind=Kind.RECOMMEND if given and given.kind is ScoreKind.RECOMMEND else Kind.RATING,
        n=given.n if given else sum(counts.values()),
        missing=0,
        scale=_scale(row, counts),
        cant_judge=cant_judge,
        counts=counts,
        summed=given,
    )


def _scale(row: _Row, counts: Mapping[int, int]) -> AnswerScale:
    lowest = row.figure("lowest", 0, 1)
    highest = row.figure("highest", 2, 11)
    points = counts or {1: 0, 5: 0}
    low = min(points) if lowest is None else int(lowest)
    return AnswerScale(low, max(points) if highest is None else int(highest))


def _groups(row: _Row) -> Summed | None:
    """Promoters, passives and detractors, kept as counts of a scale of three."""
    found = [row.whole(key) for key in ("detractors", "passives", "promoters")]
    if any(count is None for count in found):
        return None
    counts = tuple(count or 0 for count in found)
    return Summed(ScoreKind.RECOMMEND, sum(counts), groups=counts)


def _figure(row: _Row, n: int | None) -> Summed | None:
    if not n:
        return None
    percent = row.figure("top", 0, 100)
    if percent is not None:
        return Summed(ScoreKind.SHARE, n, share=percent / 100)
    mean = row.figure("mean", 0, 11)
    if mean is not None:
        return Summed(ScoreKind.MEAN, n, mean=mean, sd=row.figure("sd", 0, 11))
    score = row.figure("nps", -100, 100)
    return None if score is None else Summed(ScoreKind.RECOMMEND, n, mean=score)
