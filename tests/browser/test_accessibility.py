"""Nobody is left out: axe-core finds nothing in any state, nothing is cut off or out of reach."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.support.phone_browser import PhoneBrowser
from tests.support.room import RoomProcess, items, prediction, rating

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text("utf-8")
WIDTHS = (320, 390, 768)
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(
  result => done(JSON.stringify(result.violations.map(each =>
    [each.id, each.nodes.map(node => node.html.slice(0, 120) + ' | ' + node.failureSummary)]))),
  error => done(JSON.stringify([['axe', [String(error)]]])));
"""
KINDS = [
    rating("a", "Customers can see things change because of what they tell us."),
    rating("a10", "Would you recommend us?", scale={"min": 0, "max": 10, "labels": []}),
    prediction("b", "I can see things change.", low_high=True),
    {"id": "c", "kind": "ranking", "text": "Order", "items": items("Price", "Speed", "Care")},
    {
        "id": "d",
        "kind": "allocation",
        "text": "Give",
        "items": items("Price", "Speed"),
        "total": 100,
    },
    {"id": "e", "kind": "choice", "text": "Pick", "items": items("Price", "Speed"), "total": 2},
    {"id": "f", "kind": "number", "text": "How many?", "scale": {"min": 0, "max": 500}},
    {"id": "g", "kind": "text", "text": "Why?"},
]
VIEW = {"client": "Meridian Rail", "language": "en", "text": "", "title": "Executive reveal"}


def states(guest: PhoneBrowser, room: RoomProcess) -> Iterator[str]:
    """Brings the page into one state after another and names each."""
    room.tell("show", view={**VIEW, "kind": "welcome", "text": "Four minutes on this phone."})
    guest.open(room.base + "/")
    guest.sees("Join the workshop")
    yield "code"
    guest.open(room.url)
    guest.sees("No name, no account")
    yield "join"
    guest.tap("I answer")
    guest.sees("You are in.")
    yield "welcome"
    room.open("kinds", questions=KINDS)
    guest.sees("0 of 8 answered")
    yield "questions"
    guest.tap("4 Agree", within=1)
    guest.slide("input[type=range]", 60)
    guest.tap_on(".tick")
    guest.tap("I can’t judge this", within=5)
    yield "answered"
    guest.driver.execute_script("document.querySelector('footer button').click()")
    guest.sees("Your answer is in.")
    yield "in"
    room.close()
    guest.sees("Voting is closed.")
    yield "closed"
    room.tell("forget", round="kinds")
    room.tell("reveal", round="kinds", results={"a": {"room": 75, "customers": 29}})
    guest.sees("Only on this phone.")
    yield "private"
    room.open("table", by="table", questions=[KINDS[0]])
    guest.sees("Count the hands")
    yield "tally"
    room.close()
    room.tell("forget", round="table")
    room.open("few", consent=True, questions=[KINDS[0]])
    guest.sees("Colleagues may be able to work out your answer.")
    yield "consent"
    room.close()
    room.tell("forget", round="few")
    room.tell("show", view={**VIEW, "kind": "page", "asks": "pledge", "suggestions": ["listen"]})
    guest.sees("I will")
    guest.tap("Send my pledge")
    guest.sees("Please write what you will do, and your name.")
    yield "pledge"
    fields = [{"id": "why", "label": "Because"}]
    room.tell("collect", board={"id": "b", "title": "Causes", "text": "", "fields": fields})
    guest.sees("Because")
    yield "card"
    room.tell("collected")
    room.tell("handout", files=[{"id": "plan", "title": "Team plan", "path": "plan.pdf"}])
    room.tell("show", view={**VIEW, "kind": "thanks", "title": "Thank you"})
    guest.sees("Team plan")
    yield "thanks"


def violations(guest: PhoneBrowser) -> list[Any]:
    guest.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
    found: list[Any] = json.loads(guest.driver.execute_async_script(RUN))
    return found


def test_axe_finds_nothing_in_any_state_width_or_theme(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    found: dict[str, Any] = {}
    for state in states(guest, room):
        for width in WIDTHS:
            for dark in (False, True):
                guest.looks(width, dark=dark)
                if wrong := violations(guest):
                    found[f"{state} {width} {'dark' if dark else 'light'}"] = wrong
        guest.looks()
    assert not found, json.dumps(found, indent=1)


def test_nothing_is_cut_off_on_a_small_phone_nor_at_400_percent(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    wide = "return document.documentElement.scrollWidth - innerWidth"
    cut = """return [...document.querySelectorAll('main *, footer *, header *')]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1
            && getComputedStyle(each).position !== 'absolute' && !each.closest('svg'))
        .map(each => each.outerHTML.slice(0, 100))"""
    found: dict[str, Any] = {}
    for state in states(guest, room):
        # 1280 × 1024 CSS pixels at 400 % leave 320 × 256 (WCAG 1.4.10).
        for size in ((320, 568), (320, 256)):
            guest.looks(*size)
            sticking_out = guest.driver.execute_script(cut)
            if guest.driver.execute_script(wide) > 0 or sticking_out:
                found[f"{state} {size}"] = sticking_out
        guest.looks()
    assert not found, json.dumps(found, indent=1)


def test_targets_are_large_enough_for_a_thumb(guest: PhoneBrowser, room: RoomProcess) -> None:
    small = """return [...document.querySelectorAll('button, .point, .tick, input, textarea, a')]
        .filter(each => each.checkVisibility() && !each.matches('.point > input, .tick > input'))
        .filter(each => each.getBoundingClientRect().height < 44)
        .map(each => each.outerHTML.slice(0, 100))"""
    found = {state: guest.driver.execute_script(small) for state in states(guest, room)}
    assert not any(found.values()), found


def test_a_vote_can_be_cast_by_keyboard_alone(guest: PhoneBrowser, room: RoomProcess) -> None:
    room.tell("show", view={**VIEW, "kind": "welcome"})
    guest.open(room.url)
    guest.sees("I answer")
    guest.press(Keys.TAB, Keys.ENTER)
    guest.sees("You are in.")
    room.open("rate", questions=[rating("a"), rating("b")])
    guest.sees("0 of 2 answered")
    guest.press(Keys.TAB, Keys.SPACE, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    guest.sees("1 of 2 answered")
    guest.press(Keys.TAB, Keys.TAB, Keys.ENTER)
    guest.sees("Your answer is in.")
    assert room.close()["answers"]["a"] == [3]


def test_a_language_from_right_to_left_turns_the_page_round(
    guest: PhoneBrowser, room: RoomProcess
) -> None:
    room.tell("show", view={**VIEW, "kind": "wait", "language": "ar", "title": "أهلا"})
    guest.open(room.url)
    guest.tap("I answer")
    room.open("kinds", questions=KINDS, language="ar")
    guest.sees("0 of 8 answered")
    assert guest.driver.execute_script("return document.documentElement.dir") == "rtl"
    ends = "const labels = document.querySelector('.points').querySelectorAll('label');" + (
        "return [labels[0], labels[4]].map((label) => label.getBoundingClientRect().x)"
    )
    first, last = guest.driver.execute_script(ends)
    assert first > last
    assert guest.driver.execute_script("return document.documentElement.scrollWidth") <= 390
