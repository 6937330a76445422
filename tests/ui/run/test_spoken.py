"""What a facilitator hears of a run without looking at it."""

from __future__ import annotations

from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.run.spoken import news
from cxworkshop.ui.run.view import RunView
from tests.support.builders import Clock
from tests.support.told_run import ToldRun


def heard(run: ToldRun, before: RunView) -> list[str]:
    return list(news(before, run.presenter.view()))


def test_a_vote_is_heard_opening_being_complete_and_closing(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_READY)
    ready = run.presenter.view()
    run.next()
    opened = run.presenter.view()
    assert heard(run, ready) == ["Voting is open"]
    run.everybody_answers(9)
    assert heard(run, opened) == []
    run.everybody_answers()
    complete = run.presenter.view()
    assert heard(run, opened) == ["12 of 12 answered. Everyone is in."]
    assert heard(run, complete) == []
    run.next()
    assert heard(run, complete) == ["Voting is closed. 12 of 12 answered."]


def test_the_countdown_is_heard_once_and_when_it_is_stopped(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers(9)
    before = run.presenter.view()
    run.next()
    counting = run.presenter.view()
    assert heard(run, before) == ["Voting closes in 10 seconds. Press again to keep it open."]
    clock.move(4)
    assert heard(run, counting) == []
    run.next()
    assert heard(run, counting) == ["Voting stays open."]


def test_each_picture_that_the_room_sees_is_named(run: ToldRun) -> None:
    before = run.presenter.view()
    run.next()
    assert heard(run, before) == [run.presenter.view().now_words]
    assert heard(run, run.presenter.view()) == []
