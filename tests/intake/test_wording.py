"""A customer's sentence is turned into one for executives."""

from __future__ import annotations

import pytest

from cxworkshop.intake.wording import executives_wording, row_of_grid, without_number, without_scale


@pytest.mark.parametrize(
    ("customers", "executives"),
    [
        (
            "When something goes wrong, I reach someone who can solve it.",
            "When something goes wrong, customers reach someone who can solve it.",
        ),
        (
            "When they make a mistake they put it right without an argument.",
            "When we make a mistake we put it right without an argument.",
        ),
        ("Their fees and terms feel fair to me.", "Our fees and terms feel fair to customers."),
        (
            "They understand what I am trying to get done.",
            "We understand what customers are trying to get done.",
        ),
        ("I hear it whoever I ask.", "Customers hear it whoever they ask."),
        ("I was told my rights.", "Customers were told their rights."),
        ("I've got what I’d hoped for.", "Customers have got what they would hoped for."),
        ("How happy are you with your ticket?", "How happy are customers with their ticket?"),
        ("I like all who work there.", "Customers like all who work here."),
        ("As an existing customer I am treated well.", "Existing customers are treated well."),
        ("Inflight wifi service", "Inflight wifi service"),
        ("Q2 I can reach someone.", "Customers can reach someone."),
        ("Q2_1: I can reach someone.", "Customers can reach someone."),
        ("Question 12 – My ticket is clear.", "Customers’ ticket is clear."),
        ("[Q3] I can wait.", "Customers can wait."),
        ("1. I am happy.", "Customers are happy."),
        ("3a) I was heard.", "Customers were heard."),
        ("24/7 I can reach someone.", "24/7 customers can reach someone."),
        ("4 stars are fair to me.", "4 stars are fair to customers."),
        ("F1-racing is my life.", "F1-racing is customers’ life."),
        ("Q2", "Q2"),
    ],
)
def test_wordings(customers: str, executives: str) -> None:
    assert executives_wording(customers) == executives


@pytest.mark.parametrize(
    ("customers", "executives"),
    [
        ("Meridian's staff help me.", "Our staff help customers."),
        ("Meridian is easy to reach.", "We are easy to reach."),
        ("I would travel with Meridian again.", "Customers would travel with us again."),
        ("Travelling with Meridian is pleasant.", "Travelling with us is pleasant."),
        ("Meridian gets me home.", "Meridian gets customers home."),
    ],
)
def test_the_clients_own_name(customers: str, executives: str) -> None:
    assert executives_wording(customers, "Meridian") == executives


def test_names_with_special_characters_and_nothing_do_no_harm() -> None:
    assert executives_wording("R+D (EU) helps me.", "R+D (EU)") == "R+D (EU) helps customers."
    assert executives_wording("") == ""


@pytest.mark.parametrize(
    ("heading", "question"),
    [("F1 Ich werde bedient", "Ich werde bedient"), ("Q2", "Q2"), ("24/7 open", "24/7 open")],
)
def test_a_number_before_a_question_is_left_out(heading: str, question: str) -> None:
    assert without_number(heading) == question


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Hotline (Schulnote 1 = sehr gut … 6 = ungenügend, 99 = weiß nicht)", "Hotline"),
        ("How likely are you to recommend us? (0-10)", "How likely are you to recommend us?"),
        ("Staff were friendly [1 = not at all, 5 = very]", "Staff were friendly"),
        ("Preis-Leistung (Skala 1 bis 5)", "Preis-Leistung"),
        ("Erreichbarkeit (8–18 Uhr)", "Erreichbarkeit (8–18 Uhr)"),
        ("Support (24/7) is quick", "Support (24/7) is quick"),
        ("Our app (iOS and Android)", "Our app (iOS and Android)"),
        ("(1-5)", "(1-5)"),
    ],
)
def test_a_note_on_the_scale_behind_a_question_is_left_out(heading: str, question: str) -> None:
    assert without_scale(heading) == question


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("How far do you agree? - Help was easy to reach", "Help was easy to reach"),
        ("How far do you agree?: Friendly", "Friendly"),
        ("How far do you agree? [The price is fair]", "The price is fair"),
        ("Êtes-vous d'accord ? [Le prix est juste]", "Le prix est juste"),
        ("Please tick … - Staff", "Staff"),
        ("Q2 - I can reach someone", "Q2 - I can reach someone"),
        ("Was it quick?", "Was it quick?"),
        ("Check-in - and check-out", "Check-in - and check-out"),
        ("", ""),
    ],
)
def test_a_line_of_a_grid_is_called_by_what_it_asks(label: str, row: str) -> None:
    assert row_of_grid(label) == row
