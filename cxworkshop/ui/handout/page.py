"""Hand out: choose documents, look at them, write them into a folder, offer them to phones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.problems import Problem
from cxworkshop.services import handing_out, preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import PlanChanged, RoundKept, WorkshopChanged
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.handout.document_list import DOCUMENT, DocumentList, DocumentView
from cxworkshop.ui.handout.pictures import pages_of
from cxworkshop.ui.handout.preview import Page, Preview
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.ui.widgets.qr_code import QrCode
from cxworkshop.ui.widgets.table_sheet import Table, TableSheet
from cxworkshop.words import say

FOR_PHONES = ("personal", "team")


class RoomDoor(Protocol):
    """What this page needs of the room: whether it is open, where, and a way to tell it things."""

    @property
    def ready(self) -> bool: ...

    @property
    def url(self) -> str: ...

    def send(self, command: Mapping[str, Any]) -> None: ...


class HandOutPage(QWidget):
    """`offered` says that phones have been told of new documents, `code_wanted` asks for the join
    code on the stage. `remember_folder` keeps the folder that was chosen; `folder` is the one
    chosen last."""

    offered = Signal(int)
    code_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        room: RoomDoor,
        home: Path,
        remember_folder: Callable[[Path], None],
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._dialogs, self._background = desk, dialogs, background
        self._room, self._home = room, home
        self._remember_folder, self._folder = remember_folder, folder
        self._workshop_id = ""
        self._writing: Task | None = None
        self._previewing: Task | None = None
        self._written: set[str] = set()
        self._make()
        self._lay_out()

    # ---- what it shows

    def open_workshop(self, workshop_id: str) -> None:
        """Show what this workshop can hand out."""
        self._workshop_id = workshop_id
        self._written = set()
        self._report.setVisible(False)
        self.refresh()

    def put_away(self) -> None:
        """Forget the workshop; it has been deleted."""
        self._workshop_id = ""

    def refresh(self) -> None:
        """Read anew what there is; the document that was looked at stays."""
        if not self._workshop_id:
            return
        workshop = preparing.workshop(self._desk, self._workshop_id)
        held_on = f"{day(workshop.held_on)}, {workshop.starts_at:%H:%M}"
        self._bar.describe(
            say("app.rail.hand_out"), " · ".join((workshop.client, workshop.title, held_on))
        )
        documents = handing_out.documents(self._desk, self._workshop_id)
        self.model.show(documents)
        self.model.show_written(self._written)
        self._count.setText(say("handout.count", count=len(documents)))
        if documents and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        elif documents:
            self._show_preview()
        else:
            self.preview.show_message("", say("handout.nothing_yet"))
        self._show_choice()
        self.show_room()

    def show_room(self) -> None:
        """Show whether phones can fetch documents now."""
        ready = self._room.ready
        self.code.setVisible(ready)
        self.code.show_text(self._room.url if ready else "")
        self.offer.setEnabled(ready and self.model.rowCount() > 0)
        self.show_code.setVisible(ready and self.model.rowCount() > 0)
        self._phones_text.setText(say("handout.phones" if ready else "handout.no_room"))

    def happened(self, event: object) -> None:
        """Read anew when it was about this workshop and the page is seen."""
        about_us = getattr(event, "workshop_id", None) == self._workshop_id
        if about_us and isinstance(event, PlanChanged | RoundKept | WorkshopChanged):
            self._written = set()
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    # ---- what one can do

    def export(self) -> None:
        """Write the ticked documents into a folder that is asked for."""
        kinds = self.model.chosen()
        folder = self._dialogs.choose_folder(say("handout.folder_title"), self._folder)
        if folder is None or not kinds:
            return
        self._folder = folder
        self._remember_folder(folder)
        workshop_id = self._workshop_id

        def work(task: Task) -> list[Path]:
            return handing_out.write(
                self._desk, workshop_id, folder, kinds, task.report, task.cancelled
            )

        self._now.setText(say("handout.starting"))
        self._how_far.setText("")
        self.bar.setRange(0, 0)
        self._report.setVisible(False)
        self._show_writing(True)
        self.cancel_button.setFocus()
        self._writing = self._background.run(work, self._written_all, self._failed, self._progress)

    def cancel(self) -> None:
        """Stop writing; what is finished stays."""
        if self._writing is not None:
            self._writing.cancel()
            self._now.setText(say("handout.stopping"))

    def offer_to_phones(self) -> None:
        """Write the plans for phones and tell the room where they are."""
        folder = self._home / "handed-out" / self._workshop_id
        workshop_id = self._workshop_id
        kinds = [kind for kind in self.model.chosen() if kind in FOR_PHONES]

        def work(task: Task) -> list[Path]:
            for old in folder.glob("*"):
                old.unlink()
            return handing_out.write(
                self._desk, workshop_id, folder, kinds, cancelled=task.cancelled
            )

        self._phones_text.setText(say("handout.starting"))
        self.list.setFocus()  # from a button that is off it would go to the rail
        self.offer.setEnabled(False)
        self._background.run(work, self._tell_room, self._failed)

    def open_folder(self) -> None:
        """Show the folder in the system's own way."""
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _turn(self, row: int) -> None:
        self.model.turn(row)
        self._show_choice()

    def _tell_room(self, paths: list[Path]) -> None:
        files = [{"id": path.name, "title": path.stem, "path": str(path)} for path in paths]
        self._room.send({"do": "handout", "files": files})
        self._phones_text.setText(say("handout.offered", count=len(files)))
        self.offer.setEnabled(True)
        self.show_code.setFocus()
        self.offered.emit(len(files))

    # ---- writing

    def _progress(self, done: int, of: int, title: str) -> None:
        self._now.setText(say("handout.writing", title=title) if title else say("handout.done"))
        self._how_far.setText(say("handout.how_far", done=done, total=of))
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _written_all(self, paths: list[Path]) -> None:
        stopped = self._writing is not None and self._writing.cancelled()
        self._show_writing(False)
        if not stopped:
            self._written |= set(self.model.chosen())
            self.model.show_written(self._written)
        key = "stopped" if stopped else "written"
        self._report.setText(say(f"handout.{key}", count=len(paths)))
        self._report.setVisible(True)
        self.open_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self._show_writing(False)
        self.show_room()
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def _show_writing(self, writing: bool) -> None:
        if not writing:
            self._writing = None
        self._progress_box.setVisible(writing)
        self.export_button.setEnabled(not writing and bool(self.model.chosen()))
        self.open_button.setEnabled(self._folder is not None)
        self._folder_name.setText(str(self._folder or ""))
        self._folder_name.setVisible(self._folder is not None)

    def _show_choice(self) -> None:
        total, chosen = self.model.rowCount(), len(self.model.chosen())
        self._chosen.setVisible(total > 0)
        every = total == chosen
        self._chosen.setText(
            say("handout.all_chosen") if every else say("handout.some_chosen", count=chosen)
        )
        self._show_writing(self._writing is not None)

    # ---- previewing

    def _show_preview(self) -> None:
        document = self.list.currentIndex().data(DOCUMENT)
        if document is None:
            return
        if self._previewing is not None:
            self._previewing.cancel()
        self.preview.show_message(document.title, say("handout.drawing"))
        workshop_id = self._workshop_id

        def work(task: Task) -> tuple[Page, ...]:
            if task.cancelled():
                return ()
            with TemporaryDirectory() as folder:
                paths = handing_out.write(
                    self._desk,
                    workshop_id,
                    Path(folder),
                    [document.kind],
                    cancelled=task.cancelled,
                )
                return pages_of(paths, task.cancelled)

        task: Task

        def done(pages: tuple[Page, ...]) -> None:
            if not task.cancelled():
                self._show_pages(document.title, pages)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            self.preview.show_message(document.title, error.message)

        task = self._background.run(work, done, failed)
        self._previewing = task

    def _show_table(self, name: str, table: Table) -> None:
        self._dialogs.fill_in(TableSheet(self.window(), name, table))

    def _show_pages(self, title: str, pages: tuple[Page, ...]) -> None:
        if pages:
            self.preview.show_pages(title, pages)
        else:
            self.preview.show_message(title, say("handout.no_picture"))

    # ---- how it is made

    def _make(self) -> None:
        self._bar = TopBar(say("app.rail.hand_out"))
        self._bar.add(Sign("lock", "muted", 18))
        self._bar.add(PlainLabel(say("handout.promise"), "small", "muted"))
        self.export_button = button(say("handout.export"), "primary", "export")
        self.export_button.clicked.connect(self.export)
        self._bar.add(self.export_button)
        self.model = DocumentList()
        self.list = DocumentView()
        self.list.setModel(self.model)
        self.list.turned.connect(self._turn)
        self.list.selectionModel().currentChanged.connect(self._show_preview)
        self.preview = Preview()
        self.preview.table_wanted.connect(self._show_table)
        self._count, self._chosen = PlainLabel("", "strong"), PlainLabel("", "small", "muted")
        self._now = PlainLabel("", "smallstrong", elide=True)
        self._how_far = PlainLabel("", "small", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("handout.progress"))
        self.cancel_button = button(say("app.cancel"), "small")
        self.cancel_button.clicked.connect(self.cancel)
        self._report = PlainLabel("", "small", wrap=True)
        self._folder_name = PlainLabel("", "small", "muted", elide=True)
        self.open_button = button(say("handout.open_folder"), "plain", "folder")
        self.open_button.clicked.connect(self.open_folder)
        self.code = QrCode(160, say("handout.code"))
        self._phones_text = PlainLabel("", "small", "muted", wrap=True)
        self.offer = button(say("handout.offer"), "plain", "phone")
        self.offer.clicked.connect(self.offer_to_phones)
        self.show_code = button(say("handout.show_code"), "plain", "screen")
        self.show_code.clicked.connect(self.code_wanted)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        below.setSpacing(theme.GAP)
        below.addWidget(self._list_card())
        below.addWidget(self.preview, 1)
        below.addLayout(self._ways_out())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addLayout(below, 1)

    def _list_card(self) -> QFrame:
        frame, inside = card()
        sizes.fix(frame, width=336)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.addWidget(self._count, 1)
        head.addWidget(self._chosen)
        inside.addLayout(head)
        inside.addWidget(line())
        inside.addWidget(self.list, 1)
        inside.addWidget(self._make_progress_box())
        return frame

    def _make_progress_box(self) -> QWidget:
        self._progress_box = QWidget()
        box = QVBoxLayout(self._progress_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(line())
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 4)
        head.addWidget(self._now, 1)
        head.addWidget(self._how_far)
        box.addLayout(head)
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 0, 16, 4)
        middle.addWidget(self.bar)
        box.addLayout(middle)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        box.addLayout(foot)
        self._progress_box.setVisible(False)
        return self._progress_box

    def _ways_out(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        phones, inside = card(say("handout.to_phones"))
        inside.addWidget(self._phones_text)
        inside.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.offer)
        inside.addWidget(self.show_code)
        folder, about = card(say("handout.to_folder"))
        about.addWidget(self._folder_name)
        about.addWidget(self._report)
        about.addWidget(self.open_button)
        for frame in (phones, folder):
            sizes.fix(frame, width=264)
            column.addWidget(frame)
        column.addStretch()
        return column
