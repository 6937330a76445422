"""File names that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.services.file_names import LONGEST, clean_name, free_path


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Example", "Ada Example"),
        ("  R&D: <Käthe/Bo>  ", "R&D Käthe Bo"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\temp\\*?", "C temp"),
        ("con", "_con"),
        ("Lpt1.notes", "_Lpt1.notes"),
        ("console", "console"),
        ("a\u202egnp.exe\x00", "a gnp.exe"),
        ("ends with a dot...", "ends with a dot"),
        ("...", "_"),
        ("", "_"),
        ("日本の鉄道", "日本の鉄道"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(text: str, name: str) -> None:
    assert clean_name(text) == name


@given(st.text(max_size=200))
def test_any_text_becomes_one_short_clean_name(text: str) -> None:
    name = clean_name(text)
    assert 1 <= len(name.encode("utf-8")) <= LONGEST + 1
    assert not set(name) & set('<>:"/\\|?*\x00\n\r')
    assert Path(name).name == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Plan.pdf").name == "Plan.pdf"
    (tmp_path / "Plan.pdf").touch()
    (tmp_path / "Plan (2).pdf").symlink_to(tmp_path / "gone")
    assert free_path(tmp_path, "Plan.pdf").name == "Plan (3).pdf"
