"""A survey that asks how much things matter beside how well they are done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.question import MATTERS, OWN
from cxworkshop.ui.prepare.customers.summary import notes
from cxworkshop.ui.prepare.customers.wizard import ASK, CHECK, OURS
from tests.intake.files import write_csv
from tests.support.survey_steps import choose, go_on, kept, read_in, reading_of


def test_a_question_about_importance_is_kept_as_such(
    editor: CustomersEditor, tmp_path: Path, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    asked = "How important is a clean room"
    rows: list[list[object]] = [["id", "The room was clean.", asked]]
    rows += [[f"g{n}", n % 5 + 1, 5 if n % 4 else 2] for n in range(40)]
    reading = read_in(editor, write_csv(tmp_path / "guests.csv", rows), qtbot)
    wizard, panel = editor.wizard, editor.wizard.ask.panel
    assert [question.use for question in reading.questions.values()] == [OWN, ""]
    go_on(wizard, ASK, qtbot)
    qtbot.mouseClick(panel.yes, Qt.MouseButton.LeftButton)
    wizard.ask._choose(wizard.ask.model.row_of(asked))

    choose(panel.use, f"{MATTERS}own-The room was clean.")

    assert panel.ours.text() == "The room was clean"
    assert "= important" in panel.sentence.text()
    qtbot.mouseClick(panel.yes, Qt.MouseButton.LeftButton)
    go_on(wizard, OURS, qtbot)
    go_on(wizard, CHECK, qtbot)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(desk, workshop) is not None)
    source = kept(desk, workshop)
    assert source
    ((score,),) = (source.importance,)
    assert (score.statement_id, sum(score.counts[-2:]), score.n) == (
        "own-The room was clean.",
        30,
        40,
    )
    assert [one.statement_id for one in source.scores] == ["own-The room was clean."]
    assert "Of 1 statement they also said how much it matters." in notes(source)


def test_grids_of_answers_and_importance_find_each_other(
    tmp_path: Path, desk: Desk, workshop: Workshop
) -> None:
    lines = ("A clean room", "A quick check-in")
    heads = [f"How was it? - {line}" for line in lines]
    heads += [f"How important is each to you? - {line}" for line in lines]
    rows: list[list[object]] = [
        ["id", *heads],
        *([f"g{n}", *(n % 5 + 1 for _ in heads)] for n in range(40)),
    ]

    reading = reading_of(write_csv(tmp_path / "guests.csv", rows), desk, workshop)

    first, second, *weighing = reading.questions.values()
    assert [one.short for one in (first, second)] == list(lines)
    assert [one.weighs for one in weighing] == [first.pair_id, second.pair_id]
    assert not any(one.confirmed for one in weighing)
