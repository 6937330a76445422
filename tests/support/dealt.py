"""Votes of the sample's executives, dealt as the simulated ones deal them, without any phones."""

from __future__ import annotations

import json

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.rounds import Round
from cxworkshop.room.opinions import Opinions
from cxworkshop.services import voting
from cxworkshop.services.desk import Desk

EXECUTIVES = 12


def keep_dealt(desk: Desk, workshop_id: str, step_id: str) -> Round:
    """Keep what the sample's executives answer in a step's vote."""
    round_ = voting.open_round(desk, workshop_id, step_id)
    leanings = json.loads(load_sample().opinions_path.read_text("utf-8"))
    opinions = Opinions(seed=1, leanings=leanings)
    answers = {
        question.id: opinions.deal(question.to_json(), EXECUTIVES) for question in round_.questions
    }
    closed = {
        "event": "closed",
        "round": round_.id,
        "answered": EXECUTIVES,
        "ways": {"phone": EXECUTIVES},
        "answers": answers,
        "groups": None,
    }
    voting.keep_answers(desk, closed)
    return round_
