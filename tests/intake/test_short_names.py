"""A long question gets a short name that says what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.statements import SHORT_NAME
from cxworkshop.intake.short_names import short_name, short_names


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Inflight wifi service", "Inflight wifi service"),
        ("Q3: Was it quick?", "Was it quick"),
        ("Erreichbarkeit der Hotline (Schulnote 1 = sehr gut)", "Erreichbarkeit der Hotline"),
        ("Waiting on the phone [1-5]", "Waiting on the phone"),
        (
            "How satisfied were you with the friendliness of our staff on board?",
            "Friendliness of our staff",
        ),
        ("Overall, how satisfied are you with your most recent stay at our hotel?",
         "Most recent stay"),
        ("The staff on board are friendly and helpful.", "Staff on board"),
        ("I can reach someone who can solve my problem.", "Reach someone"),
        ("It was easy to find out which offer fits my need.", "Easy to find out"),
        ("How far do you agree? - The price of the ticket was fair to me.",
         "Price of the ticket"),
        ("How important is the punctuality of the trains to you?", "Punctuality of the trains"),
        ("Thinking about your last visit, how satisfied were you with the waiting time?",
         "Waiting time"),
        ("What I was promised before I bought matches what I got.", "What I was promised"),
        ("Wie zufrieden sind Sie mit der Freundlichkeit unserer Mitarbeiter im Zug?",
         "Freundlichkeit"),
        ("Wie zufrieden sind Sie insgesamt mit Ihrem letzten Aufenthalt in unserem Hotel?",
         "Aufenthalt in unserem Hotel"),
        ("Die Mitarbeiter an der Hotline sind freundlich und hilfsbereit.",
         "Mitarbeiter an der Hotline"),
        ("Wie einfach war es für Sie, die gewünschten Informationen zu finden?",
         "Einfach Informationen finden"),
        ("Inwieweit stimmen Sie der Aussage zu: Der Preis der Fahrkarte war angemessen.",
         "Preis der Fahrkarte"),
        ("Comment évaluez-vous la qualité du service en général?", "Comment évaluez-vous la…"),
        ("Kundendienstmitarbeiterfreundlichkeitsbewertung", "Kundendienstmitarbeiterfreu…"),
    ],
)  # fmt: skip
def test_the_matter_is_named(question: str, name: str) -> None:
    assert short_name(question) == name


def test_two_questions_are_never_called_the_same() -> None:
    asked = ["The staff on board are friendly to me.", "The staff on board are always helpful."]
    assert short_names(asked) == ["Staff on board are friendly…", "Staff on board…"]
    assert short_names(["Good", "Good", "Good"]) == ["Good", "Good 2", "Good 3"]


@given(st.text(min_size=1))
def test_every_name_fits(question: str) -> None:
    assert len(short_name(question)) <= SHORT_NAME
