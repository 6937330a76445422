"""The agenda: minutes, steps added, dragged, repeated and removed, and every change undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.agenda_editor import AgendaEditor
from cxworkshop.ui.prepare.agenda_list import OVER, STARTS
from cxworkshop.ui.prepare.page import PreparePage


def test_minutes_change_the_clock_of_every_later_step(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    second = agenda.model.index(1)
    assert second.data(STARTS) == "14:04"
    agenda.minutes.setValue(9)
    assert kept().steps[0].minutes == 9
    qtbot.waitUntil(lambda: second.data(STARTS) == "14:09")
    assert "5 minutes too long" in agenda.frame.ends
    last = agenda.model.index(agenda.model.rowCount() - 1)
    assert last.data(OVER)
    assert "ends after" in last.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_agenda_that_is_too_long_says_what_to_do(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    assert not agenda.frame.fit.isVisible()
    agenda.minutes.setValue(34)
    qtbot.waitUntil(agenda.frame.fit.isVisible)
    qtbot.mouseClick(agenda.frame.fit, Qt.MouseButton.LeftButton)
    assert sum(step.minutes for step in kept().steps) == 60
    assert kept().steps[0].minutes > 10
    qtbot.keyClick(agenda.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(agenda.frame.more.isVisible)
    qtbot.mouseClick(agenda.frame.more, Qt.MouseButton.LeftButton)
    assert kept().minutes_available == 90


def test_minutes_are_set_in_the_row_by_typing(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    agenda.choose(2)
    row = agenda.list.visualRect(agenda.model.index(2))
    assert row.contains(agenda.minutes.geometry())
    agenda.list.setFocus()
    QTest.keyClicks(agenda.list, "1")
    QTest.keyClicks(agenda.minutes, "2")
    QTest.keyClick(agenda.minutes, Qt.Key.Key_Return)
    qtbot.waitUntil(agenda.list.hasFocus)
    assert kept().steps[2].minutes == 12
    QTest.keyClick(agenda.list, Qt.Key.Key_Minus)
    assert kept().steps[2].minutes == 11


def test_a_step_is_dragged_to_another_place(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = [step.id for step in kept().steps]
    agenda.choose(0)
    mime = agenda.model.mimeData([agenda.model.index(0)])
    third = agenda.list.visualRect(agenda.model.index(2))
    drop = QDropEvent(
        QPointF(third.center().x(), third.bottom() - 4),
        agenda.model.supportedDragActions(),
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # A list that only moves its own rows answers no drag that may not move.
    assert drop.possibleActions() & Qt.DropAction.MoveAction
    agenda.list.dropEvent(drop)
    assert [step.id for step in kept().steps][:3] == [before[1], before[2], before[0]]
    assert agenda.row() == 2
    moved = f"move step “{kept().steps[2].title}”"
    qtbot.waitUntil(lambda: moved in page.undo.toolTip())


def test_steps_are_added_from_templates_put_in_twice_and_removed(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = kept().steps
    menu = agenda.menu()
    titles = [action.text() for action in menu.actions()]
    assert "Break, 15 min" in titles
    template = next(action.menu() for action in menu.actions() if action.menu())
    template.actions()[0].trigger()
    assert kept().steps[1].title == template.actions()[0].text().rpartition(",")[0]
    assert agenda.row() == 1
    menu.deleteLater()
    qtbot.keyClick(agenda.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(kept().steps) == len(before) + 2
    assert len({step.id for step in kept().steps}) == len(before) + 2
    for _ in range(2):
        qtbot.keyClick(agenda.list, Qt.Key.Key_Delete)
    assert len(kept().steps) == len(before)


def test_dots_are_a_step_to_add_and_a_guess_may_ask_for_its_range(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    menu = agenda.menu()
    next(action for action in menu.actions() if "dots" in action.text()).trigger()
    menu.deleteLater()
    assert kept().steps[1].content == {"asks": "importance"}
    row = next(row for row, step in enumerate(kept().steps) if step.id == "predict")
    agenda.choose(row)
    box = agenda.step_card.range
    assert box.isVisible()
    box.click()
    assert kept().step("predict").content == {"asks": "prediction", "range": True}
    box.click()
    assert kept().step("predict").content == {"asks": "prediction"}
    agenda.choose(row + 1)
    assert not box.isVisible()


def test_thirty_changes_are_undone_with_words_for_each(
    page: PreparePage, kept: Callable[[], Workshop], desk: Desk, qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = kept()
    for number in range(34):
        agenda.minutes.setValue(10 + number)
    assert desk.history.done() == [f"change minutes of “{before.steps[0].title}”"] * 34
    menu = page.past()
    assert len(menu.actions()) == 30
    menu.actions()[29].trigger()
    menu.deleteLater()
    assert kept().steps[0].minutes == 13
    qtbot.waitUntil(page.undo.isEnabled)
    for _ in range(4):
        page.undo.click()
    assert kept() == before
    qtbot.waitUntil(lambda: not page.undo.isEnabled())


def test_a_step_moves_with_alt_and_the_arrow_and_back_by_undo(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = [step.id for step in kept().steps]
    agenda.choose(2)
    qtbot.keyClick(agenda.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in kept().steps][:3] == [before[0], before[2], before[1]]
    assert agenda.row() == 1
    qtbot.keyClick(agenda.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [step.id for step in kept().steps] == before


def test_notes_are_kept_for_the_step_they_were_typed_in(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    notes = agenda.step_card.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "Wait.")
    agenda.list.setFocus()
    agenda.choose(1)
    assert kept().steps[0].notes == "Wait."
    assert notes.toPlainText() == kept().steps[1].notes
    assert kept().steps[1].notes != "Wait."
