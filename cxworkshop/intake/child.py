"""Reads survey files in a child process, and turns whatever happens to it into one sentence.

A hostile file may make its reader crash, hang or want all memory: then the child is ended, and the
app has an `IntakeProblem` to show. `reader` is the other end.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import cxworkshop
from cxworkshop.domain.customers import CustomerScore
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake import mapping as mappings
from cxworkshop.intake.columns import Survey
from cxworkshop.intake.counting import Cancelled, Progress
from cxworkshop.intake.json_forms import (
    from_json,
    problem_from_json,
    survey_from_json,
    survey_to_json,
    to_json,
)
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import EachScore, Scored
from cxworkshop.intake.tables import Only, Part

Found = TypeVar("Found")

LONGEST_ANSWER = 64_000_000
LOOK_AGAIN = 0.05
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a console


@dataclass(frozen=True, slots=True)
class SurveyReader:
    """Does what `read_survey`, `score_each` and `score` do, in a child. `command` starts it;
    it is ended when it says nothing for `silence` seconds or takes `longest` in all."""

    command: Sequence[str]
    silence: float = 60.0
    longest: float = 1_800.0

    def read(
        self,
        path: Path,
        sheet: str | None = None,
        progress: Progress = lambda rows: None,
        cancelled: Cancelled = lambda: False,
    ) -> Survey:
        """Read a survey file. Raises IntakeProblem for everything that can go wrong."""
        return self.read_parts([Part(path, sheet)], None, progress, cancelled)

    def read_parts(
        self,
        parts: Sequence[Part],
        only: Only | None = None,
        progress: Progress = lambda rows: None,
        cancelled: Cancelled = lambda: False,
    ) -> Survey:
        """Read several files or sheets with the same columns as one, or `only` some rows."""
        whole = [replace(part, path=part.path.absolute()) for part in parts]
        request = {"do": "read", "parts": to_json(whole), "only": to_json(only)}
        return self._ask(request, survey_from_json, progress, cancelled)

    def score_each(
        self,
        survey: Survey,
        names: Sequence[str],
        mapping: mappings.Mapping,
        cancelled: Cancelled = lambda: False,
    ) -> EachScore:
        """The numbers of every named column, or what is wrong with it."""
        request = {
            "do": "score_each",
            "survey": survey_to_json(survey),
            "names": list(names),
            "mapping": to_json(mapping),
        }
        return self._ask(request, _each_score, lambda rows: None, cancelled)

    def score(
        self,
        survey: Survey,
        mapping: mappings.Mapping,
        statements: Sequence[PairedStatement] = (),
        cancelled: Cancelled = lambda: False,
    ) -> Scored:
        """The scores of a mapping."""
        request = {
            "do": "score",
            "survey": survey_to_json(survey),
            "mapping": to_json(mapping),
            "statements": to_json(statements),
        }
        return self._ask(
            request, lambda data: from_json(Scored, data), lambda rows: None, cancelled
        )

    def _ask(
        self,
        request: Mapping[str, Any],
        build: Callable[[Any], Found],
        progress: Progress,
        cancelled: Cancelled,
    ) -> Found:
        with subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=NO_WINDOW,
        ) as process:
            lines: SimpleQueue[bytes | None] = SimpleQueue()
            talk = Thread(target=_talk, args=(process, json.dumps(request).encode(), lines))
            talk.start()
            try:
                return build(self._answer(lines, progress, cancelled))
            except ValueError:
                raise IntakeProblem("reader_failed") from None
            finally:
                process.kill()
                talk.join()

    def _answer(
        self, lines: SimpleQueue[bytes | None], progress: Progress, cancelled: Cancelled
    ) -> Any:
        """What the child has done. Raises IntakeProblem when it did not get there, ValueError when
        it says what makes no sense."""
        started = heard = time.monotonic()
        while True:
            if cancelled():
                raise IntakeProblem("cancelled")
            try:
                line = lines.get(timeout=LOOK_AGAIN)
            except Empty:
                now = time.monotonic()
                if now - heard > self.silence or now - started > self.longest:
                    raise IntakeProblem("too_slow") from None
                continue
            if line is None:
                raise IntakeProblem("reader_failed")
            heard = time.monotonic()
            said = json.loads(line)
            if "problem" in said:
                raise problem_from_json(said["problem"])
            if "done" in said:
                return said["done"]
            if "rows" in said:
                progress(int(said["rows"]))


def _talk(
    process: subprocess.Popen[bytes], request: bytes, lines: SimpleQueue[bytes | None]
) -> None:
    """Ask, then pass on every line of the answer, and None when there is no more."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(request)
        process.stdin.close()
        while line := process.stdout.readline(LONGEST_ANSWER):
            lines.put(line)
    except OSError:  # the child has gone before it had read the request
        pass
    lines.put(None)


def _each_score(data: Any) -> EachScore:
    return {
        name: problem_from_json(one["problem"])
        if "problem" in one
        else from_json(CustomerScore, one["score"])
        for name, one in data.items()
    }


def _environment() -> dict[str, str]:
    """The environment in which a child finds this very program."""
    root = str(Path(cxworkshop.__file__).parent.parent)
    known = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(part for part in (root, known) if part)
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
