"""A customer's sentence turned into the one for executives: "I reach someone who can solve it"
becomes "customers reach someone who can solve it".

English only, and only a suggestion that the facilitator edits. A customer's "they" is the company,
so it becomes "we"; the client's own name does, too, where no verb has to change its form.
"""

from __future__ import annotations

import re

PAIRS = (
    ("i am", "{who} are"), ("i'm", "{who} are"), ("am i", "are {who}"), ("i was", "{who} were"),
    ("was i", "were {who}"), ("i've", "{who} have"), ("i'd", "{who} would"), ("i'll", "{who} will"),
    ("i", "{who}"), ("me", "{whom}"), ("myself", "themselves"), ("mine", "theirs"),
    ("my", "{whose}"),
)  # fmt: skip
QUESTION_PAIRS = (
    ("yourself", "themselves"), ("yours", "theirs"), ("your", "{whose}"), ("you", "{who}"),
)  # fmt: skip
COMPANY = {"they": "we", "them": "us", "their": "our", "theirs": "ours", "they've": "we’ve",
           "they're": "we’re", "they'll": "we’ll"}  # fmt: skip
NAMED = {" is ": "we are ", " has ": "we have ", " was ": "we were ", "'s ": "our "}
SUBJECT = re.compile(
    r"\bas an? ((?:[\w-]+ )*(?:customer|client|user|member|guest|rider)),? i (am|was)\b", re.I
)
BOTH = re.compile(r"(I am|I was|am I|was I|are you|were you)\b", re.I)
NUMBER = re.compile(
    r"\[?\b(?:(?:Q|Question|F|Frage|V|Item) ?\d{1,3}(?:[_.]?\d{1,2}|[a-z])?\b\]?(?![-/])|"
    r"\d{1,2}[.)](?!\d)|\d{1,2}[a-z]\))\s*[.:)–-]*\s*(?=\w)",
    re.I,
)
GRID = re.compile(r".+?[?…] ?[:–-] ?(?P<row>\S.*)|.+\[(?P<cell>[^\[\]]+)\]")
SCALE_NOTE = re.compile(
    r"\s*[(\[](?:\d{1,3}\s*(?:[-–—]|to|bis)\s*\d{1,3}|[^()\[\]]*\d\s*=[^()\[\]]*|"
    r"(?=[^()\[\]]*\d)[^()\[\]]*\b(?:Schulnoten?|Skala|Punkten?|scale|points|stars)\b[^()\[\]]*)"
    r"[)\]]\s*$",
    re.I,
)
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")


def executives_wording(customers_wording: str, client: str = "") -> str:
    """The same statement seen from inside the company, without a question's number or a note on its
    scale; text without "I" or "you" stays as it is apart from the client's name."""
    text = re.sub(r"\s+", " ", customers_wording.replace("’", "'")).strip()
    text = without_scale(without_number(text))
    text = _without_name(text, client.strip())
    text = SUBJECT.sub(lambda as_a: f"{as_a[1]}s {'are' if as_a[2] == 'am' else 'were'}", text)
    text = re.sub(r"\b(works?) there\b", r"\1 here", text)
    asked = text.endswith("?") or not re.search(r"\b(I|me|my)\b", text)
    text = _turned(text, PAIRS + QUESTION_PAIRS if asked else PAIRS)
    return (text[:1].upper() + text[1:]).replace("'", "’")


def without_number(text: str) -> str:
    """A question without the number that stands before it: "Q2 ", "F3: ", "[Q4]", "1."."""
    numbered = NUMBER.match(text)
    return text[numbered.end() :] if numbered else text


def without_scale(text: str) -> str:
    """A question without the note on its scale that stands behind it: "(1 = very good, 6 = bad)",
    "[0-10]". Its ends are shown beside the question, and codes such as 99 are nobody's business."""
    kept = SCALE_NOTE.sub("", text)
    return kept if kept.strip() else text


def row_of_grid(text: str) -> str:
    """What one line of a grid asks: "Quick" of "How far do you agree? - Quick", which exports write
    as one question, and of "How far do you agree? [Quick]"; other text as it is."""
    found = GRID.fullmatch(text.strip())
    return (found["row"] or found["cell"]).strip() if found else text


def _without_name(text: str, client: str) -> str:
    if not client:
        return text
    name = re.escape(client.replace("’", "'"))
    for verb, ours in NAMED.items():
        text = re.sub(rf"(?<![^,;:] )\b{name}{verb}", ours, text, flags=re.I)
    return re.sub(rf"\b(with|from|by|to|at|for) {name}\b", r"\1 us", text, flags=re.I)


def _turned(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Replace word by word; the first mention says "customers", later ones "they"."""
    words = dict(pairs)
    mentioned = False
    result, at = [], 0
    while at < len(text):
        found = WORD.match(text, at)
        if not found:
            result.append(text[at])
            at += 1
            continue
        both = BOTH.match(text, at)
        word = both[0] if both else found[0]
        turned, named = _word(word, words, mentioned)
        mentioned = mentioned or named
        result.append(turned)
        at += len(word)
    return "".join(result)


def _word(word: str, words: dict[str, str], mentioned: bool) -> tuple[str, bool]:
    """The word as executives would say it, and whether it mentions customers."""
    key = word.casefold()
    if key in ("are you", "were you") and "you" in words:
        verb = word.split()[0]
        return f"{verb} {'they' if mentioned else 'customers'}", True
    if key in words:
        who, whom, whose = (
            ("they", "them", "their") if mentioned else ("customers", "customers", "customers'")
        )
        return words[key].format(who=who, whom=whom, whose=whose), True
    if key in COMPANY:
        ours = COMPANY[key]
        return (ours.capitalize() if word[0].isupper() else ours), False
    return word, key == "customers"
