"""The console as a person meets it: keys, clicks and fields on the real page with the real room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.plan import Evidence, Lever
from cxworkshop.services import planning, preparing, running, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.view import Middle, RunView
from tests.support.wired_page import WiredRunPage
from tests.ui.conftest import AnsweredDialogs

HOSTILE = "<b>R&D</b> <img src=x>"


@pytest.fixture
def running_page(page: WiredRunPage, desk: Desk, qtbot: QtBot) -> WiredRunPage:
    """At the first picture of the sample, the room open."""
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    qtbot.waitUntil(lambda: page.room.ready)
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    return page


def press(page: WiredRunPage, key: Qt.Key) -> None:
    QTest.keyClick(page.window(), key)


def scene(page: WiredRunPage) -> SceneKind:
    assert page.presenter
    return page.presenter.view().now.cue.scene


def go(page: WiredRunPage, step_id: str) -> None:
    assert page.presenter
    page.presenter.go_to(step_id)
    page.refresh_now()


def test_nothing_begins_before_it_is_started(page: WiredRunPage, desk: Desk, qtbot: QtBot) -> None:
    workshop = shelf.open_sample(desk, "T1")
    page.open_workshop(workshop.id)
    assert running.position(desk, workshop.id) is None
    assert not page.stage.isVisible()
    qtbot.mouseClick(page.start_panel.start, Qt.MouseButton.LeftButton)
    assert running.position(desk, workshop.id) is not None
    qtbot.waitUntil(page.stage.isVisible)


def test_the_stage_lands_on_the_projector(running_page: WiredRunPage, qtbot: QtBot) -> None:
    wall = QApplication.screens()[1]
    qtbot.waitUntil(lambda: running_page.stage.geometry() == wall.geometry())
    assert "Projector" in running_page.staging.words


def test_clicker_keys_go_forward_and_back(running_page: WiredRunPage) -> None:
    for forward, back in (
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
    ):
        press(running_page, forward)
        assert scene(running_page) is SceneKind.JOIN
        press(running_page, back)
        assert scene(running_page) is SceneKind.LINES


def test_space_presses_the_button_that_has_the_focus_and_once_only(
    running_page: WiredRunPage,
) -> None:
    running_page.refresh_now()
    running_page.console.foot.primary.setFocus()
    QTest.keyClick(running_page.console.foot.primary, Qt.Key.Key_Space)
    assert scene(running_page) is SceneKind.JOIN
    running_page.console.room.note.setFocus()
    QTest.keyClick(running_page.console.room.note, Qt.Key.Key_Space)
    assert scene(running_page) is SceneKind.JOIN


def test_escape_ends_nothing(running_page: WiredRunPage) -> None:
    press(running_page, Qt.Key.Key_Escape)
    assert running_page.presenter is not None
    assert running_page.stage.isVisible()


def test_letters_are_tools(running_page: WiredRunPage) -> None:
    assert running_page.presenter
    press(running_page, Qt.Key.Key_B)
    running_page.refresh_now()
    assert running_page.stage.blank
    press(running_page, Qt.Key.Key_B)
    press(running_page, Qt.Key.Key_F)
    running_page.refresh_now()
    assert running_page.stage.frozen
    press(running_page, Qt.Key.Key_F)
    press(running_page, Qt.Key.Key_J)
    assert scene(running_page) is SceneKind.JOIN
    press(running_page, Qt.Key.Key_J)
    press(running_page, Qt.Key.Key_M)
    assert scene(running_page) is SceneKind.METHOD


def test_keys_faster_than_pictures_hold_what_the_room_sees(running_page: WiredRunPage) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_F, Qt.Key.Key_PageDown):
        QTest.keyClick(running_page.window(), key)
    running_page.refresh_now()
    held = running_page.console.miniatures._held
    assert held is not None
    assert held.now.cue.scene is SceneKind.JOIN
    assert running_page.stage.scene._state == held.now


def test_letters_in_a_note_are_letters(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    note = running_page.console.room.note
    note.setFocus()
    QTest.keyClicks(note, "bjfms")
    assert note.toPlainText() == "bjfms"
    assert scene(running_page) is SceneKind.LINES
    workshop_id = shelf.open_sample(desk, "T1").id
    qtbot.waitUntil(lambda: running.notes(desk, workshop_id) == {"welcome": "bjfms"})


def test_a_note_that_is_being_typed_goes_to_its_own_step_when_the_run_moves_on(
    running_page: WiredRunPage, desk: Desk
) -> None:
    note = running_page.console.room.note
    note.setFocus()
    QTest.keyClicks(note, "who was not asked?")
    go(running_page, "challenge")
    assert note.toPlainText() == ""
    running_page.leave()
    assert running.notes(desk, shelf.open_sample(desk, "T1").id) == {
        "welcome": "who was not asked?"
    }


def test_swapping_changes_the_screens_when_it_is_asked_for_twice(
    running_page: WiredRunPage, qtbot: QtBot
) -> None:
    laptop, wall = QApplication.screens()[:2]
    press(running_page, Qt.Key.Key_S)
    assert running_page.presenter
    assert "the room would then see this console" in running_page.presenter.view().notice
    assert laptop.geometry().contains(running_page.window().geometry().center())
    press(running_page, Qt.Key.Key_S)
    assert running_page.presenter.view().notice == ""
    qtbot.waitUntil(lambda: running_page.stage.geometry() == laptop.geometry())
    assert wall.geometry().contains(running_page.window().geometry().center())
    press(running_page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: running_page.stage.geometry() == wall.geometry())


def test_miniatures_show_now_and_next(running_page: WiredRunPage, qtbot: QtBot) -> None:
    running_page.refresh_now()
    qtbot.waitUntil(lambda: running_page.console.miniatures.up_to_date)
    before = running_page.console.miniatures.grab().toImage()
    running_page.next()
    running_page.refresh_now()
    qtbot.waitUntil(lambda: running_page.console.miniatures.up_to_date)
    assert running_page.console.miniatures.grab().toImage() != before


def test_causes_are_typed_and_rated(running_page: WiredRunPage, desk: Desk, qtbot: QtBot) -> None:
    go(running_page, "causes")
    causes = running_page.console.causes
    causes.gap.setCurrentIndex(causes.gap.findData("4a"))
    qtbot.keyClicks(causes.text, "nobody may refund more than ten euros")
    qtbot.mouseClick(causes.evidence._chips[Evidence.DATA], Qt.MouseButton.LeftButton)
    qtbot.keyClick(causes.text, Qt.Key.Key_Return)
    (cause,) = planning.plan(desk, shelf.open_sample(desk, "T1").id).causes
    assert (cause.statement_id, cause.evidence) == ("4a", Evidence.DATA)
    assert cause.text == "nobody may refund more than ten euros"
    assert causes.text.text() == ""


def test_a_commitment_is_typed_and_kept_without_a_save_button(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop = shelf.open_sample(desk, "T1")
    go(running_page, "commitments")
    editor = running_page.console.plan.editor
    editor.title.setFocus()
    qtbot.keyClicks(editor.title, "Give staff a fix-it budget")
    assert running_page.presenter
    writing = running_page.presenter.view().now.writing
    assert writing
    assert writing.title == "Give staff a fix-it budget"
    person = workshop.team.people[0]
    editor.owner.setCurrentIndex(editor.owner.findData(person.id))
    editor.owner.activated.emit(editor.owner.currentIndex())
    qtbot.keyClicks(editor.first_step, "agree the cases with Finance")
    qtbot.mouseClick(editor.levers._chips[Lever.HR], Qt.MouseButton.LeftButton)
    (action,) = planning.plan(desk, workshop.id).actions
    assert action.title == "Give staff a fix-it budget"
    assert action.owner_id == person.id
    assert action.first_step == "agree the cases with Finance"
    assert action.levers == {Lever.HR}
    assert action.first_step_by is not None


def test_an_owner_who_is_not_in_the_list_is_added_to_the_team(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop_id = shelf.open_sample(desk, "T1").id
    go(running_page, "commitments")
    editor = running_page.console.plan.editor
    qtbot.keyClicks(editor.title, "Call ten riders")
    editor.owner.lineEdit().setFocus()
    qtbot.keyClicks(editor.owner.lineEdit(), "Noor Haddad")
    qtbot.keyClick(editor.owner.lineEdit(), Qt.Key.Key_Return)
    team = preparing.workshop(desk, workshop_id).team
    assert team.people[-1].name == "Noor Haddad"
    (action,) = planning.plan(desk, workshop_id).actions
    assert action.owner_id == team.people[-1].id


def test_a_first_name_is_enough_for_somebody_of_the_team(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop = shelf.open_sample(desk, "T1")
    person = workshop.team.people[1]
    go(running_page, "commitments")
    editor = running_page.console.plan.editor
    qtbot.keyClicks(editor.title, "Call ten riders")
    editor.owner.lineEdit().setFocus()
    qtbot.keyClicks(editor.owner.lineEdit(), person.name.split()[0].lower())
    qtbot.keyClick(editor.owner.lineEdit(), Qt.Key.Key_Return)
    (action,) = planning.plan(desk, workshop.id).actions
    assert action.owner_id == person.id
    qtbot.waitUntil(lambda: editor.owner.currentText() == person.name)
    assert preparing.workshop(desk, workshop.id).team == workshop.team


def test_alt_and_a_number_take_an_action_from_the_catalogue(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    go(running_page, "commitments")
    QTest.keyClick(running_page.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    (action,) = planning.plan(desk, shelf.open_sample(desk, "T1").id).actions
    assert action.catalogue_id
    assert running_page.console.plan.editor.title.text() == action.title


def test_undo_takes_a_commitment_back(running_page: WiredRunPage, desk: Desk) -> None:
    go(running_page, "commitments")
    QTest.keyClick(running_page.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    workshop_id = shelf.open_sample(desk, "T1").id
    assert len(planning.plan(desk, workshop_id).actions) == 1
    running_page.console.foot.primary.setFocus()
    QTest.keyClick(running_page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert planning.plan(desk, workshop_id).actions == ()


def test_leaving_asks_once_while_a_vote_is_open(
    running_page: WiredRunPage, dialogs: AnsweredDialogs
) -> None:
    assert running_page.may_leave()
    assert dialogs.asked == []
    go(running_page, "predict")
    running_page.next()
    dialogs.yes = False
    assert not running_page.may_leave()
    assert dialogs.asked == ["Voting is still open"]


def test_the_sheet_of_keys_names_every_key(
    running_page: WiredRunPage, dialogs: AnsweredDialogs
) -> None:
    shown: list[str] = []
    dialogs.fill = lambda sheet: shown.extend(label.text() for label in sheet.findChildren(QLabel))
    press(running_page, Qt.Key.Key_Question)
    assert {"PgDown", "PgUp", "B", "F", "T", "J", "M", "S", "F11", "Space"} <= set(shown)


@pytest.mark.parametrize("step_id", ["welcome", "predict", "causes", "commitments", "pledges"])
def test_everything_that_takes_the_focus_has_a_name(
    running_page: WiredRunPage, step_id: str
) -> None:
    go(running_page, step_id)
    assert [describe(widget) for widget in focusable(running_page) if not name_of(widget)] == []


def test_what_people_typed_is_never_taken_for_markup(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop_id = shelf.open_sample(desk, "T1").id
    preparing.change_details(desk, workshop_id, client=HOSTILE, title=HOSTILE)
    go(running_page, "commitments")
    qtbot.keyClicks(running_page.console.plan.editor.title, HOSTILE)
    running_page.console.plan.finish_typing()
    running_page.console.plan.editor.finished.emit()
    running_page.refresh_now()
    labels = [label for label in running_page.findChildren(QLabel) if HOSTILE in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_middle_belongs_to_the_step(running_page: WiredRunPage) -> None:
    assert running_page.presenter
    for step_id, middle in (
        ("welcome", Middle.NOTES),
        ("causes", Middle.CAUSES),
        ("commitments", Middle.PLAN),
    ):
        go(running_page, step_id)
        assert running_page.presenter.view().middle is middle


def focusable(page: WiredRunPage) -> list[QWidget]:
    """What Tab or a click can reach, as a person sees it now."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QAbstractScrollArea) and not widget.accessibleName())
        and widget.focusProxy() is None
        and "qt_" not in widget.objectName()
    ]


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName() or getattr(widget, "placeholderText", str)()


def describe(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} in {type(parent).__name__}"


def test_the_foot_says_saved_and_undoes_in_words(
    running_page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    foot, workshop_id = running_page.console.foot, shelf.open_sample(desk, "T1").id
    note = running_page.console.room.note
    note.setFocus()
    QTest.keyClicks(note, "they laughed")
    qtbot.waitUntil(lambda: running.notes(desk, workshop_id) == {"welcome": "they laughed"})
    qtbot.waitUntil(lambda: "✓" in visible_words(foot))
    qtbot.waitUntil(foot.past.undo.isEnabled)
    assert foot.past.undo.accessibleName() == "Undo: change note"
    assert [line.text() for line in foot.past.menu().actions()] == ["1  change note"]
    qtbot.mouseClick(foot.past.undo, Qt.MouseButton.LeftButton)
    assert running.notes(desk, workshop_id) == {}
    qtbot.waitUntil(lambda: note.toPlainText() == "")
    qtbot.waitUntil(foot.past.redo.isEnabled)
    qtbot.mouseClick(foot.past.redo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: note.toPlainText() == "they laughed")


def test_the_miniature_says_when_nobody_sees_the_stage(running_page: WiredRunPage) -> None:
    assert not view_of(running_page).unseen
    running_page.stage.hide()
    running_page.refresh_now()
    assert "Nobody sees this" in visible_words(running_page.console.miniatures)


def view_of(page: WiredRunPage) -> RunView:
    page.refresh_now()
    assert page.console._view
    return page.console._view


def visible_words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_button_back_has_its_place_beside_the_big_one(running_page: WiredRunPage) -> None:
    foot = running_page.console.foot
    assert not foot.back.geometry().intersects(foot.primary.geometry())
    assert foot.back.width() == 118
