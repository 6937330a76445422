"""A corrected file in the place of the one before, and what is different then."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.columns import Best
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from tests.support.survey_steps import HOTEL, hotel_rows, keep, kept, read_in


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


def test_a_survey_that_was_removed_is_described_again_when_its_file_comes_back(
    editor: CustomersEditor, hotel: Path, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    reading = read_in(editor, hotel, qtbot)
    reading.change("Q2", best=Best.HIGH)
    keep(editor, qtbot)
    qtbot.waitUntil(editor.summary.isVisible)
    editor.summary.fields.population.setText("guests of one night")
    editor.summary.fields.invited.setValue(900)
    editor.summary.edited.emit()
    editor.summary.removed.emit()
    qtbot.waitUntil(editor.invitation.isVisible)

    again = read_in(editor, hotel, qtbot)
    assert again.questions["Q2"].best is Best.HIGH
    keep(editor, qtbot)

    source = kept(desk, workshop)
    assert source is not None
    assert (source.population, source.invited) == ("guests of one night", 900)
