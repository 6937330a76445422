"""Room check: what is to be mended, each with its command, and what is good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Status
from cxworkshop.services.room_check import Finding
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import PAGE_WIDTH
from cxworkshop.ui.buttons import button
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.editor import Editor, line
from cxworkshop.ui.prepare.plan_b_card import PlanBCard
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.prepare.room_watch import RoomWatch
from cxworkshop.ui.rehearsal.card import RehearseCard
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

_AGAIN_MS = 10_000
_TWO_COLUMNS = 1160
_ICONS = {
    "screens": "screen",
    "network": "wifi",
    "capacity": "list",
    "sleep": "moon",
    "notifications": "speaker",
    "firewall": "shield",
    "phone": "phone",
    "disk": "disk",
    "folder": "folder",
    "files": "page",
    "fonts": "font",
}


class RoomEditor(Editor):
    """Looks again every ten seconds while it is shown. `projector` names the second screen, ""
    when there is none."""

    name = "room"
    manual_page = "room-check"

    def __init__(
        self,
        watch: RoomWatch,
        plan_b: PlanBCard,
        projector: Callable[[], str],
    ) -> None:
        super().__init__()
        self.plan_b = plan_b
        self.rehearse = RehearseCard()
        self._projector = projector
        self._watch = watch
        watch.looked.connect(self._show_findings)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._check_while_shown)
        self._again.start()
        self._title = PlainLabel("", "title")
        self._text = PlainLabel("", "body", "muted")
        self.check_button = button(say("prepare.room.again"), "plain", "refresh")
        self.check_button.clicked.connect(watch.look)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GAP)
        self._lay_out()

    def work_on(self, preparation: Preparation) -> None:
        super().work_on(preparation)
        self.plan_b.work_on(preparation)

    def refresh(self) -> None:
        self.plan_b.refresh()
        if self._preparation:
            workshop = self.preparation.workshop
            running = workshop.status is Status.RUNNING
            self.rehearse.show_choice(workshop.team.size, self._projector(), running=running)
        self._show_findings()

    def _show_findings(self) -> None:
        findings = self._watch.findings
        if findings is None:
            self._title.setText(say("prepare.room.looking"))
            return
        bad = [finding for finding in findings if not finding.ok]
        good = [finding for finding in findings if finding.ok and finding.known]
        unseen = [finding for finding in findings if not finding.known]
        if bad:
            self._title.setText(say("prepare.room.to_mend", count=len(bad), good=len(good)))
        else:
            self._title.setText(say("prepare.room.fine", count=len(good)))
        self._text.setText(say("prepare.room.every"))
        _empty(self._column)
        cards = [FindingCard(finding) for finding in bad]
        for card in cards:
            self._column.addWidget(card)
        tab_through(self.check_button, *cards)
        for finding in unseen:
            self._column.addWidget(FindingCard(finding))
        if good:
            self._column.addWidget(_good_card(good))

    def take_focus(self) -> None:
        self.check_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below each other where there is too little room for two columns."""
        super().resizeEvent(event)
        wide = self.width() >= sizes.px(_TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _check_while_shown(self) -> None:
        if self.isVisible():
            self._watch.look()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QWidget()
        sizes.at_most(inside, width=PAGE_WIDTH)
        found = QVBoxLayout()
        found.addLayout(self._column)
        found.addStretch()
        beside = QVBoxLayout()
        beside.setSpacing(theme.GAP)
        beside.addWidget(self.rehearse)
        beside.addWidget(self.plan_b)
        beside.addStretch()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(theme.GAP)
        self._across.addLayout(found, 9)
        self._across.addLayout(beside, 5)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addLayout(self._across)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))


class FindingCard(QFrame):
    """One thing to mend, with the command that mends it and Copy."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._command = finding.command
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(PlainLabel(say(f"prepare.finding.{finding.name}"), "strong"))
        words.addWidget(PlainLabel(finding.sentence, "small", wrap=True))
        if finding.command:
            words.addSpacing(6)
            words.addLayout(self._command_line(finding.command))
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 16, 20, 16)
        across.setSpacing(12)
        sign = Sign("warning", "warning") if finding.known else Sign("eye")
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)

    def copy(self) -> None:
        """Put the command on the clipboard and say so."""
        QGuiApplication.clipboard().setText(self._command)
        self.copy_button.setText(say("prepare.room.copied"))

    def _command_line(self, command: str) -> QHBoxLayout:
        field = QLineEdit(command)
        field.setReadOnly(True)
        field.setAccessibleName(say("prepare.room.command"))
        self.copy_button = button(say("prepare.room.copy"), "plain", "copy")
        self.copy_button.clicked.connect(self.copy)
        found = QHBoxLayout()
        found.setSpacing(8)
        found.addWidget(field, 1)
        found.addWidget(self.copy_button)
        return found


def _good_card(good: Sequence[Finding]) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(20, 12, 20, 12)
    head.addWidget(PlainLabel(say("prepare.room.good"), "strong"), 1)
    head.addWidget(PlainLabel(str(len(good)), "body", "muted"))
    column.addLayout(head)
    for finding in good:
        column.addWidget(line())
        column.addLayout(_good_line(finding))
    return frame


def _good_line(finding: Finding) -> QHBoxLayout:
    name = PlainLabel(say(f"prepare.finding.{finding.name}"))
    sizes.at_least(name, width=200)
    across = QHBoxLayout()
    across.setContentsMargins(20, 12, 20, 12)
    across.setSpacing(12)
    across.addWidget(Sign(_ICONS.get(finding.name, "info")))
    across.addWidget(name)
    across.addWidget(PlainLabel(finding.sentence, "small", "muted", wrap=True), 1)
    across.addWidget(Sign("check_circle", "good", 18))
    across.addWidget(PlainLabel(say("prepare.room.good"), "small"))
    return across


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
