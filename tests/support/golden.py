"""Approved pictures: compare with what stands in tests/golden, or approve anew.

`pytest --update-golden` writes the pictures instead of comparing them; look at each before you
keep it. A small tolerance forgives another version of the font rasteriser, not another picture.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy
import pytest
from PIL import Image

GOLDEN = Path(__file__).parent.parent / "golden"
VISIBLE = 48  # a channel that differs by more is seen
TOLERATED = 0.004  # of all pixels


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="approve the pictures of this run instead of comparing them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, bytes], None]:
    """`golden("hero-light", png)` fails when the picture is not the approved one."""

    def compare(name: str, png: bytes) -> None:
        approved = GOLDEN / f"{name}.png"
        if request.config.getoption("--update-golden"):
            GOLDEN.mkdir(exist_ok=True)
            approved.write_bytes(_small(png))
            return
        made = tmp_path / f"{name}.png"
        made.write_bytes(png)
        assert approved.is_file(), f"{approved} is missing; see --update-golden"
        share = different(approved.read_bytes(), png)
        assert share <= TOLERATED, f"{share:.1%} of {name} differs; look at {made}"

    return compare


def different(approved: bytes, made: bytes) -> float:
    """The share of pixels that visibly differ; 1 when the sizes do."""
    a, b = _pixels(approved), _pixels(made)
    if a.shape != b.shape:
        return 1.0
    return float((numpy.abs(a - b).max(axis=2) > VISIBLE).mean())


def _pixels(png: bytes) -> numpy.ndarray:
    with Image.open(BytesIO(png)) as picture:
        return numpy.asarray(picture.convert("RGB"), dtype=int)


def _small(png: bytes) -> bytes:
    """The same picture with a palette, which takes a fifth of the room."""
    file = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        flat.save(file, "PNG", optimize=True)
    return file.getvalue()
