"""What may tell who somebody is, is pointed out in a customer's words; the rest is left alone."""

from __future__ import annotations

import pytest

from cxworkshop.intake.personal import Tells, telling_parts, without


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Write to ada.e@mail.example.org please", [("ada.e@mail.example.org", "email")]),
        ("Call me at +49 (30) 901820-15 any time", [("+49 (30) 901820-15", "phone")]),
        ("my number is 0171 2345678.", [("0171 2345678", "phone")]),
        ("Order AB-102938 never came", [("AB-102938", "number")]),
        ("Frau Beispiel am Telefon war toll", [("Frau Beispiel", "name")]),
        ("Ask Mr. John Sample about it", [("Mr. John Sample", "name")]),
        ("my name is Ada", [("Ada", "name")]),
        ("Thanks to Bo Sample I got home", [("Bo Sample", "name")]),
        ("then Zoë Müller-Lang rang back", [("Zoë Müller-Lang", "name")]),
        (
            "Mrs Example, 030 1234567, e@example.org",
            [("Mrs Example", "name"), ("030 1234567", "phone"), ("e@example.org", "email")],
        ),
    ],
)  # fmt: skip
def test_names_addresses_and_numbers_are_pointed_out(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(text[one.start : one.end], one.tells) for one in telling_parts(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The train was 45 minutes late on 12.03.2026.",
        "I pay full after nine years, 49.90 a month, since 2017",
        "My German ticket cost 1,250.50 EUR",
        "Your staff were wonderful. The app is not.",
        "Leider ist der Kundenservice nicht erreichbar",
        "",
    ],
)
def test_ordinary_complaints_are_left_alone(text: str) -> None:
    assert telling_parts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Leider Verspätung und keine Information",
        "Vielen Dank für die gute Beratung! Freundliches Personal, Super Service",
        "Der Kundenservice Mitarbeiter war unfreundlich.",
        "Wenn Sie Probleme haben, hilft Ihnen niemand. Schreiben Sie uns",
        "Warum haben Sie Ihre Preise erhöht?",
        "Im Zug Richtung Süden war die Heizung kaputt",
        "Am Schalter Nummer drei war niemand. Lange Wartezeit an der Hotline",
        "Die Deutsche Bahn ist zu teuer",
        "Kein Rückruf trotz Zusage. Nie Wieder",
        "Seit Montag Störung im Internet",
        "Zimmer Sauberkeit lässt zu wünschen übrig",
    ],
)
def test_german_nouns_are_no_names(text: str) -> None:
    assert telling_parts(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peter Schmidt war sehr hilfsbereit", "Peter Schmidt"),
        ("Ich wurde von Petra Schmidt am Telefon beraten", "Petra Schmidt"),
        ("Leider Peter Schmidt nicht erreicht, das ist schade", "Peter Schmidt"),
        ("Sehr freundlich. Sabine Krause", "Sabine Krause"),
        ("Mit Frau Krause war ich sehr zufrieden", "Frau Krause"),
        ("Herr Dr. Weber hat mir geholfen", "Herr Dr. Weber"),
        ("Danke an Sabine für die Hilfe", "Sabine"),
        ("Die Kollegin Anna hat das schnell gelöst", "Anna"),
        ("Call Zoë Müller-Lang, she was great", "Call Zoë Müller-Lang"),
    ],
)
def test_names_stay_names_in_german(text: str, told: str) -> None:
    assert [text[one.start : one.end] for one in telling_parts(text)] == [told]


def test_the_parts_can_be_hidden() -> None:
    text = "Ask Mr. Sample, +49 30 901820, about it"
    assert without(text, telling_parts(text)) == "Ask …, …, about it"
    assert Tells.NAME in {part.tells for part in telling_parts(text)}
