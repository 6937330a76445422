"""A customers' survey on its way to the stage: nothing unconfirmed arrives there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Best
from cxworkshop.intake.mapping import Segment
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.question import sentence_for
from cxworkshop.ui.prepare.customers.wizard import ASK, CHECK, FILE, OURS, SurveyWizard
from cxworkshop.ui.prepare.preparation import Preparation
from tests.support.survey_steps import SAMPLE, choose, go_on, kept, kind, read_in, step


def test_the_sample_survey_comes_in_confirmed_question_by_question(
    editor: CustomersEditor, wizard: SurveyWizard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    reading = read_in(editor, SAMPLE, qtbot)
    wizard.go_on()
    assert step(wizard) == ASK
    assert not wizard.next.isEnabled()
    assert (kind(wizard.ask.panel.yes), kind(wizard.next)) == ("primary", "plain")
    for _ in range(7):
        qtbot.keyClick(wizard.ask.panel.yes, Qt.Key.Key_Return)
    assert reading.waiting == []
    assert (kind(wizard.ask.panel.yes), kind(wizard.next)) == ("plain", "primary")
    for expected in (OURS, CHECK):
        go_on(wizard, expected, qtbot)
    wizard.check.fields.invited.setValue(1960)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    source = kept(desk, workshop)
    assert source is not None
    assert (source.rows, source.invited, len(source.scores)) == (412, 1960, 7)
    assert all(score.confirmed and score.grade is Grade.A for score in source.scores)
    assert editor.summary.isVisible()
    assert editor.summary.another.hasFocus()  # not the button beside it, which removes them


def test_the_answer_to_a_long_question_is_in_sight_on_a_small_laptop(
    styled: QApplication,
    editor: CustomersEditor,
    wizard: SurveyWizard,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    survey = tmp_path / "survey.csv"
    wording = "I reach somebody who listens, who may decide and who gets back to me. " * 5
    survey.write_text(f"id,{wording}\n" + "".join(f"{n},{1 + n % 5}\n" for n in range(60)), "utf-8")
    editor.resize(1278, 704)  # what a window of 1366 x 768 leaves
    read_in(editor, survey, qtbot)
    wizard.go_on()
    yes = wizard.ask.panel.yes
    qtbot.waitUntil(lambda: yes.visibleRegion().boundingRect() == yes.rect())


def test_own_questions_take_the_place_of_statements_without_answers(
    editor: CustomersEditor,
    wizard: SurveyWizard,
    hotel: Path,
    desk: Desk,
    workshop: Workshop,
    qtbot: QtBot,
) -> None:
    reading = read_in(editor, hotel, qtbot)
    wizard.go_on()
    panel = wizard.ask.panel
    panel.executives.setFocus()
    panel.executives.selectAll()
    QTest.keyClicks(panel.executives, "Guests reach a person.")
    panel.yes.setFocus()
    assert reading.questions["Q1"].executives == "Guests reach a person."
    qtbot.mouseClick(panel.yes, Qt.MouseButton.LeftButton)
    if reading.questions["Q2"].best is Best.HIGH:
        qtbot.mouseClick(panel.turn, Qt.MouseButton.LeftButton)
    assert "1 is good" in panel.sentence.text()
    qtbot.mouseClick(panel.yes, Qt.MouseButton.LeftButton)
    for expected in (OURS, CHECK):
        go_on(wizard, expected, qtbot)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    asked = preparing.workshop(desk, workshop.id).statements
    assert next(pair.executives for pair in asked if pair.own) == "Guests reach a person."
    assert [pair.id for pair in asked if not pair.own] == ["H1"]
    source = kept(desk, workshop)
    assert source is not None
    turned = source.scores[1]
    assert turned.counts == (3, 3, 4, 6, 14, 10)


def test_personal_columns_are_dropped_and_said_so(
    editor: CustomersEditor, wizard: SurveyWizard, hotel: Path, qtbot: QtBot
) -> None:
    reading = read_in(editor, hotel, qtbot)
    column = reading.survey.column("email")
    assert column is not None
    assert column.personal
    assert column.examples == ()
    assert "email" in wizard.read._dropped.text()


def test_it_says_how_many_could_not_judge_and_how_many_answered_nothing(
    editor: CustomersEditor, wizard: SurveyWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    survey = tmp_path / "unsure.csv"
    answers = [1, 2, 3, 4, 5] * 8 + [0] * 9 + [""] * 2
    rows = "".join(f"g{number};{answer}\n" for number, answer in enumerate(answers))
    survey.write_text("Guest;I reach a person.\n" + rows, encoding="utf-8")
    read_in(editor, survey, qtbot)
    wizard.go_on()
    said = wizard.ask.panel._cant_judge.text()
    assert said == "9 could not judge (code 0), 2 left it empty"


def test_only_the_chosen_customers_count(
    editor: CustomersEditor, wizard: SurveyWizard, hotel: Path, qtbot: QtBot
) -> None:
    reading = read_in(editor, hotel, qtbot)
    assert reading.questions["Q1"].rated == 40
    choose(wizard.read.segment, Segment("Region", "North"))
    qtbot.waitUntil(lambda: reading.questions["Q1"].rated == 20)


def test_a_question_left_out_is_not_asked(
    editor: CustomersEditor,
    wizard: SurveyWizard,
    hotel: Path,
    desk: Desk,
    workshop: Workshop,
    qtbot: QtBot,
) -> None:
    read_in(editor, hotel, qtbot)
    wizard.go_on()
    qtbot.mouseClick(wizard.ask.panel.yes, Qt.MouseButton.LeftButton)
    out = wizard.ask.panel.out
    leave = out.text()
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert out.text() != leave  # it asks the question after all
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert out.text() == leave
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    for expected in (OURS, CHECK):
        go_on(wizard, expected, qtbot)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert sum(pair.own for pair in preparing.workshop(desk, workshop.id).statements) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 \x00\x01\x02", "not a table"),
        (b"Q1,Q2\n", "no answers"),
    ],
)
def test_a_bad_file_gets_one_sentence_in_place_and_changes_nothing(
    content: bytes,
    words: str,
    editor: CustomersEditor,
    wizard: SurveyWizard,
    desk: Desk,
    workshop: Workshop,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(content)
    editor.read(path)
    qtbot.waitUntil(wizard.file.another.isVisible)
    assert words in wizard.file.said
    assert step(wizard) == FILE
    assert kept(desk, workshop) is None


@pytest.mark.parametrize(
    ("child", "sentence"),
    [("import os; os.abort()", "damaged"), ("import time; time.sleep(100)", "got nowhere")],
    ids=["it crashes", "it hangs"],
)
def test_a_file_that_takes_its_reader_down_leaves_the_app_alone(
    editor: CustomersEditor,
    hotel: Path,
    desk: Desk,
    workshop: Workshop,
    qtbot: QtBot,
    child: str,
    sentence: str,
) -> None:
    editor.wizard._reader = SurveyReader((sys.executable, "-c", child), silence=0.5)

    editor.read(hotel)

    qtbot.waitUntil(lambda: sentence in editor.wizard.file.said)
    assert kept(desk, workshop) is None


def test_cancelling_ends_the_reader_at_once(
    editor: CustomersEditor, hotel: Path, background: Background, qtbot: QtBot
) -> None:
    sleeps = "import time; time.sleep(100)"
    editor.wizard._reader = SurveyReader((sys.executable, "-c", sleeps))
    editor.read(hotel)

    qtbot.mouseClick(editor.wizard.file.cancel_button, Qt.MouseButton.LeftButton)

    assert background.finish(5_000)
    assert editor._stack.currentWidget() is editor.invitation


def test_an_answer_off_the_scale_stops_its_question_alone(
    editor: CustomersEditor, wizard: SurveyWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    answers = [str(1 + n % 5) for n in range(200)]
    rows = [f"{a},{b}" for a, b in zip(["42", *answers[1:]], answers, strict=True)]
    path = tmp_path / "survey.csv"
    path.write_text("I was helped.,I was heard.\n" + "\n".join(rows), encoding="utf-8")
    reading = read_in(editor, path, qtbot)
    bad, good = reading.questions.values()
    assert "“42” is not on the scale" in sentence_for(bad)
    assert [question.column.name for question in reading.used] == [good.column.name]


def test_leaving_the_wizard_keeps_what_was_there(
    editor: CustomersEditor, wizard: SurveyWizard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    read_in(editor, SAMPLE, qtbot)
    qtbot.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
    assert editor.invitation.isVisible()
    assert kept(desk, workshop) is None


def test_the_description_of_the_source_is_kept_as_it_is_edited(
    editor: CustomersEditor, desk: Desk, qtbot: QtBot
) -> None:
    sample = shelf.open_sample(desk)
    editor.work_on(Preparation(desk, sample.id, lambda problem: None))
    editor.refresh()
    field = editor.summary.fields.population
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Everybody")
    QTest.keyClick(field, Qt.Key.Key_Return)
    source = preparing.customers(desk, sample.id)
    assert source is not None
    assert source.population == "Everybody"
    desk.history.undo()
    restored = preparing.customers(desk, sample.id)
    assert restored is not None
    assert restored.population != "Everybody"
