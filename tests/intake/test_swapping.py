"""A corrected file in the place of an earlier one: nothing is decided twice, nothing changes
unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxworkshop.domain.customers import CustomerSource, Voice
from cxworkshop.intake.columns import Best, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from cxworkshop.intake.swapping import (
    Difference,
    differences,
    is_a_correction,
    keep_decisions,
    keep_mapping,
)
from tests.intake.files import write_csv
from tests.support import story

FIRST, SECOND = story.STATEMENTS[1:3]
HEADER = ["id", "Region", "Works", "Reach", "Fair"]


def rows(count: int) -> list[list[object]]:
    return [
        [n, "North" if n % 3 else "South", n % 5 + 1, 5 if n % 4 else 1, n % 3 + 2]
        for n in range(1, count + 1)
    ]


def survey(folder: Path, header: list[str], body: list[list[object]]) -> Survey:
    return read_survey(write_csv(folder / "a.csv", [header, *body]))


def kept(folder: Path, **more: object) -> CustomerSource:
    """What was kept of the first file: Works for one statement, Reach turned for another."""
    mapping = Mapping(
        {FIRST.id: ColumnUse("Works", top=1), SECOND.id: ColumnUse("Reach", Best.LOW)}, **more
    )
    return score(survey(folder, HEADER, rows(60)), mapping, story.STATEMENTS).source


def numbers(found: Survey, mapping: Mapping) -> dict[str, tuple[int, float]]:
    source = score(found, mapping, story.STATEMENTS).source
    return {one.statement_id: (one.n, sum(one.counts[-one.top :]) / one.n) for one in source.scores}


def test_columns_keep_their_use_cut_and_direction(tmp_path: Path) -> None:
    before = kept(tmp_path)
    after = survey(tmp_path, ["id", "Reach", "Region", "Fair", "Works"], [
        [n, reach, region, fair, works] for n, region, works, reach, fair in rows(63)
    ])  # fmt: skip

    mapping = keep_mapping(before, after, story.STATEMENTS)

    assert is_a_correction(before, after)
    assert mapping.statements[FIRST.id].column == "Works"
    assert (mapping.statements[FIRST.id].top, mapping.statements[FIRST.id].best) == (1, Best.HIGH)
    assert mapping.statements[SECOND.id].best is Best.LOW
    assert not any(use.confirmed for use in mapping.statements.values())


def test_weights_codes_groups_and_comments_are_used_again(tmp_path: Path) -> None:
    before = kept(tmp_path, weight="Fair", not_applicable=(99,), segment=Segment("Region"))
    mapping = keep_mapping(before, survey(tmp_path, HEADER, rows(66)), story.STATEMENTS)
    assert (mapping.weight, mapping.not_applicable) == ("Fair", (99,))
    assert mapping.segment == Segment("Region")
    without = [header if header not in ("Fair", "Region") else "other" for header in HEADER]
    gone = keep_mapping(before, survey(tmp_path, without, rows(66)), story.STATEMENTS)
    assert (gone.weight, gone.segment) == (None, None)


def test_decisions_about_voices_stay(tmp_path: Path) -> None:
    approved = Voice("a", "In the words that were approved", approved=True)
    before = replace(kept(tmp_path), voices=(approved, Voice("b", "Waits")), left_out=("c",))
    now = (Voice("a", "As it stands in the file"), Voice("c", "Gone"), Voice("d", "New"))
    after = keep_decisions(before, replace(kept(tmp_path), voices=now))
    assert after.voices == (approved, now[2])
    assert after.left_out == ("c",)


def test_the_segment_that_counted_is_kept(tmp_path: Path) -> None:
    before = kept(tmp_path, segment=Segment("Region", "North"))

    mapping = keep_mapping(before, survey(tmp_path, HEADER, rows(90)), story.STATEMENTS)

    assert mapping.segment == Segment("Region", "North")


def test_what_is_gone_and_what_changed_is_listed(tmp_path: Path) -> None:
    before = kept(tmp_path)
    body = [[n, region, 5 if works == 4 else works, fair] for n, region, works, _, fair in rows(50)]
    after = survey(tmp_path, ["id", "Region", "Works", "Fair"], body)
    mapping = keep_mapping(before, after, story.STATEMENTS)

    assert list(mapping.statements) == [FIRST.id]
    assert differences(before, after, numbers(after, mapping)) == (
        Difference("rows", "", 60, 50),
        Difference("gone", "Reach", 60),
        Difference("rated", "Works", 60, 50),
        Difference("share", "Works", 20, 40),
    )


def test_the_same_file_has_no_differences(tmp_path: Path) -> None:
    before = kept(tmp_path)
    after = survey(tmp_path, HEADER, rows(60))
    mapping = keep_mapping(before, after, story.STATEMENTS)

    assert differences(before, after, numbers(after, mapping)) == ()


def test_another_survey_is_no_correction(tmp_path: Path) -> None:
    before = kept(tmp_path)
    other = survey(tmp_path, ["id", "Food", "Beds"], [[n, n % 5 + 1, 3] for n in range(40)])

    assert not is_a_correction(before, other)
    assert not is_a_correction(CustomerSource("x", "panel", 12), other)
