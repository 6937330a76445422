"""One person's own view: own answers beside the room and the customers, and no name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from cxworkshop.reports.own_view import OwnAnswers, write_own_view
from cxworkshop.reports.preview import page_count
from tests.support import story
from tests.support.pdf_facts import fonts_not_embedded, is_sound, words_of

OWN = OwnAnswers(ratings={"H1": 4, "4a": 5, "1a": None}, predictions={"H1": 61, "4a": 20, "7a": 60})


def written(folder: Path, own: OwnAnswers = OWN, **changes: Any) -> Path:
    """The own view of somebody in the story."""
    facts = story.facts(**changes)
    return write_own_view(folder / "own.pdf", story.workshop(), facts, own)


def test_own_answers_stand_beside_the_room_and_the_customers(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert page_count(path) == 1
    words = words_of(path)
    for expected in (
        "You, the room, riders",
        "This page carries no name.",
        "“Our experience is clearly better than what customers could get elsewhere.”",
        "You said: agree",
        "You predicted 61 of 100; it is 34: 27 points too high.",
        "the room: 82 %",
        "riders: 34 %",
        "You said: strongly agree",
        "You predicted 20 of 100; it is 38: 18 points too low.",
        "You said: can’t judge",
        "You said: no answer",
        "You predicted 60 of 100; it is 60.",
        "11 of 12 executives answered",
        "Made-up sample data.",
    ):
        assert expected in words, expected


def test_it_names_nobody(tmp_path: Path) -> None:
    path = written(tmp_path)
    words = words_of(path)
    for person in story.PEOPLE:
        assert person.name not in words
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "My own view"


def test_two_people_who_answered_alike_get_the_same_file(tmp_path: Path) -> None:
    assert written(tmp_path).read_bytes() == written(tmp_path).read_bytes()


def test_what_the_room_may_not_see_is_a_dash_here_too(tmp_path: Path) -> None:
    few = story.votes(
        ratings={name: [4, 4, 5] for name in story.RATINGS}, answered=3, predictions={}
    )
    words = words_of(written(tmp_path, said=few))
    assert "the room: –" in words
    assert "the room: 100 %" not in words
    assert "riders: 34 %" in words
    assert "You said: agree" in words


def test_many_statements_still_stand_on_one_page(tmp_path: Path) -> None:
    names = [f"S{number}" for number in range(20)]
    statements = tuple(
        replace(story.STATEMENTS[0], id=name, short=f"Statement {name}") for name in names
    )
    ratings = dict.fromkeys(names, story.ratings_from((0, 1, 1, 5, 4)))
    path = written(
        tmp_path,
        OwnAnswers(dict.fromkeys(names, 2), dict.fromkeys(names, 50)),
        said=story.votes(ratings=ratings, predictions={}),
        asked=story.source(dict.fromkeys(names, story.CUSTOMERS["H1"])),
        statements=statements,
    )
    assert page_count(path) == 1
    words = words_of(path)
    assert all(f"Statement {name}" in words for name in names)
    assert words.count("You said: disagree") == 20


def test_the_file_is_sound_brings_its_fonts_and_is_a_drawing(
    tmp_path: Path, needs: Callable[..., str]
) -> None:
    path = written(tmp_path)
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
    with pikepdf.open(path) as pdf:
        kinds = {
            str(each.get("/Subtype")) for each in pdf.objects if isinstance(each, pikepdf.Stream)
        }
    assert "/Image" not in kinds
