"""What is said about a survey that was read: what it is, how, and what it changes."""

from __future__ import annotations

from cxworkshop.intake.columns import Survey
from cxworkshop.services.file_names import clean_name
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.words import say

MOST_DIFFERENCES = 8
LONGEST_NAME = 40


def swap_sentences(reading: Reading) -> str:
    """What changes when this file takes the place of the one that is kept, a line each."""
    if reading.before is None:
        return ""
    found = reading.differences
    lines = [
        say(
            f"survey.swap.{one.code}",
            column=one.column,
            before=f"{one.before:,}",
            after=f"{one.after:,}",
        )
        for one in found[:MOST_DIFFERENCES]
    ]
    if len(found) > MOST_DIFFERENCES:
        lines.append(say("survey.swap.more", count=len(found) - MOST_DIFFERENCES))
    return "\n".join([say("survey.swap.kept"), *(lines or [say("survey.swap.same")])])


def how_it_was_read(survey: Survey) -> str:
    """What nobody needs to know unless letters look wrong: how text is stored and divided."""
    if survey.encoding is None:
        return say("survey.how.workbook", format=survey.format.upper())
    marks = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
    mark = marks.get(survey.delimiter or "")
    between = say(f"survey.how.{mark}") if mark else f"“{survey.delimiter}”"
    return say("survey.how.text", encoding=survey.encoding.upper(), between=between)


def what_was_read(reading: Reading) -> str:
    """The file or files, their kind, the sheet and the headings, in one line."""
    survey = reading.survey
    parts = [_shortened(clean_name(survey.table.path.name)), survey.format.upper()]
    if len(survey.table.parts) > 1:
        files = dict.fromkeys(_shortened(clean_name(part.path.name)) for part in survey.table.parts)
        parts = [", ".join(files), say("survey.joined", count=len(survey.table.parts))]
    elif survey.sheet:
        parts.append(say("survey.sheet_name", name=survey.sheet))
    parts.append(say("survey.header_rows", count=survey.header_rows))
    return " · ".join(parts)


def _shortened(name: str) -> str:
    """A file's name without its middle when it is long: it has no spaces where a line may end, and
    what tells two of them apart is often at the end."""
    if len(name) <= LONGEST_NAME:
        return name
    half = LONGEST_NAME // 2
    return f"{name[: half - 1]}…{name[-half:]}"
