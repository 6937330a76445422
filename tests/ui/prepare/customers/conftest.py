"""The card of the customers in Prepare, for a hotel that has been asked nothing yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.customers import Voice
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from cxworkshop.ui.prepare.customers.wizard import SurveyWizard
from cxworkshop.ui.prepare.preparation import Preparation
from tests.support.builders import a_full_source, a_score
from tests.support.survey_steps import HOTEL, hotel_rows, listed_voices
from tests.ui.conftest import AnsweredDialogs

SAID = (
    Voice("v-0", "Nobody called me back."),
    Voice("v-1", "Mrs Example helped, write to me@mail.example.org", statement_id="4a"),
    Voice("v-2", "The app logs me out.", approved=True),
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
def wizard(editor: CustomersEditor) -> SurveyWizard:
    return editor.wizard


@pytest.fixture
def card(editor: CustomersEditor, desk: Desk, workshop: Workshop, qtbot: QtBot) -> VoicesCard:
    """Three voices, the last one approved; the list has the keyboard."""
    scores = (a_score("H1"), a_score("H1", n=60, segment="North", counts=(0, 0, 0, 30, 30)))
    source = replace(a_full_source(), panel=False, voices=SAID, scores=scores, left_out=())
    preparing.keep_customers(desk, workshop.id, source)
    qtbot.waitUntil(editor.summary.isVisible)
    voices_card = editor.summary.voices
    qtbot.waitUntil(lambda: listed_voices(voices_card) == ["v-0", "v-1"])
    voices_card.list.setFocus()
    return voices_card
