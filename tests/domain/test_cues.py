"""An agenda unrolls into cues: one picture per key press, in the order of the method."""

from __future__ import annotations

from datetime import date

from cxworkshop.domain.cues import RevealChoice, RevealStage, SceneKind, cues, step_cues
from cxworkshop.domain.workshop import Step, StepKind, Team, Workshop


def page(**content: object) -> Step:
    return Step("page", StepKind.PAGE, "A page", 5, content=content)


def scenes(step: Step, choice: RevealChoice | None = None) -> list[SceneKind]:
    return [cue.scene for cue in step_cues(step, choice)]


def test_a_poll_is_announced_opened_and_closed() -> None:
    poll = Step("rate", StepKind.POLL, "Rate", 3, content={"asks": "rating"})
    assert scenes(poll) == [SceneKind.VOTE_READY, SceneKind.VOTE_OPEN, SceneKind.VOTE_CLOSED]


def test_the_hero_comes_in_five_stages_that_end_with_the_gap() -> None:
    choice = RevealChoice(hero="H1", right=None, blind_spots=())
    stages = [cue.stage for cue in step_cues(page(show=["hero"]), choice)]
    assert stages == list(RevealStage)


def test_customers_are_never_shown_before_what_we_predicted() -> None:
    choice = RevealChoice(hero="H1", right="7a", blind_spots=("6b", "5a"))
    every = step_cues(page(show=["hero", "right", "blind_spots"]), choice)
    for subject in ("H1", "7a", "6b", "5a"):
        stages = [cue.stage for cue in every if cue.subject == subject and cue.stage]
        assert stages.index(RevealStage.PREDICTED) < stages.index(RevealStage.CUSTOMERS)


def test_each_blind_spot_is_seen_in_depth_before_silence_and_pairs() -> None:
    choice = RevealChoice(hero=None, right=None, blind_spots=("6b", "5a"))
    after_gap = [
        (cue.subject, cue.scene)
        for cue in step_cues(page(show=["blind_spots"]), choice)
        if cue.scene in (SceneKind.DEPTH, SceneKind.SILENCE, SceneKind.PAIRS_TALK)
    ]
    assert after_gap == [
        ("6b", SceneKind.DEPTH),
        ("6b", SceneKind.SILENCE),
        ("6b", SceneKind.PAIRS_TALK),
        ("5a", SceneKind.DEPTH),
        ("5a", SceneKind.SILENCE),
        ("5a", SceneKind.PAIRS_TALK),
    ]


def test_a_statement_that_does_not_exist_leaves_no_empty_picture() -> None:
    nothing = RevealChoice(hero=None, right=None, blind_spots=())
    found = step_cues(page(show=["right"]), nothing)
    assert [cue.scene for cue in found] == [SceneKind.LINES], "the step itself stays reachable"


def test_before_anybody_answered_the_pictures_are_there_without_a_subject() -> None:
    found = step_cues(page(show=["blind_spots"]), None)
    assert len(found) == 3 * 7
    assert all(cue.subject is None for cue in found)


def test_a_page_may_speak_first_and_then_show_the_code() -> None:
    assert scenes(page(lines=["Welcome"], show=["join"])) == [SceneKind.LINES, SceneKind.JOIN]


def test_every_step_of_a_workshop_can_be_reached_by_its_index() -> None:
    steps = (
        page(lines=["Welcome"]),
        Step("why", StepKind.CANVAS, "Why", 8, content={"canvas": "root_cause"}),
        Step("plan", StepKind.PLAN, "Plan", 5, content={"part": "commitments"}),
        Step("own", StepKind.PLAN, "Own", 3, content={"part": "pledges"}),
    )
    workshop = Workshop("w", "Client", "Reveal", "T1", Team(12), steps, (), date(2026, 3, 12))
    every = cues(workshop)
    assert [cue.scene for cue in every] == [
        SceneKind.LINES,
        SceneKind.CAUSES,
        SceneKind.COMMITMENTS,
        SceneKind.PLEDGES,
    ]
    assert len({(cue.step_id, cue.index) for cue in every}) == len(every)


def test_statements_that_fill_several_pictures_are_a_key_press_each() -> None:
    step = Step("all", StepKind.PAGE, "All", 4, content={"show": ["gaps", "map"]})
    choice = RevealChoice(hero=None, right=None, blind_spots=(), gaps_pages=3)
    shown = [(cue.scene, cue.page, cue.index) for cue in step_cues(step, choice)]
    assert shown == [
        (SceneKind.GAPS, 0, 0),
        (SceneKind.GAPS, 1, 1),
        (SceneKind.GAPS, 2, 2),
        (SceneKind.MAP, 0, 3),
    ]
    assert len(step_cues(step)) == 2
