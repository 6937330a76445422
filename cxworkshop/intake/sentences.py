"""What intake says in words: the sentence that reads a column back, and the warnings.

Scales run both ways and cuts differ, so a column is used only after a person agreed to one plain
sentence about it.
"""

from __future__ import annotations

from cxworkshop.domain.customers import ScoreKind
from cxworkshop.intake.column_score import cut, recommend_groups
from cxworkshop.intake.columns import Best, Column, Survey
from cxworkshop.intake.mapping import ColumnUse
from cxworkshop.intake.recognise import asks_to_recommend
from cxworkshop.intake.scoring import IntakeWarning
from cxworkshop.words import FALLBACK, say

CUSTOMERS = "customers"


def read_back(
    column: Column,
    use: ColumnUse | None = None,
    customers_word: str = CUSTOMERS,
    language: str = FALLBACK,
    *,
    importance: bool = False,
) -> str:
    """ "412 customers; 35 % chose 4–5 = agree; 5 is good. Right?" for the way a column is used;
    with `importance` what they said to be important.

    Raises ValueError for a column without a scale, IntakeProblem for top boxes that don't fit.
    """
    if column.scale is None:
        raise ValueError(f"column {column.name!r} has no scale to read back")
    use = use or ColumnUse(column.name)
    best = use.best or column.best
    good = column.scale.max if best is Best.HIGH else column.scale.min
    if column.summed:
        return _summed(column, good, customers_word, language)
    if asks_to_recommend(column):
        return _recommend(column, customers_word, language)
    top = cut(use, column)
    first, last = (good - top + 1, good) if best is Best.HIGH else (good, good + top - 1)
    agree = sum(count for point, count in column.counts.items() if first <= point <= last)
    asked = column.n + column.cant_judge + column.missing
    key = "all" if asked == column.n else "some"
    return say(
        f"intake.read_back.{key}_important" if importance else f"intake.read_back.{key}",
        language,
        customers=f"{asked:,}",
        n=f"{column.n:,}",
        word=customers_word,
        percent=percent(agree, column.n),
        boxes=str(first) if first == last else f"{first}–{last}",
        best=good,
    )


def warning_sentence(warning: IntakeWarning, language: str = FALLBACK) -> str:
    """A warning in words."""
    return say(
        f"intake.warning.{warning.code}", language, column=warning.column, count=warning.count
    )


def survey_warnings(survey: Survey, language: str = FALLBACK) -> tuple[str, ...]:
    """What should be seen before any column is used: personal columns, scales that may run the
    other way, answers that are off their scale."""
    sentences = []
    if not any(column.scale for column in survey.columns):
        sentences.append(say("intake.warning.no_ratings", language))
    for column in survey.columns:
        if column.personal:
            sentences.append(say("intake.warning.personal", language, column=column.name))
        if column.suspicion:
            key = f"intake.warning.{column.suspicion}"
            sentences.append(say(key, language, column=column.name))
        if column.off_scale and column.scale:
            sentences.append(_off_scale(column, language))
    return tuple(sentences)


def percent(part: float, whole: float) -> int:
    """A share in whole per cent; 0 of nobody."""
    return round(100 * part / whole) if whole else 0


def _off_scale(column: Column, language: str) -> str:
    scale = column.scale
    return say(
        "intake.warning.off_scale",
        language,
        column=column.name,
        count=column.off_scale,
        lowest=scale.min if scale else "",
        highest=scale.max if scale else "",
    )


def _recommend(column: Column, word: str, language: str) -> str:
    detractors, _, promoters = recommend_groups(column)
    return say(
        "intake.read_back.recommend",
        language,
        n=f"{column.n:,}",
        word=word,
        promoters=percent(promoters, column.n),
        detractors=percent(detractors, column.n),
    )


def _summed(column: Column, good: int, word: str, language: str) -> str:
    summed, scale = column.summed, column.scale
    if summed is None or scale is None:
        raise ValueError(f"column {column.name!r} is not summed up")
    common = {"n": f"{summed.n:,}", "word": word}
    if summed.kind is ScoreKind.SHARE:
        return say(
            "intake.read_back.share", language, percent=percent(summed.share or 0, 1), **common
        )
    if summed.kind is ScoreKind.MEAN:
        return say(
            "intake.read_back.mean",
            language,
            mean=f"{summed.mean:g}",
            lowest=scale.min,
            highest=scale.max,
            best=good,
            **common,
        )
    if not summed.groups:
        score = f"{summed.mean:g}".replace("-", "−")
        return say("intake.read_back.recommend_score", language, score=score, **common)
    return say(
        "intake.read_back.recommend",
        language,
        promoters=percent(summed.groups[2], summed.n),
        detractors=percent(summed.groups[0], summed.n),
        **common,
    )
