"""Numbers from a slide, and customers who are still to be asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import collecting, preparing
from cxworkshop.services.collecting import ENDINGS, CollectingProblem, Questionnaire
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.customers.wizard import ASK, CHECK, OURS, READ
from tests.support.survey_steps import go_on, keep, kept, read_in, step
from tests.ui.conftest import AnsweredDialogs


def test_typed_numbers_come_in_like_a_file(
    editor: CustomersEditor,
    dialogs: AnsweredDialogs,
    desk: Desk,
    workshop: Workshop,
    qtbot: QtBot,
) -> None:
    first, second = workshop.statements[:2]
    lines = f"Statement\tAgree\tn\n{first.customers}\t35\t412\n{second.customers}\t61,5 %\t1.204"
    dialogs.fill = lambda form: form.text.setPlainText(lines)

    qtbot.mouseClick(editor.invitation.type_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step(editor.wizard) == READ)
    reading = editor.wizard.reading
    assert reading is not None
    assert [question.use for question in reading.used] == [first.id, second.id]
    keep(editor, qtbot)

    source = kept(desk, workshop)
    assert source is not None
    assert [(score.share, score.n) for score in source.scores] == [(0.35, 412), (0.615, 1204)]
    assert source.file_name == "Typed numbers.csv"


def test_a_line_that_cannot_be_understood_keeps_the_form_open(
    editor: CustomersEditor, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    said: list[str] = []

    def fill(form: PasteTable) -> None:
        form.text.setPlainText("We care, 35 %, 412\nWe listen, many")
        form.accept()
        said.append(form.wrong)

    dialogs.fill = fill
    qtbot.mouseClick(editor.invitation.type_button, Qt.MouseButton.LeftButton)

    assert "Line 2" in said[0]
    assert editor._stack.currentWidget() is editor.invitation


@pytest.mark.parametrize("kind", list(Questionnaire))
def test_without_a_survey_customers_can_be_asked(
    editor: CustomersEditor,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    qtbot: QtBot,
    kind: Questionnaire,
) -> None:
    dialogs.path = tmp_path / f"questions{ENDINGS[kind]}"

    qtbot.mouseClick(editor.invitation.ask_first.buttons[kind], Qt.MouseButton.LeftButton)

    assert dialogs.suggested == [f"Questionnaire Halden Hotels{ENDINGS[kind]}"]
    assert dialogs.path.stat().st_size > 500
    assert dialogs.path.name in editor.invitation.ask_first.said
    assert dialogs.opened == ([dialogs.path] if kind is Questionnaire.PRINT else [])


def test_a_place_that_cannot_be_written_to_is_said_so(
    editor: CustomersEditor, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path / "nowhere" / "questions.csv"

    csv_button = editor.invitation.ask_first.buttons[Questionnaire.CSV]
    qtbot.mouseClick(csv_button, Qt.MouseButton.LeftButton)

    assert "Choose another place" in dialogs.told[0]
    assert editor.invitation.ask_first.said == ""


def test_without_statements_there_is_nothing_to_ask(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    preparing.set_statements(desk, workshop.id, ())

    with pytest.raises(CollectingProblem, match="Choose statements first"):
        collecting.write(desk, workshop.id, Questionnaire.PRINT, tmp_path / "q.pdf")
    assert list(tmp_path.glob("q*")) == []


def test_what_was_collected_comes_back_mapped(
    editor: CustomersEditor, desk: Desk, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = collecting.write(desk, workshop.id, Questionnaire.CSV, tmp_path / "typed")
    with path.open("a", encoding="utf-8") as file:
        for customer in range(40):
            marks = ",".join(str(customer % 5 + 1) for _ in workshop.statements)
            file.write(f"{customer},{marks},\n")

    reading = read_in(editor, path, qtbot)

    assert path.name == "typed.csv"
    assert [question.use for question in reading.used] == [pair.id for pair in workshop.statements]
    assert all(reading.grade(question) is Grade.A for question in reading.used)


def test_own_questions_asked_again_keep_their_words_for_executives(
    editor: CustomersEditor,
    hotel: Path,
    desk: Desk,
    workshop: Workshop,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    own = PairedStatement(
        "own-Q7", "Guests sleep well in our beds.", "I slept well.", "Sleep",
        Scale(1, 5), own=True,
    )  # fmt: skip
    preparing.set_statements(desk, workshop.id, (*workshop.statements[:1], own))
    editor.refresh()
    path = collecting.write(desk, workshop.id, Questionnaire.CSV, tmp_path / "typed.csv")
    lines = path.read_text("utf-8-sig").splitlines()[:1] + [
        f"{n},4,{n % 5 + 1}," for n in range(40)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")

    reading = read_in(editor, path, qtbot)
    for question in reading.used:
        reading.confirm(question.column.name)
    go_on(editor.wizard, ASK, qtbot)
    go_on(editor.wizard, OURS, qtbot)
    go_on(editor.wizard, CHECK, qtbot)
    qtbot.mouseClick(editor.wizard.next, Qt.MouseButton.LeftButton)

    source = kept(desk, workshop)
    assert source is not None
    assert source.score("own-Q7") is not None
    asked = preparing.workshop(desk, workshop.id).statements
    assert own in asked
