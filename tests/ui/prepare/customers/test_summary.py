"""What is said of the answers that are kept: groups, age, weights, a panel in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, voices
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from cxworkshop.ui.text import PlainLabel
from tests.support.builders import a_full_source, a_score, a_source, source_of, vote
from tests.support.survey_steps import choose


def test_a_group_is_chosen_before_voting_and_stays_after_it(
    card: VoicesCard, editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    segment = editor.summary.segment
    choose(segment.field, "North")
    qtbot.waitUntil(lambda: "Only about these customers: North" in segment.note)
    assert preparing.workshop(desk, workshop.id).segment == "North"
    vote(desk, workshop.id, "rate", [4] * 9)
    editor.refresh()
    assert not segment.field.isEnabled()
    assert "stays as it was" in segment.note


def test_old_data_are_said_so(editor: CustomersEditor, desk: Desk, workshop: Workshop) -> None:
    source = replace(a_full_source(), panel=False, field_to=date(2024, 6, 1))
    preparing.keep_customers(desk, workshop.id, source)
    editor.refresh()
    assert "1 Jun 2024" in editor.summary.old.words
    preparing.keep_customers(desk, workshop.id, replace(source, field_to=date(2026, 1, 1)))
    editor.refresh()
    assert editor.summary.old.words == ""


def test_weights_codes_and_rounded_percentages_are_named(
    editor: CustomersEditor, desk: Desk, workshop: Workshop
) -> None:
    weighted = a_score("H1", weight_sum=40.0, weight_squared_sum=20.0, segment=None)
    preparing.keep_customers(desk, workshop.id, replace(a_full_source(), scores=(weighted,)))
    editor.refresh()
    said = editor.summary._notes.text()
    assert "Weighted by “w”: as good as at least 80 answers" in said
    assert "“can’t judge”: 0, 99" in said


def test_a_panel_is_noted_and_changed(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.invitation.panel_button, Qt.MouseButton.LeftButton)
    form = editor.panel
    assert not form.keep.isEnabled()
    row = form.rows["4a"]
    row.points[0].setValue(3)
    row.points[4].setValue(2)
    row.cant_judge.setValue(1)
    row._quotes.setPlainText("“I gave up.”\n\nNobody called.")
    assert form.wrong == ""
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(editor.summary.isVisible)
    source = source_of(desk, workshop)
    score = source.score("4a")
    assert score is not None
    assert (source.panel, source.rows, score.counts, score.cant_judge, score.grade) == (
        True, 6, (3, 0, 0, 0, 2), 1, Grade.D
    )  # fmt: skip
    assert [voice.text for voice in voices.approved_voices(desk, workshop.id, "4a")] == [
        "I gave up.", "Nobody called."
    ]  # fmt: skip
    qtbot.mouseClick(editor.summary.panel_button, Qt.MouseButton.LeftButton)
    assert form.rows["4a"].answered == 6
    form.rows["4a"].points[1].setValue(1)
    assert "7 answers from 6 people" in form.wrong
    assert not form.keep.isEnabled()
    form.people.setValue(7)
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: source_of(desk, workshop).rows == 7)
    assert [voice.id for voice in source_of(desk, workshop).voices] == [
        voice.id for voice in source.voices
    ]


def test_a_panel_says_that_it_takes_the_place_of_a_survey(
    card: VoicesCard, editor: CustomersEditor, qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.summary.panel_button, Qt.MouseButton.LeftButton)
    assert editor.panel._replaces.isVisible()
    assert editor.step_back()
    assert editor.summary.isVisible()


def test_every_way_is_open_while_a_survey_is_kept(
    card: VoicesCard, editor: CustomersEditor
) -> None:
    summary = editor.summary
    ways = [summary.another, summary.type_button, summary.panel_button]
    ways += summary.ask_first.buttons.values()
    assert all(way.isEnabled() and not way.isHidden() for way in ways)


def test_statements_that_customers_were_not_asked_are_left_out_by_one_click(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    ids = [pair.id for pair in workshop.statements]
    scored = [a_score(name) for name in ids if name != "H1"]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scored))
    editor.refresh()
    offer = editor.summary.unanswered
    assert "opens with the average of the others" in offer.words
    qtbot.mouseClick(offer.leave_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not offer.isVisible())
    assert [pair.id for pair in preparing.workshop(desk, workshop.id).statements] == ids[1:]
    editor.preparation.attempt(lambda desk, _: desk.history.undo())
    qtbot.waitUntil(offer.isVisible)


def test_a_panel_is_counted_in_the_marks_of_the_client(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    marks = Scale(1, 6, ("6", "5", "4", "3", "2", "1"))
    school = replace(workshop.statements[0], scale=marks)
    preparing.set_statements(desk, workshop.id, (school,))
    editor.note_panel()
    row = editor.panel.rows[school.id]
    assert row.points[0].accessibleName().endswith(", 6")
    above = [label.text() for label in row.findChildren(PlainLabel)]
    assert [text for text in above if text.isdigit()] == ["6", "5", "4", "3", "2", "1"]
