"""Writing the plan by keyboard: where the focus goes, and which gap a ready-made action closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.domain.plan import Action, Cause, Depth, Lever, Plan
from cxworkshop.method.balance import depth
from cxworkshop.services import planning, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.run.balance_panel import BalancePanel
from cxworkshop.ui.run.plan_panel import PlanPanel
from cxworkshop.ui.widgets.key_button import KeyButton
from tests.support import story
from tests.support.wired_page import WiredRunPage


@pytest.fixture
def planning_page(page: WiredRunPage, desk: Desk, qtbot: QtBot) -> WiredRunPage:
    """At the commitments of the sample."""
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    qtbot.waitUntil(lambda: page.room.ready, timeout=15_000)
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    assert page.presenter
    page.presenter.go_to("commitments")
    page.refresh_now()
    return page


def takes_the_first(page: WiredRunPage) -> None:
    QTest.keyClick(page.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.console.plan.editor.title.text()


def test_after_taking_one_the_owner_is_asked_for(planning_page: WiredRunPage, qtbot: QtBot) -> None:
    takes_the_first(planning_page)
    owner = planning_page.console.plan.editor.owner
    qtbot.waitUntil(lambda: owner.hasFocus() or owner.lineEdit().hasFocus())


def test_after_done_the_next_commitment_is_at_hand(
    planning_page: WiredRunPage, qtbot: QtBot
) -> None:
    takes_the_first(planning_page)
    plan, run = planning_page.console.plan, planning_page.presenter
    assert run
    qtbot.waitUntil(lambda: bool(run.state.plan.actions))
    planning_page.refresh_now()
    plan.editor.finished.emit()
    qtbot.waitUntil(plan.add.hasFocus)


def test_a_ready_made_action_says_how_deep_it_goes(planning_page: WiredRunPage, desk: Desk) -> None:
    workshop_id = shelf.open_sample(desk, "T1").id
    for level in Depth:
        ready = next(one for one in desk.content.catalogue if one.depth is level)
        made = planning.from_catalogue(desk, workshop_id, ready.id, None)
        assert depth(made.depth_answers) is level


def test_buttons_of_the_catalogue_say_what_they_do(planning_page: WiredRunPage) -> None:
    takes = planning_page.console.plan.suggestions.findChildren(KeyButton)
    assert {take.words for take in takes} == {"Take it"}
    assert all(take.accessibleName().startswith("Take it: ") for take in takes)


def test_an_action_taken_after_done_closes_the_next_gap(qtbot: QtBot, styled: QApplication) -> None:
    workshop, facts = story.workshop(), story.facts()
    panel = PlanPanel(lambda gap: Action("new", "", statement_id=gap), lambda gap: ())
    qtbot.addWidget(panel)
    taken: list[tuple[str, str | None]] = []
    panel.taken.connect(lambda action, gap: taken.append((action, gap)))
    first, second = (fact.statement.id for fact in facts.blind_spots[:2])
    panel.show_plan(workshop, facts, Plan(actions=(Action("a1", "Call", statement_id=first),)))
    panel.suggestions.taken.emit("A01")
    assert taken == [("A01", second)]


def test_only_the_two_weightiest_warnings_are_shown_at_once(
    qtbot: QtBot, styled: QApplication
) -> None:
    panel = BalancePanel()
    qtbot.addWidget(panel)
    panel.show()
    one = Action("a1", "One", levers=frozenset({Lever.HR}))
    panel.show_plan(story.workshop(), Plan(actions=(one,)))
    qtbot.waitUntil(lambda: signs(panel) == 2)
    (more,) = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
    hidden = int(more.text().split()[0])
    assert hidden > 0
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: signs(panel) == 2 + hidden)
    assert more.isHidden()


def signs(panel: BalancePanel) -> int:
    """How many warnings can be seen."""
    return sum(sign.isVisible() for sign in panel.findChildren(Sign))


def test_the_cause_that_a_commitment_answers_can_be_changed_and_undone(
    planning_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    page, run = planning_page, planning_page.presenter
    assert run
    workshop_id = shelf.open_sample(desk, "T1").id
    gap = run.state.workshop.statements[1].id
    for name in ("c1", "c2"):
        planning.add_cause(desk, workshop_id, Cause(name, gap, f"cause {name} was never owned"))
    made = Action("a1", "Call ten riders", statement_id=gap, cause_id="c1")
    planning.add_action(desk, workshop_id, made)
    qtbot.waitUntil(lambda: bool(run.state.plan.actions))
    page.refresh_now()
    page.console.plan.open_card_of(made)
    field = page.console.plan.editor.details.cause
    assert (field.count(), field.currentData()) == (3, "c1")
    field.setCurrentIndex(field.findData("c2"))
    field.activated.emit(field.currentIndex())
    assert planning.plan(desk, workshop_id).actions[0].cause_id == "c2"
    page.undo()
    assert planning.plan(desk, workshop_id).actions[0].cause_id == "c1"


def test_letters_beside_the_fields_of_the_plan_do_nothing(planning_page: WiredRunPage) -> None:
    page, run = planning_page, planning_page.presenter
    assert run
    before = run.state.cue
    for place in (page.console.plan, page.console.plan.stage_box):
        place.setFocus()
        for letter in "No friend ever returns SS":
            QTest.keyClick(place, letter)
    assert run.state.cue == before
    assert (run.state.frozen, run.state.blank) == (False, False)
    page.console.foot.primary.setFocus()
    QTest.keyClick(page.window(), Qt.Key.Key_F)
    assert run.state.frozen
