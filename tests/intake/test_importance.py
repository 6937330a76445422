"""How much something matters to customers, as they were asked beside how well it is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxworkshop.cli import main
from cxworkshop.content.statement_sets import load_statements
from cxworkshop.intake.columns import Best, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import asks_importance
from cxworkshop.intake.remembering import remembered
from cxworkshop.intake.scoring import score
from cxworkshop.intake.sentences import read_back
from cxworkshop.intake.suggesting import suggest, what_matters
from cxworkshop.intake.survey import read_survey
from cxworkshop.intake.swapping import keep_mapping
from tests.intake.files import write_csv

PAIRS = load_statements().pairs
HELP = next(pair for pair in PAIRS if pair.id == "4a")
ASKED = f"How important is this to you? [{HELP.customers}]"


def a_survey(path: Path, people: int = 40) -> Survey:
    """Half call it important (4 or 5); a quarter agree that it is done well."""
    rows: list[list[object]] = [["id", "Region", HELP.customers, ASKED]]
    rows += [
        [f"c{n}", "North" if n % 4 else "South", 5 if n % 4 == 0 else 2, 4 if n % 2 else 3]
        for n in range(people)
    ]
    return read_survey(write_csv(path / "a.csv", rows))


def test_a_question_about_importance_answers_no_statement(tmp_path: Path) -> None:
    survey = a_survey(tmp_path)

    found = suggest(survey, PAIRS)

    assert {name: use.column for name, use in found.statements.items()} == {"4a": HELP.customers}
    assert {name: use.column for name, use in found.importance.items()} == {"4a": ASKED}


@pytest.mark.parametrize(
    ("wording", "about"),
    [
        (ASKED, HELP.customers),
        ("Importance: friendly staff", "friendly staff"),
        ("Wie wichtig ist Ihnen: pünktliche Lieferung", "pünktliche Lieferung"),
        ("¿Cuán importante es? - El precio", "El precio"),
        ("How important is the price to you", "How important is the price to you"),
    ],
)
def test_what_stands_behind_the_question_is_what_it_is_about(
    tmp_path: Path, wording: str, about: str
) -> None:
    rows = [["id", wording], *([n, n % 5 + 1] for n in range(40))]
    column = read_survey(write_csv(tmp_path / "a.csv", rows)).columns[1]

    assert asks_importance(column)
    assert what_matters(column.label).endswith(about)


def test_importance_is_counted_beside_the_answers_and_for_each_group(tmp_path: Path) -> None:
    survey = a_survey(tmp_path)
    mapping = Mapping(
        {"4a": ColumnUse(HELP.customers)},
        importance={"4a": ColumnUse(ASKED, confirmed=True)},
        segment=Segment("Region"),
    )

    source = score(survey, mapping).source

    (everybody,) = source.of_segment(None).importance
    assert (everybody.statement_id, everybody.n, sum(everybody.counts[-2:])) == ("4a", 40, 20)
    assert everybody.confirmed
    (south,) = source.of_segment("South").importance
    assert (south.n, sum(south.counts[-2:])) == (10, 0)
    assert len(source.of_segment(None).scores) == 1


def test_a_mean_says_nothing_about_importance(tmp_path: Path) -> None:
    rows = [["statement", "mean", "sd", "n"], ["Importance: fees", 3.9, 1.0, 400]]
    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    with pytest.raises(IntakeProblem) as caught:
        score(survey, Mapping(importance={"4a": ColumnUse("Importance: fees")}))

    assert (caught.value.code, caught.value.column) == ("not_weighed", "Importance: fees")


def test_it_is_read_back_as_importance(tmp_path: Path) -> None:
    column = a_survey(tmp_path).columns[3]

    sentence = read_back(column, ColumnUse(ASKED, Best.HIGH), importance=True)

    assert "chose 4–5 = important; 5 is most important" in sentence


def test_what_was_decided_is_known_next_time(tmp_path: Path) -> None:
    survey = a_survey(tmp_path)
    mapping = Mapping(
        {"4a": ColumnUse(HELP.customers)}, importance={"5a": ColumnUse(ASKED, confirmed=True)}
    )
    source = score(survey, mapping).source

    corrected = keep_mapping(source, survey, PAIRS)
    again = remembered([source.mapping], survey, PAIRS)

    assert again
    for found in (corrected.importance, again.importance):
        assert (found["5a"].column, found["5a"].confirmed) == (ASKED, False)


def test_the_command_counts_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = a_survey(tmp_path)
    (tmp_path / "map.json").write_text(json.dumps({"importance": {"4a": ASKED}}), "utf-8")

    arguments = ["intake", str(survey.table.path), "--map", str(tmp_path / "map.json")]
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(arguments) == 0

    assert [(one["id"], one["agree"], one["n"]) for one in told["importance"]] == [("4a", 20, 40)]
    assert "How much it matters to customers is known of 1 statement." in capsys.readouterr().out
