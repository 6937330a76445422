"""The sponsor's brief: one page, the hour and the asks on it, and no customer's figure."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf

from cxworkshop.content.templates import load_templates
from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.reports.preview import page_count, page_picture
from cxworkshop.reports.sponsor_brief import write_sponsor_brief
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.pdf_facts import fonts_not_embedded, is_sound, words_of

STEPS = next(template.steps for template in load_templates() if template.id == "T1")


def hour() -> Workshop:
    return story.workshop(steps=STEPS)


def test_it_says_what_happens_what_is_asked_and_what_comes_after(
    tmp_path: Path, needs: Callable[..., str]
) -> None:
    workshop = hour()
    path = write_sponsor_brief(tmp_path / "brief.pdf", workshop, story.source())
    text = words_of(path)
    assert page_count(path) == 1
    for step in workshop.steps:
        assert f"{step.title}, {step.minutes} min" in text
    assert "Speak last." in text
    assert f"before {workshop.k} people have answered" in text
    assert "412 customers" in text
    for day in (14, 30, 60, 90):
        assert f"Day {day}" in text
    assert fonts_not_embedded(path) == []
    assert is_sound(path, needs("qpdf"))


def test_no_figure_of_customers_stands_on_it(tmp_path: Path) -> None:
    path = write_sponsor_brief(tmp_path / "brief.pdf", hour(), story.source())
    text = words_of(path)
    assert "%" not in text
    assert not any(pair.customers in text for pair in hour().statements)


def test_only_the_customers_count_that_executives_are_asked_about(tmp_path: Path) -> None:
    source = replace(story.source(), segments=("North",), segment_rows=(173,))
    path = write_sponsor_brief(tmp_path / "brief.pdf", replace(hour(), segment="North"), source)
    assert "173 customers" in words_of(path)


def test_a_long_agenda_and_odd_words_stay_on_one_page(tmp_path: Path) -> None:
    steps = [
        replace(step, id=f"{step.id}{number}", title=NASTY_TEXTS[number % len(NASTY_TEXTS)])
        for number, step in enumerate(hour().steps * 4)
    ]
    team = replace(hour().team, mode=RoomMode.OPEN)
    workshop = replace(hour(), steps=tuple(steps), team=team, client=NASTY_TEXTS[0])
    path = write_sponsor_brief(tmp_path / "brief.pdf", workshop, None, "Letter")
    assert page_count(path) == 1
    assert "more steps" in words_of(path)
    assert "Everyone in the hall" in words_of(path)


def test_the_clients_colour_and_logo_are_on_it(tmp_path: Path) -> None:
    logo = b64encode(resource_picture(tmp_path)).decode()
    workshop = replace(hour(), brand_colour="#B4003C", brand_logo=logo)
    path = write_sponsor_brief(tmp_path / "brief.pdf", workshop, None)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    plain = write_sponsor_brief(tmp_path / "plain.pdf", hour(), None)
    with pikepdf.open(plain) as pdf:
        assert len(pdf.pages[0].get_images()) == 0


def resource_picture(folder: Path) -> bytes:
    """A small PNG: the first page of a brief."""
    return page_picture(write_sponsor_brief(folder / "first.pdf", hour(), None), 0, 80)
