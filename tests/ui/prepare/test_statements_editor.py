"""Statements: the form, both wordings of a pair, pairs of one's own, scales."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.statements import Form, Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.ui.prepare.page import PreparePage
from cxworkshop.ui.prepare.statements_editor import StatementsEditor


def test_forms_replace_the_pairs_and_leave_the_headline(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.forms[Form.SHORT].click()
    assert len(kept().statements) == 13
    assert kept().statements[0].headline
    assert statements.forms[Form.SHORT].isChecked()


def test_both_wordings_of_a_pair_are_edited(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.choose(1)
    for field, words in ((statements.executives, "We keep it."), (statements.customers, "Kept.")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
    statements.list.setFocus()
    pair = kept().statements[1]
    assert (pair.executives, pair.customers) == ("We keep it.", "Kept.")


def test_a_pair_of_ones_own_is_added_and_left_out_again(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.add()
    assert kept().statements[-1].own
    assert statements.row() == len(kept().statements) - 1
    statements.remove()
    assert not any(pair.own for pair in kept().statements)


def test_a_scale_is_chosen_for_one_pair_and_then_for_all(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.choose(1)
    before = kept().statements[0].scale
    statements.scale.setFocus()
    QTest.keyClick(statements.scale, Qt.Key.Key_End)
    assert [pair.scale for pair in kept().statements[:2]] == [before, Scale(0, 10)]
    qtbot.waitUntil(statements.for_all.isVisible)
    assert page.undo.toolTip() == "<span>Undo: change scale of “Promise before sale is kept”</span>"
    qtbot.mouseClick(statements.for_all, Qt.MouseButton.LeftButton)
    assert {pair.scale for pair in kept().statements} == {Scale(0, 10)}
