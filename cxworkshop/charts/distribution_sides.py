"""The left-hand column beside the boxes: who rated which wording, and how many agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from matplotlib.artist import Artist

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.frame import LEFT, SMALLEST
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.style import Weight, fitted, text_width
from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import capitalised, large, percent
from cxworkshop.results.limits import said_text
from cxworkshop.words import say

OURS, THEIRS = 240.0, 624.0  # baselines of the two headings

_WIDTH = 544.0
_RADIUS = 18.0
_NUMBERS = (116.0, 104.0, 92.0, 80.0, 68.0)
_WORDING = (37.0, 35.0, SMALLEST)
_WORDING_DOWN, _NUMBER_DOWN = 60.0, 280.0
_SPACE = 22.0


@dataclass(frozen=True, slots=True)
class Side:
    """One half of the column. `word` and `note` stand beside the number."""

    mark: Literal["said", "predicted", "customers"]
    head: str
    wording: str
    number: str = ""
    word: str = ""
    note: str = ""


def question_side(fact: PairFact, language: str) -> Side:
    """What we rated, before anything is shown."""
    return Side("said", _say("we_rated", language), _quoted(fact.statement.executives, language))


def our_side(fact: PairFact, base: Base, as_mean: bool, language: str) -> Side:
    """What we rated; without a number when it stays hidden. `as_mean` gives the mean score that is
    set beside a similar question."""
    asked, team = question_side(fact, language), fact.team
    if as_mean and fact.means:
        return _mean(asked, fact.means.said, language)
    if team is None or fact.points.said is None:
        return asked
    absent = team.absent if base.mode in (RoomMode.CENSUS, RoomMode.ABSENCES) else 0
    key = "of_absent" if absent else "of"
    values = {"agree": team.agree, "rated": team.rated, "absent": absent}
    note = "" if team.agree is None else say(f"insights.depth.{key}", language, **values)
    number = said_text(fact.points, language)
    return replace(asked, number=number, word=_say("agree", language), note=note)


def predicted_side(fact: PairFact, language: str) -> Side:
    """What we guessed, where customers' answers will stand."""
    head, wording = _say("we_guessed", language), _quoted(fact.statement.customers, language)
    if fact.predicted is None or fact.points.predicted is None:
        return Side("predicted", head, wording)
    note = say("insights.depth.guesses", language, count=fact.predicted.n)
    number = percent(fact.points.predicted, language)
    return Side("predicted", head, wording, number, _say("would_agree", language), note)


def customers_side(fact: PairFact, base: Base, language: str) -> Side:
    """What customers rated, as far as it may stand beside ours."""
    head = say("insights.depth.they_rated", language, customers=capitalised(base.customers_word))
    asked = Side("customers", head, _quoted(fact.statement.customers, language))
    if fact.means:
        another = replace(asked, wording=_say("another_question", language))
        return _mean(another, fact.means.customers, language)
    side = fact.customers
    if side is None or side.grade is Grade.B:
        return asked
    counts = {"agree": large(side.agree, language), "rated": large(side.rated, language)}
    of = say(f"insights.depth.{'of_weighted' if side.weighted else 'of'}", language, **counts)
    agree = _say("agree", language)
    if side.grade is Grade.D:
        return replace(asked, number=of, word=agree)
    number = percent(nearest(side.estimate.point * 100), language)
    return replace(asked, number=number, word=agree, note=of)


def draw_side(surface: Surface, side: Side, y: float) -> list[Artist]:
    """One half, with the baseline of its heading at y; returns the artists of its answer, which
    may come in after the question."""
    marks = Marks(surface, Sizes.of(_RADIUS))
    draw = {"said": marks.said, "predicted": marks.predicted, "customers": marks.customers}
    draw[side.mark](LEFT + _RADIUS + 2, y - 13)
    width, sizes = _WIDTH - 60, (38, 36, SMALLEST)
    surface.paragraph(LEFT + 60, y, side.head, width, sizes, Weight.SEMIBOLD)
    _wording(surface, side, y + _WORDING_DOWN)
    return _number(surface, side, y + _NUMBER_DOWN) if side.number else []


def _wording(surface: Surface, side: Side, y: float) -> None:
    """Three lines as large as can be, or four small ones."""
    lines, size = fitted(side.wording, _WIDTH, _WORDING, Weight.REGULAR, 3)
    leading = 48.0
    if " ".join(lines) != side.wording:
        lines, size = fitted(side.wording, _WIDTH, _WORDING[-1:], Weight.REGULAR, 4)
        y, leading = y - 8, 39.0
    for index, line in enumerate(lines):
        surface.text(LEFT, y + index * leading, line, size)


def _number(surface: Surface, side: Side, y: float) -> list[Artist]:
    beside = max(
        text_width(side.word, 38, Weight.SEMIBOLD), text_width(side.note, 34, Weight.REGULAR)
    )
    size = next(
        (
            size
            for size in _NUMBERS
            if text_width(side.number, size, Weight.BOLD) + _SPACE + beside <= _WIDTH
        ),
        _NUMBERS[-1],
    )
    x = LEFT + text_width(side.number, size, Weight.BOLD) + _SPACE
    width, muted = LEFT + _WIDTH - x, surface.look.muted
    return [
        surface.text(LEFT, y, side.number, size, Weight.BOLD),
        *surface.paragraph(x, y - 33, side.word, width, (38, 36, SMALLEST), Weight.SEMIBOLD),
        *surface.paragraph(x, y + 3, side.note, width, (34, SMALLEST), colour=muted),
    ]


def _mean(asked: Side, mean: int, language: str) -> Side:
    word, note = _say("mean_note", language), _say("mean", language)
    return replace(asked, number=str(mean), word=word, note=note)


def _quoted(wording: str, language: str) -> str:
    return say("insights.depth.wording", language, wording=wording)


def _say(key: str, language: str) -> str:
    return say(f"insights.depth.{key}", language)
