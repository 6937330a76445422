"""What a file that was dropped on the window, or chosen, is meant to be.

A workshop goes into the library. A survey belongs to the workshop that is open, or to a new one;
several surveys are one when that is meant.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxworkshop.services.shelf import FILE_SUFFIX
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.words import say

SURVEY_FILES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})


class DroppedFiles(QObject):
    """`workshop` carries the path of a workshop's file, `survey` the paths of one survey."""

    workshop = Signal(object)
    survey = Signal(object)

    def __init__(self, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs

    def take(self, paths: tuple[Path, ...]) -> None:
        """Say what these files are; what nobody can read is told."""
        kinds = {path.suffix.lower() for path in paths}
        if len(paths) == 1 and kinds == {FILE_SUFFIX}:
            self.workshop.emit(paths[0])
        elif not paths or not kinds <= SURVEY_FILES:
            self._dialogs.tell(say("app.drop.text"))
        elif len(paths) == 1 or self._are_one_survey(paths):
            self.survey.emit(paths)

    def _are_one_survey(self, paths: tuple[Path, ...]) -> bool:
        names = ", ".join(path.name for path in paths)
        title = say("app.drop.join", count=len(paths))
        return self._dialogs.ask(
            title, say("app.drop.join_text", names=names), say("app.drop.join_yes")
        )
