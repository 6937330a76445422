"""From a survey file to customers' answers in five steps: File, What we read, Ask your executives,
Our statements, Check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Survey
from cxworkshop.intake.scoring import EachScore, Scored
from cxworkshop.intake.swapping import keep_decisions
from cxworkshop.intake.tables import Only, Part
from cxworkshop.problems import Problem
from cxworkshop.ui import theme
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.buttons import button, dress
from cxworkshop.ui.child_process import child_command
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.foot_label import FootLabel
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.prepare.customers.ask_step import AskStep
from cxworkshop.ui.prepare.customers.check_step import CheckStep
from cxworkshop.ui.prepare.customers.file_step import FileStep
from cxworkshop.ui.prepare.customers.ours_step import OursStep
from cxworkshop.ui.prepare.customers.purpose import Purpose
from cxworkshop.ui.prepare.customers.read_step import ReadStep
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.customers.step_line import STEPS, StepLine
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
        self._purpose = Purpose((), "", date.min)
        self._asked: QWidget | None = None  # the field that had a file read anew
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
        self.read.fresh_wanted.connect(self._start_fresh)
        self.ask = AskStep()
        self.ask.changed.connect(self._show_foot)
        self.ours = OursStep()
        self.ours.changed.connect(self._show_foot)
        self.check = CheckStep()
        self._stack = QStackedWidget()
        self._pages = (self.file, self.read, self.ask, self.ours, self.check)
        for page in self._pages:
            self._stack.addWidget(page)
        self.back = button("", "plain", "left")
        self.back.clicked.connect(self.step_back)
        self.next = button("", "plain")
        self.next.clicked.connect(self.go_on)
        self._said = FootLabel("muted")
        self._lay_out()

    # ---- what one can do

    def start(self, paths: Sequence[Path], purpose: Purpose) -> None:
        """Read a file, or several with the same columns as one."""
        self._purpose = purpose
        self._kept = None
        self._read_parts(paths[0], tuple(Part(path) for path in paths), None)

    def add_file(self, path: Path) -> None:
        """Read another file with the same columns together with those that are read."""
        if self.reading is not None:
            table = self.reading.survey.table
            self._read_other((*table.parts, Part(path)))

    def start_typed(self, table: str, purpose: Purpose) -> None:
        """Read a table that was typed, as CSV."""
        self._purpose = purpose
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
        self._asked = self.read.focusWidget() if self._stack.currentIndex() == READ else None
        self.file.show_reading(path)
        self._show(FILE)
        reading_of, kept = self._reading_of, self._kept

        def work(task: Task) -> tuple[Reading, EachScore]:
            reading = reading_of(read(task))
            if kept is not None:
                reading.decide_like(kept)
            return reading, reading.count(task.cancelled)

        self._run(work, self._take)

    def _reading_of(self, survey: Survey, *, fresh: bool = False) -> Reading:
        purpose = self._purpose
        earlier = () if fresh else purpose.earlier
        return Reading(
            survey, purpose.statements, purpose.client, self._reader, purpose.before, earlier
        )

    def _start_fresh(self) -> None:
        """Decide everything anew, without what was decided about this client's last survey."""
        if self.reading is not None:
            fresh = self._reading_of(self.reading.survey, fresh=True)
            self._count_in(fresh)

    def _take(self, found: tuple[Reading, EachScore]) -> None:
        self.reading, counted = found
        self._kept = None
        self.read.show_problem("")
        self.reading.take_counts(counted)
        self._show(READ)

    def _count(self) -> None:
        if self.reading is not None:
            self._count_in(self.reading)

    def _count_in(self, reading: Reading) -> None:
        self._said.setText(say("survey.counting"))
        self.next.setEnabled(False)

        def count(task: Task) -> tuple[Reading, EachScore]:
            return reading, reading.count(task.cancelled)

        self._run(count, self._take)

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
                tab_through(*self.ours.fields.values(), self.back, self.next)
            elif step == CHECK and self._scored is not None:
                described = self._purpose.described(self.reading.survey)
                self.check.show_reading(
                    self.reading, described, self._scored, self._purpose.held_on
                )
        turned = step != self._stack.currentIndex()
        turn_to(self._stack, self._pages[step])
        self.steps.show_step(step)
        self._show_foot()
        if turned:  # counting anew leaves the keyboard where it is
            self._take_focus(step)

    def _take_focus(self, step: int) -> None:
        """Enter goes on: with the next question that waits, else with the next step. Whoever chose
        other rows stays there."""
        if step == READ and self._asked is not None and self._asked.isVisible():
            self._asked.setFocus()
        elif step == ASK and self.reading is not None and self.reading.waiting:
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

    def _finish(self) -> None:
        assert self._scored is not None
        source = self.check.fields.filled_in(replace(self._scored.source, id=str(uuid4())))
        if self.reading is not None and self.reading.before is not None:
            source = keep_decisions(self.reading.before, source)
        self.finished.emit(source, self._own_pairs(self._scored))

    def _own_pairs(self, scored: Scored) -> tuple[PairedStatement, ...]:
        """The client's new questions, and beside them those of before that were answered again."""
        again = {score.statement_id for score in scored.source.scores}
        again -= {pair.id for pair in scored.own_pairs}
        before = (pair for pair in self._purpose.statements if pair.own and pair.id in again)
        return (*before, *scored.own_pairs) if scored.own_pairs else ()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.back)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.next)
        head = QHBoxLayout()
        head.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        head.addWidget(self.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, theme.GAP)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
