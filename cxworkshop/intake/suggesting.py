"""Which column might answer which statement, or say how much it matters: suggested by wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from cxworkshop.domain.statements import PairedStatement, questionnaire_code
from cxworkshop.intake.cells import simple
from cxworkshop.intake.columns import Column, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping
from cxworkshop.intake.recognise import IMPORTANT, asks_importance, can_be_asked
from cxworkshop.intake.wording import row_of_grid

ALIKE = 0.62
CODED = 0.9
THE_SAME = 0.97
COMPARED = 300
SMALL_WORDS = frozenset(
    ("a", "an", "the", "i", "me", "my", "we", "our", "us", "they", "them", "their", "it", "is",
     "are", "was", "were", "be", "to", "of", "in", "on", "at", "and", "or", "for", "with", "that",
     "which", "this", "what", "as", "you", "your", "customers", "customer")
)  # fmt: skip


def suggest(survey: Survey, statements: Sequence[PairedStatement]) -> Mapping:
    """A mapping by wording: each column goes to the statement that it resembles most, and each
    statement gets one column. A column called like a statement's id is taken at its word. Columns
    that ask how important something is answer no statement, but say how much one matters."""
    asked = [column for column in survey.columns if can_be_asked(column)]
    answers = [column for column in asked if not asks_importance(column)]
    weighing = [
        replace(column, label=what_matters(column.label))
        for column in asked
        if asks_importance(column)
    ]
    return Mapping(_matched(answers, statements), importance=_matched(weighing, statements))


def what_matters(wording: str) -> str:
    """What a question about importance is about: what stands behind the words that ask for it."""
    row = row_of_grid(wording)
    asked = IMPORTANT.search(wording) if row == wording else None
    _, _, behind = wording[asked.end() :].partition(":") if asked else ("", "", "")
    return behind.strip() or row


def _matched(
    columns: Sequence[Column], statements: Sequence[PairedStatement]
) -> dict[str, ColumnUse]:
    found = sorted(
        (
            (_likeness(column, statement), -column.index, column, statement)
            for column in columns
            for statement in statements
        ),
        key=lambda match: match[:2],
        reverse=True,
    )
    uses: dict[str, ColumnUse] = {}
    taken: set[str] = set()
    for likeness, _, column, statement in found:
        if likeness < ALIKE or statement.id in uses or column.name in taken:
            continue
        taken.add(column.name)
        uses[statement.id] = ColumnUse(
            column.name, column.best, same_statement=likeness >= THE_SAME
        )
    order = [statement.id for statement in statements]
    return {statement_id: uses[statement_id] for statement_id in order if statement_id in uses}


def _likeness(column: Column, statement: PairedStatement) -> float:
    """How much a column's wording resembles a statement's, 0..1. The code of our questionnaire
    names the statement, but a wording that was changed since makes it a similar one."""
    if simple(column.name) == simple(statement.id):
        return 1.0
    coded = simple(column.name) == simple(questionnaire_code(statement.id))
    if coded and column.label == column.name:
        return 1.0
    alike = max(
        _alike(column.label, wording) for wording in (statement.customers, statement.executives)
    )
    return max(alike, CODED) if coded else alike


def _alike(one: str, other: str) -> float:
    one, other = simple(one[:COMPARED]), simple(other[:COMPARED])
    if one == other:
        return 1.0
    words, others = _content_words(one), _content_words(other)
    if not words or not others:
        return 0.0
    shared = 2 * len(words & others) / (len(words) + len(others))
    return 0.5 * shared + 0.5 * SequenceMatcher(None, one, other).ratio() if shared else 0.0


def _content_words(text: str) -> set[str]:
    return {word.strip(".,:;!?()'\"") for word in text.split()} - SMALL_WORDS
