"""Every word that people see passes through `say`.

Catalogues live in `resources/words/<language>/<area>.toml`; the area is the part of the key before
the first dot, so a screen loads only its own words. A plural is a table with `one` and `other`,
chosen by the value called `count`. A language that lacks a key falls back to English.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from cxworkshop.paths import resource

FALLBACK = "en"


def say(key: str, language: str = FALLBACK, **values: object) -> str:
    """The sentence for `key` with its `values` filled in.

    Raises KeyError when no language has the key: a missing sentence is a bug, found by tests.
    """
    entry = _find(key, language)
    if entry is None and language != FALLBACK:
        entry = _find(key, FALLBACK)
    if entry is None:
        raise KeyError(f"no words for {key!r}")
    if isinstance(entry, dict):
        entry = entry["one" if values.get("count") == 1 else "other"]
    return str(entry).format_map(values) if values else str(entry)


def _find(key: str, language: str) -> Any:
    area, _, rest = key.partition(".")
    entry: Any = _catalogue(language, area)
    for part in rest.split("."):
        if not isinstance(entry, dict) or part not in entry:
            return None
        entry = entry[part]
    return entry


@cache
def _catalogue(language: str, area: str) -> dict[str, Any]:
    path = resource("words", language, f"{area}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
