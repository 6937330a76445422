"""The pictures of every page, taken by the tool that takes the manual's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
ON_EVERY_PAGE = {"library", "prepare", "run-voting", "run-preview", "hand-out", "settings"}


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_page_is_taken_in_light_and_dark_and_in_three_sizes(tmp_path: Path) -> None:
    tool = ROOT / "packaging" / "pictures.py"
    command = [sys.executable, str(tool), "pages", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=1700, capture_output=True)
    folders = sorted(tmp_path.iterdir())
    assert [folder.name for folder in folders] == [
        f"{scheme}-{size}"
        for scheme in ("dark", "light")
        for size in ("1366x768", "1920x1080", "2880x1800")
    ]
    for folder in folders:
        taken = {path.stem: path for path in folder.glob("*.png")}
        assert set(taken) > ON_EVERY_PAGE
        wide, high = map(int, folder.name.partition("-")[2].split("x"))
        for name in ON_EVERY_PAGE:
            with Image.open(taken[name]) as picture:
                assert picture.size == (wide, high)
                assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50, name
