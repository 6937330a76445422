"""The published numbers that may stand beside a team's own, each with its honest caption."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxworkshop.content.toml_file import Table, read_folder, without_twins
from cxworkshop.domain.references import Reference
from cxworkshop.paths import resource
from cxworkshop.words import FALLBACK


def load_references(language: str = FALLBACK, folder: Path | None = None) -> tuple[Reference, ...]:
    """Every reference of a folder, by default of `resources/references`, oldest first.

    Raises ContentProblem with file and line.
    """
    files = read_folder(folder or resource("references"))
    found = without_twins(_references(files, language), lambda reference: reference.id)
    return tuple(sorted(found, key=lambda reference: reference.year))


def _references(files: Iterator[Table], language: str) -> Iterator[tuple[Table, Reference]]:
    for file in files:
        for table in file.tables("reference"):
            words = table.words(language)
            yield (
                table,
                Reference(
                    id=table.text("id"),
                    source=table.text("source"),
                    year=table.whole("year"),
                    said=_share(table, "said"),
                    customers=_share(table, "customers"),
                    base=words.text("base"),
                    caption=words.text("caption"),
                    note=words.text("note", ""),
                ),
            )


def _share(table: Table, name: str) -> float:
    percent = table.number(name)
    if not 0 <= percent <= 100:
        table.refuse("out_of_range", name, value=percent, least=0, most=100)
    return percent / 100
