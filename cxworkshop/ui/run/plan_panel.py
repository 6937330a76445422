"""The team's commitments: finished ones as cards, one open to be written, the catalogue below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Action, Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.ui.buttons import button
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.action_card import ActionCard, gap_words
from cxworkshop.ui.run.action_editor import ActionEditor
from cxworkshop.ui.run.keys import WritingPlace
from cxworkshop.ui.run.suggestion_list import SuggestionList
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class PlanPanel(WritingPlace):
    """`kept`, `removed` carry actions, `typed` the one on the open card (None: no card is open),
    `taken` the id of a catalogue action and the gap it is for. `new_action` makes an empty one for
    a gap, `suggestions` gives the catalogue for a gap."""

    kept = Signal(object)
    removed = Signal(object)
    typed = Signal(object)
    taken = Signal(str, object)
    name_typed = Signal(object, str, str)
    show_cards = Signal(bool)

    def __init__(
        self,
        new_action: Callable[[str | None], Action],
        suggestions: Callable[[str | None], Sequence[CatalogueAction]],
    ) -> None:
        super().__init__(say("run.scene.commitments"))
        self.setProperty("help", "plan")
        self._new_action = new_action
        self._suggest = suggestions
        self._workshop: Workshop | None = None
        self._facts: GapFacts | None = None
        self._plan = Plan()
        self._open: Action | None = None
        self._title = PlainLabel("", "heading", elide=True)
        self.stage_box = QCheckBox(say("run.plan.show"))
        self.stage_box.setChecked(True)
        self.stage_box.toggled.connect(self.show_cards)
        self.editor = ActionEditor()
        self.add = button(say("run.plan.add"), "plain", "add")
        self.add.clicked.connect(self._add)
        self.suggestions = SuggestionList()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out()
        self.editor.settled.connect(self._keep)
        self.editor.typed.connect(self.typed)
        self.editor.removed.connect(self._remove)
        self.editor.finished.connect(self._close)
        self.editor.name_typed.connect(self._name)
        self.suggestions.taken.connect(self._take)

    @property
    def open_action(self) -> Action | None:
        """The action on the open card."""
        return self._open

    def show_plan(self, workshop: Workshop, facts: GapFacts | None, plan: Plan) -> None:
        """Show the plan as it is kept; an open card that is not kept yet stays open."""
        as_before = (workshop, facts, plan) == (self._workshop, self._facts, self._plan)
        if as_before and (self._open or plan.actions):
            return  # cards made anew every second would lose the focus
        self._workshop, self._facts, self._plan = workshop, facts, plan
        known = {action.id: action for action in plan.actions}
        if self._open and self._open.id in known:
            self._open = known[self._open.id]
        self._fill()

    def open_gap(self, statement_id: str) -> None:
        """Write for a gap: its action is opened when there is one without words, else a new one."""
        self.editor.finish_typing()
        if self._open and not self._open.title and self._open.id not in self._kept_ids():
            self._show_open(self._new_action(statement_id))
            return
        waiting = [a for a in self._plan.actions if a.statement_id == statement_id]
        self._show_open(waiting[0] if waiting else self._new_action(statement_id))

    def open_card_of(self, action: Action) -> None:
        """Open the card of an action."""
        self._show_open(action)

    def finish_typing(self) -> None:
        """Keep at once what waits for a pause."""
        self.editor.finish_typing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.stage_box)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self.editor)
        column.addWidget(self.add)
        column.addWidget(self.suggestions)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        self._area = scrolled(inside, "page")
        layout.addWidget(self._area, 1)

    def _fill(self) -> None:
        assert self._workshop
        if self._open is None and not self._plan.actions:
            self._open = self._new_action(self._largest_free_gap())
        clear(self._list)
        cards: list[ActionCard] = []
        for number, action in enumerate(self._plan.actions, 1):
            if self._open and action.id == self._open.id:
                continue
            card = ActionCard(number, action, self._workshop, self._facts)
            card.opened.connect(self._open_card)
            self._list.addWidget(card)
            cards.append(card)
        tab_through(self.stage_box, *cards)
        count = len(self._plan.actions)
        self._title.setText(say("run.plan.count", count=count) if count else say("run.plan.none"))
        self._show_editor()

    def _show_editor(self) -> None:
        self.editor.setVisible(self._open is not None)
        self.add.setVisible(self._open is None)
        gap, pairs = self._gap, self._workshop.statements if self._workshop else ()
        short = next((pair.short for pair in pairs if pair.id == gap), "")
        self.suggestions.show_actions(self._suggest(gap), short)
        tab_through(self.add, self.suggestions)
        if self._open and self._workshop:
            head = gap_words(self._open, self._workshop, self._facts)
            people = self._workshop.team.people
            self.editor.show_action(self._open, head, people, self._plan.causes)

    def _show_open(self, action: Action | None) -> None:
        self._open = action
        self._fill()
        if action:
            QTimer.singleShot(0, self._bring_into_view)
        self.typed.emit(action)

    def _bring_into_view(self) -> None:
        if (inside := self._area.widget()) and (layout := inside.layout()):
            layout.activate()  # where the card has just been made, nothing has its place yet
        self._area.ensureWidgetVisible(self.editor, 0, 60)
        self._area.ensureWidgetVisible(self.editor.title, 0, 60)

    def _open_card(self, action_id: str) -> None:
        self.editor.finish_typing()
        found = [action for action in self._plan.actions if action.id == action_id]
        if found:
            self._show_open(found[0])

    def _add(self) -> None:
        self._show_open(self._new_action(self._largest_free_gap()))
        self.editor.title.setFocus()

    def _close(self) -> None:
        self._show_open(None)
        self._stay_here()

    def _stay_here(self) -> None:
        """The focus must not fall to the big button when a card is put away."""
        (self.add if self._open is None else self.editor.title).setFocus()

    def _keep(self, action: Action) -> None:
        self._open = action
        if action.title or action.id in self._kept_ids():
            self.kept.emit(action)

    def _remove(self, action: Action) -> None:
        self._open = None
        if action.id in self._kept_ids():
            self.removed.emit(action)
        self._show_open(None)
        self._stay_here()

    def _take(self, catalogue_id: str) -> None:
        self.taken.emit(catalogue_id, self._gap)
        self.editor.owner.setFocus()  # what a ready-made action still needs

    @property
    def _gap(self) -> str | None:
        """The gap that is being written for, or the next one to write for."""
        return self._open.statement_id if self._open else self._largest_free_gap()

    def _name(self, name: str, part: str) -> None:
        self.name_typed.emit(self.editor.action, name, part)

    def _kept_ids(self) -> set[str]:
        return {action.id for action in self._plan.actions}

    def _largest_free_gap(self) -> str | None:
        closed = {action.statement_id for action in self._plan.actions}
        if self._facts is None:
            return None
        order = [*self._facts.blind_spots, *self._facts.pairs]
        free = [fact for fact in order if fact.statement.id not in closed]
        return free[0].statement.id if free else None
