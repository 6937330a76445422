"""Mapped columns become counts from worst to best, with grade, weights and segments."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.content.statement_sets import load_statements
from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.intake.columns import Best, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment, read_mapping
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score
from cxworkshop.intake.sentences import read_back
from cxworkshop.intake.survey import read_survey
from cxworkshop.paths import resource
from tests.intake.files import Rows, write_csv

ROWS: list[list[object]] = [["id", "Region", "w", "Works", "Marks", "Recommend us?"]]
ROWS += [
    [n, "NS"[n % 2], "0,5" if n % 2 else "1,5", n * n % 5 + 1, n % 6 + 1, n % 11]
    for n in range(1, 111)
]


def survey_of(tmp_path: Path, rows: Rows = ROWS) -> Survey:
    return read_survey(write_csv(tmp_path / "a.csv", rows, ";"))


def test_the_sample_counts_to_its_story() -> None:
    survey = read_survey(resource("sample", "survey.csv"))
    mapping = read_mapping(resource("sample", "map.json"))

    scored = score(survey, mapping, load_statements().pairs)

    everybody = scored.source.of_segment(None)
    said = {one.statement_id: (sum(one.counts[-2:]), one.n) for one in everybody.scores}
    assert (said["H1"], said["4a"], said["6b"]) == ((137, 403), (149, 391), (71, 374))
    assert {one.grade for one in scored.source.scores} == {Grade.A}
    assert all(one.confirmed for one in scored.source.scores)
    assert scored.warnings == ()
    assert (scored.source.rows, scored.source.field_from.day) == (412, 2)


def test_a_scale_on_which_1_is_good_is_turned(tmp_path: Path) -> None:
    survey = survey_of(tmp_path)
    as_it_is = score(survey, Mapping({"3a": ColumnUse("Works", Best.HIGH)})).source.scores[0]
    turned = score(survey, Mapping({"3a": ColumnUse("Works", Best.LOW)})).source.scores[0]

    assert turned.counts == as_it_is.counts[::-1]


def test_grades_tell_scale_wording_and_number(tmp_path: Path) -> None:
    uses = {
        "1a": ColumnUse("Works"),
        "2a": ColumnUse("Works", same_statement=False),
        "3a": ColumnUse("Marks"),
    }
    few = survey_of(tmp_path, ROWS[:25])

    grades = [one.grade for one in score(survey_of(tmp_path), Mapping(uses)).source.scores]
    assert grades == [Grade.A, Grade.B, Grade.B]
    scored = score(few, Mapping({"1a": ColumnUse("Works")}))
    assert scored.source.scores[0].grade is Grade.D
    assert {warning.code for warning in scored.warnings} == {"few", "unconfirmed"}


def test_weights_are_added_up_per_point(tmp_path: Path) -> None:
    mapping = Mapping({"1a": ColumnUse("Works")}, weight="w")
    expected = [0.0] * 5
    for row in ROWS[1:]:
        expected[row[3] - 1] += float(str(row[2]).replace(",", "."))

    found = score(survey_of(tmp_path), mapping).source.scores[0]

    assert found.weighted_counts == pytest.approx(tuple(expected))
    assert found.weight_sum == pytest.approx(110.0)
    assert found.weight_squared_sum == pytest.approx(55 * 0.25 + 55 * 2.25)
    assert sum(found.counts) == found.n == 110


def test_weights_are_turned_with_their_counts(tmp_path: Path) -> None:
    survey = survey_of(tmp_path)
    up = score(survey, Mapping({"1a": ColumnUse("Works", Best.HIGH)}, weight="w")).source.scores[0]
    down = score(survey, Mapping({"1a": ColumnUse("Works", Best.LOW)}, weight="w")).source.scores[0]

    assert down.weighted_counts == up.weighted_counts[::-1]


def test_a_segment_counts_only_those_who_belong_to_it(tmp_path: Path) -> None:
    survey = survey_of(tmp_path)
    uses = {"1a": ColumnUse("Works")}
    north = score(survey, Mapping(uses, segment=Segment("region", "n"))).source.scores[0]
    south = score(survey, Mapping(uses, segment=Segment("Region", "S"))).source.scores[0]
    everybody = score(survey, Mapping(uses)).source.scores[0]

    assert (north.n, south.n, north.segment) == (55, 55, "n")
    assert tuple(map(sum, zip(north.counts, south.counts, strict=True))) == everybody.counts


def test_other_codes_for_cant_judge(tmp_path: Path) -> None:
    rows = [["id", "Works"], *([n, n % 6] for n in range(60))]
    survey = survey_of(tmp_path, rows)
    uses = {"1a": ColumnUse("Works")}

    assumed = score(survey, Mapping(uses)).source.scores[0]
    none = score(survey, Mapping(uses, not_applicable=())).source.scores[0]
    five = score(survey, Mapping(uses, not_applicable=(5,))).source.scores[0]

    assert (len(assumed.counts), assumed.cant_judge) == (5, 10)
    assert (len(none.counts), none.cant_judge, none.grade) == (6, 0, Grade.B)
    assert (len(five.counts), five.cant_judge) == (5, 10)


def test_a_clients_own_question_becomes_a_pair_on_its_own_scale(tmp_path: Path) -> None:
    own = OwnQuestion(ColumnUse("Marks", Best.LOW), "Customers find our trains clean.")

    scored = score(survey_of(tmp_path), Mapping(own=(own,)))

    pair, found = scored.own_pairs[0], scored.source.scores[0]
    assert pair.own
    assert (pair.scale.points, pair.scale.labels) == (6, ("6", "5", "4", "3", "2", "1"))
    assert (pair.executives, pair.customers) == ("Customers find our trains clean.", "Marks")
    assert found.statement_id == pair.id
    assert found.grade is Grade.A


def test_a_long_question_gets_a_short_name(tmp_path: Path) -> None:
    question = "When something goes wrong I reach someone who can solve it without waiting"
    rows = [["id", question], *([n, n % 5 + 1] for n in range(40))]

    scored = score(
        survey_of(tmp_path, rows), Mapping(own=(OwnQuestion(ColumnUse(question), "We help."),))
    )

    assert scored.own_pairs[0].short == "When something goes wrong…"
    assert len(scored.own_pairs[0].short) <= 28


def test_recommend_scores_are_groups_and_nobody_is_asked_to_answer_them(tmp_path: Path) -> None:
    survey = survey_of(tmp_path)

    found = score(survey, Mapping({"5c": ColumnUse("Recommend us?")})).source.scores[0]

    assert (found.kind, found.counts) == (ScoreKind.RECOMMEND, (70, 20, 20))
    with pytest.raises(IntakeProblem, match="predict that score"):
        score(survey, Mapping(own=(OwnQuestion(ColumnUse("Recommend us?"), "We…"),)))


def test_columns_are_found_by_name_letter_or_wording(tmp_path: Path) -> None:
    survey = survey_of(tmp_path)

    assert survey.column("works") is survey.column("D") is survey.column(" Works ")


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (Mapping({"1a": ColumnUse("Nothing")}), "no_column"),
        (Mapping({"1a": ColumnUse("Region")}), "not_a_rating"),
        (Mapping({"1a": ColumnUse("Works", top=5)}), "bad_top"),
        (Mapping({"1a": ColumnUse("Works", top=0)}), "bad_top"),
        (Mapping({"1a": ColumnUse("Works")}, segment=Segment("Region", "East")), "no_segment"),
        (Mapping({"1a": ColumnUse("Works")}, segment=Segment("Nowhere", "East")), "no_column"),
        (Mapping({"1a": ColumnUse("Works")}, weight="Nothing"), "no_column"),
        (Mapping({"1a": ColumnUse("Works")}, weight="Region"), "bad_weight"),
    ],
)
def test_what_cannot_be_counted_is_refused(tmp_path: Path, mapping: Mapping, code: str) -> None:
    with pytest.raises(IntakeProblem) as caught:
        score(survey_of(tmp_path), mapping)

    assert caught.value.code == code


def test_a_number_off_the_scale_is_named_with_row_and_column(tmp_path: Path) -> None:
    rows = [["id", "Works"], *([n, n % 5 + 1] for n in range(60)), [61, 55], [62, 4]]
    survey = survey_of(tmp_path, rows)

    with pytest.raises(IntakeProblem) as caught:
        score(survey, Mapping({"1a": ColumnUse("Works")}))

    problem = caught.value
    assert (problem.code, problem.row, problem.column) == ("out_of_scale", 62, "Works")
    assert "Row 62" in problem.message
    assert "“55” is not on the scale from 1 to 5" in problem.message
    allowed = score(survey, Mapping({"1a": ColumnUse("Works")}, not_applicable=(55,)))
    assert allowed.source.scores[0].cant_judge == 1


def test_the_read_back_sentence(tmp_path: Path) -> None:
    survey = read_survey(resource("sample", "survey.csv"))

    assert read_back(survey.column("Q4")) == (
        "391 of 412 customers rated this; 38\u202f% chose 4–5 = agree; 5 is good. Right?"
    )
    turned = ColumnUse("Q4", Best.LOW, 1)
    assert read_back(survey.column("Q4"), turned, "riders") == (
        "391 of 412 riders rated this; 16\u202f% chose 1 = agree; 1 is good. Right?"
    )
    works = survey_of(tmp_path).column("Works")
    assert read_back(works).startswith("110 customers; ")
    with pytest.raises(ValueError, match="no scale"):
        read_back(survey.column("line"))
