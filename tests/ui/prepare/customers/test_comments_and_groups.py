"""What comes in with a file beside ratings: comments, groups, dates, decisions of last time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.mapping import Segment
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.column_list import fate
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.wizard import CHECK, OURS, READ
from cxworkshop.ui.prepare.preparation import Preparation
from tests.support.builders import source_of
from tests.support.survey_steps import choose, read_in, shown_voices, step
from tests.ui.conftest import AnsweredDialogs


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
        qtbot.waitUntil(lambda expected=expected: step(editor.wizard) == expected)


def test_a_column_says_whether_it_is_used(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    reading = read_in(editor, survey(tmp_path), qtbot)
    region = next(column for column in reading.survey.columns if column.name == "Region")
    assert fate(region, reading)[0] == "Groups, not used"
    choose(editor.wizard.read.segment, Segment("Region"))
    assert fate(region, reading)[0] == "Groups, told apart"
    qtbot.waitUntil(editor.wizard.next.isEnabled)


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
    source = source_of(desk, workshop)
    assert source.segments == ("North", "South")
    assert len(source.voices) == 60
    assert shown_voices(desk, workshop) == []


def test_no_comments_are_taken_when_they_are_not_wanted(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path), qtbot)
    choose(editor.wizard.read.voices, None)
    through(editor, qtbot)
    editor.wizard.go_on()
    assert source_of(desk, workshop).voices == ()


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
    qtbot.waitUntil(lambda: step(editor.wizard) == READ)
    assert editor.wizard.reading is not None
    assert editor.wizard.reading.survey.rows == 120


def test_old_answers_are_said_so_before_they_are_kept(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    read_in(editor, survey(tmp_path, "2023-03-02"), qtbot)
    through(editor, qtbot)
    assert "2 Mar 2023" in editor.wizard.check.said_of_age
