"""What the sample's executives decide: its causes and actions, put into the plan as by hand."""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.plan import Plan
from cxworkshop.services import planning, preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.sample import identity


def apply(desk: Desk, workshop_id: str) -> Plan:
    """Adds the sample's causes and actions on the statements that this workshop asks. Doing it
    twice changes nothing."""
    workshop = preparing.workshop(desk, workshop_id)
    sample = load_sample(workshop.held_on)
    asked = {pair.id for pair in workshop.statements}

    def own(name: str | None) -> str | None:
        return identity(workshop_id, name) if name else None

    for cause in sample.causes:
        if cause.statement_id in asked:
            kept = replace(cause, id=identity(workshop_id, cause.id))
            planning.add_cause(desk, workshop_id, kept)
    for action in sample.actions:
        if action.statement_id in asked:
            planning.add_action(
                desk,
                workshop_id,
                replace(
                    action,
                    id=identity(workshop_id, action.id),
                    owner_id=own(action.owner_id),
                    partner_id=own(action.partner_id),
                    cause_id=own(action.cause_id),
                ),
            )
    return planning.plan(desk, workshop_id)
