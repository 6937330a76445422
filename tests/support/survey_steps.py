"""A survey on its way through the wizard: files, steps, choices, and what is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.child import SurveyReader
from cxworkshop.paths import resource
from cxworkshop.services import preparing, voices
from cxworkshop.services.desk import Desk
from cxworkshop.ui.child_process import child_command
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from cxworkshop.ui.prepare.customers.wizard import ASK, CHECK, OURS, READ, SurveyWizard

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


def keep(editor: CustomersEditor, qtbot: QtBot) -> None:
    """Confirm every question and keep the answers."""
    reading = editor.wizard.reading
    assert reading is not None
    for question in reading.used:
        reading.confirm(question.column.name)
    for expected in (ASK, OURS, CHECK):
        go_on(editor.wizard, expected, qtbot)
    qtbot.mouseClick(editor.wizard.next, Qt.MouseButton.LeftButton)


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


def shown_voices(desk: Desk, workshop: Workshop) -> list[str]:
    """The ids of the voices that may be seen."""
    return [voice.id for voice in voices.approved_voices(desk, workshop.id)]


def listed_voices(card: VoicesCard) -> list[str]:
    """The ids in the list, as far as it is narrowed."""
    return [voice.id for voice in card.model.items]
