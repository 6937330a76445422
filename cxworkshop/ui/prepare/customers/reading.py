"""One survey file on its way to the stage: what each question is used for, and what is confirmed.

Plain data and rules, no widgets. A question is asked of the executives in its own words, or answers
one of our statements, or is left out; whatever changes its numbers takes its confirmation back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import replace
from typing import Any

from cxworkshop.domain.customers import CustomerSource, Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.cells import simple
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.column_score import usual_top
from cxworkshop.intake.columns import Column, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import asks_importance, can_be_asked
from cxworkshop.intake.remembering import remembered
from cxworkshop.intake.scoring import EachScore, Scored
from cxworkshop.intake.short_names import short_names
from cxworkshop.intake.suggesting import suggest, what_matters
from cxworkshop.intake.swapping import Difference, differences, is_a_correction, keep_mapping
from cxworkshop.intake.voices import comment_columns, usual_comments
from cxworkshop.intake.wording import executives_wording, row_of_grid
from cxworkshop.ui.prepare.customers.question import MATTERS, OWN, Question

USUALLY_ASKED = 6


class Reading:
    """A survey with a decision for each question. `statements` are those that may be answered;
    `reader` counts, beside the app; `earlier` are the mappings of this client's other surveys, the
    latest first, and `proposed` says that one of them fits."""

    def __init__(
        self,
        survey: Survey,
        statements: Sequence[PairedStatement],
        client: str,
        reader: SurveyReader,
        before: CustomerSource | None = None,
        earlier: Sequence[Table[str, Any]] = (),
    ) -> None:
        self.survey = survey
        self._reader = reader
        self.before = before if before and is_a_correction(before, survey) else None
        self.statements = tuple(statements)
        self._client = client
        again = None if self.before else remembered(earlier, survey, self.statements)
        self.proposed = again is not None
        if self.before:
            found = keep_mapping(self.before, survey, self.statements)
        else:
            found = again or suggest(survey, self.statements)
        self.segment: Segment | None = found.segment
        self.weight: str | None = found.weight
        self.codes: tuple[int | str, ...] | None = found.not_applicable
        decided = self.proposed or bool(self.before and self.before.mapping)
        self.voices = found.voices if decided else usual_comments(survey)
        self._names = _names(survey.columns)
        self.questions = self._decide(found, 0 if self.before or again else USUALLY_ASKED)

    def _decide(self, found: Mapping, asked: int) -> dict[str, Question]:
        """The questions as a mapping uses them; of the others the first ones are asked, too, until
        there are `asked` of them."""
        ours = {use.column: (name, use) for name, use in found.statements.items()}
        weighing = {use.column: (MATTERS + name, use) for name, use in found.importance.items()}
        own = {one.use.column: one for one in found.own}
        room = max(0, asked - len(ours))
        questions: dict[str, Question] = {}
        for column in self.survey.columns:
            if not can_be_asked(column):
                continue
            if column.name in own:
                questions[column.name] = self._own_question(column, own[column.name])
                continue
            known = ours.get(column.name) or weighing.get(column.name)
            name, use = known or ("", ColumnUse(column.name))
            if not name and room > 0 and not asks_importance(column):
                name, room = OWN, room - 1
            questions[column.name] = self._question(column, name, use)
        return {name: _weighing(one, questions) for name, one in questions.items()}

    @property
    def comments(self) -> tuple[str, ...]:
        """The columns from which voices can be taken."""
        return tuple(column.name for column in comment_columns(self.survey))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What this file changes in the place of the one that is kept."""
        if self.before is None:
            return ()
        after = {one.use: (one.rated, one.share) for one in self.used if one.use != OWN}
        return differences(self.before, self.survey, after)

    @property
    def used(self) -> list[Question]:
        """The questions that are to reach the stage."""
        return [one for one in self.questions.values() if one.use and one.usable]

    @property
    def waiting(self) -> list[Question]:
        """The used questions that nobody has confirmed yet."""
        return [question for question in self.used if not question.confirmed]

    def groups_by(self, name: str) -> bool:
        """Whether a column tells customers apart, or chooses those who count."""
        return self.segment is not None and self.segment.column == name

    def change(self, name: str, **fields: object) -> Question:
        """Decide something about a question; only wordings leave its confirmation alone."""
        before = self.questions[name]
        after = replace(before, **fields)  # type: ignore[arg-type] # by name, of any field
        if set(fields) & {"use", "best", "top"}:
            after = replace(after, confirmed=False)
        self.questions[name] = after
        return after

    def decide_like(self, other: Reading) -> None:
        """Use columns as in a reading of the same table in part or whole; all is to be confirmed
        again."""
        for name, question in self.questions.items():
            known = other.questions.get(name)
            if known is not None and known.column.scale == question.column.scale:
                self.questions[name] = replace(
                    known, column=question.column, found=None, confirmed=False, problem=""
                )
        self.voices = other.voices if other.voices in (None, *self.comments) else self.voices
        self.weight = other.weight if other.weight and self.survey.column(other.weight) else None

    def answer_with(self, statement_id: str, name: str) -> None:
        """Let a column answer one of our statements; "" lets none answer it."""
        for question in list(self.questions.values()):
            if question.use == statement_id and question.column.name != name:
                self.change(question.column.name, use="")
        if name and self.questions[name].use != statement_id:
            self.change(name, use=statement_id, same_statement=False)

    def weigh(self, statement_id: str, name: str) -> None:
        """Let a column tell how much a statement matters to customers, in the place of another."""
        for question in list(self.questions.values()):
            if question.weighs == statement_id and question.column.name != name:
                self.change(question.column.name, use="")
        self.change(name, use=MATTERS + statement_id)

    def weighable(self, name: str) -> list[tuple[str, str]]:
        """The ids and short names of everything whose importance a column could tell."""
        own = [
            (one.pair_id, one.short)
            for one in self.questions.values()
            if one.own and one.column.name != name
        ]
        return [*((one.id, one.short) for one in self.statements), *own]

    def answered_by(self, statement_id: str) -> str:
        """The name of the column that answers a statement, or ""."""
        return next((q.column.name for q in self.used if q.use == statement_id), "")

    def confirm(self, name: str) -> None:
        """The read-back sentence is right."""
        self.questions[name] = replace(self.questions[name], confirmed=True)

    def grade(self, question: Question) -> Grade:
        """How far the question can be compared, as it will be kept."""
        if question.rated < 30:
            return Grade.D
        if question.use in (OWN, "") or question.weighs:
            return Grade.A
        statement = next(one for one in self.statements if one.id == question.use)
        scale = question.column.scale
        same_scale = scale is not None and scale.points == statement.scale.points
        return Grade.A if question.same_statement and same_scale else Grade.B

    def count(self, cancelled: Callable[[], bool] = lambda: False) -> EachScore:
        """The numbers of every question under the chosen segment, weight and codes. Slow with
        segment or weight: the file is read again."""
        chosen = Mapping(segment=self.segment, weight=self.weight, not_applicable=self.codes)
        return self._reader.score_each(self.survey, list(self.questions), chosen, cancelled)

    def take_counts(self, counted: EachScore) -> None:
        """Put new numbers in; a confirmation stays only where they are the same."""
        for name, found in counted.items():
            before = self.questions[name]
            if isinstance(found, IntakeProblem):
                self.questions[name] = replace(
                    before, problem=found.message, found=None, confirmed=False
                )
                continue
            kept = before.confirmed and found == before.found
            self.questions[name] = replace(before, found=found, problem="", confirmed=kept)

    def finish(self, cancelled: Callable[[], bool] = lambda: False) -> Scored:
        """The scores of the confirmed questions alone."""
        kept = [question for question in self.used if question.confirmed]
        mapping = Mapping(
            statements={q.use: _use(q) for q in kept if not q.own and not q.weighs},
            own=tuple(OwnQuestion(_use(q), q.executives, q.short) for q in kept if q.own),
            segment=self.segment,
            weight=self.weight,
            not_applicable=self.codes,
            voices=self.voices,
            importance={q.weighs: _use(q) for q in kept if q.weighs in self._asked_about},
        )
        return self._reader.score(self.survey, mapping, self.statements, cancelled)

    @property
    def _asked_about(self) -> set[str]:
        return {statement_id for statement_id, _ in self.weighable("")}

    def _own_question(self, column: Column, own: OwnQuestion) -> Question:
        question = self._question(column, OWN, own.use)
        return replace(question, executives=own.executives, short=own.short or question.short)

    def _question(self, column: Column, name: str, use: ColumnUse) -> Question:
        points = column.scale.points if column.scale else 5
        return Question(
            column=column,
            use=name,
            best=use.best or column.best,
            top=max(1, min(use.top or usual_top(points), points - 1)),
            executives=executives_wording(column.label, self._client),
            short=self._names[column.name],
            same_statement=use.same_statement,
        )


def _weighing(question: Question, all_of_them: Table[str, Question]) -> Question:
    """A question left out that asks how important another one's subject is, used as such."""
    if question.use or not asks_importance(question.column):
        return question
    about = simple(what_matters(question.column.label))
    for other in all_of_them.values():
        if other.own and simple(row_of_grid(other.column.label)) == about:
            return replace(question, use=MATTERS + other.pair_id)
    return question


def _use(question: Question) -> ColumnUse:
    return ColumnUse(
        question.column.name,
        question.best,
        question.top,
        question.same_statement,
        question.confirmed,
    )


def _names(columns: Sequence[Column]) -> dict[str, str]:
    """A short name for each question. Two that ask how good and how important the same is share
    theirs."""
    names: dict[str, str] = {}
    for important in (False, True):
        asked = [column for column in columns if asks_importance(column) is important]
        found = short_names(column.label for column in asked)
        names.update((column.name, name) for column, name in zip(asked, found, strict=True))
    return names
