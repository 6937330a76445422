"""One survey file on its way to the stage: what each question is used for, and what is confirmed.

Plain data and rules, no widgets. A question is asked of the executives in its own words, or answers
one of our statements, or is left out; whatever changes its numbers takes its confirmation back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Any

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.column_score import usual_top
from cxworkshop.intake.columns import Best, Column, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment, suggest
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import can_be_asked
from cxworkshop.intake.remembering import remembered
from cxworkshop.intake.scoring import EachScore, Scored, some_count_gives
from cxworkshop.intake.swapping import Difference, differences, is_a_correction, keep_mapping
from cxworkshop.intake.voices import comment_columns, usual_comments
from cxworkshop.intake.wording import executives_wording, without_number

OWN = "own"
USUALLY_ASKED = 6
SHORT_LENGTH = 28


@dataclass(frozen=True, slots=True)
class Question:
    """One column of answers. `use` is OWN, the id of one of our statements, or "" when it is left
    out. `found` are its numbers as in the file, lowest first, once they have been counted;
    `problem` says why it can't be used."""

    column: Column
    use: str
    best: Best
    top: int
    executives: str
    short: str
    found: CustomerScore | None = None
    same_statement: bool = True
    confirmed: bool = False
    problem: str = ""

    @property
    def rated(self) -> int:
        """How many customers could judge."""
        return self.found.n if self.found else 0

    @property
    def counts(self) -> tuple[float, ...]:
        """Answers per point, lowest number first, weighted if there are weights; empty when the
        file holds only a share or a mean."""
        return (self.found.weighted_counts or self.found.counts) if self.found else ()

    @property
    def counted(self) -> Column:
        """The column with the numbers that count here: of one segment, or weighted to as many
        customers as could judge."""
        if self.found is None or not self.counts:
            return self.column
        scale = self.found.n / sum(self.counts)
        counts = dict(zip(self._points(), (part * scale for part in self.counts), strict=True))
        whole = self.found.n == self.column.n
        return replace(
            self.column,
            n=self.found.n,
            cant_judge=self.found.cant_judge,
            missing=self.column.missing if whole else 0,
            counts=counts,  # type: ignore[arg-type] # weighted counts are fractions
        )

    @property
    def worst_to_best(self) -> tuple[float, ...]:
        """The counts, turned when 1 is good."""
        return self.counts[::-1] if self.best is Best.LOW else self.counts

    @property
    def share(self) -> float | None:
        """How many of those who rated chose the top boxes, 0..1; None when that is not known."""
        total = sum(self.counts)
        if total:
            return sum(self.worst_to_best[-self.top :]) / total
        return self.found.share if self.found else None

    @property
    def impossible(self) -> bool:
        """Whether no number of these customers makes the share that was given."""
        found = self.found
        return bool(found and found.share is not None and found.n) and not some_count_gives(
            self.share or 0.0, self.rated
        )

    @property
    def agreeing(self) -> tuple[int, ...]:
        """The numbers of the file that count as agreeing, lowest first."""
        points = self._points()
        return points[: self.top] if self.best is Best.LOW else points[-self.top :]

    @property
    def good(self) -> int:
        """The number that is good."""
        points = self._points()
        return points[0] if self.best is Best.LOW else points[-1]

    @property
    def usable(self) -> bool:
        """Whether it can reach the stage at all."""
        return not self.problem and self.rated > 0

    def _points(self) -> tuple[int, ...]:
        scale = self.column.scale
        return tuple(range(scale.min, scale.max + 1)) if scale else ()


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
        self.questions = self._decide(found, 0 if self.before or again else USUALLY_ASKED)

    def _decide(self, found: Mapping, asked: int) -> dict[str, Question]:
        """The questions as a mapping uses them; of the others the first ones are asked, too, until
        there are `asked` of them."""
        ours = {use.column: (name, use) for name, use in found.statements.items()}
        own = {one.use.column: one for one in found.own}
        room = max(0, asked - len(ours))
        questions: dict[str, Question] = {}
        for column in self.survey.columns:
            if not can_be_asked(column):
                continue
            if column.name in own:
                questions[column.name] = self._own_question(column, own[column.name])
                continue
            name, use = ours.get(column.name, ("", ColumnUse(column.name)))
            if not name and room > 0:
                name, room = OWN, room - 1
            questions[column.name] = self._question(column, name, use)
        return questions

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
        if question.use in (OWN, ""):
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
            statements={q.use: _use(q) for q in kept if q.use != OWN},
            own=tuple(OwnQuestion(_use(q), q.executives, q.short) for q in kept if q.use == OWN),
            segment=self.segment,
            weight=self.weight,
            not_applicable=self.codes,
            voices=self.voices,
        )
        return self._reader.score(self.survey, mapping, self.statements, cancelled)

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
            short=_short(without_number(column.label)),
            same_statement=use.same_statement,
        )


def _use(question: Question) -> ColumnUse:
    return ColumnUse(
        question.column.name,
        question.best,
        question.top,
        question.same_statement,
        question.confirmed,
    )


def _short(text: str) -> str:
    """The first words that fit into a short name."""
    text = text.strip().rstrip(".?!")
    if len(text) <= SHORT_LENGTH:
        return text
    return text[: SHORT_LENGTH - 1].rsplit(" ", 1)[0] + "…"
