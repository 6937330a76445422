"""`cxworkshop demo` where there is no screen: a program of its own, from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import cxworkshop
from tests.support.pdf_facts import words_of

ROOT = Path(cxworkshop.__file__).parent.parent


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder it wrote and what it printed, with a team of nine."""
    folder = tmp_path_factory.mktemp("demo")
    out = folder / "out"
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    environment["CXWORKSHOP_HOME"] = str(folder / "home")
    done = subprocess.run(
        [sys.executable, "-m", "cxworkshop", "demo", "--out", out, "--participants", "9"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out, done.stdout


def test_the_stage_is_kept_in_pictures_of_full_size(demo: tuple[Path, str]) -> None:
    out, _ = demo
    pictures = sorted((out / "pictures").glob("*.png"))
    assert len(pictures) >= 15
    for path in pictures:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1920, 1080), path.name
    names = {path.stem.partition("-")[2] for path in pictures}
    assert {"join", "hero-gap", "ruler", "gaps", "commitments", "closing"} <= names
    assert len({path.read_bytes() for path in pictures}) == len(pictures)


def test_every_owner_has_a_plan_and_the_team_has_one(demo: tuple[Path, str]) -> None:
    out, printed = demo
    for owner in ("Jonas Weber", "Sofia Almeida", "Claire Dubois"):
        assert owner in printed
        (paper,) = out.glob(f"*{owner}*.pdf")
        assert owner in words_of(paper)
    (team,) = out.glob("Team plan*.pdf")
    assert "Meridian Rail" in words_of(team)
    assert list(out.glob("*.xlsx"))
    assert list(out.rglob("results.csv"))


def test_the_summary_says_what_the_papers_say(demo: tuple[Path, str]) -> None:
    _, printed = demo
    assert "9 of 9 simulated executives answered." in printed
    assert "made-up" in printed
    assert "34 % of riders agree" in printed.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_facilitators_own_library_is_left_alone(demo: tuple[Path, str]) -> None:
    out, _ = demo
    home = out.parent / "home"
    assert not home.exists() or not list(home.glob("library*"))
