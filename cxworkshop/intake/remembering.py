"""Last time's decisions about a client's survey, proposed for the next one.

Columns are found again by what customers were asked, wherever they stand and whatever they are
called now. It is a proposal: every sentence is read back and confirmed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import replace
from typing import Any

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.cells import simple
from cxworkshop.intake.columns import Column, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment, from_json
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import can_be_asked
from cxworkshop.intake.voices import comment_columns


def remembered(
    earlier: Iterable[Table[str, Any]], survey: Survey, statements: Sequence[PairedStatement]
) -> Mapping | None:
    """The first of the mappings kept before that knows a question of this survey, with the columns
    of this one; None when none of them does. What can't be read is passed over."""
    for data in earlier:
        try:
            found = _found_again(from_json(data), survey, statements)
        except IntakeProblem:
            continue
        if found.statements or found.own:
            return found
    return None


def _found_again(kept: Mapping, survey: Survey, statements: Sequence[PairedStatement]) -> Mapping:
    known = {statement.id for statement in statements}
    asked = {simple(column.label): column for column in survey.columns if can_be_asked(column)}
    ours = {
        name: _use(use, asked[simple(use.wording)])
        for name, use in kept.statements.items()
        if name in known and simple(use.wording) in asked
    }
    own = tuple(
        OwnQuestion(_use(one.use, asked[simple(one.use.wording)]), one.executives, one.short)
        for one in kept.own
        if simple(one.use.wording) in asked
    )
    return replace(
        kept,
        statements=ours,
        own=own,
        importance={
            name: _use(use, asked[simple(use.wording)])
            for name, use in kept.importance.items()
            if simple(use.wording) in asked
        },
        segment=_segment(kept.segment, survey),
        weight=_name(kept.weight, survey),
        voices=_comments(kept.voices, survey),
    )


def _use(use: ColumnUse, column: Column) -> ColumnUse:
    return replace(use, column=column.name, confirmed=False)


def _segment(segment: Segment | None, survey: Survey) -> Segment | None:
    """The same segment, if the column and the value are there again."""
    column = survey.column(segment.column) if segment else None
    if segment is None or column is None or column.personal:
        return None
    cells = {simple(cell) for cell in column.values}
    if segment.value is not None and simple(segment.value) not in cells:
        return None
    return Segment(column.name, segment.value) if len(cells) > 1 else None


def _name(wanted: str | None, survey: Survey) -> str | None:
    column = survey.column(wanted) if wanted else None
    return column.name if column else None


def _comments(wanted: str | None, survey: Survey) -> str | None:
    found = _name(wanted, survey)
    return found if found in {column.name for column in comment_columns(survey)} else None
