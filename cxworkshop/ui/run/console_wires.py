"""What the facilitator does on the console beside the big button, passed on to where it is done.

The panels only say what was asked; here stand the lines from them to the presenter, to the plan and
to the ways into a vote without a phone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.plan import Action
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.run.console import Console
from cxworkshop.ui.run.fall_backs import FallBacks
from cxworkshop.ui.run.plan_actions import PlanActions
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.widgets.table_sheet import Table, TableSheet
from cxworkshop.words import say


class ConsoleWires(QObject):
    """`presenter` gives the run that goes on now, or None."""

    def __init__(
        self,
        parent: QObject,
        console: Console,
        actions: PlanActions,
        fall_backs: FallBacks,
        dialogs: Dialogs,
        presenter: Callable[[], RunPresenter | None],
    ) -> None:
        super().__init__(parent)
        self._console, self._actions, self._dialogs = console, actions, dialogs
        self._presenter = presenter
        console.foot.problem_read.connect(self._problem_read)
        console.agenda.step_chosen.connect(self._go_to)
        console.agenda.retime_asked.connect(self._retime)
        console.preview.chosen.connect(self._choose)
        console.more.wanted.connect(self._show_exhibit)
        console.more.about.connect(self._tell_about)
        console.more.dialled.connect(self._dial)
        console.more.table_wanted.connect(self._show_table)
        console.miniatures.table_wanted.connect(self._show_table)
        console.preview.table_wanted.connect(self._show_table)
        self._connect_room(fall_backs)
        self._connect_plan()

    def _connect_room(self, ways: FallBacks) -> None:
        room, missing = self._console.room, self._console.room.missing
        missing.ballots_asked.connect(ways.type_ballots)
        missing.pass_asked.connect(ways.pass_round)
        missing.hands_asked.connect(ways.count_hands)
        missing.seats_released.connect(self._release_seats)
        missing.team_size_changed.connect(self._change_team_size)
        room.address_asked.connect(ways.change_address)
        ways.several_addresses.connect(room.address.setVisible)
        room.phones.chosen.connect(self._answer_by)
        room.release_asked.connect(self._release)
        room.vote_again_asked.connect(self._vote_again)
        room.noted.connect(self._note)

    def _connect_plan(self) -> None:
        plan, causes, actions = self._console.plan, self._console.causes, self._actions
        plan.kept.connect(actions.keep)
        plan.removed.connect(actions.remove)
        plan.typed.connect(self._write)
        plan.taken.connect(self._take)
        plan.name_typed.connect(self._name)
        plan.show_cards.connect(self._show_cards)
        causes.added.connect(actions.add_cause)
        causes.changed.connect(actions.change_cause)
        causes.removed.connect(actions.remove_cause)

    def _run(self) -> RunPresenter:
        run = self._presenter()
        assert run, "the console is only there while a workshop runs"
        return run

    def _problem_read(self) -> None:
        self._run().dismiss_problem()

    def _show_exhibit(self, kind: str) -> None:
        self._run().exhibits.show(SceneKind(kind))

    def _tell_about(self, statement_id: str) -> None:
        self._run().exhibits.tell_about(statement_id)

    def _dial(self, share: float) -> None:
        self._run().exhibits.dial(share)

    def _show_table(self, title: str, rows: Table) -> None:
        self._dialogs.fill_in(TableSheet(self._console.window(), title, rows))

    def _go_to(self, step_id: str) -> None:
        self._run().go_to(step_id)

    def _retime(self) -> None:
        self._run().edits.retime()

    def _choose(self, ids: list[str]) -> None:
        self._run().edits.choose(ids)

    def _change_team_size(self, size: int) -> None:
        self._run().edits.change_team_size(size)

    def _release_seats(self) -> None:
        self._run().release_silent_seats()

    def _answer_by(self, by: str) -> None:
        self._run().answer_by(by)

    def _release(self) -> None:
        self._run().own_results.turn()

    def _vote_again(self) -> None:
        question = say("run.again.title"), say("run.again.text"), say("run.again.yes")
        if self._dialogs.ask(*question):
            self._run().vote_again()

    def _note(self, step_id: str, text: str) -> None:
        self._run().edits.note(step_id, text)

    def _write(self, action: Action | None) -> None:
        run = self._presenter()
        if run:
            run.edits.write(action)

    def _show_cards(self, show: bool) -> None:
        self._run().edits.show_cards(show)

    def _take(self, catalogue_id: str, statement_id: str | None) -> None:
        open_action = self._console.plan.open_action
        action = self._actions.take(catalogue_id, open_action, statement_id)
        self._console.plan.open_card_of(action)

    def _name(self, action: Action, name: str, part: str) -> None:
        person = self._actions.add_person(name)
        if part == "owner":
            changed = replace(action, owner_id=person.id)
        else:
            changed = replace(action, partner_id=person.id)
        self._actions.keep(changed)
        self._console.plan.open_card_of(changed)
