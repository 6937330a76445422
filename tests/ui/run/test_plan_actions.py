"""What the facilitator's plan knows by itself: which cause a new action answers."""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.domain.plan import Cause
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.plan_actions import PlanActions


def test_an_action_answers_the_first_cause_of_its_gap_that_none_answers(desk: Desk) -> None:
    workshop = shelf.open_sample(desk, "T1")
    gap, other = (pair.id for pair in workshop.statements[:2])
    actions = PlanActions(desk)
    actions.workshop_id = workshop.id
    for cause_id, statement_id in (("x", other), ("c1", gap), ("c2", gap)):
        actions.add_cause(Cause(cause_id, statement_id, "each team has its own tickets"))
    typed = actions.new_action(gap)
    actions.keep(replace(typed, title="Give each case one owner"))
    taken = actions.take(desk.content.catalogue[0].id, None, gap)
    assert (typed.cause_id, taken.cause_id, actions.new_action(gap).cause_id) == ("c1", "c2", "c1")
    assert actions.new_action(None).cause_id is None
