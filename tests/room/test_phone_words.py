"""The phone page asks only for words that exist, and every one that exists is asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from cxworkshop.paths import resource

ASKED = re.compile(r"""say\(\s*["`]([\w.${}()]+)["`]""")
NAMED = re.compile(r'"((?:\w+\.)*\w+)"')


def keys(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from keys(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def pattern(asked: str) -> re.Pattern[str]:
    """`join.${key}.title` stands for any key between the dots, as does `join.${of(key)}.title`."""
    return re.compile(re.sub(r"\\\$\\\{[\w\\()]+\\\}", r"\\w+", re.escape(asked)))


def test_every_word_that_the_page_asks_for_exists_and_none_is_left_over() -> None:
    script = "\n".join(file.read_text("utf-8") for file in resource("phone").glob("*.js"))
    words = resource("words", "en", "phone.toml").read_text("utf-8")
    known = set(keys(tomllib.loads(words)))
    asked = [pattern(key) for key in ASKED.findall(script)]
    missing = [each.pattern for each in asked if not any(map(each.fullmatch, known))]
    assert not missing
    named = set(NAMED.findall(script))
    assert [
        key for key in known if key not in named and not any(a.fullmatch(key) for a in asked)
    ] == []
