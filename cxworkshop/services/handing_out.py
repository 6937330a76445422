"""The documents of a workshop: what there is, and writing them into a folder.

Everything is written into a hidden folder beside its place and moved when it is complete; a file
that is there already, perhaps somebody's own, is never overwritten: the new one gets a number.
Cancelling leaves the finished ones.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cxworkshop.problems import Problem
from cxworkshop.reports.joined import join_pdfs
from cxworkshop.services import planning, preparing, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten
from cxworkshop.services.file_names import free_path
from cxworkshop.services.hand_out_parts import KINDS, Kind, Part, Subject, parts_of, workshop_file
from cxworkshop.services.insights import insights
from cxworkshop.store import exchange
from cxworkshop.words import say

Progress = Callable[[int, int, str], None]
PAPERS: tuple[Kind, ...] = ("personal", "team")


@dataclass(frozen=True, slots=True)
class Document:
    """One kind of thing to hand out. `title` and `detail` are words, `format` names the file type
    as people know it."""

    kind: Kind
    title: str
    detail: str
    format: str


class HandOutProblem(Problem):
    """Documents can't be written; the sentence says why."""


def documents(desk: Desk, workshop_id: str) -> list[Document]:
    """Everything that can be written for this workshop now: plans from the first action on,
    results and pictures once ratings are kept, and with any of these the workshop as a file."""
    parts = _parts(desk, workshop_id)
    counts = {kind: sum(part.kind == kind for part in parts) for kind in KINDS}
    return [
        Document(
            kind,
            say(f"services.hand_out.{kind}.title"),
            say(f"services.hand_out.{kind}.detail", count=count),
            say(f"services.hand_out.{kind}.format"),
        )
        for kind, count in counts.items()
        if count
    ]


def write(
    desk: Desk,
    workshop_id: str,
    folder: Path,
    kinds: Collection[str] | None = None,
    progress: Progress = lambda done, of, title: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Writes the documents of `kinds` (None: all) into `folder`, made when it is missing.

    `progress` is told how many of how many files are done and which comes next. Raises
    HandOutProblem when the folder can't be written to.
    """
    written: list[Path] = []
    try:
        _write_all(desk, workshop_id, folder, kinds, progress, cancelled, written)
    finally:
        if written:
            desk.bus.publish(DocumentsWritten(workshop_id, tuple(written)))
    return written


def draw(
    desk: Desk,
    workshop_id: str,
    folder: Path,
    kinds: Collection[str],
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """The same for a while only, to be looked at or fetched by phones: nobody is told of it."""
    drawn: list[Path] = []
    _write_all(desk, workshop_id, folder, kinds, lambda *_: None, cancelled, drawn)
    return drawn


def write_for_printer(
    desk: Desk,
    workshop_id: str,
    path: Path,
    kinds: Collection[str] = PAPERS,
    progress: Progress = lambda done, of, title: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Writes all papers of `kinds` as one PDF to `path`, whose folder is made when it is missing;
    None when it was cancelled or there are none. Raises HandOutProblem as above."""
    papers: list[Path] = []
    chosen = set(kinds) & set(PAPERS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".cxworkshop-") as folder:
            _write_all(desk, workshop_id, Path(folder), chosen, progress, cancelled, papers)
            if cancelled() or not papers:
                return None
            join_pdfs(Path(folder) / "printed.pdf", papers).replace(path)
    except OSError as error:
        raise _in_words(error, path.parent) from error
    return path


def _write_all(
    desk: Desk,
    workshop_id: str,
    folder: Path,
    kinds: Collection[str] | None,
    progress: Progress,
    cancelled: Callable[[], bool],
    written: list[Path],
) -> None:
    """Adds to `written` what is finished, also when the rest fails."""
    parts = _parts(desk, workshop_id)
    chosen = [part for part in parts if kinds is None or part.kind in kinds]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".cxworkshop-") as unfinished:
            for done, part in enumerate(chosen):
                if cancelled():
                    break
                progress(done, len(chosen), part.title)
                written += _write_one(part, Path(unfinished), folder)
            else:
                progress(len(chosen), len(chosen), "")
    except OSError as error:
        raise _in_words(error, folder) from error


def _write_one(part: Part, unfinished: Path, folder: Path) -> list[Path]:
    """Makes one part out of sight, moves it in its place and returns its files."""
    made = unfinished / part.file_name
    part.write(made)
    target = free_path(folder, part.file_name)
    made.rename(target)
    return sorted(target.iterdir()) if target.is_dir() else [target]


def _parts(desk: Desk, workshop_id: str) -> list[Part]:
    subject = _subject(desk, workshop_id)
    parts = parts_of(subject)
    whole = partial(exchange.export_workshop, desk.library, workshop_id)
    return [*parts, workshop_file(subject, whole)] if parts else []


def _subject(desk: Desk, workshop_id: str) -> Subject:
    return Subject(
        workshop=preparing.workshop(desk, workshop_id),
        facts=voting.facts(desk, workshop_id),
        plan=planning.plan(desk, workshop_id),
        now=desk.now(),
        references=desk.content.references,
        paper=desk.paper(),
        polls=tuple(insights(desk, workshop_id).results.values()),
    )


def _in_words(error: OSError, folder: Path) -> HandOutProblem:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return HandOutProblem(f"services.hand_out.{'disk_full' if full else 'no_access'}", path=folder)
