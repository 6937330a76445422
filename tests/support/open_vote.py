"""A run whose vote is open on the real console with the real room, and the dialogs used in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.rounds import Round
from cxworkshop.ui.run.ballot_entry import BallotEntry
from cxworkshop.ui.run.pass_around import PassAround
from tests.support.wired_page import WiredRunPage
from tests.ui.conftest import AnsweredDialogs

ENTER = Qt.Key.Key_Return


class Vote:
    """The page while a vote is open, and what the room said."""

    def __init__(self, page: WiredRunPage, qtbot: QtBot, dialogs: AnsweredDialogs) -> None:
        self.page, self.qtbot, self.dialogs = page, qtbot, dialogs
        self.heard: list[dict[str, Any]] = []
        page.room.said.connect(self.heard.append)

    @property
    def round(self) -> Round:
        assert self.page.presenter
        assert self.page.presenter.open_round
        return self.page.presenter.open_round

    @property
    def answered(self) -> int:
        assert self.page.presenter
        return self.page.presenter.view().now.room.answered

    def begin(self, step_id: str) -> None:
        run = self.page.presenter
        assert run
        run.go_to(step_id)
        while run.state.cue.scene is not SceneKind.VOTE_OPEN:
            run.next()
        self.until(lambda: any(event["event"] == "opened" for event in self.heard))
        self.page.refresh_now()

    def close(self) -> dict[str, Any]:
        """Everything that the room hands over."""
        self.page.room.send({"do": "close"})
        self.until(lambda: self._closed() is not None)
        closed, run = self._closed(), self.page.presenter
        assert closed
        assert run
        self.until(lambda: not run.keeping)
        return closed

    def _closed(self) -> dict[str, Any] | None:
        return next((event for event in self.heard if event["event"] == "closed"), None)

    def all_in(self, count: int) -> None:
        self.until(lambda: self.answered == count)

    def until(self, condition: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))

    def click(self, control: QAbstractButton) -> None:
        self.page.refresh_now()
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)

    @contextmanager
    def kiosk(self) -> Iterator[PassAround]:
        self.click(self.page.console.room.missing.pass_round)
        kiosk = self.page.fall_backs.kiosk
        assert kiosk
        self.until(kiosk.isVisible)
        yield kiosk
        if self.page.fall_backs.kiosk is not None:
            kiosk.close()
        QCoreApplication.processEvents()

    def move_to(self, host: str) -> None:
        """The room moves to another address of this machine."""
        self.page.room.send({"do": "move", "host": host})
        self.until(lambda: f"//{host}:" in self.page.room.url)


def types(form: BallotEntry, *parts: str) -> None:
    """Keys as they come from a fast typist; "⏎" is Enter, "↑" goes back."""
    for part in parts:
        for sign in part:
            special = {"⏎": ENTER, "↑": Qt.Key.Key_Up, "⌫": Qt.Key.Key_Backspace}
            if sign in special:
                QTest.keyClick(form.field, special[sign])
            else:
                QTest.keyClicks(form.field, sign)


def fills(vote: Vote, act: Callable[[Any], None]) -> None:
    """The next dialog is shown, and used like this."""

    def fill(form: QDialog) -> None:
        form.show()
        form.activateWindow()
        vote.until(form.isActiveWindow)
        act(form)

    vote.dialogs.fill = fill


def texts(window: QWidget) -> list[str]:
    """Every word that is shown."""
    labels = window.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and not label.isHidden()]


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader could only call "button"."""
    QGuiApplication.processEvents()
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [repr(widget) for widget in controls if not named(widget)]


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    parent = widget.parentWidget()
    return bool(widget.accessibleName() or text or (parent and parent.accessibleName()))
