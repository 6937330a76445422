"""Every scene on screens of every shape: nothing clipped, nothing tiny, nothing read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxworkshop.content.templates import load_templates
from cxworkshop.domain.cues import Cue, SceneKind, cues
from cxworkshop.domain.plan import Action, Cause, Plan, Pledge
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.results.gap import reveal_choice
from cxworkshop.ui.stage.scenes import PAINTED, chart_of, paint_scene, picture
from cxworkshop.ui.stage.sheet import HEIGHT, SMALLEST, Sheet
from cxworkshop.ui.stage.state import Countdown, Room, StageState
from tests.support import story

T1 = next(template for template in load_templates() if template.id == "T1")
SHAPES = {"16:9": (1920, 1080), "16:10": (1280, 800), "4:3": (1024, 768), "21:9": (2560, 1080)}
HOSTILE = "<b>R&D</b> <img src=x> $\\frac{1}{2}$ {team}"
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 4
ROOM = Room(joined=8, answered=9, url="http://192.168.1.20:8437/#K7QMPD2A", code="K7QMPD2A")


def workshop(**changes: Any) -> Workshop:
    return story.workshop(steps=T1.steps, **changes)


def states(**changes: Any) -> Iterator[tuple[str, StageState]]:
    """Each scene that is painted by hand, in every state that looks different."""
    facts = story.facts()
    base = StageState(
        workshop(), Cue("welcome", 0, SceneKind.LINES), ROOM, facts, story.plan(),
        story.references(), questions=7,
    )  # fmt: skip
    base = replace(base, **changes)
    for cue in cues(base.workshop, reveal_choice(facts)):
        if cue.scene in PAINTED:
            asks = str(base.workshop.step(cue.step_id).content.get("asks", ""))
            timer = Countdown(41, 60)
            yield f"{cue.step_id} {cue.scene}", replace(base, cue=cue, asks=asks, countdown=timer)
    for scene in (SceneKind.VOTE_READY, SceneKind.VOTE_OPEN):
        named = replace(base.workshop, segment=base.workshop.client)
        voting = replace(base, cue=Cue("rate", 0, scene), asks="rating", workshop=named)
        yield f"{scene} of a group", voting
    join = replace(base, cue=Cue("welcome", 1, SceneKind.JOIN))
    wifi = replace(base.workshop, wifi_name=base.workshop.client, wifi_password="slow-train-74")
    yield "join with wifi", replace(join, workshop=wifi)
    yield "join and nobody comes", replace(join, nobody_came=True, room=replace(ROOM, joined=0))
    yield "join before the room is there", replace(join, room=Room())
    empty = replace(base, plan=Plan(), facts=None)
    for scene in ("causes", "commitments", "pledges", "method", "closing"):
        yield f"{scene} empty", replace(empty, cue=Cue("causes", 0, SceneKind(scene)))
    plan = Cue("commitments", 0, SceneKind.COMMITMENTS)
    for number, action in enumerate((*base.plan.actions[:2], Action("new", ""))):
        yield f"card {number}", replace(base, cue=plan, writing=action)
    nine = tuple(replace(base.plan.actions[0], id=f"a{number}") for number in range(9))
    for step, scene in (("commitments", SceneKind.COMMITMENTS), ("readback", SceneKind.CLOSING)):
        many = replace(base, cue=Cue(step, 0, scene), plan=replace(base.plan, actions=nine))
        yield f"{scene} of nine", many
    yield "more phones than people", replace(join, room=replace(ROOM, joined=14))
    yield "nothing right", replace(base, cue=Cue("right", 0, SceneKind.LINES))
    yield "discussion", replace(base, cue=Cue("hero", -1, SceneKind.DISCUSSION))
    yield (
        "closing soon",
        replace(base, cue=Cue("rate", 1, SceneKind.VOTE_OPEN), asks="rating", closing_in=7),
    )
    unknown = replace(base, asks="rating", room=replace(ROOM, counted=False))
    for scene in (SceneKind.VOTE_OPEN, SceneKind.VOTE_CLOSED):
        yield f"{scene} after a kill", replace(unknown, cue=Cue("rate", 1, scene))


def painted(state: StageState, shape: tuple[int, int] = (1920, 1080)) -> Sheet:
    image = QImage(*shape, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = paint_scene(painter, QRectF(image.rect()), state)
    painter.end()
    return sheet


def outside(sheet: Sheet) -> list[str]:
    """What runs over the edge; letters may use the margin, not leave the sheet."""
    page = QRectF(0, 0, sheet.size.width(), HEIGHT)
    return [line.text for line in sheet.written if line.text and not page.contains(line.rect)]


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """Lines whose letters lie on each other; line boxes have air above and below."""
    boxes = [
        (line.text, line.rect.adjusted(0, line.size * 0.30, 0, -line.size * 0.30))
        for line in sheet.written
        if line.text.strip()
    ]
    return [
        (first, second)
        for place, (first, one) in enumerate(boxes)
        for second, other in boxes[place + 1 :]
        if one.intersects(other)
    ]


CASES = dict(states())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", CASES)
def test_every_word_is_on_the_screen_and_large_enough(
    styled: QApplication, name: str, shape: str
) -> None:
    sheet = painted(CASES[name], SHAPES[shape])
    assert sheet.written
    assert outside(sheet) == []
    assert [line.text for line in sheet.written if line.size < SMALLEST] == []
    assert overlapping(sheet) == []


def hostile(text: str) -> dict[str, StageState]:
    """The same scenes with a text that somebody typed everywhere where somebody can type."""
    people = tuple(replace(person, name=text, function=text) for person in story.PEOPLE)
    typed = workshop(client=text, team=replace(workshop().team, people=(*people, Person("x", "X"))))
    plan = Plan(
        causes=tuple(replace(cause, text=text) for cause in story.plan().causes),
        actions=tuple(
            replace(action, title=text, first_step=text) for action in story.plan().actions
        ),
        pledges=(Pledge("p", text, text),),
    )
    return dict(states(workshop=typed, plan=plan))


def test_what_people_typed_is_shown_as_they_typed_it(styled: QApplication) -> None:
    shown = hostile(HOSTILE)
    for name in ("card 0", "causes causes", "readback closing", "join with wifi"):
        words = " ".join(line.text for line in painted(shown[name]).written)
        assert "<b>R&D</b>" in words, name


@pytest.mark.parametrize("name", list(CASES))
def test_long_words_are_broken_or_shortened_and_never_run_out(
    styled: QApplication, name: str
) -> None:
    sheet = painted(hostile(LONG)[name])
    assert outside(sheet) == []
    assert overlapping(sheet) == []


def test_a_team_that_is_right_nowhere_is_told_so(styled: QApplication) -> None:
    words = " ".join(line.text for line in painted(CASES["nothing right"]).written)
    assert "On none of these statements" in words


def test_many_causes_and_actions_stay_on_the_screen(styled: QApplication) -> None:
    text = "because nobody owns the whole journey from the first question to the last invoice"
    plan = Plan(
        tuple(Cause(str(n), story.STATEMENTS[n % 3].id, text) for n in range(12)),
        tuple(replace(story.plan().actions[0], id=str(n)) for n in range(12)),
    )
    for name, state in states(plan=plan):
        assert outside(painted(state)) == [], name


def test_a_crowd_gets_smaller_dots_and_no_others(styled: QApplication) -> None:
    crowd = replace(CASES["rate vote_open"], room=replace(ROOM, joined=900, answered=700))
    assert outside(painted(crowd)) == []


def test_light_and_dark_have_grounds_of_their_own(styled: QApplication) -> None:
    light = picture(CASES["rate vote_open"], QSize(480, 270))
    dark = picture(replace(CASES["rate vote_open"], scheme="dark"), QSize(480, 270))
    assert light.pixelColor(3, 3).lightness() > 240
    assert dark.pixelColor(3, 3).lightness() < 40


def test_made_up_colleagues_and_rehearsals_are_marked_on_every_picture(
    styled: QApplication,
) -> None:
    size = QSize(1920, 1080)
    for name, state in CASES.items():
        plain = picture(state, size)
        simulated = replace(state, room=replace(state.room, simulated=8))
        assert picture(simulated, size) != plain, name
        assert picture(replace(state, rehearsal=True), size) != plain, name


def test_a_miniature_is_the_same_picture_painted_small(styled: QApplication) -> None:
    large = painted(CASES["readback closing"], (1920, 1080))
    small = painted(CASES["readback closing"], (320, 180))
    assert [line.text for line in small.written] == [line.text for line in large.written]


def test_scenes_with_numbers_have_no_chart_before_there_are_answers() -> None:
    for scene in (SceneKind.PAIR, SceneKind.RULER, SceneKind.GAPS):
        state = replace(CASES["rate vote_open"], cue=Cue("hero", 0, scene), facts=None)
        assert chart_of(state) is None


@pytest.mark.parametrize("scene", [SceneKind.COMMITMENTS, SceneKind.CLOSING])
def test_a_full_picture_says_how_many_more_there_are(scene: SceneKind) -> None:
    state = dict(states())[f"{scene} of nine"]
    assert "and 4 more" in [line.text for line in painted(state).written]
    six = replace(state, plan=replace(state.plan, actions=state.plan.actions[:6]))
    assert not any("more" in line.text for line in painted(six).written)


def test_without_an_action_the_closing_scene_has_no_dates_and_no_paper(
    styled: QApplication,
) -> None:
    shown = dict(states())
    said = " ".join(line.text for line in painted(shown["closing empty"]).written)
    assert "There is no commitment yet" in said
    assert not any(word in said for word in ("day 30", "we ask again", "wall", "2026"))
    assert "day 30" in " ".join(line.text for line in painted(shown["closing of nine"]).written)


def test_the_stage_counts_more_phones_than_people() -> None:
    texts = [line.text for line in painted(dict(states())["more phones than people"]).written]
    assert "of 14 have joined" in texts


def test_the_time_that_is_left_turns_amber_and_red() -> None:
    state = dict(states())["discussion"]
    seen = []
    for left in (60, 13, 12, 4, 3):
        image = QImage(1920, 1080, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        timed = replace(state, countdown=Countdown(left, 60))
        sheet = paint_scene(painter, QRectF(image.rect()), timed)
        painter.end()
        seen.append(image.pixelColor(round(sheet.left) + 12, 669).name().upper())
    tones = sheet.palette
    assert seen == [tones.ink, tones.ink, tones.warning, tones.warning, tones.danger]


@pytest.mark.parametrize("scene", [SceneKind.VOTE_READY, SceneKind.VOTE_OPEN])
def test_a_vote_about_one_group_of_customers_names_it(
    styled: QApplication, scene: SceneKind
) -> None:
    def words(state: StageState) -> str:
        return " ".join(line.text for line in painted(state).written)

    about_some = replace(workshop(), segment="Night line")
    of_a_group = replace(CASES[f"{scene} of a group"], workshop=about_some)
    assert "Only about these customers: Night line." in words(of_a_group)
    assert "Only about" not in words(replace(of_a_group, asks="importance"))
    assert "Only about" not in words(replace(of_a_group, workshop=workshop()))
