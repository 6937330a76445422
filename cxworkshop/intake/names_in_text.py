"""First and last names in running text: two words with capitals that are nothing else.

German writes every noun with a capital, so there two capitals in a row tell a name only where no
article or adjective goes before, neither looks like an ordinary word, and a sentence does not
merely begin with one. What the language is, follows from the small words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLES = frozenset(
    ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Herr", "Herrn", "Frau", "Mme", "Sr", "Sra")
)
TWO_CAPITALS = re.compile(
    r"\b(?P<first>[^\W\d_a-z][^\W\d_A-Z]+)\s+"
    r"(?P<last>[^\W\d_a-z][^\W\d_A-Z][\w'’-]*)"
)
THIRD = re.compile(r"\s+[^\W\d_a-z][\w'’-]+")  # as after "Call Zoë"
WORDS = re.compile(r"[^\W\d_]+")
ENGLISH = frozenset(
    ("the", "and", "is", "was", "to", "of", "it", "i", "my", "they", "with", "for", "not", "very",
     "had", "have", "you", "on", "that", "be", "we", "are", "were", "this", "but")
)  # fmt: skip
GERMAN = frozenset(
    ("der", "die", "das", "und", "ist", "war", "nicht", "ich", "wir", "mit", "für", "auf", "von",
     "zu", "sehr", "ein", "eine", "den", "dem", "es", "im", "auch", "bei", "hat", "haben", "sind",
     "wurde", "mich", "mir", "aber", "kein", "keine", "zum", "zur", "leider", "immer", "wenn")
)  # fmt: skip
DETERMINERS = frozenset(
    ("der", "die", "das", "den", "dem", "des", "im", "am", "zum", "zur", "beim", "vom", "ins",
     "ans", "dieser", "diese", "dieses", "diesem", "diesen", "jeder", "jede", "jedes", "jedem",
     "jeden", "alle", "allen", "aller", "viel", "viele", "vielen", "wenig", "wenige", "mehr",
     "weniger", "manche", "einige", "solche", "welche", "beide", "ein", "eine", "einen", "einem",
     "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner", "mein", "meine", "meinen",
     "meinem", "meiner", "meines", "unser", "unsere", "unseren", "unserem", "unserer", "ihr",
     "ihre", "ihren", "ihrem", "ihrer", "ihres", "euer", "eure", "euren", "eurem", "eurer", "dein",
     "deine", "sein", "seine")
)  # fmt: skip
OPENINGS = DETERMINERS | frozenset(
    ("a", "an", "the", "this", "that", "these", "those", "i", "we", "you", "he", "she", "it",
     "they", "my", "our", "your", "his", "her", "their", "its", "no", "not", "and", "but", "or",
     "if", "when", "while", "after", "before", "since", "once", "every", "each", "all", "some",
     "any", "one", "as", "at", "in", "on", "to", "for", "from", "with", "without", "by", "dear",
     "hello", "hi", "thanks", "thank", "please", "very", "so", "then", "there", "here", "what",
     "why", "wir", "ich", "es", "sie", "ihnen", "und", "aber", "oder", "wenn", "als", "nach",
     "vor", "seit", "bei", "mit", "ohne", "für", "sehr", "leider", "auch", "bitte", "danke",
     "immer", "nie", "alles", "wegen", "trotz", "durch", "noch", "nur", "dann", "da", "warum",
     "wie", "was", "wo", "zu", "über", "unter", "ab", "bis", "statt", "von", "auf", "aus", "an",
     "zwei", "drei", "vier", "fünf", "ist", "war", "hat", "weil", "dass", "gar", "ganz", "dank",
     "le", "la", "les", "un", "une", "mon", "ma", "mes", "nos", "notre", "votre", "ce", "cette",
     "je", "nous", "il", "elle", "el", "los", "las", "mi", "mis", "su", "sus", "nuestro")
)  # fmt: skip
ADJECTIVE = re.compile(
    r"(?:(?:gut|schlecht|nett|lang|kurz|toll|super|schnell|langsam|groß|klein|neu|alt|teuer|teur|"
    r"billig|hoh|hoch|schön|sauber|falsch|richtig|gesamt|letzt|erst|nächst|eigen|gleich|ander|"
    r"deutsch|kompetent|klar|leicht|schwer|prima|best|besser|größer|weiter|offen|genau|sicher|"
    r"modern|bequem|fair|leer|laut|kalt|warm|streng|frisch)|.{3,}(?:lich|isch|bar|los|sam|haft|"
    r"voll|ig|end|iert|ell|iv|abel|ant|ent))(?:e|er|es|en|em|ere|erer|eres|ste)?",
    re.I,
)
NOUN = re.compile(
    r".{4,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|nis|nisse|"
    r"ment|ments|zeit|zeiten|service|team|hof|stelle|platz|preis|preise|kunde|kunden|leistung|"
    r"mitarbeiter|berater|personal|weg|wege|ort|karte|karten|automat|dienst)|.{13,}|"
    r"service|personal|team|hotline|app|preis|preise|zug|bahn|bus|ticket|kunde|kunden|problem|"
    r"probleme|essen|zimmer|hotel|online|internet|wlan|euro|uhr|jahre|tage|stunden|minuten|dank|"
    r"mitarbeiter|berater|kollege|kollegin|kollegen|chef|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag",
    re.I,
)
BEGINS = re.compile(r"(?:^|[.!?:;…\n])[\s\"'„“»«(*•–-]*$")
AFTER_A_NAME = re.compile(
    r"\s*(?:[.!?,;\n)]|$)|\s+(?:war|ist|hat|hatte|konnte|half|wollte|wurde|kam|rief|sagte|meinte|"
    r"aus|vom|von|am|an|bei|und|hilft|kann)\b"
)


def two_part_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a first and a last name seem to stand: start, and up to before end."""
    words = {word.casefold() for word in WORDS.findall(text)}
    german, english = len(words & GERMAN), len(words & ENGLISH)
    at = 0
    while match := TWO_CAPITALS.search(text, at):
        if _is_name(match, german=german > english, english=english > german):
            third = None if german > english else THIRD.match(text, match.end())
            at = third.end() if third else match.end()
            yield match.start(), at
        else:
            at = match.start("last")  # which may be the first of the next two


def _is_name(match: re.Match[str], *, german: bool, english: bool) -> bool:
    first, last = match["first"], match["last"]
    if first.casefold() in OPENINGS or last in TITLES or last.casefold() in OPENINGS:
        return False
    if not english and (_is_ordinary(first) or _is_ordinary(last)):
        return False
    return not german or _stands_alone(match)


def _is_ordinary(word: str) -> bool:
    """Whether a word with a capital is a German noun or adjective by its looks."""
    return bool(ADJECTIVE.fullmatch(word) or NOUN.fullmatch(word))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether two German words stand where a name does: without article or adjective before them,
    and at the beginning of a sentence only with a verb or nothing after them."""
    before = match.string[: match.start()]
    if BEGINS.search(before):
        return bool(AFTER_A_NAME.match(match.string, match.end()))
    previous = WORDS.findall(before[-40:])
    word = previous[-1] if previous else ""
    return not (word.casefold() in DETERMINERS or (word.islower() and ADJECTIVE.fullmatch(word)))
