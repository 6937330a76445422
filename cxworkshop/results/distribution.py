"""How the answers to one statement spread over the boxes of its scale, for us and for customers.

What may not be shown carries no numbers: nothing of a team below k, no percentages of a few
customers, and nothing box by box of customers who answered on another scale.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.method.rounding import nearest, whole_parts
from cxworkshop.results.cautions import Code, Place, caution_words, pair_cautions
from cxworkshop.results.facts import Base, CustomerSide, PairFact, TeamSide
from cxworkshop.results.formats import capitalised, large, percent_range
from cxworkshop.results.reveal_order import averaged
from cxworkshop.results.sentences.customers import LARGE_SAMPLE, how_sure
from cxworkshop.results.sentences.pair import pair_base, pair_title
from cxworkshop.words import FALLBACK, say

MOST_DOTS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """The share (0..1, and as whole points) that chose one of the boxes first..last, from 0."""

    first: int
    last: int
    share: float
    points: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """One statement box by box, worst to best. `names` are the labels of the boxes, or their
    `numbers` on a scale without words.

    The team stands as `people` per box, and as `team` bars when there are too many for dots;
    customers as `customers` bars, or as `voices` per box when they are too few for percentages.
    Bars over the boxes from `first_agree` on add up to the share shown. A share that can't judge
    is of everybody who answered; those who could judge are the base of all other bars.
    """

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    first_agree: int
    people: tuple[int, ...] = ()
    team: tuple[Bar, ...] = ()
    people_cant_judge: int = 0
    team_cant_judge: Bar | None = None
    customers: tuple[Bar, ...] = ()
    voices: tuple[int, ...] = ()
    voices_cant_judge: int = 0
    customers_cant_judge: Bar | None = None


def distribution(fact: PairFact) -> Distribution | None:
    """The boxes of one pair; None for an average, and when neither side may be shown."""
    team, customers, scale = fact.team, fact.customers, fact.statement.scale
    if averaged(fact) or not (team or customers):
        return None
    numbers = tuple(str(point) for point in range(scale.lowest, scale.highest + 1))
    found = Distribution(scale.labels or numbers, numbers, scale.points - scale.top)
    if team and team.counts:
        found = _with_team(found, team)
    if customers and customers.grade in (Grade.A, Grade.D):
        found = _with_customers(found, customers)
    return found


def distribution_title(
    fact: PairFact, base: Base, stage: RevealStage, language: str = FALLBACK
) -> str:
    """The finding: in depth, what we guessed counts for more than what we said."""
    if stage is RevealStage.GAP and fact.points.gap is not None and fact.predicted:
        stage = RevealStage.CUSTOMERS
    return pair_title(fact, base, stage, language)


def distribution_base(
    fact: PairFact, base: Base, stage: RevealStage, language: str = FALLBACK
) -> str:
    """What a dot stands for, and who of the customers could judge."""
    if stage is RevealStage.ANSWERED:
        return pair_base(fact, base, stage, language)
    parts = []
    if fact.team and fact.team.counts:
        answers = fact.team.rated + fact.team.cant_judge
        key = "dots" if fact.team.rated <= MOST_DOTS else "answers"
        parts.append(say(f"insights.depth.{key}", language, count=answers))
    if stage in (RevealStage.CUSTOMERS, RevealStage.GAP):
        parts += _customers_base(fact, base, language)
    elif stage is RevealStage.PREDICTED and fact.predicted:
        parts.append(say("facts.base.guesses", language, count=fact.predicted.n))
    return " ".join(parts) or pair_base(fact, base, stage, language)


def _customers_base(fact: PairFact, base: Base, language: str) -> list[str]:
    side = fact.customers
    if fact.means:
        return [say("facts.caution.similar", language)]
    if side is None:
        return [say("facts.base.no_customers", language)]
    if side.grade is Grade.D:
        word = base.customers_word
        return [say("insights.depth.voices", language, count=side.rated, customers=word)]
    parts = [_judged(side, base, language)]
    parts += [
        caution_words(caution, base, language)
        for caution in pair_cautions(fact, base)
        if caution.place is Place.THEIR_BASE_LINE and caution.code is not Code.ROUNDED
    ]
    if side.rated > LARGE_SAMPLE:
        parts.append(how_sure(fact, base, language))
    return parts


def _judged(side: CustomerSide, base: Base, language: str) -> str:
    if side.rated > LARGE_SAMPLE:
        interval = ""
    else:
        shown = percent_range(side.estimate.low, side.estimate.high, language)
        interval = say("insights.depth.interval", language, range=shown)
    return say(
        f"insights.depth.{'some_could_not' if side.cant_judge else 'could_judge'}",
        language,
        customers=capitalised(base.customers_word),
        rated=large(side.rated, language),
        could_not=large(side.cant_judge, language),
        all=large(side.rated + side.cant_judge, language),
        interval=interval,
    )


def _with_team(found: Distribution, team: TeamSide) -> Distribution:
    found = replace(found, people=team.counts, people_cant_judge=team.cant_judge)
    if team.rated <= MOST_DOTS:
        return found
    shares = [count / team.rated for count in team.counts]
    return replace(
        found,
        team=_bars(shares, found.first_agree, team.estimate.point),
        team_cant_judge=_cant_judge(team),
    )


def _with_customers(found: Distribution, side: CustomerSide) -> Distribution:
    if side.grade is Grade.D:
        if len(side.counts) != len(found.names):
            return found
        return replace(found, voices=side.counts, voices_cant_judge=side.cant_judge)
    counts, agree = side.weighted_counts or side.counts, side.estimate.point
    if counts:
        bars = _bars([count / sum(counts) for count in counts], found.first_agree, agree)
    else:
        bars = _two_bars(agree, found)
    return replace(found, customers=bars, customers_cant_judge=_cant_judge(side))


def _two_bars(agree: float, found: Distribution) -> tuple[Bar, ...]:
    """When only the agreeing share was delivered."""
    cut, shown = found.first_agree, nearest(agree * 100)
    best = len(found.names) - 1
    return (Bar(0, cut - 1, 1 - agree, 100 - shown), Bar(cut, best, agree, shown))


def _bars(shares: list[float], first_agree: int, agree: float) -> tuple[Bar, ...]:
    """Whole points that add up to the agreeing share as shown, and to 100."""
    shown = nearest(agree * 100)
    below = whole_parts([share * 100 for share in shares[:first_agree]], 100 - shown)
    above = whole_parts([share * 100 for share in shares[first_agree:]], shown)
    return tuple(
        Bar(box, box, share, points)
        for box, (share, points) in enumerate(zip(shares, below + above, strict=True))
    )


def _cant_judge(side: TeamSide | CustomerSide) -> Bar | None:
    if not side.cant_judge:
        return None
    share = side.cant_judge / (side.rated + side.cant_judge)
    return Bar(0, 0, share, nearest(share * 100))
