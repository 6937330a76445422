"""A customers' survey on its way to the stage: nothing unconfirmed arrives there."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import CustomerSource, Grade
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Best
from cxworkshop.intake.mapping import Segment
from cxworkshop.paths import resource
from cxworkshop.services import collecting, preparing, shelf
from cxworkshop.services.collecting import ENDINGS, CollectingProblem, Questionnaire
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.customers.question import MATTERS, OWN
from cxworkshop.ui.prepare.customers.read_back import sentence_for
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.customers.wizard import ASK, CHECK, FILE, OURS, READ, SurveyWizard
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.room_process import child_command
from tests.intake.files import write_csv, write_xlsx
from tests.ui.conftest import AnsweredDialogs

SAMPLE = resource("sample", "survey.csv")

HOTEL = """id;email;Region;Q1;Q2;Comment
;;;I reach a person when something goes wrong.;The room was clean (1 = very good, 6 = poor);
"""


def hotel_rows() -> str:
    """Forty guests: 30 of 40 give Q1 a 4 or 5; 24 of 40 give Q2 a 1 or 2, where 1 is good."""
    first = [5] * 18 + [4] * 12 + [3] * 4 + [2] * 3 + [1] * 3
    second = [1] * 10 + [2] * 14 + [3] * 6 + [4] * 4 + [5] * 3 + [6] * 3
    return "".join(
        f"{n};guest{n}@example.org;{'North' if n % 2 else 'South'};{a};{b};\n"
        for n, (a, b) in enumerate(zip(first, second, strict=True), 1)
    )


@pytest.fixture
def hotel(tmp_path: Path) -> Path:
    path = tmp_path / "hotel guests.csv"
    path.write_text(HOTEL + hotel_rows(), encoding="utf-8")
    return path


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Hotels", date(2026, 3, 12))


@pytest.fixture
def editor(
    desk: Desk,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    qtbot: QtBot,
) -> CustomersEditor:
    made = CustomersEditor(dialogs, background)
    qtbot.addWidget(made)
    made.work_on(Preparation(desk, workshop.id, dialogs.tell))
    made.refresh()
    made.resize(1352, 770)
    made.show()
    return made


@pytest.fixture
def wizard(editor: CustomersEditor) -> SurveyWizard:
    return editor.wizard


def reading_of(path: Path, desk: Desk, workshop: Workshop) -> Reading:
    """A survey read and counted without any window."""
    reader = SurveyReader(child_command("intake.reader"))
    reading = Reading(reader.read(path), workshop.statements, workshop.client, reader)
    reading.take_counts(reading.count())
    return reading


def read_in(editor: CustomersEditor, path: Path, qtbot: QtBot) -> Reading:
    """Let the wizard read a file, up to What we read."""
    editor.read(path)
    qtbot.waitUntil(lambda: step(editor.wizard) == READ)
    reading = editor.wizard.reading
    assert reading is not None
    return reading


def kind(button: QPushButton) -> str:
    return str(button.property("kind"))


def step(wizard: SurveyWizard) -> int:
    return wizard._stack.currentIndex()


def go_on(wizard: SurveyWizard, expected: int, qtbot: QtBot) -> None:
    """To the next step, which may be counted first."""
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step(wizard) == expected)


def choose(field: QComboBox, value: object) -> None:
    """Choose by hand what stands for a value."""
    place = next(at for at in range(field.count()) if field.itemData(at) == value)
    field.setCurrentIndex(place)
    field.activated.emit(place)


def kept(desk: Desk, workshop: Workshop) -> CustomerSource | None:
    return preparing.customers(desk, workshop.id)


# ---- what is decided, without windows


def test_our_own_wordings_are_found_again_in_a_file(desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(SAMPLE, desk, workshop)
    assert [question.use for question in reading.used] == [one.id for one in workshop.statements]


def test_a_foreign_question_is_asked_in_its_own_words(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    question = reading.questions["Q1"]
    assert question.use == OWN
    assert question.executives == "Customers reach a person when something goes wrong."
    assert reading.grade(question) is Grade.A


def test_the_sentence_reads_the_numbers_back(hotel: Path, desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(hotel, desk, workshop)
    sentence = sentence_for(reading.questions["Q1"])
    assert sentence.startswith("40 customers; 75")
    assert "chose 4–5 = agree; 5 is good. Right?" in sentence


def test_turning_the_scale_turns_the_share_and_takes_the_confirmation_back(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    question = reading.change("Q2", best=Best.LOW)
    assert (question.good, question.agreeing, question.share) == (1, (1, 2), 0.6)
    reading.confirm("Q2")
    turned = reading.change("Q2", best=Best.HIGH)
    assert (turned.good, turned.agreeing, turned.share) == (6, (5, 6), 0.15)
    assert not turned.confirmed


def test_another_wording_leaves_the_confirmation_alone(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.confirm("Q1")
    assert reading.change("Q1", executives="Guests reach us.").confirmed


def test_one_question_answers_one_statement(desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(SAMPLE, desk, workshop)
    reading.answer_with("1a", "Q1")
    assert reading.answered_by("1a") == "Q1"
    assert reading.answered_by("H1") == ""
    assert reading.questions["Q2"].use == ""


def test_only_confirmed_questions_become_scores(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.confirm("Q1")
    scored = reading.finish()
    assert [score.column for score in scored.source.scores] == ["Q1"]
    assert len(scored.own_pairs) == 1


def test_a_segment_is_read_back_with_its_own_numbers(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.segment = Segment("Region", "North")
    reading.take_counts(reading.count(lambda: False))
    assert sentence_for(reading.questions["Q1"]).startswith("20 customers; 75")


# ---- the windows


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
    qtbot.mouseClick(wizard.ask.panel.out, Qt.MouseButton.LeftButton)
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

    qtbot.waitUntil(lambda: sentence in editor.wizard.file.said, timeout=15_000)
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


# ---- a corrected file


def keep(editor: CustomersEditor, qtbot: QtBot) -> None:
    """Confirm every question and keep the answers."""
    reading = editor.wizard.reading
    assert reading is not None
    for question in reading.used:
        reading.confirm(question.column.name)
    for expected in (ASK, OURS, CHECK):
        go_on(editor.wizard, expected, qtbot)
    qtbot.mouseClick(editor.wizard.next, Qt.MouseButton.LeftButton)


def test_a_corrected_file_is_used_like_the_one_before_and_says_what_is_different(
    editor: CustomersEditor, hotel: Path, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    reading = read_in(editor, hotel, qtbot)
    reading.change("Q1", top=1)
    reading.change("Q2", best=Best.HIGH)
    keep(editor, qtbot)
    corrected = hotel.with_name("corrected.csv")
    more = "".join(f"{n};g{n}@example.org;North;1;1;\n" for n in range(41, 51))
    corrected.write_text(HOTEL + hotel_rows() + more, encoding="utf-8")

    again = read_in(editor, corrected, qtbot)

    first, second = again.questions["Q1"], again.questions["Q2"]
    assert (first.top, first.best, second.best) == (1, Best.HIGH, Best.HIGH)
    assert first.use.startswith("own-")
    assert not first.confirmed
    assert editor.wizard.read.swapped.splitlines()[1:] == [
        "Customers: 40 before, 50 now.",
        "“Q1”: 40 could judge before, 50 now.",
        "“Q1”: 45\u202f% agreed before, 36\u202f% now.",
        "“Q2”: 40 could judge before, 50 now.",
        "“Q2”: 15\u202f% agreed before, 12\u202f% now.",
    ]
    keep(editor, qtbot)
    source = kept(desk, workshop)
    assert source is not None
    assert {score.n for score in source.scores} == {50}


def test_the_same_file_again_changes_nothing(
    editor: CustomersEditor, hotel: Path, qtbot: QtBot
) -> None:
    read_in(editor, hotel, qtbot)
    keep(editor, qtbot)

    read_in(editor, hotel, qtbot)

    assert editor.wizard.read.swapped.endswith("All numbers are the same as before.")


# ---- several files, and some rows of them


def guests(path: Path, count: int, head: str = "id;Region;Wave;Q1") -> Path:
    body = "".join(
        f"{n};{'North' if n % 2 else 'South'};{2024 + n % 3};{n % 5 + 1}\n" for n in range(count)
    )
    path.write_text(f"{head}\n{body}", encoding="utf-8")
    return path


def read_anew(editor: CustomersEditor, before: Reading, qtbot: QtBot) -> Reading:
    """Wait until another reading has taken the place of one."""
    wizard = editor.wizard
    qtbot.waitUntil(lambda: wizard.reading not in (None, before) and step(wizard) == READ)
    assert wizard.reading is not None
    return wizard.reading


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


# ---- numbers from a slide


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


# ---- no survey yet


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


def test_a_question_about_importance_is_kept_as_such(
    editor: CustomersEditor, tmp_path: Path, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    asked = "How important is this to you? - A room that is clean"
    rows = [["id", "The room was clean.", asked]]
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
