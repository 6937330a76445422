"""Workshops as files: asks where to write one, takes one in, and asks what is to be asked.

Reading and writing happen beside the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxworkshop.domain.workshop import Workshop
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten
from cxworkshop.services.file_names import clean_name, free_path
from cxworkshop.services.shelf import FILE_SUFFIX, AlreadyThereProblem
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.library.already_there import AlreadyThere
from cxworkshop.words import say


class WorkshopFiles(QObject):
    """Says which workshop was `imported` (its id) and where one was `exported` (the path).
    `may_replace` is asked before the workshop with an id is replaced."""

    imported = Signal(str)
    exported = Signal(object)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        may_replace: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._dialogs, self._background = desk, dialogs, background
        self._may_replace = may_replace

    def choose_import(self) -> None:
        """Ask for a file and import it."""
        path = self._dialogs.open_file(say("library.import.title"), say("library.file_kinds"))
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path, *, as_copy: bool = False, in_place: bool = False) -> None:
        """Take the workshop of a file into the library."""

        def work(_task: Task) -> Workshop:
            return shelf.import_workshop(self._desk, path, as_copy=as_copy, in_place=in_place)

        self._background.run(work, self._imported, partial(self._not_imported, path))

    def export(self, workshop_id: str) -> None:
        """Ask where to, and write a workshop there."""
        try:
            workshop = preparing.workshop(self._desk, workshop_id)
        except Problem as problem:
            self._dialogs.tell(problem)
            return
        name = clean_name(f"{workshop.client} – {workshop.title}") + FILE_SUFFIX
        chosen = self._dialogs.save_file(
            say("library.export.title"), name, say("library.file_kinds")
        )
        if chosen is None:
            return
        path = _with_suffix(chosen)

        def work(_task: Task) -> DocumentsWritten:
            return shelf.export_workshop(self._desk, workshop_id, path)

        self._background.run(work, self._exported, self._failed)

    def _imported(self, workshop: Workshop) -> None:
        self.imported.emit(workshop.id)

    def _exported(self, written: DocumentsWritten) -> None:
        self.exported.emit(written.paths[0])

    def _not_imported(self, path: Path, error: Exception) -> None:
        if not isinstance(error, AlreadyThereProblem):
            self._failed(error)
            return
        form = AlreadyThere(self._dialogs.parent, error.workshop)
        if not self._dialogs.fill_in(form):
            return
        if not form.in_place:
            self.import_file(path, as_copy=True)
        elif self._may_replace(error.workshop.id):
            self.import_file(path, in_place=True)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)


def _with_suffix(path: Path) -> Path:
    """The path with our ending; a file that nobody agreed to replace is not replaced."""
    if path.suffix.lower() == FILE_SUFFIX:
        return path
    return free_path(path.parent, path.name + FILE_SUFFIX)
