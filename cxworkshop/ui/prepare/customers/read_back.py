"""One question read back in a sentence, to be confirmed: nothing unconfirmed reaches the stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.statements import SHORT_NAME, PairedStatement
from cxworkshop.intake.columns import Best
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import LEAST_HIGH, Beside
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.customers.count_bars import CountBars
from cxworkshop.ui.prepare.customers.question import (
    MATTERS,
    OWN,
    Question,
    cut_words,
    sentence_for,
)
from cxworkshop.ui.prepare.editor import line, well
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class Decided:
    """What the facilitator changed about a question: any of use, best, top, executives, short."""

    column: str
    fields: dict[str, object]


class ReadBack(QFrame):
    """`decided` carries a `Decided`, `confirmed` and `left_out` the column's name."""

    decided = Signal(object)
    confirmed = Signal(str)
    left_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._question: Question | None = None
        self._statements: tuple[PairedStatement, ...] = ()
        self._weighable: dict[str, str] = {}
        self._place = PlainLabel("", "small", "muted", elide=True)
        self._grade_sign = Sign("check_circle", "good", 18)
        self._grade = PlainLabel("", "small")
        self.asked = PlainLabel("", "body", wrap=True)
        self.executives = NoteField(3, grows=True)  # as high as the customers' wording beside it
        self.executives.settled.connect(self._word)
        self.ours = PlainLabel("", "body", wrap=True)
        self.use = choice_field()
        self.use.activated.connect(self._use)
        self.top = choice_field()
        self.top.activated.connect(self._cut)
        self.short = QLineEdit()
        self.short.setMaxLength(SHORT_NAME)
        self.short.editingFinished.connect(self._name)
        self._cant_judge = PlainLabel("", "small", "muted", wrap=True)
        self._suspicion = PlainLabel("", "small", wrap=True)
        self.bars = CountBars()
        self.sentence = PlainLabel("", "lead", wrap=True)
        self.turn = button("", "plain", "turn")
        self.turn.clicked.connect(self._turn)
        self.out = button("", "link")
        self.out.clicked.connect(self._leave_out)
        self.yes = button(say("survey.yes"), "primary")
        self.yes.clicked.connect(self._confirm)
        self._lay_out()

    def show_question(
        self,
        question: Question,
        place: str,
        grade: str,
        statements: Sequence[PairedStatement],
        weighable: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a question: its wordings, numbers and the sentence. `weighable` are the ids and
        names of what it could tell the importance of."""
        other = self._question is None or self._question.column.name != question.column.name
        self._question, self._statements = question, tuple(statements)
        self._weighable = dict(weighable)
        self._place.setText(place)
        self._show_grade(question, grade)
        self.asked.setText(question.column.label)
        self._show_wordings(question, other)
        self._show_choices(question)
        self._show_numbers(question)

    # ---- what it shows

    def _show_grade(self, question: Question, grade: str) -> None:
        good = grade == "A"
        self._grade_sign.show_icon(*(("check_circle", "good") if good else ("info", "muted")))
        shown = bool(question.use) and question.usable and not question.weighs
        self._grade_sign.setVisible(shown)
        self._grade.setText(say(f"survey.grade.{grade}") if shown else "")

    def _show_wordings(self, question: Question, other: bool) -> None:
        own = question.use in (OWN, "")
        self.executives.setVisible(own)
        self._ours_well.setVisible(not own)
        if other or not self.executives.hasFocus():
            self.executives.blockSignals(True)
            self.executives.setPlainText(question.executives)
            self.executives.blockSignals(False)
        if other or not self.short.hasFocus():
            self.short.setText(question.short)
        self.short.setVisible(own)
        self._short_label.setVisible(own)
        self._beside.setText(
            say(f"survey.{'importance_of' if question.weighs else 'ask_executives'}")
        )
        if question.weighs:
            self.ours.setText(self._weighable.get(question.weighs, ""))
        elif not own:
            statement = next(one for one in self._statements if one.id == question.use)
            self.ours.setText(statement.executives)

    def _show_choices(self, question: Question) -> None:
        counts_as = "counts_as_important" if question.weighs else "counts_as_label"
        self._counts_as.setText(say(f"survey.{counts_as}"))
        self.use.clear()
        self.use.addItem(say("survey.use.own"), OWN)
        for statement in self._statements:
            self.use.addItem(say("survey.use.ours", short=statement.short), statement.id)
        for statement_id, short in self._weighable.items() if question.share is not None else ():
            self.use.addItem(say("survey.use.matters", short=short), MATTERS + statement_id)
        self.use.addItem(say("survey.use.out"), "")
        self.use.setCurrentIndex(max(0, self.use.findData(question.use)))
        self.top.clear()
        scale = question.column.scale
        for top in range(1, scale.points if scale else 1):
            self.top.addItem(cut_words(question, top), top)
        self.top.setCurrentIndex(max(0, self.top.findData(question.top)))
        column = question.column
        codes = ", ".join(str(code) for code in column.not_applicable)
        self._cant_judge.setText(
            say(
                "survey.cant_judge" if codes else "survey.no_codes",
                codes=codes,
                count=len(column.not_applicable),
                unsure=column.cant_judge,
                missing=column.missing,
            )
        )
        doubt = column.suspicion or ("no_such_share" if question.impossible else "")
        self._suspicion.setVisible(bool(doubt))
        if doubt:
            words = say(f"intake.warning.{doubt}", column=column.name, count=question.rated)
            self._suspicion.setText(words)

    def _show_numbers(self, question: Question) -> None:
        counted = bool(question.counts)
        self.bars.setVisible(counted)
        self.top.setEnabled(counted)
        self.turn.setVisible(counted)
        if counted:
            self.bars.show_question(question)
        self._box.setProperty("kind", "trouble" if question.problem else "said")
        self._box.style().unpolish(self._box)
        self._box.style().polish(self._box)
        self.sentence.setText(sentence_for(question))
        scale = question.column.scale
        if scale is not None:
            other = scale.max if question.best is Best.LOW else scale.min
            key = "is_most_important" if question.weighs else "is_good"
            self.turn.setText(" " + say(f"survey.{key}", point=other))
        usable = question.usable and bool(question.use)
        self.yes.setEnabled(usable)
        self.yes.setText(say("survey.confirmed" if question.confirmed else "survey.yes"))
        self.out.setText(say("survey.leave_out" if question.use else "survey.ask_this"))

    # ---- what one can do

    def _decide(self, **fields: object) -> None:
        if self._question is not None:
            self.decided.emit(Decided(self._question.column.name, fields))

    def _use(self, place: int) -> None:
        self._decide(use=self.use.itemData(place))

    def _cut(self, place: int) -> None:
        self._decide(top=self.top.itemData(place))

    def _turn(self) -> None:
        assert self._question is not None
        self._decide(best=Best.HIGH if self._question.best is Best.LOW else Best.LOW)

    def _word(self, text: str) -> None:
        if text.strip():
            self._decide(executives=text.strip())

    def _name(self) -> None:
        if self.short.text().strip():
            self._decide(short=self.short.text().strip())

    def _leave_out(self) -> None:
        """Leave the question out, or ask it after all."""
        if self._question is not None and self._question.use:
            self.left_out.emit(self._question.column.name)
        elif self._question is not None:
            self._decide(use=OWN)

    def _confirm(self) -> None:
        if self._question is not None:
            self.confirmed.emit(self._question.column.name)

    # ---- how it is laid out

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._place, 1)
        head.addWidget(self._grade_sign)
        head.addWidget(self._grade)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.out)
        never = PlainLabel(say("survey.never"), "small", "muted", wrap=True)
        never.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(never, 1)
        foot.addWidget(self.yes)
        read = QWidget()  # scrolls when it is long, so that its answer is always in sight
        reading = QVBoxLayout(read)
        reading.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 10)
        reading.setSpacing(10)
        reading.addLayout(head)
        reading.addLayout(self._wordings())
        reading.addWidget(self._numbers(), 1)
        answer = QVBoxLayout()
        answer.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, theme.GAP)
        answer.setSpacing(10)
        answer.addWidget(self._sentence_box())
        answer.addLayout(foot)
        area = scrolled(read)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizes.at_least(area, height=LEAST_HIGH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(line())
        layout.addLayout(answer)

    def _wordings(self) -> QGridLayout:
        self._ours_well = well(self.ours)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        grid.addWidget(PlainLabel(say("survey.customers_asked"), "small", "muted"), 0, 0)
        self._beside = field_label(say("survey.ask_executives"), self.executives)
        grid.addWidget(self._beside, 0, 1)
        grid.addWidget(well(self.asked), 1, 0)
        grid.addWidget(self.executives, 1, 1)
        grid.addWidget(self._ours_well, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _numbers(self) -> Beside:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        self._counts_as = field_label(say("survey.counts_as_label"), self.top)
        use_label = field_label(say("survey.use_label"), self.use)
        for label, field in ((use_label, self.use), (self._counts_as, self.top)):
            fields.addWidget(label)
            fields.addWidget(field)
            fields.addSpacing(6)
        self._short_label = field_label(say("survey.short"), self.short)
        fields.addWidget(self._short_label)
        fields.addWidget(self.short)
        fields.addSpacing(6)
        fields.addWidget(self._cant_judge)
        fields.addStretch()
        left = QWidget()
        left.setLayout(fields)
        fields.setContentsMargins(0, 0, 0, 0)
        right = QWidget()
        numbers = QVBoxLayout(right)
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.addWidget(self.bars)
        numbers.addStretch()
        return Beside(
            left, right, least=640, shares=(0, 1), widths={left: 260}, spacing=theme.MARGIN
        )

    def _sentence_box(self) -> QFrame:
        self._box = QFrame()
        self._box.setProperty("kind", "said")
        inside = QHBoxLayout(self._box)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(theme.GAP)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.sentence)
        words.addWidget(self._suspicion)
        inside.addLayout(words, 1)
        inside.addWidget(self.turn)
        return self._box
