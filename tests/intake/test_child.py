"""Reading in a child process: the same result, and one sentence for whatever happens to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxworkshop.intake.child import SurveyReader
from cxworkshop.intake.columns import Kind, Survey
from cxworkshop.intake.json_forms import from_json, survey_from_json, survey_to_json, to_json
from cxworkshop.intake.mapping import ColumnUse, Mapping, OwnQuestion, Segment, read_mapping
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import score, score_each
from cxworkshop.intake.survey import read_survey
from cxworkshop.paths import resource
from tests.intake.files import Rows, write_csv, write_xlsx

READER = SurveyReader((sys.executable, "-m", "cxworkshop.intake.reader"))
SURVEY = resource("sample", "survey.csv")

WEIGHTED: list[list[object]] = [
    ["id", "Region", "Weight", "Q1", "Q2", "Comment"],
    *(
        [n, "North" if n % 3 else "South", 0.5 + n % 4, n % 5 + 1, (n * 7) % 5 + 1, f"Word {n}"]
        for n in range(1, 91)
    ),
]


def child(code: str, **limits: float) -> SurveyReader:
    """A child that runs this code in place of ours."""
    return SurveyReader((sys.executable, "-c", code), **limits)


def facts(survey: Survey) -> dict[str, object]:
    """Everything in a survey but its way to the rows."""
    return survey_to_json(survey)


@pytest.mark.parametrize(
    "rows",
    [
        WEIGHTED,
        [["Respondent", "Question", "Answer"], *([n, f"Q{n % 2}", n % 5 + 1] for n in range(60))],
        [["statement", "n", "top2_pct"], ["We listen", 400, 35], ["We care", 390, 62.5]],
        [["statement", "promoters", "passives", "detractors"], ["Recommend us", 50, 30, 20]],
    ],
    ids=["rows", "long", "summed", "recommend"],
)
def test_a_survey_arrives_as_it_was_read(rows: Rows, tmp_path: Path) -> None:
    for path in (write_csv(tmp_path / "a.csv", rows), write_xlsx(tmp_path / "a.xlsx", rows)):
        assert facts(READER.read(path)) == facts(read_survey(path))


def test_words_that_are_never_counted_stay_in_the_file(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", WEIGHTED)
    here, there = read_survey(path), READER.read(path)

    assert there.columns[5].kind is Kind.TEXT
    assert here.columns[5].values
    assert not there.columns[5].values
    assert there.columns[3:5] == here.columns[3:5]
    assert list(there.table.rows()) == list(here.table.rows())


@pytest.mark.parametrize(
    "mapping",
    [
        Mapping(),
        Mapping(segment=Segment("Region", "South")),
        Mapping(weight="Weight", not_applicable=(5, "none")),
    ],
    ids=["everybody", "a segment", "weights and codes"],
)
def test_counts_are_the_same_as_without_a_child(mapping: Mapping, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [*WEIGHTED, [91, "South", 1, 77, 3, ""]])
    survey = read_survey(path)
    names = ["Q1", "Q2", "Comment"]

    found = READER.score_each(survey, names, mapping)
    expected = score_each(survey, names, mapping)

    assert found["Q2"] == expected["Q2"]
    for name in ("Q1", "Comment"):
        assert str(found[name]) == str(expected[name])


def test_scores_are_the_same_as_without_a_child(tmp_path: Path) -> None:
    survey = read_survey(SURVEY)
    asked = OwnQuestion(ColumnUse("Q1", confirmed=True), "We are easy to reach.", "Reach")
    for mapping in (read_mapping(resource("sample", "map.json")), Mapping(own=(asked,))):
        assert READER.score(survey, mapping) == score(survey, mapping)


def test_forms_of_every_kind_come_back_equal() -> None:
    mapping = Mapping(
        {"1a": ColumnUse("Q1", top=1)},
        (OwnQuestion(ColumnUse("Q2"), "We …"),),
        Segment("Region"),
        "Weight",
        (0, "none"),
    )
    assert from_json(Mapping, json.loads(json.dumps(to_json(mapping)))) == mapping
    survey = read_survey(SURVEY)
    again = survey_from_json(json.loads(json.dumps(survey_to_json(survey))))
    assert facts(again) == facts(survey)


@pytest.mark.parametrize("data", [None, [], {}, {"columns": 5}, "survey", {"table": {}}])
def test_what_is_no_survey_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="survey"):
        survey_from_json(data)


def test_a_problem_arrives_with_its_place(tmp_path: Path) -> None:
    rows = [["statement", "n", "top2_pct"], ["We listen", 400, 35], ["We care", 390, "many"]]
    path = write_csv(tmp_path / "a.csv", rows)

    with pytest.raises(IntakeProblem) as there:
        READER.read(path)
    with pytest.raises(IntakeProblem) as here:
        read_survey(path)

    assert (there.value.row, there.value.column) == (3, "top2_pct")
    assert there.value.message == here.value.message


def test_progress_comes_line_by_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Q1", "Q2"], *([n % 5 + 1, 3] for n in range(5_000))])
    told: list[int] = []

    READER.read(path, progress=told.append)

    assert told == [2_048, 4_096, 5_000]


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.exit('thread main panicked at src/lib.rs')",
        "print('not JSON')",
        "print('[]')",
        "print('{\"done\": 5}')",
        "print('{\"problem\": {}}')",
        "pass",
    ],
)
def test_a_child_that_dies_or_talks_nonsense_becomes_one_sentence(
    code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(IntakeProblem) as found:
        child(code).read(SURVEY)

    assert found.value.code == "reader_failed"
    assert "Nothing was changed" in found.value.message
    assert capfd.readouterr() == ("", "")


def test_a_child_that_says_nothing_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(IntakeProblem) as found:
        child("import time; time.sleep(100)", silence=0.2).read(SURVEY)

    assert found.value.code == "too_slow"
    assert time.monotonic() - started < 20


def test_a_child_that_talks_for_ever_is_ended() -> None:
    code = "import time\nwhile True: print('{}', flush=True); time.sleep(.2)"
    with pytest.raises(IntakeProblem) as found:
        child(code, longest=1.0).read(SURVEY)

    assert found.value.code == "too_slow"


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    note = tmp_path / "process"
    code = (
        f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid()));"
        " print('{\"rows\": 5}', flush=True); time.sleep(100)"
    )
    told: list[int] = []

    with pytest.raises(IntakeProblem) as found:
        child(code).read(SURVEY, progress=told.append, cancelled=lambda: bool(told))

    assert found.value.code == "cancelled"
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


@pytest.fixture
def wide(tmp_path: Path) -> Iterator[Path]:
    """A file whose distinct cells don't fit into a little memory."""
    path = tmp_path / "wide.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(f"Q{at}" for at in range(40)) + "\n")
        for row in range(1_800):
            file.write(",".join(f"{row} of {at} ".ljust(2_000, "x") for at in range(40)) + "\n")
    yield path
    path.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_file_that_wants_all_memory_is_refused(wide: Path) -> None:
    code = "import cxworkshop.intake.reader as it; it.MOST_MEMORY = 110 << 20; it.main()"

    with pytest.raises(IntakeProblem) as found:
        child(code).read(wide)

    assert found.value.code == "too_much_memory"


def test_the_program_itself_can_be_the_child() -> None:
    reader = SurveyReader((sys.executable, "-m", "cxworkshop", "intake.reader"))

    assert reader.read(SURVEY).rows == 412


def test_the_child_brings_no_window_and_no_database() -> None:
    code = "import sys, cxworkshop.intake.reader; print(*sys.modules)"
    loaded = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, text=True, check=True
    )

    assert not {"PySide6", "sqlalchemy", "matplotlib", "reportlab"} & set(loaded.stdout.split())
