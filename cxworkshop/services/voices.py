"""Customers' own words on their way to the stage: approved one by one, or left out for good.

What is left out is deleted at once; only an id that the words gave it stays, so that the same words
in a corrected file stay out as well. Nothing but `approved_voices` hands voices to a screen, a
phone or a paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cxworkshop.domain.customers import CustomerSource, Voice
from cxworkshop.problems import Problem
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopChanged
from cxworkshop.services.typed import typed
from cxworkshop.store import customers, workshops
from cxworkshop.words import say

Change = Callable[[CustomerSource], CustomerSource]
Decision = Callable[..., WorkshopChanged]  # of desk, workshop, voice and what is decided about it


class VoiceProblem(Problem):
    """A voice can't be changed; the sentence says why."""


def approved_voices(
    desk: Desk, workshop_id: str, statement_id: str | None = None
) -> tuple[Voice, ...]:
    """The voices that may be shown, about one statement or all, of the customers that executives
    are asked about."""
    with desk.library.reading() as connection:
        source = customers.read(connection, workshop_id)
        segment = workshops.read(connection, workshop_id).segment
    return source.shown(segment).approved_voices(statement_id) if source else ()


def approve(desk: Desk, workshop_id: str, voice_id: str, yes: bool = True) -> WorkshopChanged:
    """Lets a voice be shown, or no longer. Raises VoiceProblem when it is gone."""
    event = _change(desk, workshop_id, lambda source: _put(source, voice_id, approved=yes))
    desk.history.record(
        workshop_id,
        say("services.change.approve_voice" if yes else "services.change.hold_voice"),
        lambda: approve(desk, workshop_id, voice_id, not yes),
    )
    return event


def reword(desk: Desk, workshop_id: str, voice_id: str, text: str) -> WorkshopChanged:
    """Shows a voice in other words: a name hidden, a half sentence left out. Raises VoiceProblem
    when it is gone or nothing of it would be left."""
    words = typed(text)
    if not words:
        raise VoiceProblem("services.voice.empty")
    before = _found(_read(desk, workshop_id), voice_id).text
    event = _change(desk, workshop_id, lambda source: _put(source, voice_id, text=words))
    desk.history.record(
        workshop_id,
        say("services.change.reword_voice"),
        lambda: reword(desk, workshop_id, voice_id, before),
    )
    return event


def leave_out(desk: Desk, workshop_id: str, voice_id: str) -> WorkshopChanged:
    """Deletes a voice, and keeps it from coming back with a corrected file. Raises VoiceProblem
    when it is gone."""
    source = _read(desk, workshop_id)
    voice = _found(source, voice_id)
    place = source.voices.index(voice)
    event = _change(desk, workshop_id, lambda source: _without(source, voice_id))
    desk.history.record(
        workshop_id,
        say("services.change.leave_voice_out"),
        lambda: _take_back(desk, workshop_id, voice, place),
    )
    return event


def about(desk: Desk, workshop_id: str, voice_id: str, statement_id: str | None) -> WorkshopChanged:
    """Says which statement a voice is about, None for all of them. Raises VoiceProblem when it is
    gone."""
    before = _found(_read(desk, workshop_id), voice_id).statement_id
    event = _change(
        desk, workshop_id, lambda source: _put(source, voice_id, statement_id=statement_id)
    )
    desk.history.record(
        workshop_id,
        say("services.change.voice_about"),
        lambda: about(desk, workshop_id, voice_id, before),
    )
    return event


def _take_back(desk: Desk, workshop_id: str, voice: Voice, place: int) -> WorkshopChanged:
    """Puts a voice back where it was."""

    def put_back(source: CustomerSource) -> CustomerSource:
        if any(one.id == voice.id for one in source.voices):
            return source
        voices = (*source.voices[:place], voice, *source.voices[place:])
        left_out = tuple(one for one in source.left_out if one != voice.id)
        return replace(source, voices=voices, left_out=left_out)

    event = _change(desk, workshop_id, put_back)
    desk.history.record(
        workshop_id,
        say("services.change.leave_voice_out"),
        lambda: leave_out(desk, workshop_id, voice.id),
    )
    return event


def _without(source: CustomerSource, voice_id: str) -> CustomerSource:
    gone = _found(source, voice_id)
    voices = tuple(voice for voice in source.voices if voice is not gone)
    return replace(source, voices=voices, left_out=(*source.left_out, voice_id))


def _put(source: CustomerSource, voice_id: str, **fields: object) -> CustomerSource:
    found = _found(source, voice_id)
    changed = replace(found, **fields)  # type: ignore[arg-type] # by name, of any field
    voices = tuple(changed if voice is found else voice for voice in source.voices)
    return replace(source, voices=voices)


def _found(source: CustomerSource, voice_id: str) -> Voice:
    for voice in source.voices:
        if voice.id == voice_id:
            return voice
    raise VoiceProblem("services.voice.gone")


def _read(desk: Desk, workshop_id: str) -> CustomerSource:
    with desk.library.reading() as connection:
        source = customers.read(connection, workshop_id)
    if source is None:
        raise VoiceProblem("services.voice.gone")
    return source


def _change(desk: Desk, workshop_id: str, change: Change) -> WorkshopChanged:
    with desk.library.writing() as connection:
        source = customers.read(connection, workshop_id)
        if source is None:
            raise VoiceProblem("services.voice.gone")
        customers.keep(connection, workshop_id, change(source))
    return desk.bus.publish(WorkshopChanged(workshop_id, "customers"))
