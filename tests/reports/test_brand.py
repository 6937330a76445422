"""The client's colour and logo stand on plans, and never at the cost of what must be read."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader

from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.brand import line_colour
from cxworkshop.reports.page import COLOURS
from cxworkshop.reports.personal_plan import write_personal_plan
from cxworkshop.reports.preview import page_picture
from cxworkshop.reports.team_plan import write_team_plan
from tests.support import story
from tests.support.pdf_facts import words_of

CLAIRET = "#B4003C"


@pytest.fixture
def logo(tmp_path: Path) -> str:
    plan = write_team_plan(tmp_path / "first.pdf", story.workshop(), None, story.plan())
    return b64encode(page_picture(plan, 0, 120)).decode()


def both(folder: Path, workshop: Workshop) -> list[Path]:
    person = workshop.team.people[0]
    return [
        write_personal_plan(folder / "p.pdf", workshop, person, story.facts(), story.plan()),
        write_team_plan(folder / "t.pdf", workshop, story.facts(), story.plan()),
    ]


def test_both_plans_carry_colour_and_logo(tmp_path: Path, logo: str) -> None:
    branded = replace(story.workshop(), brand_colour=CLAIRET, brand_logo=logo)
    for path in both(tmp_path, branded):
        with pikepdf.open(path) as pdf:
            assert all(len(page.get_images()) == 1 for page in pdf.pages)
        assert CLAIRET in colours_of(page_picture(path, 0, 1800))
        assert "Meridian Rail" in words_of(path)


def test_plans_of_a_client_without_them_are_as_they_were(tmp_path: Path) -> None:
    for path in both(tmp_path, story.workshop()):
        with pikepdf.open(path) as pdf:
            assert not any(len(page.get_images()) for page in pdf.pages)


def png(width: int, height: int, *, header_check: int | None = None) -> str:
    """Black and white, without its picture."""
    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", size, header_check), (b"IDAT", zlib.compress(b""), None), (b"IEND", b"", 0)]
    chunks = [
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data) if check is None else check)
        for kind, data, check in parts
    ]
    return b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param("no base64 !", id="no base64"),
        pytest.param("iVBORw0KGgo=", id="only its beginning"),
        pytest.param(b64encode(b"GIF").decode(), id="another format"),
        pytest.param(png(100_000, 100_000), id="a huge one"),
        pytest.param(png(11_000, 11_000), id="one that fills the memory"),
        pytest.param(png(8, 8, header_check=1), id="a broken header"),
    ],
)
def test_a_logo_that_cannot_be_read_is_left_out(tmp_path: Path, damaged: str) -> None:
    branded = replace(story.workshop(), brand_logo=damaged)
    path = write_team_plan(tmp_path / "t.pdf", branded, story.facts(), story.plan())
    with pikepdf.open(path) as pdf:
        assert not any(len(page.get_images()) for page in pdf.pages)
    assert "Meridian Rail" in words_of(path)


@pytest.mark.parametrize(
    ("colour", "line"),
    [(CLAIRET, CLAIRET), ("#FFE600", COLOURS.ink), ("#FFFFFF", COLOURS.ink), ("", COLOURS.ink)],
)
def test_a_colour_that_would_be_lost_on_white_gives_way_to_ink(colour: str, line: str) -> None:
    assert line_colour(colour) == line


def colours_of(png: bytes) -> set[str]:
    """Every colour of a picture, as "#RRGGBB"."""
    data = ImageReader(BytesIO(png)).getRGBData()
    return {f"#{data[at : at + 3].hex().upper()}" for at in range(0, len(data), 3)}
