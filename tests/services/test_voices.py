"""Customers' words: approved one by one, left out for good, and nothing else goes anywhere."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from cxworkshop.domain.customers import Voice
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.phone import phone_results
from cxworkshop.services import (
    handing_out,
    own_view,
    plan_b,
    preparing,
    segments,
    shelf,
    voices,
    voting,
)
from cxworkshop.services.desk import Desk
from cxworkshop.services.voices import VoiceProblem
from cxworkshop.store import tables
from tests.support.builders import a_full_source, vote
from tests.support.pdf_facts import words_of

SECRET = "zq7unapproved"


@pytest.fixture
def heard(desk: Desk, workshop: Workshop) -> Workshop:
    """A workshop with three voices, none of them approved."""
    said = tuple(Voice(f"v-{n}", f"Comment {n}", statement_id="4a" if n else None)
                 for n in range(3))  # fmt: skip
    preparing.keep_customers(desk, workshop.id, replace(a_full_source(), voices=said))
    return workshop


def kept(desk: Desk, workshop: Workshop) -> tuple[Voice, ...]:
    source = preparing.customers(desk, workshop.id)
    assert source is not None
    return source.voices


def shown(desk: Desk, workshop: Workshop, statement_id: str | None = None) -> list[str]:
    return [voice.id for voice in voices.approved_voices(desk, workshop.id, statement_id)]


def test_only_what_was_approved_may_be_shown(desk: Desk, heard: Workshop) -> None:
    assert shown(desk, heard) == []
    voices.approve(desk, heard.id, "v-1")
    assert shown(desk, heard) == ["v-1"]
    assert shown(desk, heard, "4a") == ["v-1"]
    assert shown(desk, heard, "1a") == []
    voices.approve(desk, heard.id, "v-1", yes=False)
    assert shown(desk, heard) == []


def test_approving_is_undone_and_redone(desk: Desk, heard: Workshop) -> None:
    voices.approve(desk, heard.id, "v-0")
    assert desk.history.undo() == "approve a voice"
    assert shown(desk, heard) == []
    desk.history.redo()
    assert shown(desk, heard) == ["v-0"]


def test_what_is_left_out_is_gone_and_comes_back_where_it_was(desk: Desk, heard: Workshop) -> None:
    before = kept(desk, heard)
    voices.leave_out(desk, heard.id, "v-1")
    assert [voice.id for voice in kept(desk, heard)] == ["v-0", "v-2"]
    with desk.library.reading() as connection:
        texts = list(connection.scalars(select(tables.voice.c.text)))
    assert "Comment 1" not in texts
    source = preparing.customers(desk, heard.id)
    assert source is not None
    assert source.left_out == ("v-9", "v-1")
    desk.history.undo()
    assert kept(desk, heard) == before
    desk.history.redo()
    assert [voice.id for voice in kept(desk, heard)] == ["v-0", "v-2"]


def test_a_voice_is_shown_in_the_words_that_are_left(desk: Desk, heard: Workshop) -> None:
    voices.approve(desk, heard.id, "v-0")
    voices.reword(desk, heard.id, "v-0", " Comment … ")
    assert voices.approved_voices(desk, heard.id)[0].text == "Comment …"
    with pytest.raises(VoiceProblem, match="Leave the voice out"):
        voices.reword(desk, heard.id, "v-0", "  ")
    desk.history.undo()
    assert voices.approved_voices(desk, heard.id)[0].text == "Comment 0"


def test_a_voice_may_be_about_a_statement(desk: Desk, heard: Workshop) -> None:
    voices.about(desk, heard.id, "v-0", "1a")
    assert kept(desk, heard)[0].statement_id == "1a"
    desk.history.undo()
    assert kept(desk, heard)[0].statement_id is None


def test_a_voice_that_is_gone_is_said_in_words(desk: Desk, heard: Workshop) -> None:
    with pytest.raises(VoiceProblem, match="not there any more"):
        voices.approve(desk, heard.id, "nobody")
    preparing.remove_customers(desk, heard.id)
    with pytest.raises(VoiceProblem, match="not there any more"):
        voices.leave_out(desk, heard.id, "v-0")
    assert voices.approved_voices(desk, heard.id) == ()


def test_only_the_voices_of_the_chosen_customers_are_shown(desk: Desk, workshop: Workshop) -> None:
    said = (
        Voice("n", "From the north", "North", True),
        Voice("s", "From the south", "South", True),
    )
    preparing.keep_customers(desk, workshop.id, replace(a_full_source(), voices=said))
    segments.choose_segment(desk, workshop.id, "South")
    assert shown(desk, workshop) == ["s"]


def test_nothing_unapproved_leaves_by_any_door(desk: Desk, tmp_path: Path) -> None:
    """Questions, results on phones, own views, papers, data, charts: the words are nowhere."""
    sample = shelf.open_sample(desk)
    source = preparing.customers(desk, sample.id)
    assert source is not None
    secret = tuple(
        Voice(f"x{n}", f"{SECRET} {n}", segment, statement_id=statement_id)
        for n, (segment, statement_id) in enumerate([(None, None), ("City", "4a"), (None, "H1")])
    )
    preparing.keep_customers(desk, sample.id, replace(source, voices=secret))
    wires = [one.to_wire() for one in voting.rounds_to_come(desk, sample.id)]
    vote(desk, sample.id, "predict", [61] * 11)
    rated = vote(desk, sample.id, "rate", [5, 5, 4, 4, 4, 4, 4, 4, 2, 1, None])
    facts = voting.facts(desk, sample.id)
    assert facts is not None
    assert SECRET not in json.dumps([wires, phone_results(facts)])
    assert SECRET not in repr(facts)
    plan_b.print_ballots(desk, sample.id, tmp_path / "ballots.pdf", 3)
    given = {rated.id: {"H1": 5}}
    own_view.draw(desk, sample.id, given, tmp_path / "own" / "view.pdf")
    handing_out.write(desk, sample.id, tmp_path / "all", kinds=("personal", "team", "xlsx", "csv",
                                                                "charts"))  # fmt: skip
    files = [file for file in tmp_path.rglob("*") if file.is_file() and "home" not in file.parts]
    assert {file.suffix for file in files} >= {".pdf", ".xlsx", ".csv", ".svg", ".png"}
    assert [file.name for file in files if SECRET in words_in(file)] == []


def words_in(file: Path) -> str:
    """Everything that can be read in a file."""
    if file.suffix == ".pdf":
        return words_of(file)
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace")
                            for name in archive.namelist())  # fmt: skip
    return file.read_bytes().decode("utf-8", "replace")
