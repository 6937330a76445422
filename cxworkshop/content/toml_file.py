"""One door to the TOML files of `resources/`: typed access that can say where a mistake is.

`tomllib` forgets lines once it has parsed a file, so a `Table` remembers how it was reached (the
third `[[pair]]`, its `[pair.en]`) and finds its line again in the text when something is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from cxworkshop.problems import Problem
from cxworkshop.words import FALLBACK

Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")


class ContentProblem(Problem):
    """A content file can't be used. `path` and `line` say where."""

    def __init__(self, code: str, path: Path, line: int = 1, **values: object) -> None:
        self.path = path
        self.line = line
        super().__init__(f"content.{code}", file=path.name, line=line, folder=path.parent, **values)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file, from the line `header` up to the line `end` of the next one."""

    path: Path
    values: dict[str, Any]
    lines: tuple[str, ...]
    header: int = 1
    end: int = 1

    def text(self, name: str, default: str | None = None, most: int | None = None) -> str:
        """A text of at most `most` characters; only one with a `default` may be empty."""
        value = self._get(name, str, default)
        if not value.strip() and default is None:
            self.refuse("empty_text", name)
        if most is not None and len(value) > most:
            self.refuse("too_long", name, most=most, length=len(value))
        return value.strip()

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        return self._get(name, int, default)

    def number(self, name: str) -> float:
        """A number, whole or not."""
        return float(self._get(name, (int, float), None))

    def flag(self, name: str) -> bool:
        """true or false; false when missing."""
        return self._get(name, bool, False)

    def flags(self, name: str) -> tuple[bool, ...]:
        """A list of true and false."""
        found = self._get(name, list, None)
        if not all(isinstance(flag, bool) for flag in found):
            self.refuse("wrong_type", name)
        return tuple(found)

    def day(self, name: str) -> date:
        """A date such as 2026-05-12."""
        return self._get(name, date, None)

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        found = self._get(name, list, None if default is None else list(default))
        if not all(isinstance(text, str) and text.strip() for text in found):
            self.refuse("wrong_type", name)
        return tuple(found)

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """One of the values of an enumeration."""
        return self._choose(name, self.text(name), kind)

    def choices(self, name: str, kind: type[Choice]) -> frozenset[Choice]:
        """A list of values of an enumeration; empty when missing."""
        return frozenset(self._choose(name, text, kind) for text in self.texts(name, ()))

    def tables(self, name: str) -> tuple[Table, ...]:
        """The tables `[[name]]` in the order of the file; none when there is none."""
        found = self._get(name, list, [])
        headers = [
            at for at, line in enumerate(self.lines, 1) if re.match(rf"\[\[\s*{name}\s*]]", line)
        ]
        if len(headers) != len(found) or not all(isinstance(table, dict) for table in found):
            self.refuse("wrong_type", name)
        ends = [*headers, len(self.lines) + 1][1:]
        return tuple(
            Table(self.path, values, self.lines, header, end)
            for values, header, end in zip(found, headers, ends, strict=True)
        )

    def table(self, name: str) -> Table:
        """The table `[name]` within this one."""
        values = self._get(name, dict, None)
        return Table(self.path, values, self.lines, self.line_of(name), self.end)

    def words(self, language: str) -> Table:
        """The table of a language within this one, or the English one."""
        return self.table(language if isinstance(self.values.get(language), dict) else FALLBACK)

    def refuse(self, code: str, name: str, **values: object) -> NoReturn:
        """Raise the problem `code` at the line of `name`, or of the table when it is missing."""
        raise ContentProblem(code, self.path, self.line_of(name), name=name, **values)

    def line_of(self, name: str) -> int:
        """The line of a key, or of the table's header when the key is missing."""
        word = re.escape(name)
        key = re.compile(rf"\s*{word}\s*=|\[+\s*([\w-]+\.)*{word}\s*]")
        for at in range(self.header, self.end):
            if at <= len(self.lines) and key.match(self.lines[at - 1]):
                return at
        return self.header

    def _get(self, name: str, kind: type[T] | tuple[type, ...], default: T | None) -> T:
        value = self.values.get(name, default)
        if value is None:
            self.refuse("missing", name)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse("wrong_type", name)
        return value  # type: ignore[return-value] # checked above, for tuples of types too

    def _choose(self, name: str, text: str, kind: type[Choice]) -> Choice:
        try:
            return kind(text)
        except ValueError:
            self.refuse("unknown_value", name, value=text, known=", ".join(kind))


def read(path: Path) -> Table:
    """The whole file as a table. Raises ContentProblem when it is missing, no UTF-8 or no TOML."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise ContentProblem("missing_file", path) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentProblem("not_utf8", path, line) from None
    except OSError as error:
        raise ContentProblem("unreadable", path, reason=error.strerror or error) from None
    lines = tuple(text.splitlines())
    try:
        return Table(path, tomllib.loads(text), lines, 1, len(lines) + 1)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else max(1, len(lines))
        raise ContentProblem("broken_toml", path, line) from None


def read_folder(folder: Path) -> Iterator[Table]:
    """All TOML files of a folder in alphabetical order. Raises ContentProblem when it has none."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ContentProblem("missing_file", folder / "*.toml")
    for path in paths:
        yield read(path)


def without_twins(tables: Iterator[tuple[Table, T]], name_of: Callable[[T], str]) -> tuple[T, ...]:
    """The objects made of `tables`. Raises ContentProblem at the second one with the same id."""
    seen: dict[str, T] = {}
    for table, made in tables:
        if name_of(made) in seen:
            table.refuse("duplicate", "id", value=name_of(made))
        seen[name_of(made)] = made
    return tuple(seen.values())
