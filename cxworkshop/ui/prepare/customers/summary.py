"""The customers' side as it is kept: what they said, in numbers and words, and where it is from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.preparing import unanswered
from cxworkshop.ui import theme
from cxworkshop.ui.beside import TWO_COLUMNS, Beside, column_of
from cxworkshop.ui.buttons import button
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.prepare.customers.ask_first import AskFirst
from cxworkshop.ui.prepare.customers.old_badge import OldBadge
from cxworkshop.ui.prepare.customers.score_table import ScoreTable, score_lines
from cxworkshop.ui.prepare.customers.segment_card import SegmentCard
from cxworkshop.ui.prepare.customers.source_fields import SourceFields
from cxworkshop.ui.prepare.customers.unanswered import Unanswered
from cxworkshop.ui.prepare.customers.voices_card import VoicesCard
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class Summary(QWidget):
    """`wanted` asks for another survey file, `typing_wanted` for typing numbers, `panel_wanted` for
    the panel in the room, `questionnaire_wanted` for a questionnaire in a form, `removed` for
    dropping the customers' side; `edited` says that the source was described anew."""

    wanted = Signal()
    typing_wanted = Signal()
    panel_wanted = Signal()
    questionnaire_wanted = Signal(object)
    removed = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = SourceFields()
        self.fields.edited.connect(self.edited)
        self._title = PlainLabel("", "title")
        self._file = PlainLabel("", "body", "muted", elide=True)
        self.old = OldBadge()
        self._table = ScoreTable()
        self.unanswered = Unanswered()
        self._notes = PlainLabel("", "small", "muted", wrap=True)
        self.segment = SegmentCard()
        self.voices = VoicesCard()
        self.ask_first = AskFirst(say("prepare.customers.ask.again"))
        self.ask_first.wanted.connect(self.questionnaire_wanted)
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(self._content()))

    def show_source(self, source: CustomerSource, workshop: Workshop, *, locked: bool) -> None:
        """Show what is kept for a workshop; `locked` says that people have voted."""
        group = source.of_segment(workshop.segment)
        key = "panel_kept" if source.panel else "kept"
        self._title.setText(say(f"prepare.customers.{key}", count=source.rows))
        self._file.setText("" if source.panel else source.file_name or source.name)
        self._file.setVisible(not source.panel)
        self.old.show_source(source, workshop.held_on)
        self.fields.show_source(source)
        self.segment.show_source(source, workshop.segment, locked=locked)
        self._table.show_lines(score_lines(workshop.statements, group))
        self.unanswered.show_pairs(unanswered(workshop, source))
        self._notes.setText(notes(group))
        self._notes.setVisible(bool(self._notes.text()))
        self.voices.show_source(group, workshop.statements)
        self.voices.setVisible(bool(source.voices or source.left_out))
        words = say("prepare.customers.panel_edit" if source.panel else "prepare.customers.panel")
        self.panel_button.setText(" " + words)

    # ---- how it is made

    def _make_buttons(self) -> None:
        self.another = button(say("prepare.customers.another"), "plain", "import")
        self.another.clicked.connect(self.wanted)
        self.remove = button(say("prepare.customers.remove"), "plain", "trash")
        self.remove.clicked.connect(self.removed)
        self.type_button = button(say("prepare.customers.type"), "plain", "edit")
        self.type_button.clicked.connect(self.typing_wanted)
        self.panel_button = button(say("prepare.customers.panel"), "plain", "team")
        self.panel_button.clicked.connect(self.panel_wanted)

    def _content(self) -> QWidget:
        scores, inside = card(say("prepare.customers.per_statement"))
        inside.addWidget(line())
        inside.addLayout(self._table)
        inside.addWidget(self.unanswered)
        inside.addWidget(self._notes)
        source, about = card(say("prepare.customers.source"), say("prepare.customers.source_note"))
        about.addWidget(self.fields)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addLayout(self._head())
        ways = column_of(self.segment, self._other_ways())
        column.addWidget(Beside(column_of(scores, source), ways, least=TWO_COLUMNS, shares=(3, 2)))
        column.addWidget(self.voices)
        column.addStretch()
        return inner

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._file)
        words.addWidget(self.old)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.another, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _other_ways(self) -> QFrame:
        """Every other way to customers' answers; each takes the place of what is kept."""
        frame, inside = card(say("prepare.customers.other"), say("prepare.customers.other_note"))
        ways = FlowLayout()
        ways.addWidget(self.type_button)
        ways.addWidget(self.panel_button)
        inside.addLayout(ways)
        inside.addWidget(self.ask_first)
        return frame


def notes(source: CustomerSource) -> str:
    """What must be known to read the numbers: weights, codes, counts made from percentages."""
    lines = []
    weighted = [score.effective_n for score in source.scores if score.effective_n is not None]
    if weighted:
        least = f"{min(weighted):,.0f}"
        column = source.weight_column
        lines.append(say("prepare.customers.weighted", column=column, least=least))
    if source.not_applicable:
        codes = ", ".join(source.not_applicable)
        lines.append(say("prepare.customers.not_applicable", codes=codes))
    weighed = len({score.statement_id for score in source.importance if score.confirmed})
    if weighed:
        lines.append(say("prepare.customers.weighed", count=weighed))
    made = sum(score.reconstructed for score in source.scores)
    if made:
        lines.append(say("prepare.customers.reconstructed", count=made))
    return "\n".join(lines)
