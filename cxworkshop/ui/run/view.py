"""What the console shows, as one plain snapshot; the page is a function of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cxworkshop.ui.run.agenda_clock import AgendaRow, StepTime
from cxworkshop.ui.run.offers import Exhibit, Offer
from cxworkshop.ui.stage.state import StageState


class Middle(StrEnum):
    """What fills the middle of the console under the miniatures."""

    NOTES = "notes"
    PREVIEW = "preview"
    CAUSES = "causes"
    PLAN = "plan"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class RunView:
    """`now` is what the room sees, `following` what the next key shows (None at the end).
    `primary` says what the big button does, `hint` the line under it. `problem` is a sentence that
    the facilitator should read, `notice` one about an interruption that did no harm. `may_release`
    offers the phones their own view; `plays` lets the marks of a chart travel. `phones_offered` are
    the ways in which phones may be held in the vote that comes next, `phones` the one that is
    chosen; `own_phones` says that the open vote takes nothing but phones of one person each.
    `offers` can be shown on demand, `exhibit` lies over the picture now. `room_opening` says that
    the room has not been there yet, `unseen` that no screen
    shows the stage, `mirrored` that the room sees the console instead. `return_to` is the
    number of the step from which the facilitator jumped away, 0 when nobody did."""

    now: StageState
    following: StageState | None
    now_words: str
    following_words: str
    rows: tuple[AgendaRow, ...]
    time: StepTime
    step_notes: str
    prompts: tuple[str, ...]
    middle: Middle
    primary: str
    hint: str
    may_go_back: bool
    ways: str
    voting: bool = False
    may_vote_again: bool = False
    may_release: bool = False
    released: bool = False
    blank: bool = False
    frozen: bool = False
    overlay: str = ""
    room_ready: bool = True
    room_opening: bool = False
    unseen: bool = False
    mirrored: bool = False
    may_skip: bool = False
    return_to: int = 0
    problem: str = ""
    notice: str = ""
    finished: bool = False
    plays: bool = False
    phones_offered: tuple[str, ...] = ()
    phones: str = "person"
    own_phones: bool = False
    offers: tuple[Offer, ...] = ()
    exhibit: Exhibit | None = None
