"""Running: the place in the agenda is kept at once, and every step has its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.domain.workshop import Status, Workshop
from cxworkshop.services import preparing, running
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event, RunMoved, WorkshopChanged
from cxworkshop.services.running import Position, RunProblem
from tests.support.builders import Clock, open_desk_in


def test_a_run_begins_at_its_first_step(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    assert running.position(desk, workshop.id) is None
    assert running.step_clock(desk, workshop.id) is None
    assert running.begin(desk, workshop.id) == Position("welcome", 0)
    assert preparing.workshop(desk, workshop.id).status is Status.RUNNING
    assert RunMoved(workshop.id) in events
    assert WorkshopChanged(workshop.id, "status") in events


def test_beginning_again_goes_on_where_the_run_stands(desk: Desk, workshop: Workshop) -> None:
    running.begin(desk, workshop.id)
    running.move(desk, workshop.id, Position("hero", 3))
    assert running.begin(desk, workshop.id) == Position("hero", 3)


def test_a_reopened_app_is_on_the_same_picture(tmp_path: Path) -> None:
    from cxworkshop.services import shelf

    with open_desk_in(tmp_path / "h") as desk:
        workshop = shelf.create(desk, "T1", "Harbour Bank", desk.today())
        running.begin(desk, workshop.id)
        running.move(desk, workshop.id, Position("blind_spots", 4))
    with open_desk_in(tmp_path / "h") as desk:
        assert running.position(desk, workshop.id) == Position("blind_spots", 4)


def test_each_step_has_its_own_time_and_visits_add_up(
    desk: Desk, workshop: Workshop, clock: Clock
) -> None:
    began = clock()
    running.begin(desk, workshop.id)
    clock.move(60)
    running.move(desk, workshop.id, Position("predict", 0))
    clock.move(30)
    running.move(desk, workshop.id, Position("predict", 1))
    clock.move(30)
    running.move(desk, workshop.id, Position("welcome", 0))
    clock.move(5)
    running.move(desk, workshop.id, Position("rate", 0))
    found = running.step_clock(desk, workshop.id)
    assert found
    assert dict(found.seconds_by_step) == {"welcome": 65, "predict": 60}
    assert (found.run_started_at, found.step_started_at) == (began, clock())


def test_a_clock_set_back_takes_no_time_away(desk: Desk, workshop: Workshop, clock: Clock) -> None:
    running.begin(desk, workshop.id)
    clock.move(-3600)
    running.move(desk, workshop.id, Position("rate", 0))
    found = running.step_clock(desk, workshop.id)
    assert found
    assert found.seconds_by_step["welcome"] == 0


def test_nothing_moves_before_the_run_began(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(running.RunProblem, match="not begun"):
        running.move(desk, workshop.id, Position("rate", 0))
    with pytest.raises(running.RunProblem):
        running.finish(desk, workshop.id)


def test_notes_are_kept_per_step(desk: Desk, workshop: Workshop) -> None:
    running.note(desk, workshop.id, "rate", "two were late")
    running.note(desk, workshop.id, "rate", "three were late")
    running.note(desk, workshop.id, "hero", "silence")
    running.note(desk, workshop.id, "hero", "  ")
    assert running.notes(desk, workshop.id) == {"rate": "three were late"}


def test_a_finished_run_is_followed_up(desk: Desk, workshop: Workshop, clock: Clock) -> None:
    running.begin(desk, workshop.id)
    clock.move(90)
    running.finish(desk, workshop.id)
    assert preparing.workshop(desk, workshop.id).status is Status.FOLLOWING_UP
    found = running.step_clock(desk, workshop.id)
    assert found
    assert found.seconds_by_step["welcome"] == 90


def test_results_are_released_to_the_phones_and_taken_back(desk: Desk, workshop: Workshop) -> None:
    assert not running.is_released(desk, workshop.id)
    with pytest.raises(RunProblem):
        running.release(desk, workshop.id)
    running.begin(desk, workshop.id)
    running.release(desk, workshop.id)
    running.move(desk, workshop.id, Position("hero", 3))
    assert running.is_released(desk, workshop.id)
    running.release(desk, workshop.id, False)
    assert not running.is_released(desk, workshop.id)


def test_a_run_remembers_its_join_code(desk: Desk, workshop: Workshop) -> None:
    running.keep_join_code(desk, workshop.id, "K7QMPD2A")
    assert running.join_code(desk, workshop.id) == ""
    running.begin(desk, workshop.id)
    running.keep_join_code(desk, workshop.id, "K7QMPD2A")
    running.move(desk, workshop.id, Position("rate", 1))
    running.finish(desk, workshop.id)
    assert running.join_code(desk, workshop.id) == "K7QMPD2A"
    assert running.ended_on(desk, workshop.id) == desk.now().astimezone().date()


def test_a_note_that_is_the_same_is_no_change(desk: Desk, workshop: Workshop) -> None:
    running.note(desk, workshop.id, "welcome", "they laughed")
    running.note(desk, workshop.id, "welcome", "they laughed ")
    desk.history.undo()
    assert running.notes(desk, workshop.id) == {}
    assert desk.history.undo_words is None
