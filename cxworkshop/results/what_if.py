"""What if some neutral customers became satisfied: plain arithmetic, never a forecast.

Neutral is the middle of a scale; on scales of ten or eleven points, which have none that people
would call so, it is the two boxes below those that agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import Scale
from cxworkshop.method.checks import check_share
from cxworkshop.method.privacy import Limit
from cxworkshop.method.rounding import nearest, whole_parts
from cxworkshop.results.facts import Base, CustomerSide, PairFact
from cxworkshop.results.formats import large, percent
from cxworkshop.words import FALLBACK, say

_LONG_SCALE = 10


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Customers in three groups, of whom `moved` of `neutral` become satisfied.

    `share` is the share of the neutral asked for, 0..1; `moved` are whole customers, and all else
    is worked out from them. `before` and `after` are shares that agree, `neutral_share` is that of
    the neutral now; `points` are the groups as
    whole points that add up to 100: those who agree, the moved, those who stay neutral, those who
    disagree. Gaps are executives minus customers, in whole points, or None when the team's side is
    not shown, or only as a limit.
    """

    share: float
    rated: int
    neutral: int
    moved: int
    before: float
    after: float
    neutral_share: float
    points: tuple[int, int, int, int]
    said: float | None
    gap_before: int | None
    gap_after: int | None
    weighted: bool

    @property
    def points_after(self) -> int:
        """How many of 100 would agree, as shown."""
        return nearest(self.after * 100)

    @property
    def points_before(self) -> int:
        """How many of 100 agree, as shown."""
        return nearest(self.before * 100)


def neutral_boxes(scale: Scale) -> range:
    """The boxes (from 0) of those who neither agree nor disagree; may be empty."""
    first_agree = scale.points - scale.top
    if scale.points >= _LONG_SCALE:
        return range(max(first_agree - 2, 0), first_agree)
    middle = scale.points // 2
    has_middle = scale.points % 2 == 1 and middle < first_agree
    return range(middle, middle + 1) if has_middle else range(0)


def what_if(fact: PairFact, share: float) -> WhatIf | None:
    """The arithmetic for one pair; None when customers' answers are not known box by box, cannot
    stand beside ours, or the scale has no middle. Raises ValueError for a share outside 0..1."""
    check_share("a share of the neutral", share)
    side, boxes = fact.customers, neutral_boxes(fact.statement.scale)
    if side is None or side.grade is not Grade.A or not side.counts or not boxes:
        return None
    neutral = sum(side.counts[box] for box in boxes)
    moved = nearest(share * neutral)
    neutral_share = _neutral_share(side, boxes)
    before = side.estimate.point
    gained = neutral_share * moved / neutral if neutral else 0.0
    after = before + gained
    told = fact.team if fact.points.limit is Limit.EXACT else None
    said = told.estimate.point if told else None
    return WhatIf(
        share=share,
        rated=side.rated,
        neutral=neutral,
        moved=moved,
        before=before,
        after=after,
        neutral_share=neutral_share,
        points=_whole_groups(before, gained, neutral_share),
        said=said,
        gap_before=fact.points.gap if told else None,
        gap_after=None if said is None else nearest((said - after) * 100),
        weighted=side.weighted,
    )


def what_if_title(found: WhatIf, base: Base, language: str = FALLBACK) -> str:
    """What the arithmetic gives."""
    same = found.points_after == found.points_before
    key = "title_none" if not found.neutral else "title_same" if same else "title"
    return say(
        f"insights.what_if.{key}",
        language,
        share=percent(nearest(found.share * 100), language),
        after=percent(found.points_after, language),
        before=percent(found.points_before, language),
        customers=base.customers_word,
    )


def what_if_base(found: WhatIf, base: Base, language: str = FALLBACK) -> str:
    """That it is arithmetic, and of how many customers."""
    words = say(
        "insights.what_if.base",
        language,
        moved=large(found.moved, language),
        neutral=large(found.neutral, language),
        rated=large(found.rated, language),
        customers=base.customers_word,
    )
    return f"{words} {say('insights.what_if.weighted', language)}" if found.weighted else words


def _neutral_share(side: CustomerSide, boxes: range) -> float:
    counts = side.weighted_counts or side.counts
    return sum(counts[box] for box in boxes) / sum(counts)


def _whole_groups(before: float, gained: float, neutral: float) -> tuple[int, int, int, int]:
    """Whole points that add up to what is shown before, after and in all."""
    after, agree = nearest((before + gained) * 100), nearest(before * 100)
    rest = [(neutral - gained) * 100, (1 - before - neutral) * 100]
    stay, disagree = whole_parts(rest, 100 - after)
    return agree, after - agree, stay, disagree
