"""Where everything is kept, a backup now, and going back to an older one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from cxworkshop.problems import Problem
from cxworkshop.services import safekeeping
from cxworkshop.services.desk import Desk
from cxworkshop.services.safekeeping import Backup
from cxworkshop.ui import sizes
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say

MEGABYTE = 1_000_000


class DataCard(QFrame):
    """`put_away` closes the open workshop and says whether that was allowed."""

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        home: Path,
        put_away: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._desk, self._dialogs, self._background = desk, dialogs, background
        self._home, self._put_away = home, put_away
        self._path = QLineEdit(str(home))
        self._path.setReadOnly(True)
        self._path.setAccessibleName(say("settings.data.where"))
        self._open = button(say("settings.data.open"), "plain", "folder")
        self._open.clicked.connect(self._open_folder)
        self.back_up_button = button(say("settings.data.back_up"), "plain", "disk")
        self.back_up_button.clicked.connect(self.back_up)
        self.backups = choice_field()
        self.backups.setAccessibleName(say("settings.data.chosen"))
        sizes.at_least(self.backups, width=260)
        self.restore_button = button(say("settings.data.restore"), "plain", "undo")
        self.restore_button.clicked.connect(self.restore)
        self.said = LiveLabel("small", "muted", wrap=True)
        self.said.setVisible(False)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read anew which backups there are."""
        listed = safekeeping.listing(self._desk)
        self.backups.clear()
        for backup in listed:
            size = f"{max(0.1, backup.size / MEGABYTE):.1f} MB"
            words = say("settings.data.backup", when=_when(backup), size=size)
            self.backups.addItem(words, backup)
        if not listed:
            self.backups.addItem(say("settings.data.none"))
        self.backups.setEnabled(bool(listed))
        self.restore_button.setEnabled(bool(listed))

    def back_up(self) -> None:
        """Make a backup now, beside the window."""
        self._work(lambda _task: safekeeping.back_up(self._desk), self._backed_up)

    def restore(self) -> None:
        """Go back to the chosen backup, after a question."""
        backup = self.backups.currentData()
        if not isinstance(backup, Backup):
            return
        when = _when(backup)
        title = say("settings.data.restore_title", when=when)
        text, yes = say("settings.data.restore_text"), say("settings.data.restore_yes")
        if not self._dialogs.ask(title, text, yes, danger=True) or not self._put_away():
            return
        self._work(
            lambda _task: safekeeping.restore(self._desk, backup.path),
            partial(self._restored, when),
        )

    def _work(self, work: Callable[[Task], Path], done: Callable[[Path], None]) -> None:
        self._set_busy(True)
        self._background.run(work, done, self._failed)

    def _backed_up(self, _path: Path) -> None:
        self._set_busy(False)
        at = self._desk.now().astimezone()
        self._tell(say("settings.data.done", time=f"{at:%H:%M}"))

    def _restored(self, when: str, _kept: Path) -> None:
        self._set_busy(False)
        self._tell(say("settings.data.restored", when=when))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._tell("")
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        self.back_up_button.setEnabled(not busy)
        if busy:
            self.restore_button.setEnabled(False)
            self._tell(say("settings.data.working"))
        else:
            self.refresh()

    def _open_folder(self) -> None:
        self._dialogs.open_outside(self._home)

    def _lay_out(self) -> None:
        frame, column = card(say("settings.section.data"))
        column.addWidget(PlainLabel(say("settings.data.where"), "strong"))
        column.addWidget(PlainLabel(say("settings.data.where_help"), "small", "muted", wrap=True))
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._open)
        column.addLayout(where)
        column.addSpacing(8)
        column.addWidget(line())
        column.addSpacing(6)
        column.addWidget(PlainLabel(say("settings.data.backups"), "strong"))
        column.addWidget(PlainLabel(say("settings.data.backups_help"), "small", "muted", wrap=True))
        choose = QHBoxLayout()
        choose.addWidget(self.backups, 1)
        choose.addWidget(self.restore_button)
        column.addLayout(choose)
        column.addWidget(self.back_up_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


def _when(backup: Backup) -> str:
    at = backup.made_at.astimezone()
    return f"{day(at.date())}, {at:%H:%M}"
