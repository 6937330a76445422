"""A mistake in a content file is named with its file and its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.content.catalogue import load_catalogue
from cxworkshop.content.references import load_references
from cxworkshop.content.sample import load_sample
from cxworkshop.content.statement_sets import load_statements
from cxworkshop.content.templates import load_templates
from cxworkshop.content.toml_file import ContentProblem
from cxworkshop.paths import resource

LOADERS: dict[str, Callable[..., object]] = {
    "statements": load_statements,
    "templates": load_templates,
    "actions": load_catalogue,
    "references": load_references,
    "sample": load_sample,
}


def refusal(tmp_path: Path, folder: str, file: str, old: str, new: str) -> ContentProblem:
    """The problem after `old` was replaced by `new` once in a copy of a shipped folder."""
    copy = tmp_path / folder
    shutil.copytree(resource(folder), copy)
    text = (copy / file).read_text("utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentProblem) as caught:
        LOADERS[folder](folder=copy)
    return caught.value


@pytest.mark.parametrize(
    ("folder", "file", "old", "new", "code", "at"),
    [
        ("statements", "paired.toml", 'id = "3a"', "id = 3a", "broken_toml", "id = 3a"),
        ("statements", "paired.toml", 'id = "3a"', 'id = "1a"', "duplicate", None),
        ("statements", "paired.toml", 'short = "Does the job"\n', "", "missing", None),
        ("statements", "paired.toml", '"Does the job"', f'"{"x" * 29}"', "too_long", "xxxxx"),
        ("statements", "paired.toml", '"Does the job"', '"  "', "empty_text", 'short = "  "'),
        ("statements", "paired.toml", '["before"]', '["soon"]', "unknown_value", '["soon"]'),
        ("statements", "paired.toml", '["flash"', '["huge"', "unknown_value", '["huge"'),
        ("statements", "paired.toml", 'dimension = "2"', 'dimension = "9"', "unknown_value", '"9"'),
        ("statements", "paired.toml", "lead = true", 'lead = "yes"', "wrong_type", 'lead = "yes"'),
        ("statements", "paired.toml", '"Neither", ', "", "wrong_scale", "labels ="),
        ("templates", "T1.toml", "minutes = 18", "minutes = 17", "wrong_minutes", "minutes = 60"),
        ("templates", "T1.toml", "minutes = 18", "minutes = 0", "out_of_range", "minutes = 0"),
        ("templates", "T1.toml", '"hero", "ruler"', '"heroine"', "unknown_value", "heroine"),
        ("templates", "T1.toml", 'asks = "rating"\n', "", "wrong_content", None),
        ("templates", "tour.toml", 'part = "commitments"', 'part = "x"', "unknown_value", '= "x"'),
        ("actions", "catalogue.toml", 'effort = "M"', 'effort = "XL"', "unknown_value", '"XL"'),
        ("actions", "catalogue.toml", 'levers = ["hr"]', "levers = []", "missing", "levers = []"),
        ("references", "published_gaps.toml", "said = 80", "said = 180", "out_of_range", "180"),
        ("sample", "sample.toml", "2026-05-12", '"May"', "wrong_type", 'held_on = "May"'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(
    tmp_path: Path, folder: str, file: str, old: str, new: str, code: str, at: str | None
) -> None:
    problem = refusal(tmp_path, folder, file, old, new)

    lines = (tmp_path / folder / file).read_text("utf-8").splitlines()
    assert problem.code == code
    assert file in problem.message
    assert f"line {problem.line}" in problem.message
    if at is not None:
        assert at in lines[problem.line - 1]


def test_a_missing_key_is_named_at_its_own_table(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "statements", "paired.toml", 'short = "Does the job"\n', "")

    lines = (tmp_path / "statements" / "paired.toml").read_text("utf-8").splitlines()
    header = lines.index('id = "3a"')
    assert lines[problem.line - 1] == "[pair.en]"
    assert 0 < problem.line - header < 10


def test_the_second_of_two_twins_is_named(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "statements", "paired.toml", 'id = "3a"', 'id = "1a"')

    lines = (tmp_path / "statements" / "paired.toml").read_text("utf-8").splitlines()
    first = lines.index('id = "1a"') + 1
    assert lines[problem.line - 1] == 'id = "1a"'
    assert problem.line > first


def test_two_texts_for_three_checks_are_refused(tmp_path: Path) -> None:
    problem = refusal(
        tmp_path, "actions", "catalogue.toml", '    "Every open role', '    # "Every open role'
    )

    assert problem.code == "not_three"
    assert "there are 2" in problem.message


@pytest.mark.parametrize("folder", LOADERS)
def test_an_empty_folder_says_what_is_missing(tmp_path: Path, folder: str) -> None:
    with pytest.raises(ContentProblem) as caught:
        LOADERS[folder](folder=tmp_path)

    assert caught.value.code == "missing_file"
    assert str(tmp_path) in caught.value.message


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "statements.toml").write_bytes("a = 1\nb = 'grün'".encode("cp1252"))

    with pytest.raises(ContentProblem) as caught:
        load_statements(folder=tmp_path)

    assert (caught.value.code, caught.value.line) == ("not_utf8", 2)


def test_a_translation_replaces_the_english_words_and_the_rest_falls_back(tmp_path: Path) -> None:
    copy = tmp_path / "statements"
    shutil.copytree(resource("statements"), copy)
    with (copy / "challenges.toml").open("a", encoding="utf-8") as file:
        file.write('\n[challenge.de]\nchallenge = "Einfluss"\ntext = "Andere zahlen mit."\n')

    last = load_statements("de", copy).challenges[-1]
    first = load_statements("de", copy).challenges[0]

    assert (last.challenge, last.text) == ("Einfluss", "Andere zahlen mit.")
    assert first.challenge == "Customer-centric culture"
