"""The files of the phone page: read once, compressed once, served with strict headers.

The page may load nothing but these files and may talk to nobody but this room. Words come as JSON
in the language of the workshop, English filling what a translation lacks.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cxworkshop.colours import Scheme, palette
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")

_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it goes over the wire; `body` is gzip."""

    body: bytes
    plain: bytes
    content_type: str
    etag: str


def make_page(plain: bytes, suffix: str) -> Page:
    body = gzip.compress(plain, 9, mtime=0)
    etag = hashlib.sha256(plain).hexdigest()[:16]
    return Page(body, plain, _TYPES[suffix], f'"{etag}"')


@cache
def phone_pages() -> Mapping[str, Page]:
    """Path → page, for `/` and every file of the phone page."""
    folder = resource("phone")
    files = sorted(path for path in folder.iterdir() if path.suffix in _TYPES)
    pages = {f"/{path.name}": make_page(path.read_bytes(), path.suffix) for path in files}
    pages["/"] = pages.pop("/index.html")
    pages["/colours.css"] = make_page(colours().encode(), ".css")
    return pages


def colours() -> str:
    """Both palettes as CSS variables; the phone follows the system's scheme."""
    light, dark = (_variables(asdict(palette(scheme))) for scheme in SCHEMES)
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _variables(palette: Mapping[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in palette.items())


@cache
def phone_words(language: str) -> Page:
    """The phone's words in `language`, as JSON."""
    words = _catalogue(FALLBACK)
    if language != FALLBACK:
        words = _over(words, _catalogue(language))
    return make_page(json.dumps(words, ensure_ascii=False).encode(), ".json")


def known_language(language: str) -> str:
    """`language` when we have words for phones in it, else English."""
    known = {path.parent.name for path in resource("words").glob("*/phone.toml")}
    return language if language in known else FALLBACK


def _catalogue(language: str) -> dict[str, Any]:
    path: Path = resource("words", language, "phone.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _over(base: dict[str, Any], translated: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in translated.items():
        known = merged.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[key] = _over(known, value)
        else:
            merged[key] = value
    return merged
