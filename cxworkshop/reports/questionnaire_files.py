"""The customers' questionnaire for other programs: a table to type answers into, and a survey that
LimeSurvey imports. Answers come back under the same codes, so that nobody has to map them.

LimeSurvey documents its tab-separated survey structure in its manual under that name: a row per
setting (S), text in one language (SL), group (G), question (Q) and answer (A).
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from cxworkshop.domain.statements import PairedStatement, questionnaire_code
from cxworkshop.domain.workshop import Workshop
from cxworkshop.words import say

CANT_JUDGE = "NA"
WORDS = "CX0words"
COLUMNS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
    "mandatory", "other", "default", "same_default",
)  # fmt: skip
ONE_OF_A_LIST, LONG_TEXT = "L", "T"
SETTINGS = {"format": "A", "anonymized": "Y", "ipaddr": "N", "refurl": "N", "datestamp": "Y"}


def write_questionnaire_csv(path: Path, workshop: Workshop) -> Path:
    """Write a table with one column per statement and no rows yet: one row per customer is to be
    typed, with the point that was marked, or NA for "can't judge"."""
    codes = [f"{questionnaire_code(pair.id)}. {_line(pair.customers)}" for pair in _asked(workshop)]
    words = f"{WORDS}. {say('questionnaire.anything_else', workshop.language)}"
    return _write(path, _table([["id", *codes, words]], ",", "\r\n"))


def write_questionnaire_limesurvey(path: Path, workshop: Workshop) -> Path:
    """Write the questionnaire as LimeSurvey's survey structure: all questions on one page, none a
    must, no names or addresses kept."""
    rows = [_cells(row, workshop.language) for row in _structure(workshop)]
    return _write(path, _table([list(COLUMNS), *rows], "\t", "\n"))


def _structure(workshop: Workshop) -> Iterator[dict[str, str]]:
    language, asked = workshop.language, _asked(workshop)
    for name, text in {"language": language, **SETTINGS}.items():
        yield {"class": "S", "name": name, "text": text, "language": ""}
    title = say("questionnaire.title", language, client=workshop.client)
    thanks = say("questionnaire.thanks", language)
    yield {"class": "SL", "name": "surveyls_title", "text": _line(title)}
    yield {"class": "SL", "name": "surveyls_endtext", "text": _markup(thanks)}
    group = say("questionnaire.kind", language)
    yield {"class": "G", "type/scale": "1", "name": group, "relevance": "1"}
    for pair in asked:
        yield _question(ONE_OF_A_LIST, questionnaire_code(pair.id), pair.customers)
        yield from _answers(pair, language)
    anything_else = say("questionnaire.anything_else", language)
    yield _question(LONG_TEXT, WORDS, anything_else)


def _question(kind: str, code: str, text: str) -> dict[str, str]:
    return {
        "class": "Q",
        "type/scale": kind,
        "name": code,
        "relevance": "1",
        "text": _markup(text),
        "mandatory": "N",
        "other": "N",
    }


def _answers(pair: PairedStatement, language: str) -> Iterator[dict[str, str]]:
    scale = pair.scale
    for place in range(scale.points):
        point = str(scale.lowest + place)
        text = point
        if scale.labels:
            label = scale.labels[place]
            text = say("questionnaire.answer", language, point=point, label=label)
        yield {"class": "A", "type/scale": "0", "name": point, "text": _markup(text)}
    cant_judge = say("questionnaire.cant_judge", language)
    yield {"class": "A", "type/scale": "0", "name": CANT_JUDGE, "text": _markup(cant_judge)}


def _asked(workshop: Workshop) -> tuple[PairedStatement, ...]:
    if not workshop.statements:
        raise ValueError("a questionnaire needs statements")
    return workshop.statements


def _cells(row: dict[str, str], language: str) -> list[str]:
    return [({"language": language} | row).get(column, "") for column in COLUMNS]


def _line(text: str) -> str:
    """A text as it fits into one cell."""
    return " ".join(text.split())


def _markup(text: str) -> str:
    """A text as HTML, in which a brace with a space after it begins no expression."""
    return re.sub(r"\{(?=\S)", "{ ", html.escape(_line(text), quote=False))


def _table(rows: Iterable[Sequence[str]], delimiter: str, end: str) -> str:
    file = StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


def _write(path: Path, text: str) -> Path:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, encoding="utf-8-sig", errors="replace", newline="")
    return unfinished.replace(path)
