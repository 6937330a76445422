"""The wheel carries the program and, inside it, the files that it reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_module_is_in_it(names: set[str]) -> None:
    modules = {str(file.relative_to(ROOT)) for file in (ROOT / "cxworkshop").rglob("*.py")}
    assert modules <= names


def test_every_resource_is_in_it(names: set[str]) -> None:
    files = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    inside = {f"cxworkshop/_resources/{file.relative_to(ROOT / 'resources')}" for file in files}
    assert inside <= names


def test_nothing_else_is_in_it(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cxworkshop"}


def test_it_can_be_started_by_name(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)
