"""A poll with a question of its own runs as any other and is shown when it has closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.stage.scenes import chart_of
from tests.support.builders import open_desk_in
from tests.support.told_room import AtOnce, ToldRoom

ITEMS = ["Rules", "Tools", "Time"]
CASES: dict[str, tuple[dict[str, Any], Any, str]] = {
    "ranking": ({"items": ITEMS}, ["2", "1", "3"], "“Tools” comes first for us"),
    "choice": ({"items": ITEMS, "most": 1}, ["3"], "6 of 6 of us chose “Time”"),
    "number": ({"lowest": 0, "highest": 40}, 7, "In the middle of us: 7"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk_in(tmp_path / "home") as opened:
        yield opened


@pytest.mark.parametrize("asks", CASES)
def test_it_is_announced_answered_and_shown(desk: Desk, asks: str) -> None:
    content, value, finding = CASES[asks]
    workshop = shelf.open_sample(desk, "T1")
    poll = Step(
        "own", StepKind.POLL, "A poll", 3, content={"asks": asks, "question": "What?", **content}
    )
    preparing.set_agenda(desk, workshop.id, [poll, *workshop.steps])
    room = ToldRoom()
    run = RunPresenter(desk, workshop.id, room, AtOnce(), lambda: None)
    run.go_to("own")
    assert run.view().now.questions == 1
    run.next()
    round_ = room.last("open")["round"]
    run.heard({"event": "answered", "round": round_["id"], "answered": 12})
    run.next()
    question = round_["questions"][0]["id"]
    run.heard(
        {
            "event": "closed",
            "round": round_["id"],
            "answered": 6,
            "answers": {question: [value] * 6},
        }
    )
    assert run.view().now.cue.scene is SceneKind.VOTE_CLOSED
    run.next()
    build = chart_of(run.view().now)
    assert run.view().now.cue.scene is SceneKind.RESULT
    assert build
    assert build(480, 270).alt.startswith(finding)


def test_an_agenda_that_comes_back_after_a_kill_shows_the_result_again(desk: Desk) -> None:
    test_it_is_announced_answered_and_shown(desk, "choice")
    workshop = shelf.open_sample(desk, "T1")
    again = RunPresenter(desk, workshop.id, ToldRoom(), AtOnce(), lambda: None)
    assert again.view().now.cue.scene is SceneKind.RESULT
    assert chart_of(again.view().now)
