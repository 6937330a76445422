"""The manual's pages as read from `resources/manual`, and the search through them.

A page is one Markdown file; its first heading is its title, its second-level headings part it into
sections. `contents.md` lists the pages in their order. A key or button that the app has a word for
is written as {area.key} and gets that word, so that the manual never names what does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cxworkshop.paths import resource
from cxworkshop.words import say

CONTENTS = "contents"
AROUND = 60
_NAMED = re.compile(r"\{([a-z_]+(?:\.[A-Za-z0-9_]+)+)\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_MARKS = re.compile(r"[*_`|#>]+|^\s*[-\d.]+\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the plain words below it; the page's opening has no heading."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """`name` is the file's, `text` is Markdown."""

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found, and the words around it."""

    page: str
    title: str
    heading: str
    snippet: str


def folder(language: str = "en") -> Path:
    """Where the manual lies."""
    return resource("manual", language)


def load(language: str = "en") -> dict[str, Page]:
    """All pages by name, in the order of the contents."""
    contents = _page(folder(language) / f"{CONTENTS}.md")
    names = [target.removesuffix(".md") for _, target in links(contents.text)]
    pages = [_page(folder(language) / f"{name}.md") for name in dict.fromkeys(names)]
    return {page.name: page for page in (contents, *pages)}


def links(text: str) -> list[tuple[str, str]]:
    """The words and targets of all links and pictures of a page."""
    return _LINK.findall(text)


def search(pages: Mapping[str, Page], wanted: str) -> list[Hit]:
    """The sections that hold every word of `wanted`; titles first, then headings, then words."""
    words = wanted.casefold().split()
    if not words:
        return []
    found = [
        (_rank(page, section, words), Hit(page.name, page.title, section.heading, snippet))
        for page in pages.values()
        if page.name != CONTENTS
        for section in page.sections
        if (snippet := _snippet(page, section, words)) is not None
    ]
    return [hit for _, hit in sorted(found, key=lambda each: each[0])]


def _page(path: Path) -> Page:
    text = _NAMED.sub(lambda found: say(found[1]), path.read_text("utf-8"))
    title, _, rest = text.partition("\n")
    sections = tuple(_sections(rest))
    return Page(path.stem, title.removeprefix("# ").strip(), text, sections)


def _sections(text: str) -> Iterator[Section]:
    first, *others = re.split(r"^## ", text, flags=re.MULTILINE)
    yield Section("", _plain(first))
    for part in others:
        heading, _, words = part.partition("\n")
        yield Section(heading.strip(), _plain(words))


def _plain(markdown: str) -> str:
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", markdown)).split())


def _rank(page: Page, section: Section, words: list[str]) -> int:
    for rank, place in enumerate((page.title, section.heading)):
        if all(word in place.casefold() for word in words):
            return rank
    return 2


def _snippet(page: Page, section: Section, words: list[str]) -> str | None:
    everything = f"{page.title} {section.heading} {section.words}".casefold()
    if not all(word in everything for word in words):
        return None
    text = section.words
    at = max(0, text.casefold().find(words[0]))
    start = text.rfind(" ", 0, max(1, at - AROUND)) + 1
    end = text.find(" ", at + AROUND)
    shown = text[start : end if end > 0 else len(text)]
    return f"{'… ' if start else ''}{shown}{' …' if end > 0 else ''}"
