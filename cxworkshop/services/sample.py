"""The sample workshop on the desk: people, agenda and survey of a company that does not exist.

Its survey comes in through the same reader, mapping and counting as any client's file. Identities
are made from the workshop's and those within the sample, so that its story finds them again.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from cxworkshop.content.sample import Sample, load_sample
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.workshop import Team, Workshop
from cxworkshop.intake.mapping import read_mapping
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from cxworkshop.services.desk import Desk


def make(desk: Desk, template_id: str) -> tuple[Workshop, CustomerSource]:
    """A new sample workshop, held today, and its customers; nothing is kept yet."""
    template = desk.content.template(template_id)
    sample = load_sample(desk.today())
    workshop_id = desk.new_id()
    workshop = Workshop(
        id=workshop_id,
        client=sample.client,
        title=template.title,
        template_id=template.id,
        team=Team(
            size=sample.team_size,
            people=tuple(
                replace(person, id=identity(workshop_id, person.id)) for person in sample.people
            ),
        ),
        steps=template.steps,
        statements=tuple(desk.content.statements.pair(name) for name in template.statements),
        held_on=sample.held_on,
        customers_word=sample.customers_word,
        minutes_available=template.minutes,
        sample=True,
    )
    return workshop, _customers(desk, sample, workshop_id)


def identity(workshop_id: str, name: str) -> str:
    """The identity in one workshop of something that has a name within the sample."""
    return str(uuid5(NAMESPACE_URL, f"{workshop_id}/{name}"))


def _customers(desk: Desk, sample: Sample, workshop_id: str) -> CustomerSource:
    """The survey read, mapped and counted; its columns count as confirmed, for we made them."""
    mapping = read_mapping(sample.mapping_path)
    scored = score(read_survey(sample.survey_path), mapping, desk.content.statements.pairs)
    described = sample.source
    return replace(
        scored.source,
        id=identity(workshop_id, described.id),
        name=described.name,
        rows=described.rows,
        field_from=described.field_from,
        field_to=described.field_to,
        population=described.population,
        invited=described.invited,
        file_name=described.file_name,
        scores=tuple(replace(found, confirmed=True) for found in scored.source.scores),
    )
