"""Do these values form an answer scale, and which?

Numbers are read with their usual codes for "can't judge" (0, 9, 99 and the like), labels through
`labels.py`, and mixtures such as "10 - extremely likely" as both. The few values that fit nowhere
are kept apart as off the scale: they are somebody's typing error, to be named and never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxworkshop.intake import labels
from cxworkshop.intake.cells import answer_code, point_and_label, simple, whole
from cxworkshop.intake.columns import AnswerScale, Best

CODES_BELOW = frozenset((-1, -2, -8, -9, -77, -88, -98, -99, -999))
CODES_ABOVE = frozenset((77, 88, 96, 97, 98, 99, 777, 888, 997, 998, 999, 9998, 9999))
HIGHEST = 10
FEW = 30
STRAY_SHARE = 0.03
LONGEST_LABEL = 60

RECOMMEND = re.compile(r"\bnps\b|recommend|empfehl|recommand|recomend", re.I)
SCHOOL_MARK = re.compile(r"\b(schul)?noten?\b|\bzensur|\b(school )?(mark|grade)s?\b", re.I)
FIRST_IS = re.compile(r"\b1\s*(?:=|:|–|-|is|ist|est|es)\s*(?P<words>[^\d,;/()]{2,40})", re.I)
LAST_IS = re.compile(
    r"\b(?P<point>[4-7]|10)\s*(?:=|:|–|-|is|ist|est|es)\s*(?P<words>[^\d,;/()]{2,40})", re.I
)
GOOD = frozenset(
    ("best", "beste", "excellent", "top", "good", "gut", "bon", "bien", "bueno", "mejor")
)
BAD = frozenset(("worst", "bad", "poor", "schlecht", "schlechteste", "mauvais", "malo", "peor"))


@dataclass(frozen=True, slots=True)
class Rating:
    """An answer scale found in values. `points` says for every distinct cell which point it is,
    None for "can't judge"; cells that are missing in it are off the scale."""

    scale: AnswerScale
    points: Mapping[str, int | None]
    not_applicable: tuple[int | str, ...]
    best: Best = Best.HIGH
    suspicion: str = ""

    def counts(self, values: Mapping[str, int]) -> dict[int, int]:
        """How many chose each point, lowest number first."""
        counted = dict.fromkeys(range(self.scale.min, self.scale.max + 1), 0)
        for cell, count in values.items():
            point = self.points.get(cell)
            if point is not None:
                counted[point] += count
        return counted

    def cant_judge(self, values: Mapping[str, int]) -> int:
        """How many used a code or words for "can't judge"."""
        return sum(
            count
            for cell, count in values.items()
            if cell in self.points and self.points[cell] is None
        )


def find_rating(
    values: Mapping[str, int],
    label: str = "",
    usual: int | None = None,
    codes: Iterable[int | str] | None = None,
) -> Rating | None:
    """The answer scale of a column, or None when its values don't form one.

    `usual` is the highest point of most other columns, `codes` what the facilitator named as
    codes for "can't judge", which then replace those that are assumed.
    """
    given = None if codes is None else frozenset(simple(str(code)) for code in codes)
    judged = {
        cell: count
        for cell, count in values.items()
        if not _is_code(cell, given) and not labels.says_cant_judge(cell)
    }
    silent = [cell for cell in values if cell not in judged]
    found = _numbers(judged, label, usual, given is not None) or _labels(judged)
    if found is None:
        return None
    points = found.points | dict.fromkeys(silent)
    named = {_code(cell) for cell, point in points.items() if point is None}
    best, suspicion = _direction(found.scale, label)
    return Rating(found.scale, points, tuple(sorted(named, key=str)), best, suspicion)


@dataclass(frozen=True, slots=True)
class _Found:
    scale: AnswerScale
    points: dict[str, int | None]


def _is_code(cell: str, given: frozenset[str] | None) -> bool:
    if given is None:
        return False
    found = whole(cell)
    return simple(cell) in given or (found is not None and str(found) in given)


def _code(cell: str) -> int | str:
    found = whole(cell)
    return cell.strip() if found is None else found


def _numbers(
    values: Mapping[str, int], label: str, usual: int | None, codes_given: bool
) -> _Found | None:
    cells, names = _named_points(values)
    answers: Counter[int] = Counter()
    for cell, point in cells.items():
        answers[point] += values[cell]
    odd = sum(values.values()) - answers.total()
    ends = number_scale(answers, odd, label, usual, codes_given)
    if ends is None:
        return None
    low, high = ends
    points: dict[str, int | None] = {
        cell: point for cell, point in cells.items() if low <= point <= high
    }
    if not codes_given:
        points |= dict.fromkeys(
            (cell for cell, point in cells.items() if _is_usual_code(point, answers, low, high)),
            None,
        )
    named = tuple(names.get(point, "") for point in range(low, high + 1))
    return _Found(AnswerScale(low, high, named if all(named) else ()), points)


def _named_points(values: Iterable[str]) -> tuple[dict[str, int], dict[int, str]]:
    """Which point a cell is ("4", "A4", "4 - good"), and what points are called."""
    cells: dict[str, int] = {}
    names: dict[int, str] = {}
    for cell in values:
        point = whole(cell)
        if point is None:
            point = answer_code(cell)
        if point is None and len(cell) <= LONGEST_LABEL and (both := point_and_label(cell)):
            point = both[0]
            names.setdefault(point, both[1])
        if point is not None:
            cells[cell] = point
    return cells, names


def number_scale(
    answers: Mapping[int, int], odd: int, label: str, usual: int | None, codes_given: bool
) -> tuple[int, int] | None:
    """Lowest and highest point of a scale of numbers, or None. `odd` answers are no numbers."""
    allowed = max(2, STRAY_SHARE * (odd + sum(answers.values())))
    within = {point: count for point, count in answers.items() if 0 <= point <= HIGHEST}
    outside = sum(
        count
        for point, count in answers.items()
        if point not in within and (codes_given or point not in CODES_BELOW | CODES_ABOVE)
    )
    if odd + outside > allowed or len(within) < 2:
        return None
    top = _last_named(within, label) or _top(within, usual, allowed, codes_given)
    if 0 in within and not codes_given:
        return _with_zero(top, usual)
    low = 0 if 0 in within or _asks_for_recommend_score(top, label) else 1
    return (low, top) if top - low >= 2 and _is_likely(within, top, label, usual) else None


def _last_named(within: Mapping[int, int], label: str) -> int | None:
    """The end of the scale as the question explains both ends ("1 = very good, 6 = poor"), also
    where nobody went that far."""
    last = LAST_IS.search(label) if FIRST_IS.search(label) else None
    named = int(last["point"]) if last else 0
    return named if named >= max(within) else None


def _asks_for_recommend_score(top: int, label: str) -> bool:
    """A recommend score is asked from 0 to 10, also where nobody was so angry as to answer 0."""
    return top == HIGHEST and RECOMMEND.search(label) is not None and not FIRST_IS.search(label)


def _top(within: Mapping[int, int], usual: int | None, allowed: float, codes_given: bool) -> int:
    points = set(within)
    if 9 in points and not codes_given and not points & {6, 7, 10}:
        points -= {8, 9}
    if usual in (4, 5, 7):
        beyond = sum(within[point] for point in points if point > usual)
        if beyond <= allowed:
            points = {point for point in points if point <= usual}
    elif len(points) > 3 and 5 in points and 6 not in points and within[max(points)] == 1:
        points = {point for point in points if point <= 5}
    highest = max(points, default=0)
    if usual is not None and highest < usual and _may_be_wider(within, highest, usual):
        return usual
    return 10 if highest in (8, 9) else highest


def _may_be_wider(within: Mapping[int, int], highest: int, usual: int) -> bool:
    """Nobody chose the highest points that other columns have: likely when few answered or only
    one point is missing, unless many answered and used every point up to theirs."""
    many = sum(within.values()) >= 100
    every = all(point in within for point in range(1, highest + 1))
    few = sum(within.values()) < FEW
    return (few or usual - highest == 1) and not (many and every and highest >= 4)


def _with_zero(top: int, usual: int | None) -> tuple[int, int] | None:
    if top == HIGHEST or (usual == HIGHEST and top > 5):
        return 0, HIGHEST
    if top in (5, 6, 7):
        return 1, top
    return (0, top) if top in (3, 4) else None


def _is_likely(within: Mapping[int, int], top: int, label: str, usual: int | None) -> bool:
    """Two or three numbers may be anything; a scale of three needs a question above it."""
    return top > 3 or top == usual or (top == 3 and len(label.split()) > 3)


def _is_usual_code(point: int, answers: Mapping[int, int], low: int, high: int) -> bool:
    if low <= point <= high:
        return False
    if point in (8, 9):
        return high <= 7 and answers[9] > 1
    return point == 0 or point in CODES_BELOW or point in CODES_ABOVE


def _labels(values: Mapping[str, int]) -> _Found | None:
    """A scale of words that is known; rare cells that it doesn't know are off the scale."""
    if not values or len(values) > 40:
        return None
    rare = STRAY_SHARE * sum(values.values())
    known = labels.find_scale(values) or labels.find_scale(
        cell for cell, count in values.items() if count > max(1, rare)
    )
    if known is None or len({simple(cell) for cell in values} & known.points.keys()) < 2:
        return None
    points: dict[str, int | None] = {
        cell: known.points[simple(cell)] for cell in values if simple(cell) in known.points
    }
    names = list(known.names)
    for cell in sorted(points, key=lambda cell: values[cell]):
        point = points[cell]
        if point is not None:
            names[point - 1] = cell.strip()
    return _Found(AnswerScale(1, known.length, tuple(names)), points)


def _direction(scale: AnswerScale, label: str) -> tuple[Best, str]:
    """Which end is good, and the reason when it is the low one or can't be told."""
    if scale.labels:
        sides = labels.side(scale.labels[0]), labels.side(scale.labels[-1])
        turned = sides[0] > 0 or sides[1] < 0
        return (Best.LOW, "labels_say_low") if turned else (Best.HIGH, "")
    first, last = _said(FIRST_IS, label), _said(LAST_IS, label)
    if first > 0 or last < 0:
        return Best.LOW, "heading_says_low"
    if first < 0 or last > 0:
        return Best.HIGH, ""
    if (scale.min, scale.max) == (1, 6):
        if SCHOOL_MARK.search(label):
            return Best.LOW, "school_marks"
        return Best.HIGH, "maybe_school_marks"
    return Best.HIGH, ""


def _said(pattern: re.Pattern[str], label: str) -> int:
    """+1 when a heading explains a point as good, -1 as bad, 0 when it says neither."""
    found = pattern.search(label)
    if not found:
        return 0
    words = set(simple(found["words"]).split())
    return labels.side(found["words"]) or bool(words & GOOD) - bool(words & BAD)
