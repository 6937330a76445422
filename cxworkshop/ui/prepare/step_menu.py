"""The menu behind "Add a step": steps that stand alone, and those of every template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from cxworkshop.content.templates import Template
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.ui.icons import icon
from cxworkshop.ui.prepare.agenda_list import picture_of
from cxworkshop.ui.text import plain_caption
from cxworkshop.words import say

BREAK_MINUTES, PAGE_MINUTES, DOTS_MINUTES = 15, 5, 3


def step_menu(
    parent: QWidget, templates: Sequence[Template], language: str, add: Callable[[Step], None]
) -> QMenu:
    """`add` is handed the step that was chosen, with the id that it has in its template."""
    menu = QMenu(parent)
    for step in own_steps(language):
        _offer(menu, step, add)
    menu.addSeparator()
    for template in templates:
        sub = menu.addMenu(plain_caption(template.title))
        for step in template.steps:
            _offer(sub, step, add)
    return menu


def own_steps(language: str) -> tuple[Step, ...]:
    """Steps that stand in no template: an empty page, a break, and dots on what matters with the
    picture that they make."""
    return (
        Step("page", StepKind.PAGE, say("prepare.agenda.own_page", language), PAGE_MINUTES),
        Step("break", StepKind.PAGE, say("prepare.agenda.break", language), BREAK_MINUTES),
        Step(
            "dots",
            StepKind.POLL,
            say("prepare.agenda.dots", language),
            DOTS_MINUTES,
            content={"asks": "importance"},
        ),
        Step(
            "priorities",
            StepKind.PAGE,
            say("prepare.agenda.priorities", language),
            PAGE_MINUTES,
            content={"show": ["importance"]},
        ),
    )


def _offer(menu: QMenu, step: Step, add: Callable[[Step], None]) -> None:
    words = say("prepare.agenda.step_line", title=step.title, minutes=step.minutes)
    action = menu.addAction(icon(picture_of(step), "muted"), plain_caption(words))
    action.triggered.connect(partial(_add, add, step))


def _add(add: Callable[[Step], None], step: Step, _checked: bool = False) -> None:
    add(step)
