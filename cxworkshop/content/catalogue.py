"""The 28 actions that a team can choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxworkshop.content.toml_file import Table, read_folder, without_twins
from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Depth, Lever
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK

EFFORTS = ("S", "M", "L")


def load_catalogue(
    language: str = FALLBACK, folder: Path | None = None
) -> tuple[CatalogueAction, ...]:
    """Every action of a folder, by default of `resources/actions`.

    Raises ContentProblem with file and line.
    """
    files = read_folder(folder or resource("actions"))
    return without_twins(_actions(files, language), lambda action: action.id)


def _actions(files: Iterator[Table], language: str) -> Iterator[tuple[Table, CatalogueAction]]:
    for file in files:
        for table in file.tables("action"):
            yield table, _action(table, language)


def _action(table: Table, language: str) -> CatalogueAction:
    words = table.words(language)
    return CatalogueAction(
        id=table.text("id"),
        title=words.text("title"),
        levers=_some_levers(table),
        closes=frozenset(table.texts("closes")),
        depth=table.choice("depth", Depth),
        measure=words.text("measure"),
        owner_role=words.text("owner_role"),
        first_step=words.text("first_step"),
        effort=_effort(table),
        risk=words.text("risk"),
        stop=words.text("stop"),
        checkpoints=_three_checkpoints(words),
    )


def _some_levers(table: Table) -> frozenset[Lever]:
    levers = table.choices("levers", Lever)
    if not levers:
        table.refuse("missing", "levers")
    return levers


def _effort(table: Table) -> str:
    effort = table.text("effort")
    if effort not in EFFORTS:
        table.refuse("unknown_value", "effort", value=effort, known=", ".join(EFFORTS))
    return effort


def _three_checkpoints(words: Table) -> tuple[str, str, str]:
    texts = words.texts("checkpoints")
    if len(texts) != 3:
        words.refuse("not_three", "checkpoints", count=len(texts))
    return texts[0], texts[1], texts[2]
