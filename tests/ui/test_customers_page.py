"""What is kept of customers: voices approved one by one, groups chosen, a panel noted, old data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import CustomerSource, Grade, Voice
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.mapping import Segment
from cxworkshop.services import preparing, shelf, voices
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from cxworkshop.ui.prepare.customers.wizard import CHECK, OURS, READ
from cxworkshop.ui.prepare.preparation import Preparation
from tests.support.builders import a_full_source, a_score, vote
from tests.ui.conftest import AnsweredDialogs

SAID = (
    Voice("v-0", "Nobody called me back."),
    Voice("v-1", "Mrs Example helped, write to me@mail.example.org", statement_id="4a"),
    Voice("v-2", "The app logs me out.", approved=True),
)


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Hotels", date(2026, 3, 12))


@pytest.fixture
def editor(
    desk: Desk,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    bridge: EventBridge,
    qtbot: QtBot,
) -> CustomersEditor:
    made = CustomersEditor(dialogs, background)
    qtbot.addWidget(made)
    made.work_on(Preparation(desk, workshop.id, dialogs.tell))
    bridge.happened.connect(made.refresh)
    made.refresh()
    made.resize(1352, 1400)
    made.show()
    return made


@pytest.fixture
def card(editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot) -> VoicesCard:
    """Three voices, the last one approved; the list has the keyboard."""
    scores = (a_score("H1"), a_score("H1", n=60, segment="North", counts=(0, 0, 0, 30, 30)))
    source = replace(a_full_source(), panel=False, voices=SAID, scores=scores, left_out=())
    preparing.keep_customers(desk, workshop.id, source)
    qtbot.waitUntil(editor.summary.isVisible)
    voices_card = editor.summary.voices
    qtbot.waitUntil(lambda: listed(voices_card) == ["v-0", "v-1"])
    voices_card.list.setFocus()
    return voices_card


def listed(card: VoicesCard) -> list[str]:
    return [voice.id for voice in card.model.items]


def kept(desk: Desk, workshop: Workshop) -> CustomerSource:
    source = preparing.customers(desk, workshop.id)
    assert source is not None
    return source


def shown(desk: Desk, workshop: Workshop) -> list[str]:
    return [voice.id for voice in voices.approved_voices(desk, workshop.id)]


def choose(field: QComboBox, value: object) -> None:
    place = next(at for at in range(field.count()) if field.itemData(at) == value)
    field.setCurrentIndex(place)
    field.activated.emit(place)


# ---- voices


def test_voices_are_decided_with_the_keyboard(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.keyClick(card.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: listed(card) == ["v-1"])
    assert shown(desk, workshop) == ["v-0", "v-2"]
    qtbot.keyClick(card.list, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: listed(card) == [])
    assert card.counts == "0 to decide · 2 approved · 1 left out"
    assert kept(desk, workshop).left_out == ("v-1",)
    for expected in (["v-1"], ["v-0", "v-1"]):
        qtbot.keyClick(card.list, Qt.Key.Key_U)
        qtbot.waitUntil(lambda expected=expected: listed(card) == expected)
    assert shown(desk, workshop) == ["v-2"]


def test_letters_in_the_search_are_typed_not_obeyed(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.keyClicks(card.search, "call")
    qtbot.waitUntil(lambda: listed(card) == ["v-0"])
    assert shown(desk, workshop) == ["v-2"]
    card.search.clear()
    choose(card.state, "approved")
    assert listed(card) == ["v-2"]
    choose(card.state, "all")
    assert listed(card) == ["v-0", "v-1", "v-2"]


def test_who_may_be_recognised_is_pointed_out_and_can_be_hidden(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    assert card.words.said_of_tells == ""
    card.list.setCurrentIndex(card.model.index(1))
    assert "perhaps a name, an e-mail address" in card.words.said_of_tells
    assert len(card.words.text.extraSelections()) == 2
    qtbot.mouseClick(card.words.hide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(desk, workshop).voices[1].text == "… helped, write to …")
    assert card.words.said_of_tells == ""


def test_a_voice_is_reworded_and_told_what_it_is_about(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    card.words.text.setFocus()
    card.words.text.selectAll()
    qtbot.keyClicks(card.words.text, "Nobody called.")
    card.list.setFocus()
    qtbot.waitUntil(lambda: kept(desk, workshop).voices[0].text == "Nobody called.")
    choose(card.words.statement, "4a")
    qtbot.waitUntil(lambda: kept(desk, workshop).voices[0].statement_id == "4a")


def test_an_approval_is_taken_back(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    choose(card.state, "approved")
    assert card.words.approve.text().strip() == "Take approval back"
    qtbot.mouseClick(card.words.approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(desk, workshop) == [])


# ---- groups, age, what the numbers are


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
    assert "Weighted by “w”: as good as 80 answers" in said
    assert "“can’t judge”: 0, 99" in said


# ---- the wizard


def survey(folder: Path, days: str = "2026-03-02") -> Path:
    rows = "".join(
        f"{n},{days},{'North' if n % 2 else 'South'},{n % 5 + 1},I waited {n} days for an answer.\n"
        for n in range(1, 61)
    )
    path = folder / f"survey {days}.csv"
    path.write_text(f"id,date,Region,I was helped.,Anything else?\n{rows}", encoding="utf-8")
    return path


def through(editor: CustomersEditor, qtbot: QtBot) -> None:
    """From What we read to what is kept, confirming the only question."""
    wizard = editor.wizard
    wizard.go_on()
    qtbot.mouseClick(wizard.ask.panel.yes, Qt.MouseButton.LeftButton)
    for expected in (OURS, CHECK):
        wizard.go_on()
        qtbot.waitUntil(lambda expected=expected: step(editor) == expected)


def step(editor: CustomersEditor) -> int:
    return editor.wizard._stack.currentIndex()


def read_in(editor: CustomersEditor, path: Path, qtbot: QtBot) -> None:
    editor.read(path)
    qtbot.waitUntil(lambda: step(editor) == READ)


def test_comments_and_groups_come_in_with_the_file(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path), qtbot)
    read = editor.wizard.read
    assert read.voices.currentData() == "Anything else?"
    choose(read.segment, Segment("Region"))
    qtbot.waitUntil(lambda: editor.wizard.next.isEnabled())
    through(editor, qtbot)
    assert "60 comments can be approved" in editor.wizard.check._more.text()
    assert "North (30), South (30)" in editor.wizard.check._more.text()
    editor.wizard.go_on()
    source = kept(desk, workshop)
    assert source.segments == ("North", "South")
    assert len(source.voices) == 60
    assert shown(desk, workshop) == []


def test_no_comments_are_taken_when_they_are_not_wanted(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path), qtbot)
    choose(editor.wizard.read.voices, None)
    through(editor, qtbot)
    editor.wizard.go_on()
    assert kept(desk, workshop).voices == ()


def test_the_last_survey_of_the_client_is_proposed_and_can_be_refused(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, dialogs: AnsweredDialogs,
    tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    read_in(editor, survey(tmp_path), qtbot)
    choose(editor.wizard.read.segment, Segment("Region"))
    qtbot.waitUntil(lambda: editor.wizard.next.isEnabled())
    panel = editor.wizard.ask.panel
    editor.wizard.go_on()
    panel.executives.setFocus()
    panel.executives.selectAll()
    qtbot.keyClicks(panel.executives, "Guests are helped.")
    panel.yes.setFocus()
    editor.wizard.step_back()
    through(editor, qtbot)
    editor.wizard.go_on()
    later = shelf.create(desk, "T1", workshop.client, date(2026, 9, 1))
    editor.work_on(Preparation(desk, later.id, dialogs.tell))
    read_in(editor, survey(tmp_path, "2026-08-03"), qtbot)
    wizard = editor.wizard
    assert wizard.reading is not None
    assert wizard.reading.proposed
    assert wizard.read.fresh.isVisible()
    assert wizard.read.segment.currentData() == Segment("Region")
    question = wizard.reading.questions["I was helped."]
    assert (question.executives, question.confirmed) == ("Guests are helped.", False)
    qtbot.mouseClick(wizard.read.fresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.reading is not None and not wizard.reading.proposed)
    assert not wizard.read.fresh.isVisible()
    assert wizard.reading.questions["I was helped."].executives == "Customers were helped."


def test_how_letters_are_stored_is_said_only_when_asked(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path), qtbot)
    read = editor.wizard.read
    assert "utf" not in read._detail.text().casefold()
    assert not read._how.isVisible()
    qtbot.mouseClick(read.how_button, Qt.MouseButton.LeftButton)
    assert read._how.isVisible()
    assert "divided by commas" in read._how.text()


def test_several_files_are_read_as_one(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    editor.read(survey(tmp_path), survey(tmp_path, "2026-04-02"))
    qtbot.waitUntil(lambda: step(editor) == READ)
    assert editor.wizard.reading is not None
    assert editor.wizard.reading.survey.rows == 120


def test_old_answers_are_said_so_before_they_are_kept(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path, "2023-03-02"), qtbot)
    through(editor, qtbot)
    assert "2 Mar 2023" in editor.wizard.check.said_of_age


# ---- a panel in the room


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
    source = kept(desk, workshop)
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
    qtbot.waitUntil(lambda: kept(desk, workshop).rows == 7)
    assert [voice.id for voice in kept(desk, workshop).voices] == [
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
