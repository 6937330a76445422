"""The agendas that a workshop can start from. One file is one template; its steps are the four
kinds of `domain.workshop.Step`, and their minutes add up to the minutes that the file promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxworkshop.content.toml_file import Table, read_folder, without_twins
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK

SHOWN = ("join", "hero", "ruler", "right", "method", "gaps", "map", "blind_spots", "closing")
KNOWN = {
    "asks": ("prediction", "rating"),
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
        content: dict[str, Any] = {"asks": _one_of(table, "asks")}
        if asked := table.texts("statements", ()):
            content["statements"] = list(asked)
        return content
    if kind is StepKind.CANVAS:
        return {"canvas": _one_of(table, "canvas")}
    if kind is StepKind.PLAN:
        return {"part": _one_of(table, "part")}
    return _page(table, words)


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
