"""Levers and actions: which of the ready-made actions this team is offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.plan import Lever
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.prepare.action_list import ActionList, ActionView
from cxworkshop.ui.prepare.editor import Editor, card
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class ActionsEditor(Editor):
    """A list with a tick per action; clicking or Space turns it."""

    name = "actions"
    manual_page = "actions"

    def __init__(self) -> None:
        super().__init__()
        self._count = PlainLabel("", "heading")
        self._levers = PlainLabel("", "body", "muted")
        self.model = ActionList()
        self.list = ActionView()
        self.list.setModel(self.model)
        self.list.turned.connect(self.turn)
        self.all = button(say("prepare.actions.all"), "small", "check")
        self.all.clicked.connect(self._offer_all)
        self._lay_out()

    def refresh(self) -> None:
        offered = self._offered()
        catalogue = self.preparation.content.catalogue
        self.model.show(catalogue, offered)
        self._count.setText(say("prepare.actions.count", count=len(offered), total=len(catalogue)))
        self._levers.setText(" · ".join(self._per_lever(offered)))
        self.all.setEnabled(len(offered) < len(catalogue))

    def take_focus(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def turn(self, action_id: str) -> None:
        """Offer an action, or no longer."""
        chosen = set(self._offered()) ^ {action_id}
        catalogue = self.preparation.content.catalogue
        kept = tuple(action.id for action in catalogue if action.id in chosen)
        everything = len(kept) == len(catalogue)
        self.preparation.change(offered_actions=None if everything else kept)

    def _offer_all(self) -> None:
        self.preparation.change(offered_actions=None)

    def _offered(self) -> tuple[str, ...]:
        kept = self.preparation.workshop.offered_actions
        every = tuple(action.id for action in self.preparation.content.catalogue)
        return every if kept is None else kept

    def _per_lever(self, offered: Sequence[str]) -> list[str]:
        actions = [one for one in self.preparation.content.catalogue if one.id in offered]
        return [
            say(
                "prepare.actions.lever",
                lever=say(f"prepare.lever.{lever.value}"),
                count=sum(lever in action.levers for action in actions),
            )
            for lever in Lever
        ]

    def _lay_out(self) -> None:
        told = FlowLayout(theme.GAP)
        told.addWidget(self._count)
        told.addWidget(self._levers)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addLayout(told, 1)
        head.addWidget(self.all)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(frame, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
