"""What a file that was dropped on the window, or chosen, is meant to be.

A workshop goes into the library. A survey belongs to the workshop that is open, or to a new one;
several surveys are one when that is meant. A name may hold anything that a disk allows, so it is
shown cleaned.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxworkshop.services.file_names import clean_name
from cxworkshop.services.shelf import FILE_SUFFIX
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.words import say

MOST_NAMES = 8
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
        if len(paths) == 1 and paths[0].suffix.lower() == FILE_SUFFIX:
            self.workshop.emit(paths[0])
        elif strangers := [path for path in paths if _is_strange(path)]:
            self._dialogs.tell(say("app.drop.strange", name=clean_name(strangers[0].name)))
        elif not paths:
            self._dialogs.tell(say("app.drop.elsewhere"))
        elif len(paths) == 1 or self._are_one_survey(paths):
            self.survey.emit(paths)

    def _are_one_survey(self, paths: tuple[Path, ...]) -> bool:
        names = ", ".join(clean_name(path.name) for path in paths[:MOST_NAMES])
        if len(paths) > MOST_NAMES:
            names += say("app.drop.more", count=len(paths) - MOST_NAMES)
        title = say("app.drop.join", count=len(paths))
        return self._dialogs.ask(
            title, say("app.drop.join_text", names=names), say("app.drop.join_yes")
        )


def _is_strange(path: Path) -> bool:
    """Whether a survey cannot be in it, by its name alone, or because it is a folder."""
    return path.suffix.lower() not in SURVEY_FILES or path.is_dir()
