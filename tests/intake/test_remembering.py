"""Last time's decisions are proposed by what customers were asked, and never confirmed for us."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.intake.columns import Best, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment
from cxworkshop.intake.remembering import remembered
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from tests.intake.files import write_csv
from tests.support import story

FIRST = story.STATEMENTS[1]
ASKED = ["Nr", "Area", "It works for me", "Prices are fair", "Anything else?", "w"]


def rows(count: int) -> list[list[object]]:
    return [
        [n, "North" if n % 3 else "South", n % 5 + 1, n % 4 + 1, f"Comment number {n} is long", 1]
        for n in range(1, count + 1)
    ]


def survey(folder: Path, header: list[str], name: str = "a.csv") -> Survey:
    return read_survey(write_csv(folder / name, [header, *rows(40)]))


MAPPING = Mapping(
    {FIRST.id: ColumnUse("It works for me", Best.LOW, 1, confirmed=True)},
    (OwnQuestion(ColumnUse("Prices are fair", top=1, confirmed=True), "We are fair.", "Fair"),),
    segment=Segment("Area"),
    weight="w",
    not_applicable=(99,),
    voices="Anything else?",
)


def test_columns_are_found_again_by_what_was_asked(tmp_path: Path) -> None:
    kept = score(survey(tmp_path, ASKED), MAPPING, story.STATEMENTS).source.mapping
    later = survey(tmp_path, ["Nr", "Area", "it works for me ", "Prices are fair", "Why?", "w"])
    found = remembered([{}, kept], later, story.STATEMENTS)
    assert found is not None
    use = found.statements[FIRST.id]
    assert (use.column, use.best, use.top, use.confirmed) == ("it works for me", Best.LOW, 1, False)
    assert [(one.executives, one.short, one.use.confirmed) for one in found.own] == [
        ("We are fair.", "Fair", False)
    ]
    assert (found.segment, found.weight, found.not_applicable) == (Segment("Area"), "w", (99,))
    assert found.voices is None  # that column is not there any more


def test_another_survey_is_not_proposed_anything(tmp_path: Path) -> None:
    kept = score(survey(tmp_path, ASKED), MAPPING, story.STATEMENTS).source.mapping
    other = survey(tmp_path, ["Nr", "Area", "Clean", "Friendly", "More", "w"])
    assert remembered([kept], other, story.STATEMENTS) is None


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    found = survey(tmp_path, ASKED)
    assert remembered([{"statements": [1]}, {"own": [{"column": 3}]}], found, ()) is None
