"""The agendas that a workshop can start from. One file is one template; its steps are the four
kinds of `domain.workshop.Step`, and their minutes add up to the minutes that the file promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxworkshop.content.toml_file import Table, read_folder, without_twins
from cxworkshop.domain.polls import MAX_ITEMS
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK

SHOWN = (
    "join", "hero", "ruler", "right", "method", "gaps", "map", "importance", "minority",
    "calibration", "blind_spots", "closing",
)  # fmt: skip
ABOUT_STATEMENTS = ("prediction", "rating", "importance")
OPEN_QUESTIONS = ("ranking", "choice", "number")
KNOWN = {
    "asks": ABOUT_STATEMENTS + OPEN_QUESTIONS,
    "canvas": ("root_cause",),
    "part": ("commitments", "pledges"),
}


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda to start from. `statements` are the ids that it asks, in order; a step's id is
    the same in every workshop made of it."""

    id: str
    title: str
    summary: str
    minutes: int
    steps: tuple[Step, ...]
    statements: tuple[str, ...]

    def step(self, step_id: str) -> Step:
        """The step with this id; KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


def load_templates(language: str = FALLBACK, folder: Path | None = None) -> tuple[Template, ...]:
    """Every template of a folder, by default of `resources/templates`.

    Raises ContentProblem with file and line.
    """
    files = read_folder(folder or resource("templates"))
    return without_twins(
        ((file, _template(file, language)) for file in files), lambda template: template.id
    )


def _template(file: Table, language: str) -> Template:
    words = file.words(language)
    template = Template(
        id=file.text("id"),
        title=words.text("title"),
        summary=words.text("summary"),
        minutes=file.whole("minutes"),
        steps=without_twins(_steps(file, language), lambda step: step.id),
        statements=file.texts("statements"),
    )
    total = sum(step.minutes for step in template.steps)
    if total != template.minutes:
        file.refuse("wrong_minutes", "minutes", minutes=template.minutes, total=total)
    return template


def _steps(file: Table, language: str) -> Iterator[tuple[Table, Step]]:
    for table in file.tables("step"):
        words = table.words(language)
        yield (
            table,
            Step(
                id=table.text("id"),
                kind=table.choice("kind", StepKind),
                title=words.text("title"),
                minutes=_minutes(table),
                notes=words.text("notes", ""),
                prompts=words.texts("prompts", ()),
                content=_content(table, words),
            ),
        )


def _minutes(table: Table) -> int:
    minutes = table.whole("minutes")
    if not 0 < minutes <= 600:
        table.refuse("out_of_range", "minutes", value=minutes, least=1, most=600)
    return minutes


def _content(table: Table, words: Table) -> Mapping[str, Any]:
    kind = table.choice("kind", StepKind)
    if kind is StepKind.POLL:
        return _poll(table, words)
    if kind is StepKind.CANVAS:
        return {"canvas": _one_of(table, "canvas")}
    if kind is StepKind.PLAN:
        return {"part": _one_of(table, "part")}
    return _page(table, words)


def _poll(table: Table, words: Table) -> Mapping[str, Any]:
    asks = _one_of(table, "asks")
    if asks in ABOUT_STATEMENTS:
        asked = table.texts("statements", ())
        content = {"statements": list(asked), "range": table.flag("range")}
        return {"asks": asks, **{name: value for name, value in content.items() if value}}
    content = {"asks": asks, "question": words.text("question")}
    if asks in ("ranking", "choice"):
        content["items"] = _items(words)
    if asks == "choice":
        content["most"] = table.whole("most", 1)
    if asks == "number":
        content |= _bounds(table)
    return content


def _items(words: Table) -> list[str]:
    items = words.texts("items")
    if not 2 <= len(set(items)) == len(items) <= MAX_ITEMS:
        words.refuse("wrong_items", "items", most=MAX_ITEMS)
    return list(items)


def _bounds(table: Table) -> dict[str, int]:
    lowest, highest = table.whole("lowest"), table.whole("highest")
    if lowest >= highest:
        table.refuse("wrong_bounds", "highest")
    return {"lowest": lowest, "highest": highest}


def _page(table: Table, words: Table) -> Mapping[str, Any]:
    lines, shown = words.texts("lines", ()), table.texts("show", ())
    if not lines and not shown:
        table.refuse("wrong_content", "show", kind=StepKind.PAGE)
    for part in shown:
        if part not in SHOWN:
            table.refuse("unknown_value", "show", value=part, known=", ".join(SHOWN))
    content = {"lines": list(lines), "show": list(shown)}
    return {name: value for name, value in content.items() if value}


def _one_of(table: Table, name: str) -> str:
    value = table.text(name, "")
    if not value:
        table.refuse("wrong_content", name, kind=table.text("kind"))
    if value not in KNOWN[name]:
        table.refuse("unknown_value", name, value=value, known=", ".join(KNOWN[name]))
    return value
