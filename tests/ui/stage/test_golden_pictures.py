"""Every scene in the projected window looks as approved: light and dark, at 1080p and at 4K."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from pytestqt.qtbot import QtBot

from cxworkshop.colours import Scheme
from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.background import Background
from cxworkshop.ui.stage import scenes
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.window import StageWindow
from tests.support.gallery import gallery
from tests.support.golden import GOLDEN, Golden

HD, UHD = (1920, 1080), (3840, 2160)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
CHARTS = [name for name, state in gallery().items() if state.cue.scene in scenes.CHARTS]
PAINTED = [name for name in gallery() if name not in CHARTS]
schemes = pytest.mark.parametrize("scheme", SCHEMES)
kinds = pytest.mark.parametrize("names", [CHARTS, PAINTED], ids=["charts", "painted"])


@pytest.fixture
def stage(background: Background) -> Iterator[StageWindow]:
    window = StageWindow(ChartShelf(background))
    window.show()
    yield window
    background.finish()
    window.dismiss()
    window.deleteLater()


def shown(qtbot: QtBot, stage: StageWindow, name: str, scheme: Scheme) -> bytes:
    """The window's picture as a file's content; BMP, because nothing packs that."""
    state = replace(gallery()[name], scheme=scheme)
    stage.show_state(state)
    qtbot.waitUntil(lambda: stage.scene.shown is state and stage.scene.still)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    stage.grab().toImage().save(buffer, "BMP")
    return bytes(buffer.data().data())


def complaints(
    qtbot: QtBot, stage: StageWindow, golden: Golden, names: Sequence[str], scheme: Scheme
) -> list[str]:
    found = (
        golden.complaint(f"stage-{name}-{scheme}", shown(qtbot, stage, name, scheme))
        for name in names
    )
    return [complaint for complaint in found if complaint]


@schemes
@kinds
def test_each_looks_as_approved(
    qtbot: QtBot, stage: StageWindow, golden: Golden, names: Sequence[str], scheme: Scheme
) -> None:
    stage.resize(*HD)
    assert complaints(qtbot, stage, golden, names, scheme) == []


@schemes
def test_some_look_the_same_in_4k(
    qtbot: QtBot, stage: StageWindow, golden: Golden, scheme: Scheme
) -> None:
    stage.resize(*UHD)
    assert complaints(qtbot, stage, golden, ["hero-gap", "join-wifi"], scheme) == []


@pytest.mark.long
@schemes
@kinds
def test_each_looks_the_same_in_4k(
    qtbot: QtBot, stage: StageWindow, golden: Golden, names: Sequence[str], scheme: Scheme
) -> None:
    stage.resize(*UHD)
    assert complaints(qtbot, stage, golden, names, scheme) == []


def test_every_kind_of_scene_is_in_the_gallery() -> None:
    assert {state.cue.scene for state in gallery().values()} == set(SceneKind)


def test_every_approved_picture_is_of_a_scene_that_is_still_there() -> None:
    kept = {file.stem for file in GOLDEN.glob("stage-*.png")}
    assert kept == {f"stage-{name}-{scheme}" for name in gallery() for scheme in SCHEMES}


def test_approved_pictures_take_little_room() -> None:
    sizes = [file.stat().st_size for file in GOLDEN.glob("*.png")]
    assert max(sizes) <= 55_000
    assert sum(sizes) <= 6_000_000
