"""Several files and sheets read as one, and only some of their rows."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.intake.child import SurveyReader
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.wizard import READ
from tests.intake.files import write_xlsx
from tests.support.survey_steps import guests, read_anew, read_in, step
from tests.ui.conftest import AnsweredDialogs


def test_a_second_file_is_read_together_with_the_first(
    editor: CustomersEditor, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    first = read_in(editor, guests(tmp_path / "north.csv", 60), qtbot)
    dialogs.path = guests(tmp_path / "south.csv", 45)

    qtbot.mouseClick(editor.wizard.read.more, Qt.MouseButton.LeftButton)

    both = read_anew(editor, first, qtbot)
    assert both.survey.rows == both.questions["Q1"].rated == 105


def test_a_file_with_other_columns_is_refused_and_the_first_one_stays(
    editor: CustomersEditor, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    first = read_in(editor, guests(tmp_path / "north.csv", 60), qtbot)
    dialogs.path = guests(tmp_path / "south.csv", 45, "id;Region;Wave;Q2")

    qtbot.mouseClick(editor.wizard.read.more, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "south.csv has other columns" in editor.wizard.read.wrong)
    assert editor.wizard.reading is first
    assert step(editor.wizard) == READ


def test_cancelling_a_second_file_keeps_the_first(
    editor: CustomersEditor, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    first = read_in(editor, guests(tmp_path / "north.csv", 60), qtbot)
    dialogs.path = guests(tmp_path / "south.csv", 45)
    editor.wizard._reader = SurveyReader((sys.executable, "-c", "import time; time.sleep(100)"))
    qtbot.mouseClick(editor.wizard.read.more, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(editor.wizard.file.cancel_button, Qt.MouseButton.LeftButton)

    assert editor.wizard.reading is first
    assert step(editor.wizard) == READ


def test_all_sheets_can_be_read_as_one(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    head = ["id", "Region", "Q1"]
    rows = [[n, "North", n % 5 + 1] for n in range(80)]
    path = tmp_path / "guests.xlsx"
    write_xlsx(path, [head, *rows[:50]], others={"South": [head, *rows[50:]]})
    alone = read_in(editor, path, qtbot)
    sheets = editor.wizard.read.sheet

    sheets.activated.emit(sheets.count() - 1)

    assert alone.survey.rows == 50
    both = read_anew(editor, alone, qtbot)
    assert both.survey.rows == 80
    assert sheets.currentIndex() == sheets.count() - 1


def test_one_wave_can_be_read_alone_and_all_again(
    editor: CustomersEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    every = read_in(editor, guests(tmp_path / "guests.csv", 90), qtbot)
    rows = editor.wizard.read.only
    offered = [rows.itemText(at) for at in range(rows.count())]
    assert offered[0] == "All rows"

    every.change("Q1", top=1, short="Sleep")
    every.confirm("Q1")
    rows.activated.emit(offered.index("Wave: 2025, 30"))
    wave = read_anew(editor, every, qtbot)
    decided = wave.questions["Q1"]
    assert (decided.top, decided.short, decided.confirmed) == (1, "Sleep", False)
    assert wave.survey.rows == wave.questions["Q1"].rated == 30
    assert [rows.itemText(at) for at in range(rows.count())] == offered

    rows.activated.emit(0)
    assert read_anew(editor, wave, qtbot).survey.rows == 90
