"""The worker thread: what it was given is done in order, and nothing begins once it has ended."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxworkshop.ui.background import Background
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from tests.support.gallery import gallery


def test_results_come_home_in_the_order_of_the_work(background: Background, qtbot: QtBot) -> None:
    home: list[int] = []
    for number in range(5):
        background.run(lambda _task, number=number: number, home.append, raise_it)
    qtbot.waitUntil(lambda: home == [0, 1, 2, 3, 4])


def test_nothing_begins_once_it_has_ended(qtbot: QtBot) -> None:
    worker, begun = Background(), list[bool]()
    worker.end()
    worker.run(lambda _task: begun.append(True), lambda _none: None, raise_it)
    assert worker.finish()
    assert begun == []


def test_a_chart_that_a_closing_window_still_asks_for_is_not_drawn(qtbot: QtBot) -> None:
    worker = Background()
    shelf = ChartShelf(worker)
    picture = next(state for state in gallery().values() if shelf.needs_chart(state))
    assert shelf.find(picture) is None
    worker.end()
    worker.deleteLater()
    with qtbot.waitSignal(worker.destroyed):
        pass
    qtbot.waitUntil(lambda: not shelf._soon.isActive())
    shelf.deleteLater()


def raise_it(error: Exception) -> None:
    raise error
