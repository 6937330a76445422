"""A team of four, from the door of the room to the facts: real phones, a real room, the library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.domain.workshop import Team, Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.phone import phone_results
from cxworkshop.room.phone import Phone
from cxworkshop.services import preparing, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.voting import VotingProblem
from tests.support.builders import a_score, a_source, open_desk_in
from tests.support.room import RoomProcess, running_room


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomProcess]:
    with running_room(tmp_path / "session") as made:
        yield made


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    made = shelf.create(desk, "tour", "Harbour Bank", desk.today(), team_size=4)
    scores = [a_score(pair.id) for pair in made.statements]
    preparing.keep_customers(desk, made.id, a_source(scores=scores))
    return made


def voted(
    desk: Desk, workshop: Workshop, room: RoomProcess, ratings: Sequence[int | None]
) -> GapFacts:
    """The facts after each of these executives answered every question on a phone of their own."""
    round_ = voting.open_round(desk, workshop.id, "rate")

    async def answer(value: int | None) -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            given: dict[str, Any] = {question.id: value for question in round_.questions}
            await phone.vote(round_.id, given, consent=round_.consent)

    async def everybody() -> None:
        await asyncio.gather(*map(answer, ratings))

    room.tell("open", round=round_.to_wire())
    room.hear("opened")
    asyncio.run(everybody())
    voting.keep_answers(desk, room.close())
    facts = voting.facts(desk, workshop.id)
    assert facts
    return facts


def test_four_who_agreed_to_it_see_their_count_and_their_median(
    desk: Desk, workshop: Workshop, room: RoomProcess
) -> None:
    preparing.change_details(desk, workshop.id, open_mode=True)
    facts = voted(desk, workshop, room, [5, 4, 4, 2])
    for fact in facts.pairs:
        assert fact.open_count is not None
        assert (fact.open_count.agree, fact.open_count.rated, fact.open_count.median) == (3, 4, 4)
        assert fact.team is fact.gap is fact.verdict is None
    assert all("room" not in shown for shown in phone_results(facts).values())


def test_four_who_were_not_asked_see_nothing_of_themselves(
    desk: Desk, workshop: Workshop, room: RoomProcess
) -> None:
    facts = voted(desk, workshop, room, [5, 4, 4, 2])
    assert all(fact.too_few and fact.open_count is fact.team is None for fact in facts.pairs)


def test_who_joins_late_does_not_open_a_room_that_was_not_asked(
    desk: Desk, workshop: Workshop, room: RoomProcess
) -> None:
    preparing.set_team(desk, workshop.id, Team(6))
    preparing.change_details(desk, workshop.id, open_mode=True)
    round_ = voting.open_round(desk, workshop.id, "rate")
    assert not round_.consent
    preparing.set_team(desk, workshop.id, workshop.team)  # two have left meanwhile
    facts = voted(desk, workshop, room, [5, 4, 4, 2])
    assert all(fact.too_few and fact.open_count is None for fact in facts.pairs)


def test_a_shared_phone_is_turned_down_before_the_vote_opens(
    desk: Desk, workshop: Workshop
) -> None:
    preparing.change_details(desk, workshop.id, open_mode=True)
    with pytest.raises(VotingProblem, match="a phone of their own"):
        voting.open_round(desk, workshop.id, "rate", by="pass")
    assert voting.current_round(desk, workshop.id) is None


def test_a_strict_team_that_agrees_as_one_is_told_as_at_least_80(
    desk: Desk, workshop: Workshop, room: RoomProcess
) -> None:
    preparing.set_team(desk, workshop.id, Team(6))
    preparing.change_details(desk, workshop.id, strict=True)
    facts = voted(desk, workshop, room, [5] * 6)
    for shown in phone_results(facts).values():
        assert (shown["room"], shown["room_limit"]) == (80, "at_least")
    assert all(fact.team and not fact.team.counts for fact in facts.pairs)
