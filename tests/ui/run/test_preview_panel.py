"""Between closing and revealing: which three, in which order, and why they are suggested."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes
from cxworkshop.results.reveal_order import suggested
from cxworkshop.ui.run.preview_panel import PreviewPanel
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.stage.state import StageState
from tests.support import story


class Preview:
    """The panel, shown the facts that a choice gives, as the console does."""

    def __init__(self, qtbot: QtBot, **facts: Any) -> None:
        self.panel = PreviewPanel()
        self._facts = facts
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 600)
        self.panel.show()
        self.chosen: list[list[str]] = []
        self.panel.chosen.connect(self._choose)
        self._show(())

    def _choose(self, ids: list[str]) -> None:
        self.chosen.append(list(ids))
        self._show(tuple(ids))

    def _show(self, ids: tuple[str, ...]) -> None:
        self.facts: GapFacts = story.facts(chosen=ids, **self._facts)
        state = StageState(story.workshop(), Cue("s", 0, SceneKind.VOTE_CLOSED), facts=self.facts)
        self.panel.show_view(cast("RunView", _View(state)))

    def box(self, name: str) -> QCheckBox:
        box = self.panel.rows[name].box
        assert box
        return box

    @property
    def order(self) -> list[str]:
        return [fact.statement.id for fact in self.facts.blind_spots]


class _View:
    """The one thing of the console's view that the panel reads."""

    def __init__(self, now: StageState) -> None:
        self.now = now


@pytest.fixture
def preview(styled: object, qtbot: QtBot) -> Preview:
    return Preview(qtbot)


def test_the_three_largest_blind_spots_are_ticked_beforehand_with_the_reason(
    preview: Preview,
) -> None:
    assert preview.order == list(suggested(preview.facts))
    reasons = [preview.box(name).accessibleDescription() for name in preview.order]
    assert reasons == [
        "suggested: largest blind spot",
        "suggested: second largest blind spot",
        "suggested: third largest blind spot",
    ]
    assert not preview.panel.suggestion.isVisible()


def test_without_predictions_the_largest_gaps_are_suggested_and_said_to_be_gaps(
    styled: object, qtbot: QtBot
) -> None:
    told = replace(story.votes(), predictions={}, predicted=0)
    preview = Preview(qtbot, said=told)
    assert preview.box(preview.order[0]).accessibleDescription() == "suggested: largest gap"


def test_one_is_revealed_earlier_and_later_by_keyboard_and_keeps_the_focus(
    preview: Preview,
) -> None:
    first, second, third = preview.order
    button = preview.panel.rows[third].earlier
    assert button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert preview.order == [first, third, second]
    again = preview.panel.rows[third].earlier
    assert again
    assert again.hasFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert preview.order == [third, first, second]
    top = preview.panel.rows[third]
    assert top.earlier
    assert not top.earlier.isEnabled()
    assert preview.box(third).hasFocus()
    last = preview.panel.rows[second].later
    assert last
    assert not last.isEnabled()


def test_another_is_chosen_in_the_place_of_one_and_the_suggestion_comes_back(
    preview: Preview,
) -> None:
    before = preview.order
    other = next(name for name, row in preview.panel.rows.items() if row.box and name not in before)
    assert not preview.box(other).isEnabled()
    preview.box(before[0]).click()
    preview.box(other).click()
    assert preview.order == [*before[1:], other]
    assert preview.panel.suggestion.isVisible()
    preview.panel.suggestion.click()
    assert preview.chosen[-1] == []
    assert preview.order == before
    assert not preview.panel.suggestion.isVisible()


def test_unticking_all_leaves_what_is_suggested(preview: Preview) -> None:
    for name in preview.order:
        preview.box(name).click()
    assert preview.chosen[-1] == []
    assert preview.order == list(suggested(preview.facts))


def test_what_may_not_be_shown_is_not_in_the_preview_or_its_table(
    styled: object, qtbot: QtBot
) -> None:
    few = Votes({"6b": [4, 4, 4, 2]}, answered=4)
    preview = Preview(qtbot, said=few)
    wanted: list[Any] = []
    preview.panel.table_wanted.connect(lambda title, rows: wanted.append(rows))
    preview.panel.as_table.click()
    (rows,) = wanted
    row = next(row for row in rows if row[0] == "Change they can see")
    assert row[1] in ("", "–")
    assert "75" not in " ".join(row)
