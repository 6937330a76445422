"""The manual names only what exists: pages, pictures, buttons and keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImage, QKeySequence

from cxworkshop.ui.help import manual
from cxworkshop.ui.run.keys import KEYS, STAGE_ONLY

PICTURES = manual.folder() / "pictures"
LARGEST, ALL_TOGETHER = 60_000, 2_000_000
ELSEWHERE = {
    "F1", "Ctrl+,", "Ctrl+1", "Ctrl+4", "Ctrl+Z", "Ctrl+Shift+Z", "Tab", "Esc", "Space",
    "Alt+Up", "Alt+Down",
}  # fmt: skip
NAMES = sorted(manual.load())


@pytest.fixture(scope="module")
def pages() -> dict[str, manual.Page]:
    return manual.load()


def source(name: str) -> str:
    """A page as it was written, before buttons get their words."""
    return (manual.folder() / f"{name}.md").read_text("utf-8")


def test_the_contents_list_every_page_once() -> None:
    files = {path.stem for path in manual.folder().glob("*.md")}
    assert set(NAMES) == files
    listed = [target for _, target in manual.links(source(manual.CONTENTS))]
    assert len(listed) == len(set(listed)) == len(files) - 1


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_page_and_every_picture_exists(name: str) -> None:
    for words, target in manual.links(source(name)):
        assert words, f"{target} has no words"
        path = manual.folder() / target
        assert path.is_file(), target
        assert path.suffix in {".md", ".png"}


@pytest.mark.parametrize("name", NAMES)
def test_every_button_is_named_with_the_words_on_it(name: str) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", source(name))
    assert [words for words in bold if not re.fullmatch(r"\{[\w.]+\}", words)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_key_does_something(name: str) -> None:
    bound = {key for table in (KEYS, STAGE_ONLY) for keys in table.values() for key in keys}
    known = ELSEWHERE | {spoken(key) for key in bound} | bound
    assert [key for key in re.findall(r"`([^`]+)`", source(name)) if key not in known] == []


def test_the_page_of_keys_has_every_key_of_a_run() -> None:
    named = set(re.findall(r"`([^`]+)`", source("keys")))
    bound = [key for keys in KEYS.values() for key in keys]
    assert [key for key in bound if spoken(key) not in named] == []


def spoken(key: str) -> str:
    return {"PgDown": "Page Down", "PgUp": "Page Up"}.get(key, QKeySequence(key).toString())


def test_pictures_are_small_and_all_of_them_are_shown() -> None:
    shown = {
        target.rpartition("/")[2]
        for name in NAMES
        for _, target in manual.links(source(name))
        if target.endswith(".png")
    }
    files = {path.name: path.stat().st_size for path in PICTURES.glob("*")}
    assert set(files) == shown
    assert max(files.values()) <= LARGEST
    assert sum(files.values()) <= ALL_TOGETHER
    for name in files:
        assert QImage(str(PICTURES / name)).width() >= 600, name


def test_search_finds_titles_first_then_headings_then_words(pages: dict[str, manual.Page]) -> None:
    hits = manual.search(pages, "projector")
    assert hits[0].heading == "The projector goes dark or is unplugged"
    assert "projector" in hits[0].snippet.casefold()
    assert manual.search(pages, "anonymity")[0].page == "anonymity"
    assert manual.search(pages, "Method CARD doubts")[0].page == "run"
    assert manual.search(pages, "zzz") == manual.search(pages, "  ") == []


def test_every_library_that_is_credited_is_credited_in_the_manual_too(
    pages: dict[str, manual.Page],
) -> None:
    credits_ = (manual.folder().parents[2] / "THIRD_PARTY.md").read_text("utf-8")
    shipped = credits_.partition("## Only for building")[0]
    rows = re.findall(r"^\| ([^|]+) \|", shipped, flags=re.MULTILINE)
    names = [row for row in rows if "axe-core" not in row and not set(row) <= set("- ")]
    assert len(names) > 15
    assert [name for name in names if name not in pages["licences"].text] == []
