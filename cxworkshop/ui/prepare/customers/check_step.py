"""The last step: what will reach the stage, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.intake.scoring import Scored
from cxworkshop.intake.sentences import warning_sentence
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.customers.old_badge import OldBadge
from cxworkshop.ui.prepare.customers.question import Question
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.customers.score_table import ShareBar
from cxworkshop.ui.prepare.customers.source_fields import SourceFields
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class CheckStep(QWidget):
    """Shows the confirmed questions; `fields` hold what no file can say."""

    def __init__(self) -> None:
        super().__init__()
        self._known, self._held_on = CustomerSource("", "", 0), date.min
        self.fields = SourceFields()
        self.fields.edited.connect(self._show_age)
        self.old = OldBadge()
        self._title = PlainLabel("", "heading")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.MARGIN)
        self._rows.setColumnStretch(1, 1)
        self._more = PlainLabel("", "small", "muted", wrap=True)
        self._warnings = PlainLabel("", "small", wrap=True)
        self._warnings_line = _warned(self._warnings)
        self._lay_out()

    def _lay_out(self) -> None:
        scores, inside = card()
        inside.addWidget(self._title)
        inside.addWidget(line())
        inside.addLayout(self._rows)
        inside.addWidget(self._more)
        inside.addWidget(self._warnings_line)
        source, about = card(say("prepare.customers.source"), say("prepare.customers.source_note"))
        about.addWidget(self.fields)
        about.addWidget(self.old)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(source)
        column.addWidget(scores)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def show_reading(
        self,
        reading: Reading,
        known: CustomerSource,
        scored: Scored,
        held_on: date,
    ) -> None:
        """Show what will be kept; `known` is what the fields start with, `held_on` the day of the
        workshop."""
        self._known, self._held_on = known, held_on
        warned = "\n".join(warning_sentence(warning) for warning in scored.warnings)
        self._warnings.setText(warned)
        self._warnings_line.setVisible(bool(warned))
        self._more.setText(more_words(scored.source))
        self._more.setVisible(bool(self._more.text()))
        confirmed = [question for question in reading.used if question.confirmed]
        self._title.setText(say("survey.will_keep", count=len(confirmed)))
        self.fields.show_source(known)
        self._show_age()
        self._show_rows(reading, confirmed)

    @property
    def said_of_age(self) -> str:
        """What is said when the answers are old, else nothing."""
        return self.old.words

    def _show_age(self) -> None:
        self.old.show_source(self.fields.filled_in(self._known), self._held_on)

    def _show_rows(self, reading: Reading, questions: Sequence[Question]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        names = dict(reading.weighable(""))
        for row, question in enumerate(questions):
            own, weighs = question.own, question.weighs
            name = PlainLabel(question.short if own else names.get(weighs or question.use, ""))
            sizes.at_least(name, height=32)
            self._rows.addWidget(name, row, 0)
            if question.share is not None:
                self._rows.addWidget(ShareBar(question.share), row, 1)
                share = say("survey.percent", number=round(question.share * 100))
                self._rows.addWidget(PlainLabel(share, "strong"), row, 2)
            rated = say("survey.rated", count=f"{question.rated:,}")
            self._rows.addWidget(PlainLabel(rated, "small", "muted"), row, 3)
            grade = say("survey.grade_short", grade=reading.grade(question).value)
            self._rows.addWidget(PlainLabel("" if weighs else grade, "small", "muted"), row, 4)
            kind = say(f"survey.kind_{'own' if own else 'matters' if weighs else 'ours'}")
            self._rows.addWidget(PlainLabel(kind, "small", "muted"), row, 5)


def _warned(words: PlainLabel) -> QWidget:
    """Warnings with their sign."""
    made = QWidget()
    line_of = QHBoxLayout(made)
    line_of.setContentsMargins(0, 8, 0, 0)
    line_of.setSpacing(8)
    line_of.addWidget(Sign("warning", "warning", 18), 0, Qt.AlignmentFlag.AlignTop)
    line_of.addWidget(words, 1)
    return made


def more_words(source: CustomerSource) -> str:
    """Which groups have numbers of their own, and how many comments wait to be approved."""
    lines = []
    if source.segments:
        groups = zip(source.segments, source.segment_rows, strict=True)
        named = ", ".join(f"{name} ({rows:,})" for name, rows in groups)
        lines.append(say("survey.groups", count=len(source.segments), groups=named))
    if source.voices:
        lines.append(say("survey.voices", count=len(source.voices)))
    return "\n".join(lines)
