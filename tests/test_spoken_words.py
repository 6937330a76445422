"""Every sentence that the program can ask for exists, and gets the values that it needs."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.support.spoken import Spoken, code

ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "resources" / "words" / "en"


@dataclass(frozen=True, slots=True)
class Asked:
    """One place that asks for a sentence: its key, and the values it hands in (None: unknown)."""

    place: str
    key: str
    values: frozenset[str] | None


def catalogue() -> dict[str, Any]:
    """All English sentences; a plural is the table of its forms."""
    areas = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in ENGLISH.glob("*.toml")}
    return dict(entries(areas, ""))


def entries(table: dict[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from entries(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


@cache
def speakers() -> dict[str, str]:
    """What takes a key first: `say`, `Problem` and all made from it; with what they put before."""
    classes = [
        node for _, tree in code() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    found = {"say": "", "Problem": ""}
    for _ in range(3):  # deep enough for a problem made from a problem made from a problem
        for one in classes:
            above = [found[name] for name in map(ast.unparse, one.bases) if name in found]
            if above:
                found[one.name] = own_prefix(one) or above[0]
    return found


def own_prefix(one: ast.ClassDef) -> str:
    """ "content." for a class that hands on f"content.{code}"."""
    keys = [
        call.args[0].values[0]
        for call in ast.walk(one)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "super().__init__"
        and call.args
        and isinstance(call.args[0], ast.JoinedStr)
    ]
    return str(keys[0].value) if keys and isinstance(keys[0], ast.Constant) else ""


@cache
def asked_for() -> list[Asked]:
    """Every literal key that `say` or a `Problem` is called with."""
    speaks = speakers()
    return [
        Asked(f"{file.relative_to(ROOT)}:{node.lineno}", prefix + key, values(node, prefix))
        for file, tree in code()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (prefix := speaks.get(called(node))) is not None
        and (key := literal(node)) is not None
    ]


def called(call: ast.Call) -> str:
    """The last name before the bracket."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def values(call: ast.Call, prefix: str) -> frozenset[str] | None:
    """The values handed in; unknown with `**values` or a class that adds some of its own."""
    names = [keyword.arg for keyword in call.keywords]
    return None if prefix or None in names else frozenset(name for name in names if name)


def fields(sentence: Any) -> set[str]:
    """The names between braces; a plural needs `count` to choose its form."""
    if isinstance(sentence, dict):
        return {"count"}.union(*(fields(form) for form in sentence.values()))
    parts = string.Formatter().parse(str(sentence))
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in parts if name}


def test_every_key_that_is_asked_for_has_a_sentence() -> None:
    known = catalogue()
    mute = [f"{asked.place} {asked.key}" for asked in asked_for() if asked.key not in known]
    assert not mute, "no words for:\n" + "\n".join(mute)


def test_every_key_that_is_put_together_fits_a_sentence_whichever_way_it_turns_out() -> None:
    known = catalogue()
    mute = [
        f"{place} {shape}"
        for place, shape in put_together()
        if not any(re.fullmatch(shape, key) for key in known)
    ]
    assert not mute, "no words for:\n" + "\n".join(mute)


def put_together() -> Iterator[tuple[str, str]]:
    """Where a key is made from parts, and each pattern that it may have."""
    speaks = speakers()
    for file, tree in code():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name)):
                continue  # a widget's own say() takes sentences
            prefix = speaks.get(node.func.id)
            if prefix is not None and isinstance(node.args[0], (ast.JoinedStr, ast.IfExp)):
                for shape in shapes(node.args[0]):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", re.escape(prefix) + shape


def shapes(part: ast.expr) -> list[str]:
    """The patterns of a part of a key: both sides of a choice, and anything for what is unknown."""
    match part:
        case ast.Constant(value=value):
            return [re.escape(str(value))]
        case ast.IfExp():
            return shapes(part.body) + shapes(part.orelse)
        case ast.FormattedValue():
            return shapes(part.value)
        case ast.JoinedStr():
            return ["".join(parts) for parts in product(*map(shapes, part.values))]
    return [".+"]


def test_every_sentence_gets_the_values_that_it_names() -> None:
    known = catalogue()
    short = [
        f"{asked.place} {asked.key} lacks {sorted(missing)}"
        for asked in asked_for()
        if asked.key in known and asked.values is not None
        if (missing := fields(known[asked.key]) - asked.values)
    ]
    assert short == []


def test_every_entry_of_a_catalogue_is_a_sentence() -> None:
    wrong = [
        key
        for key, value in catalogue().items()
        if not all(isinstance(form, str) for form in forms(value)) or not any(forms(value))
    ]
    assert wrong == []


@pytest.mark.parametrize("straight", ["'", '"'])
def test_sentences_use_curly_quotes(straight: str) -> None:
    found = [key for key, value in catalogue().items() if straight in "".join(forms(value))]
    assert found == []


def forms(value: Any) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else [value]


def test_no_sentence_waits_for_nobody() -> None:
    program = Spoken(speakers().values())
    unused = [key for key in catalogue() if not program.knows(key)]
    assert not unused, "nobody asks for:\n" + "\n".join(unused)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (r"[\d}] %(?!,)", "a per cent sign stands after a space that does not break"),
        (r"\.\.\.", "an ellipsis is one sign"),
        (r"\w - \w", "a dash is longer than a hyphen"),
        (r" [,.;!:](\s|$)", "no space before a full stop or comma"),
        ("\u2011", "hyphens are plain"),
    ],
)
def test_sentences_are_set_with_care(wrong: str, why: str) -> None:
    found = [
        key
        for key, value in catalogue().items()
        if any(re.search(wrong, one) for one in forms(value))
    ]
    assert set(found) <= {"survey.typed.example"}, why
