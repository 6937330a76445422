"""Approved pictures: compare with what stands in tests/golden, or approve anew.

`pytest --update-golden` writes the pictures instead of comparing them; look at each before you
keep it. They are kept small: 960 pixels wide and with a palette, for the stage at any resolution.
Two pictures are compared tile by tile after a slight blur, because another rasteriser of fonts
changes edges everywhere a little, and a moved or missing word changes one place a lot.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageFilter

GOLDEN = Path(__file__).parent.parent / "golden"
KEPT_WIDTH = 960
TILE = 15  # pixels, which divides the sides of every picture
BLUR = 1.5
TOLERATED = 20.0  # of 255, mean over the tile that differs most; a word moved by 8 pixels makes 28
COLOURS = 128


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="approve the pictures of this run instead of comparing them",
    )


class Golden:
    """`golden("hero-light", picture)` fails when the picture (a file's content) is not the approved
    one; `golden.complaint(...)` is "" or says what is wrong."""

    def __init__(self, folder: Path, update: bool) -> None:
        self._folder, self._update = folder, update

    def __call__(self, name: str, picture: bytes) -> None:
        complaint = self.complaint(name, picture)
        assert not complaint, complaint

    def complaint(self, name: str, picture: bytes) -> str:
        approved = GOLDEN / f"{name}.png"
        if self._update:
            GOLDEN.mkdir(exist_ok=True)
            approved.write_bytes(small(picture))
            return ""
        if not approved.is_file():
            return f"{approved} is missing; see --update-golden"
        found = difference(approved.read_bytes(), picture)
        if found <= TOLERATED:
            return ""
        made = self._folder / f"{name}.png"
        made.write_bytes(small(picture))
        return f"{name} differs by {found:.0f} in one place; look at {made}"


@pytest.fixture
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Golden:
    """The comparison with tests/golden."""
    return Golden(tmp_path, bool(request.config.getoption("--update-golden")))


def difference(approved: bytes, made: bytes) -> float:
    """By how much (0..255) two pictures differ in the tile in which they differ most; 255 when
    their shapes do. The larger one is made smaller first."""
    a, b = _opened(approved), _opened(made)
    if a.size != b.size:
        return 255.0
    apart = numpy.abs(_blurred(a) - _blurred(b)).max(axis=2)
    rows, columns = (length // TILE for length in apart.shape)
    whole = apart[: rows * TILE, : columns * TILE]
    return float(whole.reshape(rows, TILE, columns, TILE).mean(axis=(1, 3)).max())


def small(picture: bytes) -> bytes:
    """The picture as it is kept: reduced, and with a palette, which takes a fifth of the room."""
    file = BytesIO()
    flat = _opened(picture).quantize(COLOURS, dither=Image.Dither.NONE)
    flat.save(file, "PNG", optimize=True)
    return file.getvalue()


def _opened(picture: bytes) -> Image.Image:
    with Image.open(BytesIO(picture)) as file:
        plain = file.convert("RGB")
    return plain.reduce(max(1, plain.width // KEPT_WIDTH))


def _blurred(picture: Image.Image) -> numpy.ndarray:
    return numpy.asarray(picture.filter(ImageFilter.BoxBlur(BLUR)), dtype=float)
