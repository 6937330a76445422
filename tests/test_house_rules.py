"""House rules that no other tool checks, each as a test that names file and line."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cxworkshop"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted((ROOT / "packaging").rglob("*.py"))


def place(file: Path, node: ast.AST | None = None) -> str:
    """Where something stands, as editors open it."""
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{file.relative_to(ROOT)}{line}"


def parsed(files: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    for file in files:
        yield file, ast.parse(file.read_text("utf-8"))


def committed_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the project, with its text."""
    folders = ["cxworkshop", "resources", "tests", "packaging", ".ci"]
    files = [file for folder in folders for file in (ROOT / folder).rglob("*")]
    files += [file for file in ROOT.iterdir() if file.name != ".git"]
    for file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts and file != Path(__file__):
            content = file.read_bytes()
            if b"\0" not in content[:8000]:
                yield file, content.decode("utf-8")


def test_no_file_grows_past_400_lines() -> None:
    counts = {place(file): len(file.read_text("utf-8").splitlines()) for file in MODULES + SCRIPTS}
    assert {file: lines for file, lines in counts.items() if lines > 400} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "widgets"}
    words = {file: set(file.stem.split("_")) for file in MODULES + SCRIPTS + TESTS}
    assert [place(file) for file, parts in words.items() if parts & empty] == []


def test_every_module_opens_by_saying_what_it_is_for() -> None:
    silent = [
        place(file)
        for file, tree in parsed(MODULES + SCRIPTS)
        if tree.body and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_a_package_holds_an_introduction_and_no_code() -> None:
    allowed = (ast.Expr, ast.Assign)  # the introduction, and the version at the top
    full = [
        place(file)
        for file, tree in parsed([file for file in MODULES if file.name == "__init__.py"])
        if not all(isinstance(node, allowed) for node in tree.body)
    ]
    assert full == []


@pytest.mark.parametrize("layer", ["domain", "method"])
def test_the_subject_and_its_arithmetic_use_the_standard_library_alone(layer: str) -> None:
    known = sys.stdlib_module_names | {"cxworkshop"}
    foreign = [
        f"{place(file, node)} {name}"
        for file, tree in parsed(sorted((PACKAGE / layer).rglob("*.py")))
        for node in ast.walk(tree)
        for name in imported(node)
        if name.split(".")[0] not in known
    ]
    assert foreign == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_tests_wait_for_events_and_never_sleep() -> None:
    sleeps = {"time.sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "sleep"}
    found = [
        place(file, node)
        for file, tree in parsed(TESTS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in sleeps
    ]
    assert found == []


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    named = re.compile(
        r"pypi\.org|pythonhosted|registry\.npmjs|--(extra-)?index-url|--find-links|file:///"
        r"|/(root|work)/"
    )
    found = [
        f"{place(file)}:{text[: match.start()].count(chr(10)) + 1} {match.group()}"
        for file, text in committed_texts()
        for match in named.finditer(text)
    ]
    assert found == []


def test_the_locks_pin_every_library_with_hashes_and_name_no_address() -> None:
    for lock in sorted((ROOT / "packaging").glob("*.lock")):
        text = lock.read_text("utf-8")
        entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2])
        pinned = [entry for entry in entries if re.match(r"[a-z][\w.-]*==", entry)]
        assert len(pinned) > 20
        assert all("--hash=sha256:" in entry for entry in pinned), lock.name
        assert "://" not in text, lock.name


def test_sqlite_is_new_enough_to_be_trusted() -> None:
    from sqlcipher3 import dbapi2

    assert version(dbapi2.sqlite_version) >= (3, 51, 3)  # below: the WAL-reset corruption


@pytest.mark.parametrize(
    ("library", "least"),
    [("reportlab", "3.6.13"), ("aiohttp", "3.14.1"), ("PySide6-Essentials", "6.10.2")],
)
def test_libraries_have_the_fixes_we_rely_on(library: str, least: str) -> None:
    assert version(importlib.metadata.version(library)) >= version(least)


def test_the_qt_that_loses_references_is_not_used() -> None:
    assert importlib.metadata.version("PySide6-Essentials") != "6.12.0"


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])
