"""What a workshop file must be before anything of it is believed, in the order that is asked.

The schema comes first, because views, triggers and generated columns are code of whoever made the
file. Then the pages, every single value, the seal over all of them, and at last every object of the
workshop, read by the functions that the app will read it with. Anything wrong raises ValueError or
an error of the database; `PartsRefused` names the one case that damage alone can't explain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from math import isfinite
from typing import Any, NoReturn

from sqlalchemy import Column, Connection, MetaData, String, Table, select

from cxworkshop.domain.answers import check_answer
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.plan import Plan
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import Workshop
from cxworkshop.store import answers, customers, plans, runs, tables, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.runs import Run
from cxworkshop.store.shapes import fits

LONGEST_TEXT = 20_000
MOST = 10**9  # of anything that is counted; weights are only finite
LONGEST_AGENDA = 10_000  # minutes, a week: what no workshop reaches and no clock overflows at
LARGEST_TEAM = 100_000
LONGEST_SCALE = 1000  # points: what is laid out one by one

seal = Table("seal", MetaData(), Column("sha256", String(64), primary_key=True))
KNOWN = {table.name: table for table in (*tables.metadata.sorted_tables, seal)}
INDEXES = {str(index.name) for table in KNOWN.values() for index in table.indexes}
PLAIN_INDEX = re.compile(r'CREATE INDEX \w+ ON "?\w+"? \([\w", ]+\)')  # of columns, all rows


class PartsRefused(ValueError):  # noqa: N818 - a refusal is an outcome, not an error of ours
    """The file holds what no workshop file has: a trigger, a view, an unknown table."""


def check(raw: Any) -> None:
    """Checks a file, loaded into memory behind the driver connection `raw`, short of its objects.
    Raises PartsRefused, ValueError or the driver's errors."""
    _check_schema(raw)
    if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":  # indexes as well
        raise ValueError("the pages do not hang together")
    sealed = raw.execute("SELECT sha256 FROM seal").fetchall()
    if sealed != [(fingerprint(raw),)]:
        raise ValueError("the seal does not fit the content")


def fingerprint(raw: Any) -> str:
    """The seal: SHA-256 over every value of every table in the order of its keys, as hexadecimal
    digits. Raises ValueError for a value that no column of ours can have."""
    hashed = sha256(f"{tables.VERSION}".encode())
    for table in tables.metadata.sorted_tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
        hashed.update(f"\n{table.name}: {names}\n".encode())
        for row in raw.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {keys}'):
            for value in row:
                _check_value(value)
            hashed.update(json.dumps(row).encode() + b"\n")
    return hashed.hexdigest()


def read_everything(connection: Connection) -> Workshop:
    """The one workshop of a file, after reading all that belongs to it. Raises ValueError,
    KeyError, TypeError or the database's errors when something is not what it should be."""
    (workshop_id,) = connection.scalars(select(tables.workshop.c.id))
    workshop = workshops.read(connection, workshop_id)
    _require(workshop, Workshop)
    workshops.check(workshop)
    _check_sizes(workshop)
    _check_scales(workshop.statements)
    source = customers.read(connection, workshop_id)
    _require(source, CustomerSource | None)
    if source is not None and len(source.segments) != len(source.segment_rows):
        raise ValueError("the groups and their sizes do not fit")
    _require(plans.read(connection, workshop_id), Plan)
    _require(runs.read(connection, workshop_id), Run | None)
    _require(runs.chosen(connection, workshop_id), tuple[str, ...])
    for frozen in answers.rounds(connection, workshop_id):
        _require(frozen, FrozenRound)
        _check_scales(frozen.statements)
        questions = {question.id: question for question in frozen.round.asked}
        for question_id, values in answers.values(connection, frozen.round.id).items():
            for value in values:
                check_answer(questions[question_id], value)
    return workshop


def _check_schema(raw: Any) -> None:
    entries = raw.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema")
    for kind, name, table, page, sql in entries.fetchall():
        own_index = kind == "index" and (
            sql is None or (name in INDEXES and PLAIN_INDEX.fullmatch(sql))
        )
        plain_table = kind == "table" and str(sql).startswith("CREATE TABLE") and page
        if table not in KNOWN or not (own_index or plain_table):
            raise PartsRefused(f"a {kind} called {name}")
    for table in KNOWN.values():
        columns = raw.execute(f'PRAGMA table_xinfo("{table.name}")').fetchall()
        plain = {name for _, name, _, _, _, _, hidden in columns if not hidden}
        if not plain >= set(table.columns.keys()):
            raise PartsRefused(f"table {table.name} has other columns")


def _check_value(value: object) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, bytes):
        raise ValueError("bytes stand where no column keeps any")
    elif value is not None:
        _check_json(value)


def _check_text(text: str) -> None:
    """A text of a column: short enough, or JSON whose texts are."""
    if text[:1] in ("[", "{", '"') and len(text) > 1:
        try:
            decoded = json.loads(text, parse_constant=_no_such_number)
        except json.JSONDecodeError:
            decoded = text
        _check_json(decoded)
    elif len(text) > LONGEST_TEXT:
        raise ValueError("a text is too long")


def _check_json(value: object) -> None:
    if isinstance(value, str):
        value.encode()  # refuses lone surrogates
        if len(value) > LONGEST_TEXT:
            raise ValueError("a text is too long")
    elif isinstance(value, int | float):
        if not isfinite(value) or (isinstance(value, int) and abs(value) > MOST):
            raise ValueError("a number is too large")
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_json(name)
            _check_json(item)
    elif isinstance(value, list):
        for item in value:
            _check_json(item)


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of ours")


def _check_sizes(workshop: Workshop) -> None:
    minutes = max(workshop.minutes_available, sum(step.minutes for step in workshop.steps))
    if minutes > LONGEST_AGENDA or workshop.team.size > LARGEST_TEAM:
        raise ValueError("a workshop of this size was never held")


def _check_scales(statements: Iterable[PairedStatement]) -> None:
    if any(pair.scale.points > LONGEST_SCALE for pair in statements):
        raise ValueError("a scale of this length was never answered")


def _require(value: object, kind: Any) -> None:
    if not fits(value, kind):
        raise ValueError(f"this is no {kind}")
