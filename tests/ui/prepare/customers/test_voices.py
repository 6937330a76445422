"""Customers' own words: approved, left out, reworded, with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from tests.support.builders import source_of
from tests.support.survey_steps import choose, listed_voices, shown_voices


def test_voices_are_decided_with_the_keyboard(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.keyClick(card.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: listed_voices(card) == ["v-1"])
    assert shown_voices(desk, workshop) == ["v-0", "v-2"]
    qtbot.keyClick(card.list, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: listed_voices(card) == [])
    assert card.counts == "0 to decide · 2 approved · 1 left out"
    assert source_of(desk, workshop).left_out == ("v-1",)
    for expected in (["v-1"], ["v-0", "v-1"]):
        qtbot.keyClick(card.list, Qt.Key.Key_U)
        qtbot.waitUntil(lambda expected=expected: listed_voices(card) == expected)
    assert shown_voices(desk, workshop) == ["v-2"]


def test_letters_in_the_search_are_typed_not_obeyed(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.keyClicks(card.search, "call")
    qtbot.waitUntil(lambda: listed_voices(card) == ["v-0"])
    assert shown_voices(desk, workshop) == ["v-2"]
    card.search.clear()
    choose(card.state, "approved")
    assert listed_voices(card) == ["v-2"]
    choose(card.state, "all")
    assert listed_voices(card) == ["v-0", "v-1", "v-2"]


def test_who_may_be_recognised_is_pointed_out_and_can_be_hidden(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    assert card.words.said_of_tells == ""
    card.list.setCurrentIndex(card.model.index(1))
    assert "perhaps a name, an e-mail address" in card.words.said_of_tells
    assert len(card.words.text.extraSelections()) == 2
    qtbot.mouseClick(card.words.hide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: source_of(desk, workshop).voices[1].text == "… helped, write to …")
    assert card.words.said_of_tells == ""


def test_a_voice_is_reworded_and_told_what_it_is_about(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    card.words.text.setFocus()
    card.words.text.selectAll()
    qtbot.keyClicks(card.words.text, "Nobody called.")
    card.list.setFocus()
    qtbot.waitUntil(lambda: source_of(desk, workshop).voices[0].text == "Nobody called.")
    choose(card.words.statement, "4a")
    qtbot.waitUntil(lambda: source_of(desk, workshop).voices[0].statement_id == "4a")


def test_an_approval_is_taken_back(
    card: VoicesCard, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    choose(card.state, "approved")
    assert card.words.approve.text().strip() == "Take approval back"
    qtbot.mouseClick(card.words.approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_voices(desk, workshop) == [])
