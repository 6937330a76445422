"""Settings: kept as JSON, each with words, and never lost to a broken file."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from cxworkshop.settings import REMEMBERED, Settings, SettingsProblem, defaults, load, save
from cxworkshop.words import say


def written(home: Path, content: str) -> Settings:
    (home / "settings.json").write_text(content, "utf-8")
    return load(home)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_what_was_saved_comes_back_with_its_types(tmp_path: Path) -> None:
    chosen = Settings(
        scheme="dark",
        stage_scheme="dark",
        text_scale=125,
        high_contrast=True,
        reduce_motion=True,
        stage_screen="Maker|Beamer|7",
        paper="Letter",
        open_workshop="w-1",
        hand_out_folder="/media/Käthe’s stick",
        tour_seen=True,
    )
    save(tmp_path, chosen)
    assert load(tmp_path) == chosen
    save(tmp_path, replace(chosen, reduce_motion=False))
    assert load(tmp_path).reduce_motion is False
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '{"version": 1}', '{"settings": []}'])
def test_a_broken_file_is_kept_aside_and_the_defaults_hold(tmp_path: Path, content: str) -> None:
    assert written(tmp_path, content) == Settings()
    assert (tmp_path / "settings.broken.json").read_text() == content


def test_bytes_that_are_no_text_are_kept_aside_too(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\xfe\x00")
    assert load(tmp_path) == Settings()
    assert (tmp_path / "settings.broken.json").read_bytes() == b"\xff\xfe\x00"


def test_one_value_that_makes_no_sense_does_not_spoil_the_others(tmp_path: Path) -> None:
    values = {
        "scheme": "purple",
        "stage_scheme": "dark",
        "reduce_motion": "yes",
        "text_scale": 5000,
        "paper": ["A4"],
        "new": 1,
    }
    found = written(tmp_path, json.dumps({"version": 9, "settings": values}))
    assert found == Settings(stage_scheme="dark")


def test_going_back_to_the_defaults_leaves_what_is_remembered_alone() -> None:
    chosen = Settings(scheme="dark", text_scale=200, open_workshop="w-1", tour_seen=True)
    assert replace(chosen, **defaults(chosen)) == Settings(open_workshop="w-1", tour_seen=True)


def test_a_home_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match="could not be kept"):
        save(tmp_path / "missing", Settings())


def test_every_setting_and_every_choice_has_words() -> None:
    hints = get_type_hints(Settings)
    for name in (field.name for field in fields(Settings) if field.name not in REMEMBERED):
        assert say(f"settings.{name}.label")
        assert say(f"settings.{name}.help").endswith(".")
        for choice in get_args(hints[name]):
            assert say(f"settings.{name}.{choice}")
