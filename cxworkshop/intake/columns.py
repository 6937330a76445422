"""What intake knows about a survey file and each of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cxworkshop.domain.customers import ScoreKind
from cxworkshop.intake.tables import TableFile


class Kind(StrEnum):
    """What a column holds."""

    RATING = "rating"
    RECOMMEND = "recommend"
    TEXT = "text"
    DATE = "date"
    ID = "id"
    SEGMENT = "segment"
    WEIGHT = "weight"
    OTHER = "other"


class Best(StrEnum):
    """Which end of a scale is good."""

    HIGH = "high"
    LOW = "low"


class Shape(StrEnum):
    """One row per customer, one row per answer, or one row per statement."""

    ROWS = "rows"
    LONG = "long"
    SUMMED = "summed"


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """The points of a column as they stand in the file, lowest number first. `labels` name every
    point in that order, or none does."""

    min: int
    max: int
    labels: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """How many points the scale has."""
        return self.max - self.min + 1


@dataclass(frozen=True, slots=True)
class Summed:
    """What an aggregated row says in place of answers per point: a share 0..1, a mean with its
    spread, or `groups` (detractors, passives, promoters); a bare recommend score is a mean."""

    kind: ScoreKind
    n: int
    share: float | None = None
    mean: float | None = None
    sd: float | None = None
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or in an aggregated file one row.

    `n` is how many customers gave an answer that counts, `missing` how many left it blank,
    `cant_judge` how many used a code of `not_applicable`; what is left over is `off_scale`.
    `counts` per scale point as numbered in the file. `values` are all distinct cells with how often
    they occur, empty when there were too many to keep. `suspicion` is a code under
    `intake.suspicion`; `examples` are a few cells, none of a personal column.
    """

    index: int
    letter: str
    name: str
    label: str
    kind: Kind
    n: int
    missing: int
    scale: AnswerScale | None = None
    not_applicable: tuple[int | str, ...] = ()
    cant_judge: int = 0
    off_scale: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)
    best: Best = Best.HIGH
    personal: bool = False
    suspicion: str = ""
    examples: tuple[str, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)
    summed: Summed | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey file that was read. `rows` are customers (in an aggregated file, statements);
    `first_row` is the number of the first row with answers, as a spreadsheet counts.
    `field_from` and `field_to` come from a column of dates, when there is one."""

    table: TableFile
    shape: Shape
    header_rows: int
    first_row: int
    rows: int
    columns: tuple[Column, ...]
    field_from: date | None = None
    field_to: date | None = None

    @property
    def format(self) -> str:
        """csv, xlsx, xls or ods."""
        return self.table.format

    @property
    def encoding(self) -> str | None:
        """How the text is encoded; None for spreadsheets."""
        return self.table.encoding

    @property
    def delimiter(self) -> str | None:
        """What divides the cells; None for spreadsheets."""
        return self.table.delimiter

    @property
    def sheet(self) -> str | None:
        """The sheet that was read; None for text."""
        return self.table.sheet

    @property
    def sheets(self) -> tuple[str, ...]:
        """All sheets of the spreadsheet."""
        return self.table.sheets

    def column(self, name: str) -> Column | None:
        """The column with this name, letter or wording (names win), or None."""
        wanted = name.strip().casefold()
        for known in ("name", "letter", "label"):
            for column in self.columns:
                if getattr(column, known).strip().casefold() == wanted:
                    return column
        return None
