"""Every picture that the stage can show, by name: one realistic workshop, in the states that look
different. Golden pictures, sizes, contrast and overlaps are all tested on these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from cxworkshop.content.templates import load_templates
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.domain.customers import Voice
from cxworkshop.domain.plan import Plan
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.insights import Insights, importance_of_dots
from cxworkshop.results.poll_results import PollResult, poll_result
from cxworkshop.ui.stage.state import Countdown, Room, StageState
from tests.support import story

T1 = next(template for template in load_templates() if template.id == "T1")
ROOM = Room(joined=12, answered=9, url="http://192.168.1.20:8437/#K7QMPD2A", code="K7QMPD2A")
DOTS = (
    {"6b": 3, "4a": 2}, {"H1": 2, "4a": 3}, {"6b": 1, "5a": 4}, {"1a": 2, "4a": 3}, {"3a": 5},
    {"6b": 4, "7a": 1}, {"H1": 1, "5a": 4}, {"4a": 5}, {"6b": 2, "1a": 3}, {"5a": 3, "7a": 2},
)  # fmt: skip
RANGES = {
    "H1": (45, 75), "1a": (35, 60), "3a": (70, 95), "4a": (50, 80), "5a": (20, 55),
    "6b": (30, 65), "7a": (40, 70),
}  # fmt: skip


@cache
def gallery() -> Mapping[str, StageState]:
    """All pictures, light."""
    return dict(_pictures({}, story.plan()))


def _pictures(changes: Mapping[str, Any], plan: Plan) -> Iterator[tuple[str, StageState]]:
    facts = story.facts(**changes)
    base = StageState(
        workshop=story.workshop(steps=T1.steps, **changes),
        cue=Cue("welcome", 0, SceneKind.LINES),
        room=ROOM,
        facts=facts,
        plan=plan,
        references=story.references(),
        questions=7,
        insights=_insights(),
    )
    yield from _painted(base)
    yield from _reveals(base)
    yield from _insight_charts(base)


def _painted(base: StageState) -> Iterator[tuple[str, StageState]]:
    yield "lines", base
    wifi = replace(base.workshop, wifi_name="Meridian Workshop", wifi_password="slow-train-74")
    yield "join", _at(base, SceneKind.JOIN, room=replace(ROOM, joined=8))
    yield "join-wifi", _at(base, SceneKind.JOIN, workshop=wifi, room=replace(ROOM, joined=8))
    for asks, step in (("prediction", "predict"), ("rating", "rate")):
        for scene in (SceneKind.VOTE_READY, SceneKind.VOTE_OPEN, SceneKind.VOTE_CLOSED):
            timer = Countdown(100, 180) if scene is SceneKind.VOTE_OPEN else None
            yield f"{scene}-{asks}", _at(base, scene, step, asks=asks, countdown=timer)
    yield "vote_closing", _at(base, SceneKind.VOTE_OPEN, "rate", asks="rating", closing_in=7)
    yield "method", _at(base, SceneKind.METHOD)
    for scene in (SceneKind.SILENCE, SceneKind.PAIRS_TALK, SceneKind.DISCUSSION):
        yield str(scene), _at(base, scene, subject="6b", countdown=Countdown(41, 60))
    yield "causes", _at(base, SceneKind.CAUSES, "causes")
    yield "causes-empty", _at(base, SceneKind.CAUSES, "causes", plan=Plan())
    yield "commitments", _at(base, SceneKind.COMMITMENTS, "commitments")
    yield "commitments-empty", _at(base, SceneKind.COMMITMENTS, "commitments", plan=Plan())
    writing = base.plan.actions[4]
    yield "commitment", _at(base, SceneKind.COMMITMENTS, "commitments", writing=writing)
    yield "pledges", _at(base, SceneKind.PLEDGES, "pledges")
    yield "closing", _at(base, SceneKind.CLOSING, "readback")


def _reveals(base: StageState) -> Iterator[tuple[str, StageState]]:
    for stage in RevealStage:
        cue = Cue("hero", 0, SceneKind.PAIR, stage, "H1", "hero")
        yield f"hero-{stage}", replace(base, cue=cue)
    for subject, name in (("3a", "pair-right"), ("7a", "pair-modest"), ("6b", "pair-blind_spot")):
        cue = Cue("blind_spots", 0, SceneKind.PAIR, RevealStage.GAP, subject, "blind_spot")
        yield name, replace(base, cue=cue)
    yield "ruler", _at(base, SceneKind.RULER, "hero")
    yield "gaps", _at(base, SceneKind.GAPS, "blind_spots")
    yield "depth", _at(base, SceneKind.DEPTH, "blind_spots", subject="6b")
    yield "map", _at(base, SceneKind.MAP)
    yield "voice", _at(base, SceneKind.VOICE, subject="v")


def _insight_charts(base: StageState) -> Iterator[tuple[str, StageState]]:
    yield "importance", _at(base, SceneKind.IMPORTANCE)
    for dial in (0.0, 0.25):
        yield f"what_if-{dial * 100:.0f}", _at(base, SceneKind.WHAT_IF, subject="H1", dial=dial)
    divided = replace(base.facts, pairs=divided_facts().pairs) if base.facts else None
    yield "minority", _at(base, SceneKind.MINORITY, facts=divided)
    yield "calibration", _at(base, SceneKind.CALIBRATION)
    for step in base.insights.results:
        yield f"result-{step}", _at(base, SceneKind.RESULT, step)


def _at(
    base: StageState,
    scene: SceneKind,
    step: str = "welcome",
    subject: str | None = None,
    **more: Any,
) -> StageState:
    return replace(base, cue=Cue(step, 0, scene, None, subject), **more)


def divided_facts() -> GapFacts:
    """The story, had the room been divided on three statements."""
    split = {"1a": (2, 2, 0, 5, 2), "4a": (2, 3, 0, 5, 1), "7a": (3, 4, 0, 3, 1)}
    ratings = {
        name: story.ratings_from(counts, 11 - sum(counts))
        for name, counts in (story.RATINGS | split).items()
    }
    return story.facts(story.votes(ratings=ratings))


def _insights() -> Insights:
    ranges = {
        name: [(low - step, high + step) for step in range(-3, 4)]
        for name, (low, high) in RANGES.items()
    }
    voices = (Voice("v", _SAID, "Night line", True, "6b"),)
    results = {one.question.id: one for one in _results()}
    return Insights(importance_of_dots(DOTS), ranges, results, voices)


def _results() -> Iterator[PollResult]:
    items = tuple(Item(str(n), text) for n, text in enumerate(_ITEMS))
    dots = Question("allocation", QuestionKind.ALLOCATION, _ASKED, items=items, total=5)
    yield poll_result(dots, [{"0": 3, "2": 2}, {"0": 5}, {"1": 2, "3": 3}, {"0": 1, "4": 4}] * 2, 5)
    order = Question("ranking", QuestionKind.RANKING, _ASKED, items=items)
    yield poll_result(order, [["2", "0", "1", "3", "4"], ["0", "2", "4", "1", "3"]] * 4, 5)
    choice = Question("choice", QuestionKind.CHOICE, _ASKED, items=items, total=1)
    yield poll_result(choice, [["0"], ["2"], ["2"], ["2"], ["4"], ["0"], ["2"], ["1"]], 5)
    number = Question("number", QuestionKind.NUMBER, _COUNTED, scale=ScalePoints(0, 50))
    yield poll_result(number, [0, 0, 1, 2, 2, 3, 4, 8, 12, 20, 0], 5)


_SAID = "I wrote three times about the broken lift and never heard back."
_ASKED = "Which of these stands most between us and what customers want?"
_COUNTED = "How many customers did you meet last month?"
_ITEMS = (
    "Decisions take too long to reach the front line",
    "Systems that do not talk to each other",
    "We are paid for winning, not for keeping",
    "Nobody owns the whole journey",
    "We hear of problems too late",
)


def hard_gallery(words: Mapping[str, str]) -> Mapping[str, StageState]:
    """All pictures with other words wherever somebody may type: `client`, `customers`, `person`,
    `short` (at most 28 characters), `wording` and `action`."""
    people = tuple(
        replace(person, name=words["person"], function=words["short"]) for person in story.PEOPLE
    )
    statements = tuple(
        replace(one, short=words["short"], executives=words["wording"], customers=words["wording"],
                claim=words["wording"].rstrip("."))
        for one in story.STATEMENTS
    )  # fmt: skip
    changes = {
        "client": words["client"],
        "customers_word": words["customers"],
        "team": replace(story.workshop().team, people=people),
        "statements": statements,
    }
    plan = story.plan()
    hard = Plan(
        causes=tuple(replace(cause, text=words["wording"]) for cause in plan.causes),
        actions=tuple(
            replace(one, title=words["action"], first_step=words["action"]) for one in plan.actions
        ),
        pledges=plan.pledges,
    )
    return dict(_pictures(changes, hard))
