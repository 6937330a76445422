"""From a survey file to customers' answers in five steps: File, What we read, Ask your executives,
Our statements, Check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Survey
from cxworkshop.intake.scoring import EachScore, Scored
from cxworkshop.intake.tables import Only, Part
from cxworkshop.problems import Problem
from cxworkshop.ui import theme
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.buttons import button, dress
from cxworkshop.ui.prepare.customers.ask_step import AskStep
from cxworkshop.ui.prepare.customers.check_step import CheckStep
from cxworkshop.ui.prepare.customers.file_step import FileStep
from cxworkshop.ui.prepare.customers.ours_step import OursStep
from cxworkshop.ui.prepare.customers.read_step import ReadStep
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.customers.step_line import STEPS, StepLine
from cxworkshop.ui.room_process import child_command
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

Found = TypeVar("Found")

FILE, READ, ASK, OURS, CHECK = range(len(STEPS))


class SurveyWizard(QWidget):
    """`finished` carries the source and the client's own pairs; `given_up` that it was left.
    `wanted` asks for another file, `more_wanted` for one to be joined with those that are read."""

    finished = Signal(object, object)
    given_up = Signal()
    wanted = Signal()
    more_wanted = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._reader = SurveyReader(child_command("intake.reader"))
        self._task: Task | None = None
        self._kept: Reading | None = None
        self._statements: tuple[PairedStatement, ...] = ()
        self._client = ""
        self._before: CustomerSource | None = None
        self.reading: Reading | None = None
        self._scored: Scored | None = None
        self.steps = StepLine()
        self.file = FileStep()
        self.file.cancelled.connect(self._cancel)
        self.file.wanted.connect(self.wanted)
        self.read = ReadStep()
        self.read.parts_wanted.connect(self._read_other)
        self.read.more_wanted.connect(self.more_wanted)
        self.read.only_wanted.connect(self._read_only)
        self.read.changed.connect(self._count)
        self.ask = AskStep()
        self.ask.changed.connect(self._show_foot)
        self.ours = OursStep()
        self.ours.changed.connect(self._show_foot)
        self.check = CheckStep()
        self._stack = QStackedWidget()
        for page in (self.file, self.read, self.ask, self.ours, self.check):
            self._stack.addWidget(page)
        self.back = button("", "plain", "left")
        self.back.clicked.connect(self.step_back)
        self.next = button("", "plain")
        self.next.clicked.connect(self.go_on)
        self._said = PlainLabel("", "small", "muted")
        self._lay_out()

    # ---- what one can do

    def start(
        self,
        path: Path,
        statements: tuple[PairedStatement, ...],
        client: str,
        before: CustomerSource | None,
    ) -> None:
        """Read a file; `before` is what is kept now and lends its description."""
        self._statements, self._client, self._before = statements, client, before
        self._kept = None
        self._read_parts(path, (Part(path),), None)

    def add_file(self, path: Path) -> None:
        """Read another file with the same columns together with those that are read."""
        if self.reading is not None:
            table = self.reading.survey.table
            self._read_other((*table.parts, Part(path)))

    def start_typed(
        self,
        table: str,
        statements: tuple[PairedStatement, ...],
        client: str,
        before: CustomerSource | None,
    ) -> None:
        """Read a table that was typed, as CSV."""
        self._statements, self._client, self._before = statements, client, before
        self._kept = None
        name = f"{say('survey.typed.name')}.csv"

        def read(task: Task) -> Survey:
            with TemporaryDirectory() as folder:
                path = Path(folder) / name
                path.write_text(table, encoding="utf-8")
                return self._reader.read(path, None, task.report, task.cancelled)

        self._read(Path(name), read)

    def go_on(self) -> None:
        """To the next step, and from the last one finish."""
        step = self._stack.currentIndex()
        if step == CHECK:
            self._finish()
        elif step == OURS and self.reading and self.reading.waiting:
            self._show(ASK)
            self.ask.go_to_waiting()
        elif step == OURS:
            self._score()
        else:
            self._show(step + 1)

    def step_back(self) -> None:
        """To the step before; from the second one leave."""
        step = self._stack.currentIndex()
        if step <= READ:
            self.give_up()
        else:
            self._show(step - 1)

    def give_up(self) -> None:
        """Leave; nothing is kept."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.given_up.emit()

    def _cancel(self) -> None:
        """Stop reading; what was read before stays, or else the wizard is left."""
        if self._kept is None:
            self.give_up()
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.reading, self._kept = self._kept, None
        self._show(READ)

    # ---- reading and counting

    def _read_other(self, parts: tuple[Part, ...]) -> None:
        """Read other sheets or files; when they can't be, what was read stays."""
        self._kept = self.reading
        self._read_parts(parts[-1].path, parts, None)

    def _read_only(self, only: Only | None) -> None:
        if self.reading is not None:
            self._kept, table = self.reading, self.reading.survey.table
            self._read_parts(table.path, table.parts, only)

    def _read_parts(self, path: Path, parts: tuple[Part, ...], only: Only | None) -> None:
        reader = self._reader
        self._read(path, lambda task: reader.read_parts(parts, only, task.report, task.cancelled))

    def _read(self, path: Path, read: Callable[[Task], Survey]) -> None:
        if self._task is not None:
            self._task.cancel()
        self.reading = None
        self.file.show_reading(path)
        self._show(FILE)
        statements, client, before = self._statements, self._client, self._before
        reader, kept = self._reader, self._kept

        def work(task: Task) -> tuple[Reading, EachScore]:
            reading = Reading(read(task), statements, client, reader, before)
            if kept is not None:
                reading.decide_like(kept)
            return reading, reading.count(task.cancelled)

        self._run(work, self._take)

    def _take(self, found: tuple[Reading, EachScore]) -> None:
        self.reading, counted = found
        self._kept = None
        self.read.show_problem("")
        self.reading.take_counts(counted)
        self._show(READ)

    def _count(self) -> None:
        reading = self.reading
        if reading is not None:
            self._said.setText(say("survey.counting"))
            self.next.setEnabled(False)

            def recount(task: Task) -> tuple[Reading, EachScore]:
                return reading, reading.count(task.cancelled)

            self._run(recount, self._take)

    def _score(self) -> None:
        """Count what was confirmed; with weights the file is read once more."""
        if self.reading is not None:
            self._said.setText(say("survey.counting"))
            self.next.setEnabled(False)
            reading = self.reading
            self._run(lambda task: reading.finish(task.cancelled), self._show_check)

    def _show_check(self, scored: Scored) -> None:
        self._scored = scored
        self._show(CHECK)

    def _run(self, work: Callable[[Task], Found], done: Callable[[Found], None]) -> None:
        task: Task

        def finished(found: Found) -> None:
            if not task.cancelled():
                self._task = None
                done(found)

        def failed(error: Exception) -> None:
            if not task.cancelled():
                self._task = None
                self._show_problem(error)

        task = self._background.run(work, finished, failed, self.file.show_rows)
        self._task = task

    def _show_problem(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        if self.reading is None and self._kept is not None:
            self.reading, self._kept = self._kept, None
            self._show(READ)
            self.read.show_problem(error.message)
        elif self.reading is None:
            self.file.show_problem(error.message)
        else:
            self._said.setText(error.message)

    # ---- what it shows

    def _show(self, step: int) -> None:
        if self.reading is not None:
            if step == READ:
                self.read.show_reading(self.reading)
            elif step == ASK:
                self.ask.show_reading(self.reading)
            elif step == OURS:
                self.ours.show_reading(self.reading)
            elif step == CHECK and self._scored is not None:
                described = self._described(self.reading)
                self.check.show_reading(self.reading, described, self._scored.warnings)
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self._show_foot()
        self._take_focus(step)

    def _take_focus(self, step: int) -> None:
        """Enter goes on: with the next question that waits, else with the next step."""
        if step == ASK and self.reading is not None and self.reading.waiting:
            self.ask.panel.yes.setFocus()
        elif step != FILE:
            self.next.setFocus()

    def _show_foot(self) -> None:
        step, reading = self._stack.currentIndex(), self.reading
        for widget in (self.back, self.next, self._said):
            widget.setVisible(step != FILE)
        if step == FILE or reading is None:
            return
        self.back.setText(
            " " + say("survey.leave" if step == READ else f"survey.step.{STEPS[step - 1]}")
        )
        used, waiting = len(reading.used), len(reading.waiting)
        key = "survey.progress" if waiting else "survey.all_confirmed"
        self._said.setText(say(key, done=used - waiting, used=used, waiting=waiting))
        if step == CHECK:
            self.next.setText(say("survey.keep"))
        elif step == OURS and waiting:
            self.next.setText(say("survey.read_back_waiting", count=waiting))
        else:
            self.next.setText(f"{say(f'survey.step.{STEPS[step + 1]}')} ›")
        self.next.setEnabled(step in (READ, OURS) or (used > 0 and not waiting))
        confirming = step == ASK and (waiting > 0 or not used)
        dress(self.next, "plain" if confirming else "primary")
        dress(self.ask.panel.yes, "primary" if confirming else "plain")
        if step == ASK and not waiting and used:
            self.next.setFocus()

    def _described(self, reading: Reading) -> CustomerSource:
        path, survey = reading.survey.table.path, reading.survey
        before = self._before
        return CustomerSource(
            id="",
            name=before.name if before else path.stem.replace("_", " ").replace("-", " "),
            rows=survey.rows,
            field_from=survey.field_from or (before.field_from if before else None),
            field_to=survey.field_to or (before.field_to if before else None),
            population=before.population if before else "",
            invited=before.invited if before else None,
            file_name=path.name,
        )

    def _finish(self) -> None:
        assert self._scored is not None
        described = self.check.fields.filled_in(replace(self._scored.source, id=str(uuid4())))
        self.finished.emit(described, self._own_pairs(self._scored))

    def _own_pairs(self, scored: Scored) -> tuple[PairedStatement, ...]:
        """The client's new questions, and beside them those of before that were answered again."""
        again = {score.statement_id for score in scored.source.scores}
        before = (pair for pair in self._statements if pair.own and pair.id in again)
        return (*before, *scored.own_pairs) if scored.own_pairs else ()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self._said)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, 4, theme.MARGIN, theme.GAP)
        layout.setSpacing(12)
        layout.addWidget(self.steps)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
