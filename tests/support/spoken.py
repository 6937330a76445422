"""Which sentences of the catalogue the program can come to ask for.

Keys stand in the code whole, or are put together from parts: `say(f"facts.verdict.{verdict}")`.
What fills a gap must itself be written somewhere, as a word, an enumeration's value or a number.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
QUOTED = re.compile(r"""["'`]([\w.$\{\}()\[\]]+?)["'`]""")
NAMED_IN_MANUAL = re.compile(r"\{([a-z_]+\.[a-z_.0-9]+)\}")
DEEPEST = 3


@cache
def code() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the program, parsed once for all tests."""
    files = sorted((ROOT / "cxworkshop").rglob("*.py"))
    return tuple((file, ast.parse(file.read_text("utf-8"))) for file in files)


class Spoken:
    """Everything that the code says literally, and the shapes of what it puts together."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        self._prefixes = ("", "phone.", *filter(None, prefixes))
        self._whole: set[str] = set()
        self._shapes: set[tuple[str, re.Pattern[str]]] = set()
        self._wordless: set[re.Pattern[str]] = set()
        self._found: dict[tuple[str, int], bool] = {}
        for _, tree in code():
            for node in ast.walk(tree):
                self._take(node)
        for file in (ROOT / "resources" / "phone").glob("*.js"):
            for found in QUOTED.findall(file.read_text("utf-8")):
                self._take_script(found)
        for file in (ROOT / "resources" / "manual" / "en").glob("*.md"):
            self._whole.update(NAMED_IN_MANUAL.findall(file.read_text("utf-8")))

    def knows(self, key: str) -> bool:
        """Whether some code can ask for this key."""
        return any(
            key.startswith(prefix) and self._is_written(key.removeprefix(prefix), 0)
            for prefix in self._prefixes
        )

    def _is_written(self, text: str, depth: int) -> bool:
        if text in self._whole or text.isdigit():
            return True
        if depth == DEEPEST:
            return False
        if (text, depth) not in self._found:
            self._found[text, depth] = any(
                all(self._is_written(part, depth + 1) for part in found.groups())
                for opening, shape in self._shapes
                if text.startswith(opening) and (found := shape.fullmatch(text))
            ) or (depth == 1 and self._is_joined(text))
        return self._found[text, depth]

    def _is_joined(self, text: str) -> bool:
        """Whether it is two words of the code with nothing but a sign between them."""
        return any(
            set(found.groups()) <= self._whole
            for shape in self._wordless
            if (found := shape.fullmatch(text))
        )

    def _take(self, node: ast.AST) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._whole.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) else "(.+)"
                for part in node.values
            ]
            self._keep("".join(map(str, parts)))

    def _take_script(self, text: str) -> None:
        if "${" in text:
            self._keep(re.sub(r"\\\$\\\{.*?\\\}", "(.+)", re.escape(text)))
        else:
            self._whole.add(text)

    def _keep(self, shape: str) -> None:
        """A shape without a word of its own would fit every key; it may only fill a gap."""
        between = shape.replace("(.+)", "")
        if re.fullmatch(r"[\w.\\]*[a-z][\w.\\]*", between):
            opening = shape.partition("(.+)")[0].replace("\\", "")
            self._shapes.add((opening, re.compile(shape)))
        elif between in ("_", r"\."):
            self._wordless.add(re.compile(shape))
