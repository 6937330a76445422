"""Opens the ways into a vote without a phone, and looks after the address when it changes.

One vote has one list of entries, however often a window is opened and closed; hands that were
counted can so be gone on with. Everything asks the presenter which vote is open now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.problems import Problem
from cxworkshop.room.addresses import Address, candidates
from cxworkshop.services import plan_b
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.run.address_choice import AddressChoice
from cxworkshop.ui.run.ballot_entry import BallotEntry
from cxworkshop.ui.run.counted_groups import Group, forget_groups, keep_groups, kept_groups
from cxworkshop.ui.run.entries import Entries
from cxworkshop.ui.run.hands_entry import HandsEntry
from cxworkshop.ui.run.pass_around import PassAround
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.words import say


class FallBacks(QObject):
    """`presenter` gives the run that goes on now, or None. `several_addresses` says whether there
    is another address to choose."""

    several_addresses = Signal(bool)

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        room: RoomProcess,
        presenter: Callable[[], RunPresenter | None],
        addresses: Callable[[], Sequence[Address]] = candidates,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._dialogs = page, desk, dialogs
        self._background, self._room, self._presenter = background, room, presenter
        self._addresses = addresses
        self._entries: Entries | None = None
        self._groups: list[Group] = []
        self._session: Path | None = None
        self._host = ""
        self._wanted = ""
        self.kiosk: PassAround | None = None

    # Ways into the vote

    def type_ballots(self) -> None:
        """Paper ballots, typed in."""
        if entries := self._entries_now():
            dialog = BallotEntry(self._page, entries, self._dialogs, self._team_size())
            dialog.print_asked.connect(self.print_ballots)
            self._dialogs.fill_in(dialog)

    def pass_round(self) -> None:
        """The laptop as a voting screen, until the facilitator takes it back."""
        entries = self._entries_now()
        if entries is None or self.kiosk is not None:
            return
        self.kiosk = PassAround(self._page, entries)
        self.kiosk.ended.connect(self._laptop_is_back)
        self.kiosk.setScreen(self._page.window().screen())
        self.kiosk.showFullScreen()
        self.kiosk.activateWindow()

    def count_hands(self) -> None:
        """Hands, or a table's tally."""
        if entries := self._entries_now():
            form = HandsEntry(self._page, entries, self._groups, self._team_size)
            form.counted.connect(self._keep_groups)
            self._dialogs.fill_in(form)

    def print_ballots(self) -> None:
        """Blank ballots of the open vote, for as many as there are in the team."""
        run = self._presenter()
        round_ = run.open_round if run else None
        if run is None or round_ is None:
            return
        workshop = run.state.workshop
        name = plan_b.ballots_name(self._desk, workshop.id)
        path = self._dialogs.save_file(say("fallbacks.paper.print"), name, say("fallbacks.pdf"))
        if path is None:
            return
        self._background.run(
            lambda _: plan_b.print_ballots(
                self._desk, workshop.id, path, workshop.team.size, [round_]
            ),
            self._printed,
            self._not_printed,
        )

    # The address

    def change_address(self) -> None:
        """Choose another address of this laptop for the phones."""
        run = self._presenter()
        voting = run is not None and run.open_round is not None
        dialog = AddressChoice(self._page, self._addresses(), self._host, voting=voting)
        if self._dialogs.fill_in(dialog) and dialog.chosen:
            self._wanted = dialog.chosen
            self._room.send({"do": "move", "host": self._wanted})

    # What the room says

    def heard(self, event: Mapping[str, Any]) -> None:
        """The room said something."""
        if self._entries is not None:
            self._entries.heard(event)
        kind = event.get("event")
        if kind == "forgotten" and self._session:
            forget_groups(self._session)
        if kind in ("ready", "moved"):
            self.several_addresses.emit(len(event.get("addresses", ())) > 1)
            before, self._host = self._host, urlsplit(str(event.get("url", ""))).hostname or ""
            if kind == "moved":
                self._moved(stayed=before == self._host)

    def _moved(self, *, stayed: bool) -> None:
        """The room has moved, or was told to and could not."""
        wanted, self._wanted = self._wanted, ""
        run = self._presenter()
        if stayed and wanted:
            gone = say("fallbacks.address.gone", address=wanted, now=self._host)
            QTimer.singleShot(0, self, lambda: self._dialogs.tell(gone))
        elif not stayed and run and (round_ := run.open_round):
            asked = not wanted
            QTimer.singleShot(0, self, lambda: self._restart(round_.id, ask=asked))

    def _restart(self, round_id: str, *, ask: bool) -> None:
        """Start the vote anew that was open when the room moved."""
        run = self._presenter()
        if run is None or run.open_round is None or run.open_round.id != round_id:
            return
        question = [say(f"fallbacks.address.moved.{part}") for part in ("title", "text", "yes")]
        if not ask or self._dialogs.ask(*question, danger=True):
            run.restart_vote()

    def work_in(self, session: Path) -> None:
        """The folder of the room's session, where counted hands lie until their vote is kept."""
        self._session = session

    def put_away(self) -> None:
        """The workshop is left."""
        self._session = None
        if self.kiosk is not None:
            self.kiosk.close()
        self._entries, self._groups = None, []
        self._host = self._wanted = ""

    # Inside

    def _entries_now(self) -> Entries | None:
        """The entries of the vote that is open now, or None."""
        run = self._presenter()
        round_ = run.open_round if run else None
        if run is None or round_ is None:
            return None
        if self._entries is None or self._entries.round.id != round_.id:
            self._begin(round_, run.view().now.room.answered)
        return self._entries

    def _begin(self, round_: Round, answered: int) -> None:
        if self._entries is not None:
            self._entries.deleteLater()
        self._groups = kept_groups(self._session, round_.id)
        self._entries = Entries(round_, self._room.send, answered, self)

    def _keep_groups(self) -> None:
        if self._session and self._entries:
            keep_groups(self._session, self._entries.round.id, self._groups)

    def _team_size(self) -> int | None:
        run = self._presenter()
        if run is None or run.state.workshop.team.mode is RoomMode.OPEN:
            return None
        return run.state.workshop.team.size

    def _laptop_is_back(self) -> None:
        if self.kiosk is not None:
            self.kiosk.deleteLater()
            self.kiosk = None
            self._page.window().activateWindow()

    def _printed(self, path: Path) -> None:
        self._dialogs.open_outside(path)

    def _not_printed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)
