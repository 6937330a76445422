"""What phones show between votes, for each picture of the stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.domain.plan import check_dates
from cxworkshop.domain.workshop import Workshop
from cxworkshop.words import say


def phone_view(workshop: Workshop, cue: Cue, *, rehearsing: bool = False) -> Mapping[str, Any]:
    """The `view` of the room's `show` command; in a rehearsal every screen carries its mark."""
    language = workshop.language
    kind = _kind(workshop, cue)
    view: dict[str, Any] = {
        "kind": "page" if kind == "pledge" else kind,
        "title": say(f"run.phone.{kind}.title", language, title=workshop.title),
        "text": say(f"run.phone.{kind}.text", language, client=workshop.client),
        "language": language,
        "client": workshop.client,
        "k": workshop.k,
    }
    if workshop.strict:
        view["strict"] = True
    if rehearsing:
        view["mark"] = say("run.phone.rehearsal", language)
    if kind == "pledge":
        view["asks"] = "pledge"
        view["by"] = check_dates(workshop.held_on)[0].isoformat()
    return view


def _kind(workshop: Workshop, cue: Cue) -> str:
    if cue.scene is SceneKind.PLEDGES:
        return "pledge"
    if cue.scene is SceneKind.CLOSING:
        return "thanks"
    return "welcome" if cue.step_id == workshop.steps[0].id else "wait"
