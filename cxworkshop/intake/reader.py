"""The child process in which the app reads survey files, so that no file can take the app down.

One JSON object comes in on standard input and says what to do; JSON lines go out: `{"rows": 2048}`
as a sign of life, then `{"done": …}` or `{"problem": …}`. Memory is limited where the system can,
and whatever a reader of foreign formats prints on standard error is the parent's to throw away.
`child.SurveyReader` is the other end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake import mapping as mappings
from cxworkshop.intake.joining import open_parts, placed
from cxworkshop.intake.json_forms import (
    from_json,
    problem_to_json,
    survey_from_json,
    survey_to_json,
    to_json,
)
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score, score_each
from cxworkshop.intake.survey import read_table
from cxworkshop.intake.tables import Only, Part

MOST_MEMORY = 2 << 30


def main(_arguments: list[str] | None = None) -> int:
    """Carry out the one request; 0 when it was answered, with a result or a problem."""
    limit_memory(MOST_MEMORY)
    request = json.loads(sys.stdin.buffer.read())
    try:
        answer = {"done": ACTIONS[request["do"]](request)}
    except IntakeProblem as problem:
        answer = {"problem": problem_to_json(problem)}
    except MemoryError:
        answer = {"problem": problem_to_json(IntakeProblem("too_much_memory"))}
    _say(answer)
    return 0


def limit_memory(most: int) -> bool:
    """Let this process have no more than `most` bytes; False where the system has no limit."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    except (ImportError, AttributeError, ValueError, OSError):
        return False
    return True


def _read(request: Mapping[str, Any]) -> Any:
    parts = from_json(tuple[Part, ...], request["parts"])
    table = open_parts(parts, from_json(Only, request["only"]) if request["only"] else None)
    try:
        return survey_to_json(read_table(table, _progress))
    except IntakeProblem as problem:
        raise placed(problem, table) from None


def _score_each(request: Mapping[str, Any]) -> Any:
    survey = survey_from_json(request["survey"])
    mapping = from_json(mappings.Mapping, request["mapping"])
    found = score_each(survey, request["names"], mapping, _still_alive)
    return {
        name: {"problem": problem_to_json(placed(one, survey.table))}
        if isinstance(one, IntakeProblem)
        else {"score": to_json(one)}
        for name, one in found.items()
    }


def _score(request: Mapping[str, Any]) -> Any:
    survey = survey_from_json(request["survey"])
    statements = [from_json(PairedStatement, one) for one in request["statements"]]
    mapping = from_json(mappings.Mapping, request["mapping"])
    try:
        return to_json(score(survey, mapping, statements, _still_alive))
    except IntakeProblem as problem:
        raise placed(problem, survey.table) from None


ACTIONS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "read": _read,
    "score_each": _score_each,
    "score": _score,
}


def _progress(rows: int) -> None:
    _say({"rows": rows})


def _still_alive() -> bool:
    """Asked between two portions of rows whether to stop. The parent stops us by ending us; this
    tells it that we get on."""
    _say({})
    return False


def _say(line: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
