"""The editor behind each card of Prepare, read in and made when its card is opened first.

Whoever opens Prepare looks at the cards; `coming_back.FOR_ALL` has the editors read in meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.prepare.editor import Editor


def card_editors(dialogs: Dialogs, background: Background) -> Mapping[str, Callable[[], Editor]]:
    """By the name of each card but the room's, what makes its editor."""
    return {
        "team": partial(_team, dialogs),
        "agenda": _agenda,
        "statements": _statements,
        "customers": partial(_customers, dialogs, background),
        "actions": _actions,
    }


def _team(dialogs: Dialogs) -> Editor:
    from cxworkshop.ui.prepare.team_editor import TeamEditor

    return TeamEditor(dialogs)


def _agenda() -> Editor:
    from cxworkshop.ui.prepare.agenda_editor import AgendaEditor

    return AgendaEditor()


def _statements() -> Editor:
    from cxworkshop.ui.prepare.statements_editor import StatementsEditor

    return StatementsEditor()


def _customers(dialogs: Dialogs, background: Background) -> Editor:
    from cxworkshop.ui.prepare.customers.editor import CustomersEditor

    return CustomersEditor(dialogs, background)


def _actions() -> Editor:
    from cxworkshop.ui.prepare.actions_editor import ActionsEditor

    return ActionsEditor()
