"""The base under every paper: who answered, which survey, what counts as agreeing."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.text import ELLIPSIS, unprintable
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import agree_cut, full_date
from cxworkshop.results.method_card import survey_line
from cxworkshop.typefaces import MISSING
from cxworkshop.words import say

_SIGNS_NAMED = 12
_CLIENT_LETTERS = 46


def small_print(workshop: Workshop, facts: GapFacts | None, private: bool) -> str:
    """The sentences of the base; `private` adds that the page is linked to nobody's votes."""
    language = workshop.language
    parts = _bases(workshop, facts) if facts else []
    if private:
        parts.append(say("papers.foot.private", language))
    if workshop.sample:
        parts.append(say("papers.foot.sample", language))
    return " ".join(parts)


def missing_signs(texts: Iterable[str], language: str) -> str:
    """What could not be printed, by code, or "" when everything could."""
    found = unprintable(texts)
    if not found:
        return ""
    signs = ", ".join(f"U+{ord(character):04X}" for character in found[:_SIGNS_NAMED])
    if len(found) > _SIGNS_NAMED:
        signs += " …"
    return say("papers.missing_signs", language, sign=MISSING, signs=signs)


def page_header(workshop: Workshop) -> str:
    """ "Meridian Rail · Executive reveal, 12 May 2026"; a long client is cut before the date is."""
    client = workshop.client
    if len(client) > _CLIENT_LETTERS:
        client = client[: _CLIENT_LETTERS - 1].rstrip() + ELLIPSIS
    return say(
        "papers.header",
        workshop.language,
        client=client,
        title=workshop.title,
        date=full_date(workshop.held_on, workshop.language),
    )


def _bases(workshop: Workshop, facts: GapFacts) -> list[str]:
    base, language = facts.base, workshop.language
    absent = base.team_size - base.answered
    parts = [
        say(
            f"papers.foot.{'us_absent' if absent > 0 else 'us'}",
            language,
            answered=base.answered,
            team=base.team_size,
            absent=absent,
            date=full_date(base.voted_on, language),
        )
    ]
    if base.customers_answered:
        parts.append(say("papers.foot.customers", language, survey=survey_line(base, language)))
    cuts = {agree_cut(fact.statement.scale, language) for fact in facts.pairs}
    if len(cuts) == 1:
        parts.append(say("papers.foot.cut", language, cut=cuts.pop()))
    return parts
