"""Hand out: choose documents, look at them, write them into a folder, print them, offer them to
phones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.problems import Problem
from cxworkshop.services import handing_out, preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import PlanChanged, RoundKept, WorkshopChanged
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.handout.document_card import DocumentCard
from cxworkshop.ui.handout.preview import Preview
from cxworkshop.ui.handout.previewing import Previewing
from cxworkshop.ui.handout.ways_out import WAYS_WIDTH, WaysOut
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.ui.widgets.table_sheet import Table, TableSheet
from cxworkshop.words import say

FOR_PHONES = handing_out.PAPERS
PRINTED = "printed.pdf"
DOCUMENTS_WIDTH, DOCUMENTS_HEIGHT = 336, 448
PREVIEW_WIDTH, PREVIEW_HEIGHT = 320, 480
ROOM_FOR_PROMISE = 800


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
        self.setProperty("help", "hand-out")
        self.setObjectName("page")
        self._desk, self._dialogs, self._background = desk, dialogs, background
        self._room, self._home = room, home
        self._remember_folder, self._folder = remember_folder, folder
        self._workshop_id = ""
        self._writing: Task | None = None
        self._written: set[str] = set()
        self.documents, self.preview, self.ways = DocumentCard(), Preview(), WaysOut()
        self.model, self.list = self.documents.model, self.documents.list
        self._previewing = Previewing(desk, background, self.preview)
        self._make_bar()
        self._listen()
        self._lay_out()

    # ---- what it shows

    def open_workshop(self, workshop_id: str) -> None:
        """Show what this workshop can hand out."""
        self._workshop_id = workshop_id
        self._written = set()
        self.ways.report.setVisible(False)
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
        nothing_before = self.documents.document() is None
        self.documents.show_documents(documents, self._written)
        if self.documents.document() is None:
            key = "handout.no_plan" if documents else "handout.nothing_yet"
            self._previewing.say_instead(say(key))
        elif not nothing_before:
            self._show_preview()
        self._show_ways()

    def show_room(self) -> None:
        """Show whether phones can fetch documents now."""
        ready = self._room.ready and bool(self._workshop_id)
        url = self._room.url if ready else ""
        self.ways.show_room(url, documents=bool(self._chosen_papers()))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._promise.setVisible(sizes.width(self) >= ROOM_FOR_PROMISE)

    def _show_ways(self) -> None:
        """What can be done with what is ticked, while nothing is being written."""
        free = self._writing is None
        self.export_button.setEnabled(free and bool(self.model.chosen()))
        self.ways.folder.setEnabled(free and bool(self.model.chosen() or self._written))
        self.ways.show_folder(self._folder, filled=bool(self._written))
        titles = [one.title for one in self.model.items if one.kind in self._chosen_papers()]
        self.ways.show_papers(" · ".join(titles) if free else "")
        self.show_room()

    def _chosen_papers(self) -> list[str]:
        return [kind for kind in self.model.chosen() if kind in FOR_PHONES]

    def _show_preview(self) -> None:
        document = self.documents.document()
        if document is not None:
            self._previewing.look_at(self._workshop_id, document)

    def _show_table(self, name: str, table: Table) -> None:
        self._dialogs.fill_in(TableSheet(self.window(), name, table))

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

        self._begin(work, self._written_all)

    def print_papers(self) -> None:
        """Write the ticked papers as one PDF, and open it to be printed."""
        kinds, workshop_id = self._chosen_papers(), self._workshop_id
        path = self._home / "handed-out" / workshop_id / "to-print" / PRINTED

        def work(task: Task) -> Path | None:
            return handing_out.write_for_printer(
                self._desk, workshop_id, path, kinds, task.report, task.cancelled
            )

        self._begin(work, self._printed)

    def offer_to_phones(self) -> None:
        """Write the plans for phones and tell the room where they are."""
        folder = self._home / "handed-out" / self._workshop_id / "phones"
        workshop_id, kinds = self._workshop_id, self._chosen_papers()

        def work(task: Task) -> list[Path]:
            for old in folder.glob("*.pdf"):
                old.unlink()
            return handing_out.draw(self._desk, workshop_id, folder, kinds, task.cancelled)

        self.ways.phones_text.setText(say("handout.starting"))
        self.list.setFocus()  # from a button that is off it would go to the rail
        self.ways.offer.setEnabled(False)
        self._background.run(work, self._tell_room, self._failed)

    def cancel(self) -> None:
        """Stop writing; what is finished stays."""
        if self._writing is not None:
            self._writing.cancel()
            self.documents.stopping()

    def choose_or_open_folder(self) -> None:
        """Show the folder in the system's own way, once documents are in it."""
        if self._written and self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        else:
            self.export()

    # ---- writing

    def _begin(self, work: Callable[[Task], Any], done: Callable[[Any], None]) -> None:
        self.ways.report.setVisible(False)
        self.documents.begin()
        self._writing = self._background.run(work, done, self._failed, self.documents.progress)
        self._show_ways()

    def _end(self) -> bool:
        """Nothing is being written any more; whether it was stopped."""
        stopped = self._writing is not None and self._writing.cancelled()
        self._writing = None
        self.documents.end()
        return stopped

    def _written_all(self, paths: list[Path]) -> None:
        stopped = self._end()
        if paths:
            self._written |= set() if stopped else set(self.model.chosen())
        self.documents.show_documents(self.model.items, self._written)
        self._report(say(f"handout.{'stopped' if stopped else 'written'}", count=len(paths)))
        self._show_ways()
        self.ways.folder.setFocus()

    def _printed(self, path: Path | None) -> None:
        self._end()
        self._show_ways()
        self.ways.print.setFocus()
        if path is not None:
            self.ways.paper_text.setText(say("handout.printing"))
            self._dialogs.open_outside(path)

    def _tell_room(self, paths: list[Path]) -> None:
        files = [{"id": path.name, "title": path.stem, "path": str(path)} for path in paths]
        self._room.send({"do": "handout", "part": "hand_out", "files": files})
        self._show_ways()
        self.ways.phones_text.setText(say("handout.offered", count=len(files)))
        self.ways.show_code.setFocus()
        self.offered.emit(len(files))

    def _failed(self, error: Exception) -> None:
        self._end()
        self._show_ways()
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def _report(self, words: str) -> None:
        self.ways.report.setText(words)
        self.ways.report.setVisible(True)

    # ---- how it is made

    def _make_bar(self) -> None:
        self._bar = TopBar(say("app.rail.hand_out"))
        self._promise = QWidget()
        words = QHBoxLayout(self._promise)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        words.addWidget(Sign("lock", "muted", 18))
        words.addWidget(PlainLabel(say("handout.promise"), "small", "muted"))
        self._bar.add(self._promise)
        self.export_button = button(say("handout.export"), "primary", "export")
        self._bar.add(self.export_button)

    def _listen(self) -> None:
        self.export_button.clicked.connect(self.export)
        self.documents.looked_at.connect(self._show_preview)
        self.documents.ticked.connect(self._show_ways)
        self.documents.cancelled.connect(self.cancel)
        self.preview.table_wanted.connect(self._show_table)
        self.ways.offer_wanted.connect(self.offer_to_phones)
        self.ways.code_wanted.connect(self.code_wanted)
        self.ways.print_wanted.connect(self.print_papers)
        self.ways.folder_wanted.connect(self.choose_or_open_folder)

    def _lay_out(self) -> None:
        sizes.at_least(self.documents, height=DOCUMENTS_HEIGHT)
        sizes.at_least(self.preview, width=PREVIEW_WIDTH, height=PREVIEW_HEIGHT)
        below = Beside(
            self.documents,
            self.preview,
            self.ways,
            least=0,
            shares=(0, 1, 0),
            widths={self.documents: DOCUMENTS_WIDTH, self.ways: WAYS_WIDTH},
        )
        below.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(below, 1)
