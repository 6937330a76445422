"""Rehearsing: a copy that is thrown away, and executives who think of this very workshop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.domain.customers import CustomerScore
from cxworkshop.domain.workshop import Status, Workshop
from cxworkshop.services import planning, preparing, rehearsing, running, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.moods import MOODS, leanings
from cxworkshop.services.rehearsing import RehearsalProblem
from tests.support.builders import a_cause, a_score, a_source


@pytest.fixture
def surveyed(desk: Desk, workshop: Workshop) -> Workshop:
    scores = [a_score(pair.id) for pair in workshop.statements]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    return preparing.workshop(desk, workshop.id)


def test_the_copy_is_the_workshop_before_it_begins(
    desk: Desk, surveyed: Workshop, tmp_path: Path
) -> None:
    rehearsal = rehearsing.begin(desk, tmp_path, surveyed.id, "proud")
    assert preparing.workshop(rehearsal.desk, surveyed.id) == surveyed
    assert preparing.customers(rehearsal.desk, surveyed.id) == preparing.customers(
        desk, surveyed.id
    )
    assert running.position(rehearsal.desk, surveyed.id) is None
    rehearsing.end(desk, rehearsal)


def test_what_happens_in_a_rehearsal_reaches_nobody(
    desk: Desk, surveyed: Workshop, tmp_path: Path
) -> None:
    rehearsal = rehearsing.begin(desk, tmp_path, surveyed.id, "proud")
    running.begin(rehearsal.desk, surveyed.id)
    running.note(rehearsal.desk, surveyed.id, "welcome", "they laughed")
    voting.open_round(rehearsal.desk, surveyed.id, "rate")
    planning.add_cause(rehearsal.desk, surveyed.id, a_cause())
    rehearsing.end(desk, rehearsal)
    assert preparing.workshop(desk, surveyed.id) == surveyed
    assert running.notes(desk, surveyed.id) == {}
    assert voting.current_round(desk, surveyed.id) is None
    assert planning.plan(desk, surveyed.id).causes == ()
    assert not (tmp_path / rehearsing.FOLDER).exists()


def test_the_library_only_learns_when_it_was_rehearsed(
    desk: Desk, surveyed: Workshop, tmp_path: Path
) -> None:
    assert rehearsing.last(desk, surveyed.id) is None
    rehearsing.end(desk, rehearsing.begin(desk, tmp_path, surveyed.id, "humble"))
    assert rehearsing.last(desk, surveyed.id) == desk.now()
    assert rehearsing.last(desk, shelf.duplicate(desk, surveyed.id).id) is None


def test_a_workshop_that_runs_is_not_rehearsed(
    desk: Desk, surveyed: Workshop, tmp_path: Path
) -> None:
    running.begin(desk, surveyed.id)
    with pytest.raises(RehearsalProblem):
        rehearsing.begin(desk, tmp_path, surveyed.id, "proud")
    assert list((tmp_path / rehearsing.FOLDER).iterdir()) == []
    assert preparing.workshop(desk, surveyed.id).status is Status.RUNNING


def test_what_a_kill_left_is_swept(desk: Desk, surveyed: Workshop, tmp_path: Path) -> None:
    rehearsal = rehearsing.begin(desk, tmp_path, surveyed.id, "split")
    rehearsal.desk.close()
    assert rehearsal.folder.exists()
    rehearsing.sweep(tmp_path)
    assert not rehearsal.folder.exists()


def test_the_same_workshop_and_mood_think_the_same_again(
    desk: Desk, surveyed: Workshop, tmp_path: Path
) -> None:
    texts = []
    for mood in ("proud", "proud", "split"):
        rehearsal = rehearsing.begin(desk, tmp_path, surveyed.id, mood)
        texts.append(json.loads(rehearsal.opinions.read_text("utf-8")))
        rehearsing.end(desk, rehearsal)
    assert texts[0] == texts[1] != texts[2]


def test_moods_stand_where_they_say_beside_the_customers(desk: Desk, surveyed: Workshop) -> None:
    source = preparing.customers(desk, surveyed.id)
    assert source is not None
    customers = voting_share(a_score("any"))
    agree = {
        mood: [share_of_top(each, 2) for each in leanings(surveyed, source, mood, 1).values()]
        for mood in MOODS
    }
    assert min(agree["proud"]) > customers + 0.15
    assert max(agree["humble"]) < customers
    for each in leanings(surveyed, source, "split", 1).values():
        weights = each["rating"]
        assert weights[0] > weights[2] < weights[-1]


def test_without_customers_they_have_opinions_all_the_same(workshop: Workshop) -> None:
    found = leanings(workshop, None, "proud", 7)
    assert set(found) == {pair.id for pair in workshop.statements}
    for each in found.values():
        assert sum(each["rating"]) == pytest.approx(1, abs=0.01)
        assert 0 < each["prediction"]["mean"] < 100


def share_of_top(leaning: dict[str, Any], top: int) -> float:
    return sum(leaning["rating"][-top:])


def voting_share(score: CustomerScore) -> float:
    return sum(score.counts[-score.top :]) / score.n
