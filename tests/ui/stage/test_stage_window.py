"""The projected window: what it shows, when it moves, and that it is hard to lose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cxworkshop.content.templates import load_templates
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.ui.background import Background
from cxworkshop.ui.screens import Screens, identity, projector
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.state import Room, StageState
from cxworkshop.ui.stage.window import StageWindow
from cxworkshop.ui.widgets.chart_view import ChartView, draw, eased
from tests.support import story

T1 = next(template for template in load_templates() if template.id == "T1")
OPEN = StageState(
    story.workshop(steps=T1.steps),
    Cue("rate", 1, SceneKind.VOTE_OPEN),
    Room(joined=12, answered=3),
    story.facts(),
    story.plan(),
    asks="rating",
    questions=7,
)


def pair(stage: RevealStage) -> StageState:
    return replace(OPEN, cue=Cue("hero", 0, SceneKind.PAIR, stage, "H1", "hero"))


@pytest.fixture
def stage(background: Background) -> Iterator[StageWindow]:
    window = StageWindow(ChartShelf(background))
    window.resize(640, 360)
    window.show()
    yield window
    background.finish()
    window.dismiss()
    window.deleteLater()


def look(stage: StageWindow) -> QImage:
    return stage.grab().toImage()


def shown(qtbot: QtBot, stage: StageWindow, state: StageState, *, play: bool = False) -> QImage:
    stage.show_state(state, play=play)
    qtbot.waitUntil(lambda: stage.scene.still)
    return look(stage)


def test_a_picture_follows_the_state(qtbot: QtBot, stage: StageWindow) -> None:
    three = shown(qtbot, stage, OPEN)
    assert shown(qtbot, stage, replace(OPEN, room=Room(joined=12, answered=4))) != three
    assert "4" in stage.scene.accessibleDescription()


def test_a_frozen_stage_holds_its_picture_and_shows_the_newest_afterwards(
    qtbot: QtBot, stage: StageWindow
) -> None:
    before = shown(qtbot, stage, OPEN)
    stage.set_frozen(True)
    for answered in (5, 6):
        stage.show_state(replace(OPEN, room=Room(joined=12, answered=answered)))
    assert look(stage) == before
    stage.set_frozen(False)
    assert "6" in stage.scene.accessibleDescription() or look(stage) != before
    assert stage.scene.shown is not None
    assert stage.scene.shown.room.answered == 6


def test_a_dark_stage_is_black(qtbot: QtBot, stage: StageWindow) -> None:
    shown(qtbot, stage, OPEN)
    stage.set_blank(True)
    image = look(stage)
    assert {image.pixelColor(x, y).lightness() for x in (5, 300, 600) for y in (5, 180)} == {0}
    stage.set_blank(False)
    assert look(stage).pixelColor(5, 5).lightness() > 240


def test_closing_it_by_accident_does_nothing(stage: StageWindow) -> None:
    assert not stage.close()
    assert stage.isVisible()


def test_it_fills_the_projector(qtbot: QtBot, stage: StageWindow) -> None:
    laptop, wall = QGuiApplication.screens()[:2]
    stage.place_on(wall)
    qtbot.waitUntil(lambda: stage.geometry() == wall.geometry())
    assert stage.screen() is wall
    stage.place_on(laptop)
    qtbot.waitUntil(lambda: stage.geometry() == laptop.geometry())


def test_the_projector_is_the_screen_that_the_console_is_not_on(styled: object) -> None:
    laptop, wall = QGuiApplication.screens()[:2]
    assert projector([laptop, wall], laptop) is wall
    assert projector([laptop, wall], wall) is laptop
    assert projector([laptop], laptop) is None
    assert projector([laptop, wall], None, identity(wall)) is wall


def test_screens_say_that_they_changed(qtbot: QtBot, styled: object) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    screens = Screens(app)
    with qtbot.waitSignal(screens.changed):
        app.screenRemoved.emit(app.screens()[1])
    screens.deleteLater()


def test_a_reveal_ends_in_the_still_picture(qtbot: QtBot, stage: StageWindow) -> None:
    for kind in (RevealStage.PREDICTED, RevealStage.CUSTOMERS, RevealStage.GAP):
        still = shown(qtbot, stage, pair(kind))
        shown(qtbot, stage, OPEN)
        stage.show_state(pair(kind), play=True)
        qtbot.waitUntil(lambda: stage.scene.still)
        assert look(stage) == still, kind


def test_marks_travel_and_a_key_jumps_to_the_end(qtbot: QtBot, background: Background) -> None:
    from cxworkshop.ui.stage.scenes import chart_of

    build = chart_of(pair(RevealStage.CUSTOMERS))
    assert build
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(640, 360)
    drawing = draw(build, 640, 360)
    end = drawing.image().copy()
    view.show_drawing(drawing, play=True)
    assert view.playing
    assert drawing.image() != end
    view.stop()
    assert not view.playing
    assert drawing.image() == end


def test_with_reduced_motion_nothing_travels(qtbot: QtBot, stage: StageWindow) -> None:
    stage.set_reduce_motion(True)
    stage.show_state(pair(RevealStage.GAP), play=True)
    qtbot.waitUntil(lambda: stage.scene.shown is not None)
    assert stage.scene.still


def test_the_room_never_sees_half_a_picture(qtbot: QtBot, stage: StageWindow) -> None:
    before = shown(qtbot, stage, OPEN)
    stage.show_state(pair(RevealStage.GAP))
    assert look(stage) == before
    qtbot.waitUntil(lambda: stage.scene.still)
    assert look(stage) != before


def test_a_chart_is_drawn_again_for_another_screen(qtbot: QtBot, stage: StageWindow) -> None:
    shown(qtbot, stage, pair(RevealStage.GAP))
    stage.resize(800, 450)
    qtbot.waitUntil(lambda: stage.scene.still)
    found = stage.shelf.find(pair(RevealStage.GAP))
    assert found is not None
    assert (found.size.width(), found.size.height()) == (800, 450)


def test_a_chart_that_nobody_waits_for_is_drawn_when_the_marks_have_arrived(
    qtbot: QtBot, stage: StageWindow
) -> None:
    later = pair(RevealStage.GAP)
    shown(qtbot, stage, pair(RevealStage.CUSTOMERS))
    shown(qtbot, stage, OPEN)
    moving: list[bool] = []
    stage.shelf.drawn.connect(lambda: moving.append(not stage.scene.still))
    stage.show_state(pair(RevealStage.CUSTOMERS), play=True)
    assert not stage.scene.still
    assert stage.shelf.find(later, ahead=True) is None
    qtbot.waitUntil(lambda: stage.shelf.find(later, ahead=True) is not None)
    assert moving == [False]


def test_a_chart_that_is_waited_for_is_drawn_while_others_still_move(
    qtbot: QtBot, stage: StageWindow
) -> None:
    shown(qtbot, stage, pair(RevealStage.CUSTOMERS))
    shown(qtbot, stage, OPEN)
    stage.show_state(pair(RevealStage.CUSTOMERS), play=True)
    stage.shelf.wait(60)
    later = pair(RevealStage.GAP)
    assert stage.shelf.find(later, ahead=True) is None
    shown(qtbot, stage, later)


def test_a_chart_speaks_for_itself_to_a_screen_reader(qtbot: QtBot, stage: StageWindow) -> None:
    shown(qtbot, stage, pair(RevealStage.GAP))
    assert "34" in stage.scene.accessibleDescription()


def test_motion_starts_slowly_and_ends_slowly() -> None:
    assert [eased(t) for t in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    assert eased(0.1) < 0.02
    assert eased(0.9) > 0.98
