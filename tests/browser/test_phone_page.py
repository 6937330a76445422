"""A guest's phone, from the QR code to the private view, in a real browser and a real room."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.room.phone import Phone
from tests.support.phone_browser import PhoneBrowser
from tests.support.phone_steps import RECOVERY, WELCOME, joined, open_ratings
from tests.support.room import RoomProcess, items, prediction, rating

pytestmark = pytest.mark.browser


def test_a_guest_predicts_rates_and_sees_where_they_stood(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    room.open("predict", title="Predict", questions=[prediction("1a", "I reach someone.")])
    guest.sees("Out of 100 customers, how many agree?")
    guest.sees("Tap or slide")
    guest.slide("input[type=range]", 60)
    guest.tap("Send 1 of 1 predictions")
    guest.sees("Your answer is in.")
    assert room.close()["answers"] == {"1a": [60]}
    room.tell("forget", round="predict")

    open_ratings(room)
    guest.tap("4 Agree", within=1)
    guest.tap("I can’t judge this", within=2)
    guest.tap("Send 2 of 2 answers")
    guest.sees("2 of 2 questions. You can change them until voting closes.")
    assert room.close()["answers"] == {"1a": [4], "4a": [None]}
    guest.sees("Your answer was counted.")
    room.tell("forget", round="rate")
    figures = {"1a": {"room": 75, "customers": 29}, "4a": {"room": 64, "customers": 22}}
    room.tell("reveal", round="rate", results=figures)
    guest.sees("Only on this phone.")
    for said in (
        "Agree",
        "75\u00a0%",
        "29\u00a0%",
        "You predicted 60 of 100; it is 29.",
        "Can’t judge",
    ):
        guest.sees(said)


def test_one_of_very_few_agrees_first_or_leaves_the_vote_out(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    room.open("few", consent=True, questions=[rating("1a")])
    guest.sees("Colleagues may be able to work out your answer.")
    guest.tap("I leave this vote out")
    guest.sees("You leave this vote out.")
    guest.tap("I agree, and answer")
    guest.tap("4 Agree", within=1)
    guest.tap("Send 1 of 1 answers")
    guest.sees("Your answer is in.")
    assert room.close()["answers"] == {"1a": [4]}


@pytest.mark.parametrize(
    ("strict", "words"), [(False, "if all answer alike"), (True, "never whether all answered")]
)
def test_the_welcome_says_what_unanimity_would_tell(
    guest: PhoneBrowser, room: RoomProcess, strict: bool, words: str
) -> None:
    room.tell("show", view={**WELCOME, "strict": strict})
    room.status()  # commands are done in order: the view is there
    guest.open(room.url)
    guest.sees(words)


def test_an_answer_can_be_changed_until_voting_closes(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    open_ratings(room)
    guest.tap("2 Disagree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.tap("Change my answers")
    guest.tap("5 Strongly agree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.sees("Your answer is in.")
    closed = room.close()
    assert (closed["answered"], closed["answers"]["1a"]) == (1, [5])


def test_school_marks_are_tapped_as_they_are_given(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    marks = {"min": 1, "max": 6, "labels": ["6", "5", "4", "3", "2", "1"]}
    room.open("rate", questions=[rating("1a", scale=marks)])
    guest.tap("1 best")
    guest.tap("Send 1 of 1 answers")
    guest.sees("Your answer is in.")
    assert room.close()["answers"]["1a"] == [6]


def test_choosing_again_takes_an_answer_back(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    open_ratings(room)
    guest.tap("2 Disagree", within=1)
    guest.sees("1 of 2 answered")
    guest.tap("2 Disagree", within=1)
    guest.sees("0 of 2 answered")


def test_who_only_watches_is_not_counted_and_may_change_their_mind(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    guest.open(room.url)
    guest.tap("I only watch")
    guest.sees("You are in, and only watch.")
    assert room.status()["watching"] == 1
    open_ratings(room)
    guest.sees("This phone only watches.")
    guest.tap("I answer, too")
    guest.sees(RECOVERY)
    assert (room.status()["joined"], room.status()["watching"]) == (1, 0)


def test_no_more_than_two_dots_lie_on_one_card(guest: PhoneBrowser, room: RoomProcess) -> None:
    cards = items("Price", "Speed", "Care")
    dots = {"id": "dots", "kind": "allocation", "text": "What first?", "items": cards}
    joined(guest, room)
    room.open("dots", questions=[{**dots, "total": 3, "most": 2}])
    guest.sees("At most 2 on each.")
    for _ in range(3):
        guest.tap_on("fieldset:nth-of-type(1) .count:nth-of-type(2) .step:last-child")
    guest.sees("1 of 3 points left")
    guest.tap_on("fieldset:nth-of-type(1) .count:nth-of-type(4) .step:last-child")
    guest.tap("Send 1 of 1 answers")
    guest.sees("Your answer is in.")
    assert room.close()["answers"] == {"dots": [{"price": 2, "speed": 1, "care": 0}]}


def test_every_kind_of_question_can_be_answered(guest: PhoneBrowser, room: RoomProcess) -> None:
    choices = items("Price", "Speed", "Care")
    questions = [
        {"id": "order", "kind": "ranking", "text": "Order these", "items": choices},
        {"id": "split", "kind": "allocation", "text": "Give", "items": choices, "total": 20},
        {"id": "some", "kind": "choice", "text": "Pick two", "items": choices, "total": 2},
        {"id": "many", "kind": "number", "text": "How many?", "scale": {"min": 0, "max": 500}},
        {"id": "why", "kind": "text", "text": "Why?"},
        prediction("range", low_high=True),
    ]
    cut = {"id": "area", "kind": "choice", "text": "Where?", "items": choices, "total": 1}
    joined(guest, room)
    room.open("kinds", questions=questions, cut=cut)
    guest.sees("Order these")
    guest.tap_on("fieldset:nth-of-type(1) .tick:nth-of-type(3)")
    guest.tap_on("fieldset:nth-of-type(1) .tick:nth-of-type(1)")
    for _ in range(20):
        guest.tap_on("fieldset:nth-of-type(2) .count:nth-of-type(2) .step:last-child")
    guest.tap_on("fieldset:nth-of-type(3) label:nth-of-type(1) input")
    guest.tap_on("fieldset:nth-of-type(3) label:nth-of-type(2) input")
    guest.type("fieldset:nth-of-type(4) input", "12,5")
    guest.type("fieldset:nth-of-type(5) textarea", "Nobody owns <b>it</b>")
    guest.slide("fieldset:nth-of-type(6) input[type=range]", 50)
    guest.type("fieldset:nth-of-type(6) label:nth-of-type(1) input", "30")
    guest.type("fieldset:nth-of-type(6) label:nth-of-type(2) input", "70")
    guest.tap_on("fieldset:nth-of-type(7) label:nth-of-type(2) input")
    guest.tap("Send 7 of 7 answers")
    guest.sees("7 of 7 questions")
    assert room.close()["answers"] == {
        "order": [["care", "price", "speed"]],
        "split": [{"price": 20, "speed": 0, "care": 0}],
        "some": [["price", "speed"]],
        "many": [12.5],
        "why": ["Nobody owns <b>it</b>"],
        "range": [{"likely": 50, "low": 30, "high": 70}],
        "area": [["speed"]],
    }


def test_a_table_counts_hands(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    room.open("table", by="table", questions=[rating("1a", RECOVERY)])
    guest.sees("Count the hands")
    for row in (4, 4, 5):
        guest.tap_on(f".count:nth-of-type({row * 2}) .step:last-child")
    guest.tap("Send 1 of 1 answers")
    guest.sees("Your answer is in.")
    closed = room.close()
    assert (closed["answered"], closed["ways"]) == (3, {"table": 3})
    assert sorted(closed["answers"]["1a"]) == [4, 4, 5]


def test_one_phone_goes_round_and_never_shows_the_last_answer(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    joined(guest, room)
    room.open("pass", by="pass", questions=[rating("1a", RECOVERY)])
    guest.tap("2 Disagree")
    guest.tap("Send 1 of 1 answers")
    guest.sees("Pass the phone on.")
    guest.tap("Next person: start")
    guest.sees("0 of 1 answered")
    guest.tap("5 Strongly agree")
    guest.tap("Send 1 of 1 answers")
    guest.sees("Pass the phone on.")
    room.tell("lock")
    room.status()
    guest.tap("Next person: start")
    guest.sees("Ask the facilitator to open it for you.")
    room.tell("unlock")
    room.status()
    guest.tap("Next person: start")
    guest.sees("0 of 1 answered")
    assert sorted(room.close()["answers"]["1a"]) == [2, 5]


def test_a_pledge_and_a_card_reach_the_facilitator(guest: PhoneBrowser, room: RoomProcess) -> None:
    joined(guest, room)
    room.tell("show", view={"kind": "page", "asks": "pledge", "language": "en"})
    guest.type("#will", "call two customers")
    guest.type("input[type=text]", "Lena Brandt")
    guest.tap("Send my pledge")
    guest.sees("Your pledge is in.")
    pledge = room.hear("pledge")
    assert (pledge["name"], pledge["text"]) == ("Lena Brandt", "call two customers")

    board = {"id": "causes", "title": "Causes", "fields": [{"id": "why", "label": "Because"}]}
    room.tell("collect", board=board)
    guest.type("textarea", "nobody owns it")
    guest.tap("Send this card")
    guest.sees("1 card sent")
    room.tell("collected")
    assert room.hear("cards")["cards"][0]["fields"] == {"why": "nobody owns it"}


def test_a_document_is_handed_out_and_ones_own_view_is_drawn(
    guest: PhoneBrowser, room: RoomProcess, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7 the plan")
    joined(guest, room)
    open_ratings(room)
    guest.tap("4 Agree", within=1)
    guest.tap("Send 1 of 2 answers")
    guest.sees("Your answer is in.")
    room.close()
    room.tell("forget", round="rate")
    room.tell("reveal", round="rate", results={"1a": {"room": 75, "customers": 29}})
    guest.tap("My own view as PDF")
    draw = room.hear("draw")
    assert draw["answers"] == {"rate": {"1a": 4}}
    room.tell("drawn", request=draw["request"], path=str(tmp_path / "never-drawn.pdf"))
    guest.sees("Your page can’t be made right now.")

    room.tell("handout", files=[{"id": "plan", "title": "Team plan", "path": str(plan)}])
    guest.sees("Team plan")  # beside the results, until the next picture
    room.tell("show", view={"kind": "thanks", "title": "Thank you", "text": "", "language": "en"})
    link = guest.link("a[href^='/h/']")

    async def fetched() -> bytes:
        async with Phone(room.url) as phone:
            return await phone.get(link.removeprefix(room.base))

    assert asyncio.run(fetched()) == plan.read_bytes()


def test_what_people_write_stays_text(guest: PhoneBrowser, room: RoomProcess) -> None:
    nasty: dict[str, Any] = {
        **WELCOME,
        "kind": "page",
        "title": "<img src=x onerror=\"document.title='hurt'\">",
        "text": "</p><script>document.title='hurt'</script>",
    }
    joined(guest, room)
    room.tell("show", view=nasty)
    guest.sees("<img src=x")
    guest.sees("<script>")
    assert guest.driver.title != "hurt"
