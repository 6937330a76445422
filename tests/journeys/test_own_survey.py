"""A workshop made from nothing but a client's own spreadsheet, with school marks: the wizard's own
widgets, real HTTP phones, the reveal, one commitment with its cause, and the papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.domain.plan import Cause
from cxworkshop.reports.preview import page_text
from cxworkshop.services import handing_out, planning, preparing, shelf
from cxworkshop.ui.places import Places
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App

EXECUTIVES = 8
CUSTOMERS = 60
ASKED = ("Somebody helps when a thing goes wrong", "The bill is easy to read", "Visits are on time")

pytestmark = pytest.mark.long


@pytest.fixture
def places(qapp: QApplication, home_of_its_own: Path, qtbot: QtBot) -> Iterator[Places]:
    home_of_its_own.mkdir(parents=True)
    app = App(qapp, home_of_its_own)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None)
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    assert app.places
    yield app.places
    app.close()
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Marks from 1, the best, to 6; 99 for "don't know"; and whether one would recommend, which
    nobody answered with less than 3. A sixth of the customers gave the first question a 1 or 2."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    heads = [f"{asked} (Schulnote 1 = sehr gut, 6 = ungenügend)" for asked in ASKED]
    sheet.append(["Nr", "Region", "Würden Sie uns weiterempfehlen? (0-10)", *heads])
    for row in range(CUSTOMERS):
        first = 2 if row % 6 == 0 else 3 + row % 4
        marks = [99 if row % 20 == 7 else mark for mark in (first, 1 + row % 6, 1 + row % 3)]
        sheet.append([row + 1, ("Nord", "Süd")[row % 2], 3 + row % 8, *marks])
    path = tmp_path / "Kunden 2026.xlsx"
    book.save(path)
    return path


def test_a_workshop_from_a_spreadsheet_to_the_papers(
    places: Places, survey: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = places.desk
    made = shelf.create(desk, "T1", "Stadtwerke Beispiel", date.today(), team_size=EXECUTIVES)
    places.open(made.id)
    brings_the_survey(places, survey, qtbot)
    own = [pair for pair in preparing.workshop(desk, made.id).statements if pair.own]
    assert [pair.scale.labels for pair in own] == [("6", "5", "4", "3", "2", "1")] * len(ASKED)

    run = votes(places, qtbot)
    facts = run.state.facts
    assert facts is not None
    told = facts.pair(own[0].id)
    assert told is not None
    assert told.points.said is not None
    assert told.points.customers is not None
    clicks_until(places, lambda cue: cue.stage is RevealStage.GAP)
    places.run.refresh_now()
    qtbot.waitUntil(lambda: places.stage.scene.still)
    assert "points" in places.stage.scene.accessibleDescription()

    planning.add_cause(desk, made.id, Cause("c1", own[0].id, "each team keeps its own list"))
    run.go_to("commitments")
    places.run.refresh_now()
    places.run.console.plan.open_gap(own[0].id)
    QTest.keyClick(places.run.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    (action,) = planning.plan(desk, made.id).actions
    assert (action.statement_id, action.cause_id) == (own[0].id, "c1")

    papers = handing_out.write(desk, made.id, tmp_path / "papers", kinds={"team", "xlsx"})
    plan = next(path for path in papers if path.suffix == ".pdf")
    book = openpyxl.load_workbook(next(path for path in papers if path.suffix == ".xlsx"))
    wall = " ".join(page_text(plan, 0).split())
    assert action.title in wall
    assert "each team keeps its own list" in wall
    rows = list(book["Results"].iter_rows(values_only=True))
    assert {"Q1", "Q2", "Q3"} <= {row[0] for row in rows}


def brings_the_survey(places: Places, survey: Path, qtbot: QtBot) -> None:
    """Through the wizard by its one filled button, until the answers are kept."""
    places.prepare.open_card("customers")
    customers = places.prepare.editors["customers"]
    assert isinstance(customers, CustomersEditor)
    customers.read(survey)
    wizard = customers.wizard
    qtbot.waitUntil(lambda: wizard.reading is not None and wizard.next.isVisible())
    assert wizard.reading is not None
    assert [one.column.letter for one in wizard.reading.used] == ["D", "E", "F"]

    def filled() -> QPushButton | None:
        both = (wizard.ask.panel.yes, wizard.next)
        wanted = (one for one in both if one.property("kind") == "primary")
        return next((one for one in wanted if one.isVisible() and one.isEnabled()), None)

    while wizard.isVisible():
        qtbot.waitUntil(lambda: filled() is not None or not wizard.isVisible())
        if button := filled():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def votes(places: Places, qtbot: QtBot) -> RunPresenter:
    """Both votes, opened and closed by the clicker and answered by phones."""
    places.go("run")
    clicks(places)
    qtbot.waitUntil(lambda: places.room.ready)
    places.colleagues.start(places.room.url, EXECUTIVES, seed=1, pace=0.1)
    qtbot.waitUntil(lambda: places.room.joined == EXECUTIVES)
    run = places.run.presenter
    assert run
    for _ in range(2):
        clicks_until(places, lambda cue: cue.scene is SceneKind.VOTE_OPEN)
        qtbot.waitUntil(lambda: run.view().now.room.answered == EXECUTIVES)
        qtbot.waitUntil(lambda: closes(places))
        qtbot.waitUntil(lambda: not run.keeping)
    return run


def closes(places: Places) -> bool:
    """Press until the vote is closed: a press right after it was opened is taken for a slip."""
    run = places.run.presenter
    assert run
    if run.state.cue.scene is SceneKind.VOTE_OPEN:
        clicks(places)
    return run.state.cue.scene is SceneKind.VOTE_CLOSED


def clicks(places: Places) -> None:
    QTest.keyClick(places.run.window(), Qt.Key.Key_PageDown)


def clicks_until(places: Places, there: Callable[[Cue], bool]) -> None:
    run = places.run.presenter
    assert run
    for _ in range(40):
        if there(run.state.cue):
            return
        clicks(places)
    raise AssertionError("never came there")
