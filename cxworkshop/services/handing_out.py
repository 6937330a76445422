"""The documents of a workshop: what there is, and writing them into a folder.

Each file is written under a temporary name and renamed when it is complete; one that is there
already, perhaps somebody's own, is never overwritten: the new one gets a number. Cancelling
leaves the finished ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cxworkshop.services.desk import Desk

Kind = Literal["personal", "team", "xlsx", "csv", "charts"]


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to hand out. `kind` groups, `title` and `detail` are words, `format` is the file
    type in capitals."""

    kind: Kind
    title: str
    detail: str
    format: str


def documents(desk: Desk, workshop_id: str) -> list[Document]:
    """Everything that can be written for this workshop now, personal plans first."""
    raise NotImplementedError


def write(
    desk: Desk,
    workshop_id: str,
    folder: Path,
    kinds: Collection[str] | None = None,
    progress: Callable[[int, int, str], None] = lambda done, of, title: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Writes the documents of `kinds` (None: all) into `folder`, made when it is missing.

    Raises HandOutProblem when the folder can't be written to.
    """
    raise NotImplementedError
