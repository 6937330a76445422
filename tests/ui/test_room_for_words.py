"""Pages that give way in a narrow window, or in large type: parts below each other, fewer cards in
a line, columns that drop out, a bar that stands in the margin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.library.workshop_row import columns
from cxworkshop.ui.row_menu import RowAct, row_menu
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.tiles import Tiles


def shown(widget: QWidget, qtbot: QtBot, width: int, height: int = 400) -> None:
    widget.resize(width, height)
    widget.show()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        pass


def test_parts_stand_below_each_other_where_there_is_too_little_room(
    styled: QApplication, qtbot: QtBot
) -> None:
    left, right = QFrame(), QFrame()
    page = Beside(left, right, least=600, widths={left: 200})
    shown(page, qtbot, 700)
    assert not page.stacked
    assert left.width() == 200
    page.resize(500, 400)
    qtbot.waitUntil(lambda: page.stacked and left.width() == 500)
    assert right.y() > left.y()
    page.resize(700, 400)
    qtbot.waitUntil(lambda: not page.stacked and left.width() == 200)


def test_larger_type_needs_more_room(styled: QApplication, qtbot: QtBot) -> None:
    page = Beside(QFrame(), QFrame(), least=600)
    shown(page, qtbot, 700)
    assert not page.stacked
    try:
        theme.apply(styled, "light", text_scale=200)
        page.resize(701, 400)
        qtbot.waitUntil(lambda: page.stacked)
    finally:
        theme.apply(styled, "light")


def test_a_page_asks_for_no_more_width_than_its_widest_part(
    styled: QApplication, qtbot: QtBot
) -> None:
    parts = [QLabel("Words that cannot be broken".replace(" ", "_") * n) for n in (1, 2)]
    page = Beside(*parts, least=10)
    shown(page, qtbot, 2000)
    assert not page.stacked
    assert page.minimumSizeHint().width() == parts[1].minimumSizeHint().width()


@pytest.mark.parametrize(("width", "across"), [(1000, 3), (700, 2), (320, 1)])
def test_as_many_cards_in_a_line_as_there_is_room_for(
    styled: QApplication, qtbot: QtBot, width: int, across: int
) -> None:
    cards = [QFrame() for _ in range(4)]
    cards[3].hide()
    page = Tiles(cards, 300, 3)
    shown(page, qtbot, width)
    assert page.across == across
    assert len({card.width() for card in cards[:across]}) <= 2  # a pixel may be left over
    assert not cards[3].isVisible()


@pytest.mark.parametrize("width", [300, 470, 600, 800, 1000, 1226, 1800])
def test_columns_drop_out_before_they_overlap(width: int) -> None:
    places = columns(width)
    assert {"client", "held_on", "gap", "more"} <= set(places)
    for (_, one), (_, other) in pairwise(places.items()):
        assert one.right() < other.left() or width < 400
    assert places["more"].right() < width


def test_every_column_is_there_on_a_laptop_and_the_picture_grows_with_the_window() -> None:
    laptop, wide = columns(1226), columns(1800)
    assert set(laptop) == set(wide)
    assert 160 <= laptop["gap_picture"].width() < wide["gap_picture"].width()


def test_the_bar_of_a_long_page_takes_no_room_from_it(styled: QApplication, qtbot: QtBot) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
    card = QFrame()
    column.addWidget(card)
    area = scrolled(inside)
    shown(area, qtbot, 600)
    alone = card.width()
    card.setMinimumHeight(2000)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: card.width() == alone)


def test_a_freed_width_stays_free_when_the_type_grows(styled: QApplication, qtbot: QtBot) -> None:
    part = QFrame()
    qtbot.addWidget(part)
    sizes.fix(part, width=100, height=50)
    sizes.free_width(part)
    try:
        theme.apply(styled, "light", text_scale=150)
        assert part.minimumWidth() == 0
        assert part.height() == 75
    finally:
        theme.apply(styled, "light")


def test_the_menu_of_a_row_shows_keys_and_what_cannot_be_done(
    styled: QApplication, qtbot: QtBot
) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    done: list[str] = []
    menu: QMenu = row_menu(
        rows,
        RowAct("R&D up", "up", "Alt+Up", lambda: done.append("up")),
        RowAct("Remove", "trash", "Del", lambda: done.append("out"), lambda: False),
    )
    first, second = menu.actions()
    assert (first.text(), first.shortcut().toString()) == ("R&&D up", "Alt+Up")
    assert not second.isEnabled()
    first.trigger()
    assert done == ["up"]
