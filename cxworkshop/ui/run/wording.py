"""The words of the console that depend on where the run stands: the big button and what is next."""

from __future__ import annotations

from collections.abc import Mapping

from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.domain.workshop import Workshop
from cxworkshop.words import say

_NAMED_BY_STEP = {
    SceneKind.LINES,
    SceneKind.VOTE_READY,
    SceneKind.CAUSES,
    SceneKind.COMMITMENTS,
    SceneKind.PLEDGES,
    SceneKind.CLOSING,
}


def scene_words(workshop: Workshop, cue: Cue) -> str:
    """A picture's name in a few words, above its miniature."""
    customers = workshop.customers_word
    if cue.scene is SceneKind.PAIR and cue.stage:
        return say(f"run.scene.pair.{cue.stage}", customers=customers)
    if cue.scene is SceneKind.LINES:
        return workshop.step(cue.step_id).title
    return say(f"run.scene.{cue.scene}", customers=customers)


def primary_words(
    workshop: Workshop, here: Cue, following: Cue | None, *, rehearsing: bool = False
) -> str:
    """What the big button does when no vote is open."""
    if following is None:
        return say("rehearsal.finish" if rehearsing else "run.primary.finish")
    if following.scene is SceneKind.PAIR and following.stage:
        return say(f"run.primary.pair.{following.stage}", customers=workshop.customers_word)
    new_step = following.step_id != here.step_id
    if following.scene in _NAMED_BY_STEP and new_step:
        return say("run.primary.step", title=workshop.step(following.step_id).title)
    return say(f"run.primary.{following.scene}")


def hint_words(
    here: Cue, following: Cue | None, *, rehearsing: bool = False, first: bool = False
) -> str:
    """The line under the button; at the `first` picture there is nothing to go back to."""
    if first:
        return say("run.hint.first")
    if here.scene is SceneKind.VOTE_CLOSED:
        return say("run.hint.closed")
    if here.scene is SceneKind.VOTE_READY:
        return say("run.hint.ready")
    if following is not None and following.scene is SceneKind.PAIR:
        return say("run.hint.reveal")
    if following is None:
        return say("rehearsal.finish_hint" if rehearsing else "run.hint.finish")
    return say("run.hint.next")


def ways_words(ways: Mapping[str, int]) -> str:
    """By which ways answers came in: "11 phones, 1 paper", or "" when nothing is closed yet."""
    parts = [say(f"run.ways.{way}", count=count) for way, count in ways.items() if count]
    return ", ".join(parts)
