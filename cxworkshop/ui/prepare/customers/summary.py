"""The customers' side as it is kept: its source, and per statement how many agreed of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.results.customer_side import comparable_grade, customer_side
from cxworkshop.services.collecting import Questionnaire
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.customers.ask_first import AskFirst
from cxworkshop.ui.prepare.customers.source_fields import SourceFields
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One statement: its short name, share agreeing 0..1 or None, base, grade; or nothing yet."""

    short: str
    share: float | None
    rated: int
    grade: str


def score_lines(pairs: Sequence[PairedStatement], source: CustomerSource) -> list[ScoreLine]:
    """What is kept about each statement that is asked."""
    lines = []
    for pair in pairs:
        score = source.score(pair.id)
        side = customer_side(score, pair.scale)
        grade = comparable_grade(score, pair.scale).value if score else ""
        share = side.estimate.point if side else None
        lines.append(ScoreLine(pair.short, share, score.n if score else 0, grade))
    return lines


class Summary(QWidget):
    """`wanted` asks for a survey file, `typing_wanted` for typing numbers, `questionnaire_wanted`
    for a questionnaire in a form, `removed` for dropping the customers' side; `edited` says that
    the source was described anew."""

    wanted = Signal()
    typing_wanted = Signal()
    questionnaire_wanted = Signal(object)
    removed = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = SourceFields()
        self.fields.edited.connect(self.edited)
        self._title = PlainLabel("", "title")
        self._file = PlainLabel("", "body", "muted", elide=True)
        self._table = QGridLayout()
        self.ask_first = AskFirst()
        self.ask_first.wanted.connect(self.questionnaire_wanted)
        self._invitation = self._make_invitation()
        self._kept = self._make_kept()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._invitation)
        layout.addWidget(self._kept)

    def show_source(self, source: CustomerSource | None, pairs: Sequence[PairedStatement]) -> None:
        """Show what is kept, or the invitation to import."""
        self._invitation.setVisible(source is None)
        self._kept.setVisible(source is not None)
        if source is None:
            return
        self._title.setText(say("prepare.customers.kept", count=source.rows))
        self._file.setText(source.file_name or source.name)
        self.fields.show_source(source)
        self._show_scores(score_lines(pairs, source))

    def show_saved(self, kind: Questionnaire, path: Path) -> None:
        """Say where the questionnaire is, and how its answers come back."""
        self.ask_first.show_saved(kind, path)

    def _show_scores(self, lines: Sequence[ScoreLine]) -> None:
        while (item := self._table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for column, key in enumerate(("statement", "", "agree", "rated", "grade")):
            if key:
                head = PlainLabel(say(f"prepare.customers.column.{key}"), "tiny", "muted")
                side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
                self._table.addWidget(head, 0, column, side)
        for row, found in enumerate(lines, 1):
            self._add_line(row, found)

    def _add_line(self, row: int, found: ScoreLine) -> None:
        name = PlainLabel(found.short, "body")
        sizes.at_least(name, height=32)
        self._table.addWidget(name, row, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if found.share is None and not found.rated:
            missing = PlainLabel(say("prepare.customers.no_answers"), "small", "muted")
            self._table.addWidget(missing, row, 1, 1, 4)
            return
        if found.share is not None:
            self._table.addWidget(ShareBar(found.share), row, 1)
            share = say("prepare.customers.percent", number=round(found.share * 100))
            self._table.addWidget(PlainLabel(share, "strong"), row, 2, right)
        self._table.addWidget(PlainLabel(f"{found.rated:,}", "body", "muted"), row, 3, right)
        self._table.addWidget(PlainLabel(found.grade), row, 4, right)

    # ---- how it is made

    def _make_invitation(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("kind", "drop")
        sizes.at_most(frame, width=760)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(8)
        choose = button(say("prepare.customers.choose"), "plain", "folder")
        choose.clicked.connect(self.wanted)
        self.choose_button = choose
        self.type_button = button(say("prepare.customers.type"), "link")
        self.type_button.clicked.connect(self.typing_wanted)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(Sign("import", "muted", 32), 0, middle)
        inside.addWidget(PlainLabel(say("prepare.customers.drop"), "title"), 0, middle)
        text = PlainLabel(say("prepare.customers.drop_text"), "body", "muted", wrap=True)
        text.setAlignment(middle)
        inside.addWidget(text)
        inside.addSpacing(8)
        inside.addWidget(choose, 0, middle)
        inside.addWidget(self.type_button, 0, middle)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addStretch(2)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(frame, 10)
        across.addStretch()
        layout.addLayout(across)
        layout.addSpacing(theme.GAP)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.ask_first, 10)
        below.addStretch()
        layout.addLayout(below)
        layout.addStretch(3)
        return scrolled(made)

    def _make_kept(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._file)
        again = button(say("prepare.customers.another"), "plain", "import")
        again.clicked.connect(self.wanted)
        remove = button(say("prepare.customers.remove"), "plain", "trash")
        remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(again, 0, Qt.AlignmentFlag.AlignBottom)
        scores, inside = card(say("prepare.customers.per_statement"))
        inside.addWidget(line())
        self._table.setHorizontalSpacing(24)
        self._table.setVerticalSpacing(0)
        self._table.setColumnStretch(1, 1)
        inside.addLayout(self._table)
        source, about = card(say("prepare.customers.source"), say("prepare.customers.source_note"))
        about.addWidget(self.fields)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(scores)
        column.addWidget(source)
        column.addStretch()
        return scrolled(inner)


class ShareBar(QWidget):
    """A share as a bar; the number stands beside it."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        sizes.at_least(self, width=120, height=32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        tones = theme.colours()
        whole = QRectF(0, sizes.height(self) / 2 - 5, sizes.width(self), 10)
        painter.setBrush(QColor(tones.sunken))
        painter.drawRoundedRect(whole, 3, 3)
        whole.setWidth(sizes.width(self) * self._share)
        painter.setBrush(QColor(tones.customers))
        painter.drawRoundedRect(whole, 3, 3)
