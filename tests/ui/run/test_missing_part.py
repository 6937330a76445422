"""What the console offers while answers are missing: the team's size, and names for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk
from tests.support.open_vote import Vote, fills, texts, types, unnamed


def test_the_team_grows_by_one_click_and_counts_when_the_vote_closes(
    rating: Vote, desk: Desk
) -> None:
    panel = rating.page.console.room
    rating.click(panel.missing.team.more)
    rating.click(panel.missing.team.more)
    rating.click(panel.missing.team.fewer)
    workshop_id = rating.page.presenter.state.workshop.id
    assert preparing.workshop(desk, workshop_id).team.size == 13
    rating.page.refresh_now()
    assert "of 13 answered" in texts(panel)
    fills(rating, lambda form: types(form, *["4444444⏎"] * 9))
    rating.click(panel.missing.ballots)
    rating.all_in(9)
    run = rating.page.presenter
    run.next()
    run.next()  # keeps it open: four are missing
    rating.close()
    rating.until(lambda: voting.facts(desk, workshop_id) is not None)
    facts = voting.facts(desk, workshop_id)
    assert facts
    assert (facts.base.answered, facts.base.team_size) == (9, 13)
    assert facts.base.ways == {"paper": 9}


def test_everything_on_the_panel_has_a_name_and_its_place_in_the_order(rating: Vote) -> None:
    missing = rating.page.console.room.missing
    for control in (missing.ballots, missing.pass_round, missing.hands, missing.release):
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control.toolTip()
    for control in (missing.team.fewer, missing.team.field, missing.team.more):
        assert control.accessibleName()


def test_every_control_of_the_windows_is_named(rating: Vote) -> None:
    def act(form: QWidget) -> None:
        assert unnamed(form) == []

    for row in ("ballots", "hands"):
        fills(rating, act)
        rating.click(getattr(rating.page.console.room.missing, row))
    with rating.kiosk() as kiosk:
        assert unnamed(kiosk) == []
        kiosk.begin()
        assert unnamed(kiosk) == []
        kiosk.show_closed()
