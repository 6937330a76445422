"""The sample workshop: a made-up rail company with a survey, simulated executives and a plan.

It shows a whole hour without anybody's data. The first two minutes, the demo and many tests live on
it, so its figures are chosen to show every kind of gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cxworkshop.content.toml_file import Table, read
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.plan import Action, Cause, Evidence, Lever, Stage, next_working_day
from cxworkshop.domain.workshop import Person
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK


@dataclass(frozen=True, slots=True)
class Sample:
    """What the sample workshop is made of.

    Ids of people, causes and actions hold within the sample only: who makes a workshop of it gives
    new ones. `source` describes the survey and has no scores yet; they come from reading
    `survey_path` with the mapping in `mapping_path`. `opinions_path` says what simulated
    executives tend to answer: `{statement id: {"rating": [weights worst to best],
    "cant_judge": share, "prediction": {"mean": percent, "sd": percent}}}`.
    """

    client: str
    title: str
    customers_word: str
    held_on: date
    team_size: int
    people: tuple[Person, ...]
    source: CustomerSource
    survey_path: Path
    mapping_path: Path
    opinions_path: Path
    causes: tuple[Cause, ...]
    actions: tuple[Action, ...]


def load_sample(
    held_on: date | None = None, language: str = FALLBACK, folder: Path | None = None
) -> Sample:
    """The sample as if the workshop were held on a date, by default that of its story.

    Raises ContentProblem with file and line.
    """
    folder = folder or resource("sample")
    file = read(folder / "sample.toml")
    words = file.words(language)
    day = held_on or file.day("held_on")
    return Sample(
        client=words.text("client"),
        title=words.text("title"),
        customers_word=words.text("customers_word"),
        held_on=day,
        team_size=file.whole("team_size"),
        people=tuple(_person(table, language) for table in file.tables("person")),
        source=_source(file, language),
        survey_path=folder / file.text("survey"),
        mapping_path=folder / file.text("map"),
        opinions_path=folder / file.text("opinions"),
        causes=tuple(_cause(table, language) for table in file.tables("cause")),
        actions=tuple(_action(table, language, day) for table in file.tables("action")),
    )


def _person(table: Table, language: str) -> Person:
    words = table.words(language)
    return Person(table.text("id"), words.text("name"), words.text("function"))


def _source(file: Table, language: str) -> CustomerSource:
    table = file.table("source")
    words = table.words(language)
    return CustomerSource(
        id="sample",
        name=words.text("name"),
        rows=table.whole("answered"),
        field_from=table.day("field_from"),
        field_to=table.day("field_to"),
        population=words.text("population"),
        invited=table.whole("invited"),
        file_name=file.text("survey"),
    )


def _cause(table: Table, language: str) -> Cause:
    return Cause(
        id=table.text("id"),
        statement_id=table.text("statement"),
        text=table.words(language).text("text"),
        evidence=table.choice("evidence", Evidence),
    )


def _action(table: Table, language: str, held_on: date) -> Action:
    words = table.words(language)
    return Action(
        id=table.text("id"),
        title=words.text("title"),
        owner_id=table.text("owner"),
        statement_id=table.text("statement"),
        cause_id=table.text("cause"),
        levers=table.choices("levers", Lever),
        first_step=words.text("first_step"),
        first_step_by=next_working_day(held_on + timedelta(days=table.whole("first_step_days"))),
        partner_id=table.text("partner"),
        measure=words.text("measure"),
        baseline=words.text("baseline"),
        target=words.text("target"),
        if_then=words.text("if_then"),
        stops=words.text("stops"),
        support=words.text("support"),
        stage=table.choice("stage", Stage),
        depth_answers=table.flags("depth_answers"),
        catalogue_id=table.text("catalogue"),
    )
