"""Who holds a phone in a vote: everyone, a table, or one that goes round, in the real room."""

from __future__ import annotations

import asyncio

from cxworkshop.room.phone import Phone
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from tests.support.open_vote import Vote, texts


def test_one_phone_per_table_counts_the_hands_of_its_table(vote: Vote) -> None:
    vote.move_to("127.0.0.1")
    run, choice = vote.page.presenter, vote.page.console.room.phones
    run.go_to("rate")
    vote.page.refresh_now()
    names = [choice.field.itemText(place) for place in range(choice.field.count())]
    assert names == ["Everyone has their own", "One phone goes round", "One phone per table"]
    choice.field.activated.emit(2)
    vote.page.refresh_now()
    assert "Each table counts its hands" in " ".join(texts(choice))
    vote.begin("rate")
    assert choice.isHidden()

    async def table() -> None:
        async with Phone(vote.page.room.url) as phone:
            await phone.join()
            await phone.tally(vote.round.id, {vote.round.questions[0].id: [0, 1, 0, 4, 2]})

    asyncio.run(table())
    vote.all_in(7)
    assert vote.close()["ways"] == {"table": 7}


def test_tables_are_not_offered_where_hands_can_not_be_counted(vote: Vote) -> None:
    run, choice = vote.page.presenter, vote.page.console.room.phones
    run.answer_by("table")
    run.go_to("predict")
    vote.page.refresh_now()
    assert choice.field.count() == 2
    assert choice.field.currentText() == "Everyone has their own"
    vote.begin("predict")  # opens, instead of being refused by the room


def test_a_team_that_is_counted_openly_is_offered_its_own_phones_alone(
    vote: Vote, desk: Desk
) -> None:
    run, panel = vote.page.presenter, vote.page.console.room
    assert run
    run.edits.change_team_size(4)
    preparing.change_details(desk, run.state.workshop.id, open_mode=True)
    run.go_to("rate")
    vote.page.refresh_now()
    assert not panel.phones.field.isVisible()
    assert "everyone needs a phone of their own" in " ".join(texts(panel.phones))
    vote.begin("rate")
    missing = panel.missing
    assert not any(row.isVisible() for row in (missing.ballots, missing.pass_round, missing.hands))
    assert "takes no paper" in " ".join(texts(missing))
