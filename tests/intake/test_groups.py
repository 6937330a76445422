"""Groups of customers told apart: each has scores of its own beside everybody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.domain.customers import CustomerSource, Grade
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score, score_each, some_count_gives
from cxworkshop.intake.survey import read_survey
from tests.intake.files import write_csv

ROWS: list[list[object]] = [["id", "Region", "w", "Works", "Fair"]]
ROWS += [
    [n, "North" if n <= 60 else "south" if n % 3 == 0 else "South", 1 + n % 2, n % 5 + 1, n % 4 + 1]
    for n in range(1, 101)
]
ROWS += [[101, "", 1, 5, 4], [102, "Islands", 2, "", 2]]
APART = Segment("Region")


def scored(folder: Path, **more: object) -> CustomerSource:
    found = read_survey(write_csv(folder / "a.csv", ROWS))
    uses = {"1a": ColumnUse("Works", confirmed=True)}
    return score(found, Mapping(uses, (OwnQuestion(ColumnUse("Fair"), "Fair."),), **more)).source


def test_each_group_has_scores_of_its_own(tmp_path: Path) -> None:
    whole, source = scored(tmp_path), scored(tmp_path, segment=APART)
    assert source.of_segment(None).scores == whole.scores
    assert (source.segments, source.segment_rows) == (("North", "South", "Islands"), (60, 40, 1))
    north = source.of_segment("North").score("1a")
    assert north is not None
    assert (north.n, north.counts, north.grade) == (60, (12, 12, 12, 12, 12), Grade.A)
    assert source.of_segment("Islands").score("1a") is None


def test_groups_and_everybody_add_up_also_with_weights(tmp_path: Path) -> None:
    source = scored(tmp_path, segment=APART, weight="w")
    north, south = (source.of_segment(name).scores[0] for name in ("North", "South"))
    everybody = source.of_segment(None).scores[0]
    assert north.n + south.n + 1 == everybody.n  # one is in no group
    assert (north.weight_sum or 0) + (south.weight_sum or 0) + 1 == everybody.weight_sum
    assert source.weight_column == "w"


def test_telling_groups_apart_changes_no_number_of_everybody(tmp_path: Path) -> None:
    found = read_survey(write_csv(tmp_path / "a.csv", ROWS))
    apart = score_each(found, ["Works"], Mapping(segment=APART))
    assert apart == score_each(found, ["Works"], Mapping())


def test_a_column_that_divides_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeProblem, match="divide"):
        scored(tmp_path, segment=Segment("id"))


def test_the_source_keeps_how_it_was_made(tmp_path: Path) -> None:
    source = scored(tmp_path, segment=APART, not_applicable=(4,))
    assert (source.segment_column, source.not_applicable) == ("Region", ("4",))
    assert source.mapping["statements"]["1a"]["wording"] == "Works"


@pytest.mark.parametrize(
    ("percent", "n", "possible"),
    [(35, 20, True), (35, 7, False), (33.3, 3, True), (33.4, 3, False), (0, 5, True),
     (100, 5, True), (61.5, 1204, True), (50, 1, False), (14, 7, True)],
)  # fmt: skip
def test_a_percentage_that_no_count_gives_is_noticed(
    percent: float, n: int, possible: bool
) -> None:
    assert some_count_gives(percent / 100, n) is possible
