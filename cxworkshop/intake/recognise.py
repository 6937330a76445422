"""What each column of a survey holds: ratings, a recommend score, a segment, names to be dropped…

Everything here is a suggestion that the facilitator sees and can correct; nothing that was only
recognised reaches the stage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from cxworkshop.intake.cells import is_day, number
from cxworkshop.intake.columns import Column, Kind
from cxworkshop.intake.counting import Tally
from cxworkshop.intake.headers import Headings, letter
from cxworkshop.intake.ratings import RECOMMEND, Rating, find_rating

MOST_SEGMENTS = 40
EXAMPLES = 3
EXAMPLE_LENGTH = 60
MOSTLY = 0.9

ID = re.compile(
    r"#|nr\.?|no\.?|id|uuid|index|token|seed|code|.*\b(id|uuid)|(response|respondent|collector|"
    r"case|record|participant|teilnehmer|antwort|interview|customer|kunden|réponse|client)"
    r"[ _-]?(id|nr\.?|nummer|number|no\.?)|laufende nummer|lfd\.? ?nr\.?|unnamed: 0|responseid|"
    r"respondent|numéro|número",
    re.I,
)
WEIGHT = re.compile(
    r".*\b(weight|weights|gewicht(?:ung(?:sfaktor)?)?|poids|pond[ée]ration|wgt)\b.*|wt|peso", re.I
)
IMPORTANT = re.compile(
    r"\bhow important|\bimportance\b|\bwie wichtig|\bwichtigkeit|\bimportancia\b|"
    r"\b(cu[aá]n|qué tan|quel point|combien) .*important",
    re.I,
)
COMMENT = re.compile(
    r"\b(comments?|remarks?|suggestions?|verbatims?|free ?text|own words|anything else|"
    r"open[- ]end(ed)?|kommentare?|anmerkung(en)?|bemerkung(en)?|\w*vorschl[aä]ge?|freitext|"
    r"sonst noch|commentaires?|remarques?|comentarios?|sugerencias?)\b"
    r"(?!.*\b(type|category|code|kategorie|art|sentiment)\b)",
    re.I,
)
SENTENCE = re.compile(r".*\s\S*[.!?…]\s*", re.S)
PERSONAL = re.compile(
    r"(e-?mail|mail)\b|^(correo|courriel)\b|"
    r"\b(first|last|sur|full|given|family)[ _-]?name|^name$|\bvorname|\bnachname|"
    r"^nom$|\bprénom|\bnombre$|\bapellido|^(tele)?phone|\btelefon|\btéléphone|\bteléfono|"
    r"\b(mobile|cell|handy)[ _-]?(phone|number|nummer)?$|ip[ _-]?addr|^address|\banschrift|"
    r"\badresse\b|recipient(email|firstname|lastname)|^location(latitude|longitude)",
    re.I,
)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
PHONE = re.compile(r"(?=.*[+\s()/-]|0)\+?[\d\s()/.-]{7,20}")
PERSON = re.compile(r"[^\W\d_][\w'’.-]*(,? [^\W\d_][\w'’.-]*){1,2}")


def recognise(headings: Headings, tallies: Sequence[Tally], rows: int) -> tuple[Column, ...]:
    """Every column that has a heading or any cell, in the order of the file."""
    usual = _usual_top([tally.values for tally in tallies if tally.complete])
    columns = []
    for at, tally in enumerate(tallies):
        named = at < len(headings.names)
        name = headings.names[at] if named else letter(at)
        label = headings.labels[at] if named else name
        if tally.values or (named and name != letter(at)):
            columns.append(recognise_column(at, name, label, tally, rows, usual))
    return _with_shared_codes(columns)


def recognise_column(
    index: int, name: str, label: str, tally: Tally, rows: int, usual: int | None = None
) -> Column:
    """What one column holds; `usual` is the highest point of most ratings in the file."""
    column = Column(
        index=index,
        letter=letter(index),
        name=name,
        label=label,
        kind=Kind.OTHER,
        n=rows - tally.blank,
        missing=tally.blank,
        examples=_examples(tally.values),
        values=dict(tally.values) if tally.complete else {},
    )
    if PERSONAL.search(name) or PERSONAL.search(label[:40]) or _looks_personal(tally):
        return replace(column, personal=True, examples=())
    if kind := _kind_by_heading(name, tally):
        return replace(column, kind=kind)
    rating = find_rating(tally.values, label, usual) if tally.complete else None
    if rating is not None and not _is_running_number(tally):
        return with_rating(column, rating)
    return replace(column, kind=_kind_by_values(tally, f"{name} {label}"))


def with_rating(column: Column, rating: Rating) -> Column:
    """The column with what its answer scale says."""
    counts = rating.counts(column.values)
    n, cant_judge = sum(counts.values()), rating.cant_judge(column.values)
    recommend = (rating.scale.min, rating.scale.max) == (0, 10)
    return replace(
        column,
        kind=Kind.RECOMMEND if recommend else Kind.RATING,
        scale=rating.scale,
        not_applicable=rating.not_applicable,
        n=n,
        cant_judge=cant_judge,
        off_scale=sum(column.values.values()) - n - cant_judge,
        counts=counts,
        best=rating.best,
        suspicion=rating.suspicion,
    )


def asks_to_recommend(column: Column) -> bool:
    """Whether a 0–10 column asks how likely one is to recommend: executives predict its score and
    never answer it as if they were customers."""
    asked = RECOMMEND.search(f"{column.name} {column.label}")
    return column.kind is Kind.RECOMMEND and asked is not None


def asks_importance(column: Column) -> bool:
    """Whether customers were asked how much something matters to them, which says nothing about how
    well it is done."""
    return IMPORTANT.search(f"{column.name} {column.label}") is not None


def can_be_asked(column: Column) -> bool:
    """Whether executives can rate the column's question, too: answers on a scale, also from 0 to
    10 when these don't ask whether one would recommend."""
    if column.personal or column.scale is None:
        return False
    if column.kind is Kind.RECOMMEND:
        return column.summed is None and not asks_to_recommend(column)
    return column.kind is Kind.RATING


def _with_shared_codes(columns: Sequence[Column]) -> tuple[Column, ...]:
    """A number that means "can't judge" in one column means it in all on the same scale."""
    shared: dict[tuple[int, int], set[int]] = {}
    for column in columns:
        if column.scale:
            codes = {code for code in column.not_applicable if isinstance(code, int)}
            shared.setdefault((column.scale.min, column.scale.max), set()).update(codes)
    return tuple(
        replace(column, not_applicable=_joined(column, shared[column.scale.min, column.scale.max]))
        if column.scale
        else column
        for column in columns
    )


def _joined(column: Column, codes: set[int]) -> tuple[int | str, ...]:
    return (*column.not_applicable, *sorted(codes - set(column.not_applicable)))


def _usual_top(columns: Sequence[Mapping[str, int]]) -> int | None:
    """The highest point of most columns that are ratings beyond doubt."""
    tops = Counter(
        found.scale.max for values in columns if (found := find_rating(values)) is not None
    )
    return tops.most_common(1)[0][0] if tops else None


def _kind_by_heading(name: str, tally: Tally) -> Kind | None:
    if ID.fullmatch(name) and _distinct_share(tally) > 0.5:
        return Kind.ID
    if WEIGHT.fullmatch(name) and _share(tally, lambda cell: (number(cell) or -1) >= 0) > MOSTLY:
        return Kind.WEIGHT
    return None


def _kind_by_values(tally: Tally, heading: str) -> Kind:
    if _share(tally, is_day) > MOSTLY:
        return Kind.DATE
    if _is_running_number(tally):
        return Kind.ID
    if _share(tally, lambda cell: number(cell) is not None) > MOSTLY:
        return Kind.SEGMENT if len(tally.values) <= 2 else Kind.OTHER
    if not tally.values:
        return Kind.OTHER
    average = sum(map(len, tally.values)) / len(tally.values)
    if _groups_customers(tally):
        in_own_words = COMMENT.search(heading) or average > 60 or _tells_in_sentences(tally)
        return Kind.TEXT if in_own_words else Kind.SEGMENT
    if _distinct_share(tally) > MOSTLY and _share(tally, lambda cell: " " not in cell) > MOSTLY:
        return Kind.ID if len(tally.values) > 5 else Kind.TEXT
    return Kind.TEXT


def _groups_customers(tally: Tally) -> bool:
    """Whether these are names of a few groups. Short comments repeat, too ("good", "none"), but
    many of them stand there only once."""
    few = tally.complete and len(tally.values) <= MOST_SEGMENTS
    alone = sum(1 for times in tally.values.values() if times == 1)
    return few and _distinct_share(tally) <= 0.5 and alone <= len(tally.values) / 3


def _tells_in_sentences(tally: Tally) -> bool:
    """Whether these are things people said: groups are not named by sentences, nor by many words.
    A small survey may hold few comments, each of them several times."""
    words = sum(len(cell.split()) for cell in tally.values) / len(tally.values)
    return words >= 7 or _share(tally, lambda cell: bool(SENTENCE.fullmatch(cell))) >= 0.4


def _is_running_number(tally: Tally) -> bool:
    """1, 2, 3 … or other whole numbers that only rise: a number of the row."""
    if len(tally.values) < 8 or _distinct_share(tally) < 1:
        return False
    numbers = [number(cell) for cell in tally.values]
    return all(
        later is not None and earlier is not None and later > earlier
        for earlier, later in pairwise(numbers)
    )


def _looks_personal(tally: Tally) -> bool:
    if _share(tally, lambda cell: bool(EMAIL.fullmatch(cell.strip()))) > 0.5:
        return True
    if _distinct_share(tally) < 0.7 or len(tally.values) < 5 or _share(tally, is_day) > 0.5:
        return False
    return (
        _share(tally, lambda cell: bool(PHONE.fullmatch(cell.strip()))) > 0.8
        or _share(tally, _is_persons_name) > 0.8
    )


def _is_persons_name(cell: str) -> bool:
    return (
        len(cell) <= 40
        and cell == cell.strip()
        and bool(PERSON.fullmatch(cell))
        and all(word[0].isupper() for word in re.split(r",? ", cell))
    )


def _share(tally: Tally, test: Callable[[str], bool]) -> float:
    """The share of distinct cells that pass a test."""
    if not tally.values:
        return 0.0
    return sum(bool(test(cell)) for cell in tally.values) / len(tally.values)


def _distinct_share(tally: Tally) -> float:
    total = tally.values.total()
    return len(tally.values) / total if total else 0.0


def _examples(values: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(value.strip()[:EXAMPLE_LENGTH] for value in islice(values, EXAMPLES))
