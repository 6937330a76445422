"""Customers' own words are taken fairly, without saying who wrote when, and none is approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.intake.columns import Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from cxworkshop.intake.voices import MOST_VOICES, as_quoted, comment_columns, usual_comments
from tests.intake.files import write_csv

HEADER = ["id", "Region", "Works", "Comment"]


def survey(folder: Path, comments: list[str]) -> Survey:
    rows = [
        [n, "North" if n % 2 else "South", n % 5 + 1, comment]
        for n, comment in enumerate(comments, 1)
    ]
    return read_survey(write_csv(folder / "a.csv", [HEADER, *rows]))


def comments(count: int) -> list[str]:
    return [f"The train was late on day {n}, again." for n in range(1, count + 1)]


def voices(found: Survey, segment: Segment | None = None) -> list[tuple[str, str | None]]:
    mapping = Mapping({"1a": ColumnUse("Works")}, voices="Comment", segment=segment)
    source = score(found, mapping).source
    assert not any(voice.approved for voice in source.voices)
    return [(voice.text, voice.segment) for voice in source.voices]


def test_every_comment_is_taken_once_and_none_is_approved(tmp_path: Path) -> None:
    said = [*comments(40), "the train was late on day 7, again!", "", "ok", "   -  "]
    found = voices(survey(tmp_path, said))
    assert sorted(text for text, _ in found) == sorted(comments(40))


def test_the_order_is_not_that_of_the_file_and_the_same_every_time(tmp_path: Path) -> None:
    there, back = comments(60), comments(60)[::-1]
    first = voices(survey(tmp_path, there))
    assert first == voices(survey(tmp_path, back))
    assert [text for text, _ in first] != there


def test_of_very_many_a_fair_few_are_taken(tmp_path: Path) -> None:
    found = [text for text, _ in voices(survey(tmp_path, comments(3000)))]
    assert len(found) == len(set(found)) == MOST_VOICES
    first_half = sum(int(text.split(" day ")[1].split(",")[0]) <= 1500 for text in found)
    assert 100 < first_half < 200


def test_voices_know_the_groups_that_are_told_apart(tmp_path: Path) -> None:
    found = voices(survey(tmp_path, comments(40)), Segment("Region"))
    assert {segment for _, segment in found} == {"North", "South"}


def test_only_the_customers_that_count_are_heard(tmp_path: Path) -> None:
    found = voices(survey(tmp_path, comments(40)), Segment("Region", "North"))
    assert len(found) == 20
    assert {segment for _, segment in found} == {"North"}


def test_the_wordiest_column_is_proposed_and_a_personal_one_never(tmp_path: Path) -> None:
    header = ["Name", "Works", "Why", "Comment"]
    names = ["Ada Example", "Bo Sample", "Cy Made", "Di Nobody", "Ed Anyone", "Flo Someone"]
    rows = [[name, n + 1, f"w{n} x", f"I waited for {n} weeks and nobody called back."]
            for n, name in enumerate(names[:5])]  # fmt: skip
    found = read_survey(write_csv(tmp_path / "b.csv", [header, *rows]))
    assert "Name" not in [column.name for column in comment_columns(found)]
    assert usual_comments(found) == "Comment"
    with pytest.raises(IntakeProblem, match="personal"):
        score(found, Mapping(voices="Name"))


def test_a_comment_becomes_one_line_that_fits() -> None:
    assert as_quoted(" Two\r\nlines\u202e and\x07 more \u200b") == "Two lines and more"
    long = as_quoted("word " * 500)
    assert len(long) <= 400
    assert long.endswith("…")
