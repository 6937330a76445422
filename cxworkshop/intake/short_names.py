"""A short name for a client's question, as it stands beside a gap: "How satisfied were you with the
friendliness of our staff on board?" becomes "Friendliness of our staff".

For English and German, by what usually stands before and after the matter itself; elsewhere by
whole words. Only a suggestion that the facilitator edits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cxworkshop.domain.statements import SHORT_NAME
from cxworkshop.intake.wording import row_of_grid, without_number, without_scale

LOOKED_AT = 400  # letters of a question
LEAST = 10  # a name cut to fewer letters says nothing

_HOW = r"(?:satisfied|happy|pleased|content|likely|confident|comfortable)"
_WIE = r"(?:zufrieden|glücklich|sicher|wohl)"
_LEADS = tuple(
    re.compile(rf"^(?:{lead})\s*", re.I)
    for lead in (
        # what frames a question in English …
        r"(?:overall|in general|generally|all in all|thinking (?:about|of|back)[^,]*)[,:]?\s",
        r"(?:please )?(?:rate|indicate|tell us|say|state|evaluate|assess)\b(?: how| your)?",
        r"(?:how (?:much|far|strongly)|to what extent)\b.*?\b(?:agree|disagree)\b[^:–]*[:–]",
        rf"how {_HOW} (?:are|were|have) you(?: been)?(?: overall| in general)?"
        r"(?: with| about| that| to)?",
        rf"{_HOW} (?:are|were) you(?: with| about| that)?",
        r"how (?:would|do|did) you (?:rate|describe|judge|evaluate|assess|find|like|feel about)",
        r"how (?:important|good|bad|well|clear) (?:is|are|was|were|do|does|did)(?: it)?",
        r"how (?=easy|difficult|quick|simple)",
        r"(?:do|did) you (?:agree|think|feel|find)(?: that)?",
        rf"i (?:am|was|feel|felt) (?:very |always |fully )?{_HOW} (?:with|about|that)",
        r"i (?:can|could|am able to|was able to)(?: easily| always| quickly)?",
        r"(?:it )?(?:is|was) (?=easy|difficult|simple|quick)|it (?=easy|difficult|simple)",
        # … and in German
        r"(?:insgesamt|alles in allem|im allgemeinen|ganz allgemein)[,:]?\s",
        r"(?:bitte )?(?:bewerten|beurteilen|nennen|sagen) sie(?: uns)?",
        r"(?:wie (?:sehr|weit)|inwieweit|in welchem maße)\b.*?\bzu\b[^:–]*[:–]",
        rf"wie {_WIE} (?:sind|waren|fühlen|fühlten) sie(?: sich)?(?: insgesamt| generell)?"
        r"(?: mit| bei| über)?",
        r"wie (?:bewerten|beurteilen|finden|fanden|empfinden|empfanden|gefällt|gefiel)"
        r"(?: sie| ihnen)?(?: insgesamt)?",
        r"wie (?:wichtig|gut|schlecht|klar) (?:ist|sind|war|waren)(?: ihnen| es)?(?: für sie)?",
        r"wie (?=einfach|leicht|schwer|schnell)",
        rf"ich (?:bin|war|fühle mich) (?:sehr |immer |insgesamt )?{_WIE} (?:mit|bei)",
        r"ich (?:kann|konnte)(?: leicht| immer| schnell)?",
        r"es (?:ist|war) (?=einfach|leicht|schwer)",
    )
)
_EASE = re.compile(
    r"^(easy|difficult|quick|simple|einfach|leicht|schwer|schnell)\s+"
    r"(?:(?:is|was|were|are|ist|war)\s+(?:it|es)\s*)?(?:for you|für sie)?,?\s*", re.I,
)  # fmt: skip
_ARTICLE = re.compile(
    r"^(?:the|our|your|their|a|an|my|its|der|die|das|dem|den|des|unser(?:e[mnrs]?)?|"
    r"ihr(?:e[mnrs]?)?|ein(?:e[mnrs]?)?|mein(?:e[mnrs]?)?)\s+(?=\S)",
    re.I,
)
_ADJECTIVES = re.compile(r"^(?:[a-zäöüß-]+e[nmrs]\s+)+(?=[A-ZÄÖÜ])")
_INFINITIVE = re.compile(r" zu ([a-zäöüß]+n)$")
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|can|could|will|would|should|does|do|did|helps?|helped|"
    r"works?|worked|feels?|felt|meets?|met|makes?|made|gives?|gave|keeps?|kept|takes?|took|"
    r"arrives?|arrived|knows?|knew|offers?|offered|treats?|treated|understands?|understood|"
    r"ist|sind|war|waren|hat|haben|hatte|hatten|kann|können|konnte|konnten|wird|werden|wurde|"
    r"wurden|funktionier(?:t|en|te|ten)|hilft|helfen|half|halfen|erfüll(?:t|en|te|ten)|"
    r"geht|gehen|ging|macht|machen|gibt|geben|fühlt|kommt|kommen|entspr(?:icht|echen|ach))\b.*",
    re.I | re.S,
)
_CLAUSE = re.compile(
    r"[,;:–(?]\s|\s-\s|\s(?:when|if|because|while|so that|which|who|that|whether|where|as|than|"
    r"in terms of|during your|during my|to you|wenn|weil|während|damit|dass|ob|als|obwohl)\s",
    re.I,
)
_JOINT = re.compile(
    r"\s(?:of|in|on|at|with|for|during|by|from|to|and|or|about|through|over|into|after|before|"
    r"von|vom|der|des|im|am|an|auf|bei|beim|mit|für|zu|zum|zur|nach|aus|durch|und|oder|über|vor|"
    r"ihrer|ihres|unserer|unseres|während)\s",
    re.I,
)
_LOOSE = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "with", "for", "by", "from", "to", "and", "or",
     "our", "your", "their", "my", "is", "are", "was", "were", "very", "always", "me", "it",
     "der", "die", "das", "dem", "den", "des", "von", "im", "am", "an", "auf", "bei", "mit", "für",
     "zu", "zum", "zur", "nach", "aus", "und", "oder", "ist", "sind", "war", "waren", "sehr",
     "immer", "ein", "eine", "einem", "einen", "einer", "unser", "unsere", "unserer", "unserem",
     "ihr", "ihre", "ihrer", "ihrem", "ihren", "mein", "meine", "sie", "ich", "es", "mich",
     "i", "who", "which", "that", "what", "only", "easily", "clearly", "nur", "jederzeit", "was")
)  # fmt: skip
_NAMELESS = frozenset(
    ("they", "we", "you", "he", "she", "wir", "man", "when", "if", "wenn", "this", "there", "how",
     "wie", "whichever", "whatever", "whoever", "welche", "welcher", "welches")
)  # fmt: skip


def short_name(question: str) -> str:
    """The matter of a question in at most 28 characters, by whole words."""
    whole = _tidy(without_number(row_of_grid(without_scale(question))))
    if len(whole) <= SHORT_NAME:
        return whole
    return _capital(_fitted(_matter(whole)) or first_words(whole))


def short_names(questions: Iterable[str]) -> list[str]:
    """The same for the questions of one survey, told apart from each other: two that would be
    called the same are called by their first words, or else numbered."""
    asked = list(questions)
    names = [short_name(question) for question in asked]
    times = Counter(names)
    named = [
        name
        if times[name] == 1
        else _capital(first_words(_ARTICLE.sub("", _tidy(without_number(without_scale(question))))))
        for name, question in zip(names, asked, strict=True)
    ]
    return [_numbered(named, place) for place in range(len(named))]


def first_words(text: str) -> str:
    """As many whole words as fit, and an ellipsis where something is left out."""
    if len(text) <= SHORT_NAME:
        return text
    words = (
        text[: SHORT_NAME - 1] if " " in text[: SHORT_NAME - 1] else text[: SHORT_NAME - 1] + " "
    )
    if text[SHORT_NAME - 1] != " ":
        words = words.rsplit(" ", 1)[0]
    return _without_loose_end(words).rstrip(" ,.;:–-") + "…"


def _tidy(text: str) -> str:
    return " ".join(text[:LOOKED_AT].split()).rstrip(".?!: ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _matter(text: str) -> str:
    """What is asked about, without how it is asked."""
    before = ""
    while text != before:
        before = text
        for lead in _LEADS:
            text = lead.sub("", text, count=1).lstrip(" ,:")
    if ease := _EASE.match(text):
        rest = _INFINITIVE.sub(r" \1", _subject(text[ease.end() :]))
        return f"{ease[1]} {rest}"
    subject = _subject(text)
    named = _VERB.sub("", subject)
    return named if 1 < len(named) < len(subject) and _is_name(named) else subject


def _subject(text: str) -> str:
    """Without the article, and without German adjectives, whose endings need it."""
    bare = _ARTICLE.sub("", text)
    return _ADJECTIVES.sub("", bare) if bare != text else text


def _is_name(subject: str) -> bool:
    """Whether what stands before the verb names something: "I" and "they" do not."""
    return subject.split()[0].casefold() not in _LOOSE | _NAMELESS


def _fitted(text: str) -> str:
    """Cut where a clause ends, then where a phrase is joined on, and only then between words."""
    if len(text) > SHORT_NAME:
        text = next((part for part in _CLAUSE.split(text) if len(part) >= LEAST), text)
    while len(text) > SHORT_NAME:
        joints = [joint.start() for joint in _JOINT.finditer(text)]
        if not joints or joints[-1] < LEAST:
            return first_words(text)
        text = text[: joints[-1]]
    return _without_loose_end(text)


def _without_loose_end(text: str) -> str:
    words = text.split(" ")
    while len(words) > 1 and words[-1].casefold() in _LOOSE:
        words.pop()
    return " ".join(words)


def _numbered(names: list[str], place: int) -> str:
    name, before = names[place], names[:place].count(names[place])
    if not before:
        return name
    number = f" {before + 1}"
    return name[: SHORT_NAME - len(number)].rstrip(" …") + number
