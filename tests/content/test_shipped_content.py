"""What ships is complete, hangs together and fits where it is shown."""

from __future__ import annotations

import csv
import json
import tomllib
from collections import Counter
from dataclasses import fields
from datetime import date

import pytest

from cxworkshop.content.catalogue import load_catalogue
from cxworkshop.content.references import load_references
from cxworkshop.content.sample import load_sample
from cxworkshop.content.statement_sets import load_statements
from cxworkshop.content.templates import load_templates
from cxworkshop.domain.cues import cues
from cxworkshop.domain.plan import Lever, Stage
from cxworkshop.domain.statements import Form
from cxworkshop.domain.workshop import StepKind, Team, Workshop
from cxworkshop.paths import resource

STATEMENTS = load_statements()
TEMPLATES = {template.id: template for template in load_templates()}
CATALOGUE = load_catalogue()


def test_there_are_24_pairs_two_headlines_and_eight_challenges() -> None:
    headlines = [pair for pair in STATEMENTS.pairs if pair.headline]

    assert [pair.id for pair in headlines] == ["H1", "H2"]
    assert len(STATEMENTS.pairs) - len(headlines) == 24
    assert len(STATEMENTS.challenges) == 8
    assert Counter(
        pair.dimension_id for pair in STATEMENTS.pairs if not pair.headline
    ) == dict.fromkeys("12345678", 3)


def test_the_forms_have_6_12_and_24_statements_and_the_short_one_meets_every_dimension() -> None:
    assert [len(STATEMENTS.form(form)) for form in Form] == [6, 12, 24]
    assert {pair.dimension_id for pair in STATEMENTS.form(Form.SHORT)} == set("12345678")
    assert set(STATEMENTS.form(Form.FLASH)) < set(STATEMENTS.form(Form.SHORT))


def test_every_dimension_has_one_lead() -> None:
    leads = [pair.id for pair in STATEMENTS.pairs if pair.lead]

    assert leads == ["1a", "2a", "3a", "4a", "5a", "6b", "7a", "8b"]


def test_names_are_short_distinct_and_wordings_are_mirrored() -> None:
    shorts = [pair.short for pair in STATEMENTS.pairs]

    assert len(set(shorts)) == len(shorts)
    assert max(map(len, shorts)) <= 28
    assert all(pair.executives != pair.customers for pair in STATEMENTS.pairs)
    assert all(
        text.endswith(".")
        for pair in STATEMENTS.pairs
        for text in (pair.executives, pair.customers)
    )


def test_every_stage_of_a_purchase_is_met() -> None:
    assert frozenset().union(*(pair.stages for pair in STATEMENTS.pairs)) == set(Stage)


def test_the_one_hour_template_takes_60_minutes_and_predicts_what_it_rates() -> None:
    template = TEMPLATES["T1"]
    polls = [step for step in template.steps if step.kind is StepKind.POLL]

    assert sum(step.minutes for step in template.steps) == template.minutes == 60
    assert [step.content["asks"] for step in polls] == ["prediction", "rating"]
    assert not any("statements" in step.content for step in polls)
    assert template.statements == ("H1", *(pair.id for pair in STATEMENTS.form(Form.FLASH)))


def test_the_first_look_asks_one_prediction_and_three_ratings() -> None:
    template = TEMPLATES["tour"]

    assert template.minutes <= 10
    assert template.step("predict").content["statements"] == ["H1"]
    assert template.statements == ("H1", "4a", "7a")


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.id)
def test_templates_ask_known_statements_and_unroll_into_cues(template) -> None:
    statements = tuple(STATEMENTS.pair(statement_id) for statement_id in template.statements)
    workshop = Workshop(
        "w",
        "Client",
        template.title,
        template.id,
        Team(12),
        template.steps,
        statements,
        date.today(),
    )

    assert {cue.step_id for cue in cues(workshop)} == {step.id for step in template.steps}
    for step in template.steps:
        assert set(step.content.get("statements", ())) <= set(template.statements)
        assert step.notes
        assert step.prompts


def test_the_catalogue_has_28_actions_that_close_known_dimensions() -> None:
    dimensions = {dimension.id for dimension in STATEMENTS.dimensions}

    assert [action.id for action in CATALOGUE] == [f"A{number:02}" for number in range(1, 29)]
    assert frozenset().union(*(action.closes for action in CATALOGUE)) == dimensions
    assert frozenset().union(*(action.levers for action in CATALOGUE)) == set(Lever)


def test_every_action_of_the_catalogue_is_complete() -> None:
    for action in CATALOGUE:
        texts = [getattr(action, field.name) for field in fields(action)]
        assert all(texts), action.id
        assert len(set(action.checkpoints)) == 3


def test_references_carry_their_captions_and_distances() -> None:
    bain, capgemini = load_references()

    assert (bain.id, bain.year, bain.gap_points) == ("bain-2005", 2005, 72)
    assert (capgemini.id, capgemini.year, capgemini.gap_points) == ("capgemini-2017", 2017, 45)
    assert "362 firms" in bain.caption
    assert "customers rated 8\u202f% of companies" in bain.caption


def test_the_sample_says_that_it_is_made_up() -> None:
    for name in ("README.md", "sample.toml"):
        assert "made up" in resource("sample", name).read_text("utf-8")


def test_the_sample_survey_holds_the_story() -> None:
    sample = load_sample()
    mapping = json.loads(sample.mapping_path.read_text("utf-8"))
    with sample.survey_path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names = [name.split(".")[0] for name in rows[0]]
    found = {}
    for statement_id, how in mapping["statements"].items():
        at = names.index(how["column"])
        assert rows[0][at].endswith(STATEMENTS.pair(statement_id).customers)
        answers = [int(row[at]) for row in rows[1:] if row[at] != "0"]
        found[statement_id] = (sum(answer >= 4 for answer in answers), len(answers))

    assert len(rows) - 1 == sample.source.rows == 412
    assert sample.source.response_rate == pytest.approx(0.21, abs=0.001)
    assert found["H1"] == (137, 403)
    assert found["4a"] == (149, 391)
    assert found["6b"] == (71, 374)
    assert {name: round(100 * agree / n) for name, (agree, n) in found.items()} == {
        "H1": 34,
        "1a": 46,
        "3a": 88,
        "4a": 38,
        "5a": 27,
        "6b": 19,
        "7a": 60,
    }


def test_the_simulated_executives_tend_to_say_what_the_story_needs() -> None:
    opinions = json.loads(load_sample().opinions_path.read_text("utf-8"))
    said = {
        name: round(100 * sum(opinion["rating"][-2:]) / sum(opinion["rating"]))
        for name, opinion in opinions.items()
    }

    assert said == {"H1": 82, "1a": 64, "3a": 91, "4a": 82, "5a": 73, "6b": 70, "7a": 36}
    assert [opinions[name]["prediction"]["mean"] for name in said] == [61, 52, 85, 66, 58, 55, 44]


def test_the_sample_plan_ties_three_actions_to_owners_causes_and_the_catalogue() -> None:
    sample = load_sample(date(2026, 9, 10))
    people = {person.id for person in sample.people}
    causes = {cause.id: cause.statement_id for cause in sample.causes}

    assert len(people) == 6
    assert [action.statement_id for action in sample.actions] == ["6b", "5a", "4a"]
    for action in sample.actions:
        assert {action.owner_id, action.partner_id} <= people
        assert causes[action.cause_id] == action.statement_id
        assert action.catalogue_id in {known.id for known in CATALOGUE}
        assert 0 < (action.first_step_by - sample.held_on).days <= 14


def test_every_word_of_a_problem_with_content_can_be_filled_in() -> None:
    words = tomllib.loads(resource("words", "en", "content.toml").read_text("utf-8"))

    assert all("{file}" in text for text in words.values())
