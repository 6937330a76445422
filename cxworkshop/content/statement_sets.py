"""The statements that ship: 24 pairs in eight dimensions, two headline pairs, and eight statements
about the organisation that only executives can rate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxworkshop.content.toml_file import Table, read_folder, without_twins
from cxworkshop.domain.plan import Stage
from cxworkshop.domain.statements import (
    SHORT_NAME,
    ChallengeStatement,
    Dimension,
    Form,
    PairedStatement,
    Scale,
    StatementSet,
)
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK


def load_statements(language: str = FALLBACK, folder: Path | None = None) -> StatementSet:
    """Every statement of a folder, by default of `resources/statements`.

    Raises ContentProblem with file and line.
    """
    files = tuple(read_folder(folder or resource("statements")))
    scale = _scale(files, language)
    dimensions = without_twins(_dimensions(files, language), lambda dimension: dimension.id)
    known = {dimension.id for dimension in dimensions}
    return StatementSet(
        dimensions=dimensions,
        pairs=without_twins(_pairs(files, language, scale, known), lambda pair: pair.id),
        challenges=without_twins(_challenges(files, language, scale), lambda one: one.id),
    )


def _scale(files: tuple[Table, ...], language: str) -> Scale:
    file = next((file for file in files if "scale" in file.values), files[0])
    table = file.table("scale")
    labels = table.words(language).texts("labels", ())
    try:
        return Scale(table.whole("lowest"), table.whole("highest"), labels, table.whole("top"))
    except ValueError:
        table.refuse("wrong_scale", "labels")


def _dimensions(files: tuple[Table, ...], language: str) -> Iterator[tuple[Table, Dimension]]:
    for file in files:
        for table in file.tables("dimension"):
            yield table, Dimension(table.text("id"), table.words(language).text("name"))


def _pairs(
    files: tuple[Table, ...], language: str, scale: Scale, known: set[str]
) -> Iterator[tuple[Table, PairedStatement]]:
    for file in files:
        for table in file.tables("pair"):
            yield table, _pair(table, language, scale, known)


def _pair(table: Table, language: str, scale: Scale, known: set[str]) -> PairedStatement:
    words = table.words(language)
    dimension = table.text("dimension", "") or None
    if dimension is not None and dimension not in known:
        table.refuse("unknown_value", "dimension", value=dimension, known=", ".join(sorted(known)))
    return PairedStatement(
        id=table.text("id"),
        executives=words.text("executives"),
        customers=words.text("customers"),
        short=words.text("short", most=SHORT_NAME),
        scale=scale,
        dimension_id=dimension,
        claim=words.text("claim", ""),
        stages=table.choices("stages", Stage),
        forms=table.choices("forms", Form),
        headline=table.flag("headline"),
        lead=table.flag("lead"),
    )


def _challenges(
    files: tuple[Table, ...], language: str, scale: Scale
) -> Iterator[tuple[Table, ChallengeStatement]]:
    for file in files:
        for table in file.tables("challenge"):
            words = table.words(language)
            yield (
                table,
                ChallengeStatement(
                    table.text("id"), words.text("challenge"), words.text("text"), scale
                ),
            )
