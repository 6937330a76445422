"""What is written down in a run: notes, commitments, pledges."""

from __future__ import annotations

from typing import Any

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.plan import Action
from cxworkshop.services import demo_story, planning, running
from tests.support.told_run import ToldRun


def test_a_pledge_is_kept_once_and_the_phone_is_asked_for_it(run: ToldRun) -> None:
    run.next_until(SceneKind.PLEDGES)
    view: Any = run.room.last("show")["view"]
    assert view["asks"] == "pledge"
    pledge = {"event": "pledge", "id": "p1", "name": "Ada", "text": "I ring one rider a week."}
    run.presenter.heard(pledge)
    run.presenter.heard(pledge)
    assert [made.name for made in planning.plan(run.desk, run.workshop_id).pledges] == ["Ada"]
    assert run.room.last("forget") == {"do": "forget", "pledge": "p1"}


def test_a_card_is_on_the_stage_while_it_is_written_unless_it_is_not_wanted(run: ToldRun) -> None:
    demo_story.apply(run.desk, run.workshop_id)
    run.presenter.reload_plan()
    run.next_until(SceneKind.COMMITMENTS)
    run.presenter.edits.write(Action("a1", "Give front-line staff"))
    assert run.presenter.view().now.writing is not None
    run.presenter.edits.show_cards(False)
    assert run.presenter.view().now.writing is None
    run.presenter.edits.show_cards(True)
    run.next()
    assert run.presenter.view().now.writing is None


def test_notes_belong_to_their_step(run: ToldRun) -> None:
    run.presenter.edits.note("welcome", "They laughed.")
    run.presenter.go_to("causes")
    assert run.presenter.edits.note_here() == ""
    run.presenter.go_to("welcome")
    assert run.presenter.edits.note_here() == "They laughed."


def test_a_commitment_without_an_owner_is_mentioned_and_does_no_harm(run: ToldRun) -> None:
    run.next_until(SceneKind.COMMITMENTS)
    planning.add_action(run.desk, run.workshop_id, Action("a1", "Call ten riders"))
    run.presenter.reload_plan()
    assert "“Call ten riders” has no owner yet" in run.presenter.view().hint
    run.next()
    assert run.scene is SceneKind.PLEDGES


def test_a_change_of_a_note_can_be_undone_and_redone(run: ToldRun) -> None:
    for text in ("They laughed.", "They laughed. Then nobody spoke."):
        run.presenter.edits.note("welcome", text)
    assert run.desk.history.undo() == "change note"
    assert running.notes(run.desk, run.workshop_id) == {"welcome": "They laughed."}
    run.desk.history.redo()
    run.presenter.edits.reload_notes()
    assert run.presenter.edits.note_here() == "They laughed. Then nobody spoke."


def test_thirty_notes_can_be_taken_back_one_by_one(run: ToldRun) -> None:
    texts = [f"note {number}" for number in range(31)]
    for text in texts:
        run.presenter.edits.note("welcome", text)
    for text in reversed(texts[:-1]):
        run.desk.history.undo()
        assert running.notes(run.desk, run.workshop_id) == {"welcome": text}
