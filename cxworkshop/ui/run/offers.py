"""Which pictures can be shown on demand: only those whose facts exist and may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.results.calibration import team_ranges
from cxworkshop.results.distribution import distribution
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.gap_pages import gap_pages
from cxworkshop.results.insights import Insights
from cxworkshop.results.maps import placed, weighed
from cxworkshop.results.minority import divisions
from cxworkshop.results.what_if import what_if

USUAL_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One of them as it is shown: `subject` is a statement's or voice's id or a page's number,
    `share` that of the neutral who become satisfied."""

    kind: SceneKind
    subject: str | None = None
    share: float = USUAL_SHARE

    @property
    def dial(self) -> float | None:
        """What a picture that can be turned is turned to."""
        return self.share if self.kind is SceneKind.WHAT_IF else None

    def cue(self, step_id: str) -> Cue:
        """The picture, in place of one of the agenda's."""
        if self.kind is SceneKind.GAPS:
            return Cue(step_id, -1, self.kind, page=int(self.subject or 0))
        return Cue(step_id, -1, self.kind, None, self.subject)


@dataclass(frozen=True, slots=True)
class Offer:
    """A picture that can be shown; `subjects` are the statements or voices to choose from by their
    ids, or the pages by their numbers when there are several."""

    kind: SceneKind
    subjects: tuple[str, ...] = ()


def offers(facts: GapFacts | None, told: Insights) -> tuple[Offer, ...]:
    """What there is to show, what leads to action first."""
    return tuple(_offers(facts, told)) if facts else ()


def _offers(facts: GapFacts, told: Insights) -> Iterator[Offer]:
    pairs = _most_telling_first(facts)
    if turned := [_id(fact) for fact in pairs if (found := what_if(fact, 1.0)) and found.moved]:
        yield Offer(SceneKind.WHAT_IF, tuple(turned))
    if told.importance and weighed(facts, told.importance):
        yield Offer(SceneKind.IMPORTANCE)
    if placed(facts):
        yield Offer(SceneKind.MAP)
    if any(one.smaller_was_right for one in divisions(facts)):
        yield Offer(SceneKind.MINORITY)
    if team_ranges(told.ranges, facts):
        yield Offer(SceneKind.CALIBRATION)
    if boxes := [_id(fact) for fact in pairs if distribution(fact)]:
        yield Offer(SceneKind.DEPTH, tuple(boxes))
    if any(fact.team for fact in facts.pairs):
        pages = range(len(gap_pages(facts)))
        yield Offer(SceneKind.GAPS, tuple(map(str, pages)) if len(pages) > 1 else ())
    if facts.hero and facts.hero.points.gap is not None:
        yield Offer(SceneKind.RULER)
    if told.voices:
        yield Offer(SceneKind.VOICE, tuple(voice.id for voice in told.voices))
    yield Offer(SceneKind.METHOD)


def _most_telling_first(facts: GapFacts) -> list[PairFact]:
    """The blind spots that are revealed, then the others as they are sorted."""
    chosen = [_id(fact) for fact in facts.blind_spots]
    return [*facts.blind_spots, *(fact for fact in facts.pairs if _id(fact) not in chosen)]


def _id(fact: PairFact) -> str:
    return fact.statement.id
