"""One vote after a kill: the room may still hold an earlier round than the one that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.services import shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.retry import PAUSE
from cxworkshop.ui.run.vote import Vote
from tests.support.builders import open_desk_in
from tests.support.told_room import AtOnce, ToldRoom

STEP = "predict"


class Asked:
    """A vote with a real library; `restart` is what a kill and a new start do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.workshop_id = shelf.open_sample(desk, "T1").id
        self.restart()

    def restart(self) -> None:
        self.room = ToldRoom()
        self.problems: list[str] = []
        self.vote = Vote(
            self.desk, self.workshop_id, self.room, AtOnce(), lambda: None, self.problems.append
        )

    def begin(self, *, anew: bool = False) -> str:
        self.vote.begin(STEP, anew=anew)
        return self.round_id

    def ready(self, held: str | None, state: str | None = "open") -> None:
        self.vote.heard({"event": "ready", "open": held, "state": state, "answered": 0})

    def hand_over(self, round_id: str) -> None:
        wire = self.room.last("open")["round"] if self.room.all("open") else {"questions": []}
        answers = {each["id"]: [61] for each in wire["questions"]}
        self.vote.heard({"event": "closed", "round": round_id, "answered": 1, "answers": answers})

    @property
    def round_id(self) -> str:
        assert self.vote.round
        return self.vote.round.id

    @property
    def told(self) -> list[tuple[str, Any]]:
        """What the room was told: the command, and which round it is about."""
        return [(str(command["do"]), _round_of(command)) for command in self.room.told]


def _round_of(command: Mapping[str, Any]) -> Any:
    round_ = command.get("round")
    return round_["id"] if isinstance(round_, Mapping) else round_


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    with open_desk_in(tmp_path / "home") as desk:
        yield Asked(desk)


def test_a_round_that_was_asked_anew_just_before_a_kill_makes_way_for_the_new_one(
    asked: Asked,
) -> None:
    first = asked.begin()
    second = voting.open_round(asked.desk, asked.workshop_id, STEP, anew=True).id
    asked.restart()
    asked.vote.come_back(closed=False)
    asked.room.told.clear()
    asked.ready(first)
    assert asked.told == [("forget", first), ("open", second)]
    assert asked.vote.open


def test_a_round_kept_but_not_forgotten_makes_way_for_the_one_that_is_asked(asked: Asked) -> None:
    first = asked.begin()
    asked.vote.close()
    asked.hand_over(first)
    second = asked.begin(anew=True)
    asked.room.told.clear()
    asked.ready(first, "closed")
    assert asked.told == [("close", None)]
    asked.hand_over(first)
    assert asked.told == [("close", None), ("forget", first), ("open", second)]
    assert asked.vote.open
    assert not asked.problems


def test_a_round_that_was_closed_while_the_room_was_away_is_handed_over_in_its_turn(
    asked: Asked,
) -> None:
    first = asked.begin()
    asked.vote.close()
    asked.hand_over(first)
    second = asked.begin(anew=True)
    asked.vote.close()
    asked.room.told.clear()
    asked.ready(first, "closed")
    asked.hand_over(first)
    assert asked.told == [("close", None), ("forget", first), ("open", second), ("close", None)]


def test_a_round_that_nobody_knows_is_not_thrown_away_when_none_is_asked(asked: Asked) -> None:
    asked.ready("somebody's")
    assert asked.told == [("close", None)]


def test_what_is_kept_but_still_on_disk_is_forgotten_later_and_no_vote_is_closed_for_it(
    asked: Asked,
) -> None:
    first = asked.begin()
    asked.vote.close()
    asked.hand_over(first)
    second = asked.begin(anew=True)
    asked.vote.heard({"event": "problem", "code": "still_on_disk", "message": "Try again."})
    asked.room.told.clear()
    asked.vote.try_again(asked.desk.now() + PAUSE)
    assert asked.told == [("forget", first)]
    assert asked.vote.open
    asked.vote.heard({"event": "forgotten", "round": first})
    assert asked.problems == [""]
    assert asked.round_id == second
    asked.room.told.clear()
    asked.vote.try_again(asked.desk.now() + 2 * PAUSE)
    assert asked.told == []
