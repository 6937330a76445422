"""One question on the voting screen of the laptop, answered by the person who sits before it.

Ratings and single choices are large buttons, everything else is typed. Nothing is chosen
beforehand, so that nothing leads; "I can't judge this" is always there.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.polls import Question
from cxworkshop.ui import sizes
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.buttons import one_of
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.run.typed_answers import answer_of, answers_at_once, how_to_type, keys_of
from cxworkshop.ui.text import LiveLabel, PlainLabel, plain_caption
from cxworkshop.words import say


class QuestionCard(QFrame):
    """`changed` says that the answer is another one."""

    changed = Signal()

    def __init__(self, number: int, question: Question) -> None:
        super().__init__()
        self.question = question
        self._number = number
        frame, inside = card()
        inside.setSpacing(10)
        if question.lead:
            inside.addWidget(PlainLabel(question.lead, "small", "muted", wrap=True))
        inside.addWidget(PlainLabel(f"{number}  {question.text}", "heading", wrap=True))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._wrong = LiveLabel("small", wrap=True, at_once=True)
        self._wrong.setVisible(False)
        self.field: QLineEdit | None = None
        if answers_at_once(question):
            inside.addWidget(self._buttons())
        else:
            inside.addLayout(self._typing())
        inside.addWidget(self._wrong)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def answered(self) -> bool:
        """Whether there is an answer that can be sent."""
        if self._chosen():
            return True
        return self.field is not None and bool(self.field.text().strip()) and self._fits()

    @property
    def answer(self) -> Any:
        """The answer, None for "I can't judge this"; asked only when there is one."""
        typed = self._chosen()
        if typed is None:
            assert self.field is not None
            typed = self.field.text()
        return answer_of(self.question, typed)

    def take_focus(self) -> None:
        """Put the keyboard here."""
        if self.field is not None:
            self.field.setFocus()
        else:
            self._group.buttons()[0].setFocus()

    def _chosen(self) -> str | None:
        button = self._group.checkedButton()
        return str(button.property("key")) if button else None

    def _fits(self) -> bool:
        assert self.field is not None
        try:
            answer_of(self.question, self.field.text())
        except AnswerRefused:
            return False
        return True

    def _buttons(self) -> Beside:
        *points, (cant_key, _) = keys_of(self.question)
        made = [self._button(key, words or key) for key, words in points]
        made.append(self._button(cant_key, say("fallbacks.kiosk.cant_judge")))
        return Beside(*made, least=0, spacing=8)

    def _typing(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for number, item in enumerate(self.question.items, 1):
            column.addWidget(PlainLabel(f"{number}  {item.text}", "body", wrap=True))
        self.field = QLineEdit()
        sizes.fix(self.field, width=180 if not self.question.items else 320)
        self.field.setAccessibleName(f"{self._number}, {self.question.text}")
        self.field.setAccessibleDescription(how_to_type(self.question))
        self.field.textEdited.connect(self._typed)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field)
        how = say(f"fallbacks.kiosk.how.{self.question.kind}")
        line.addWidget(PlainLabel(how, "body", "muted", wrap=True), 1)
        cant = self._button("", say("fallbacks.kiosk.cant_judge"))
        sizes.fix(cant, width=190)
        line.addWidget(cant)
        column.addLayout(line)
        return column

    def _button(self, key: str, words: str) -> QPushButton:
        made = QPushButton(plain_caption(words))
        made.setProperty("kind", "answer")
        made.setProperty("key", key or say("fallbacks.typing.letter"))
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(f"{self._number}, {self.question.text}: {words}")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(self._clicked)
        one_of(self._group, made)
        return made

    def _clicked(self) -> None:
        if self.field is not None:
            self.field.clear()
        self._wrong.setVisible(False)
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        wrong = bool(text.strip()) and not self._fits()
        self._wrong.setText(say(f"fallbacks.kiosk.how.{self.question.kind}") if wrong else "")
        self._wrong.setVisible(wrong)
        self.changed.emit()
